// Installs a real VS Code from the npm registry: its server and browser workbench out of the package `code-server`, and
// the Node it needs out of the package `node-<os>-<cpu>`. No download site, no native build, no install script.
// @ts-check
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../run.mjs';
import { folderOf } from './folder.mjs';

const codeServer = '4.139.1';
const node = '24';
// What server, extension host, file watcher and workbench import in JavaScript; nothing here must be compiled.
const modules =
  '^(@microsoft/1ds|@parcel/watcher$|@vscode/(iconv|proxy-agent|ripgrep|tree-sitter|vscode-languaged)|@xterm/|cookie|https?-proxy|jschardet|katex|minimist|node-pty|tas-client|vscode-|ws$|yauzl|yazl)';
// Languages and themes; the other built-in extensions slow the start and reach for the network.
const extensions =
  'yaml json sql markdown-basics theme-defaults theme-seti ipynb notebook-renderers configuration-editing references-view simple-browser';

/**
 * VS Code under `.vscode-test/`, installed on first use (half a minute, about 400 MB).
 * @param {(line: string) => void} [say] hears what is being done
 * @returns {Promise<{ version: string, main: string, node: string }>} the version, the server's script and the Node for it
 */
export async function installVSCode(say = console.error) {
  const spdlog = await readFile(path.join(import.meta.dirname, 'spdlog.mjs'), 'utf8');
  const parts = { codeServer, node, modules, extensions, spdlog, os: process.platform, cpu: process.arch };
  const dir = await folderOf(`vscode-${codeServer}`, parts, (draft) => make(draft, say));
  const app = path.join(dir, 'vscode');
  const { version } = JSON.parse(await readFile(path.join(app, 'package.json'), 'utf8'));
  return { version, main: path.join(app, 'out/server-main.js'), node: path.join(dir, nodePath()) };
}

/** @param {string} dir @param {(line: string) => void} say */
async function make(dir, say) {
  say(`Installing VS Code for the tests: fetching code-server ${codeServer} from the npm registry …`);
  await writeFile(path.join(dir, 'package.json'), '{"private":true}');
  const archive = (await run('npm', ['pack', '--silent', `code-server@${codeServer}`], { cwd: dir })).trim();
  await run('tar', ['-xzf', archive, '--strip-components=2', 'package/lib/vscode'], { cwd: dir });
  await rm(path.join(dir, archive));

  const app = path.join(dir, 'vscode');
  say('Installing VS Code for the tests: its modules …');
  await pinModules(app);
  const install = ['install', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund', '--omit=dev'];
  await run('npm', install, { cwd: app });
  await addLogWriter(path.join(app, 'node_modules/@vscode/spdlog'));
  say(`Installing VS Code for the tests: Node ${node} …`);
  await run('npm', [...install, `${nodePackage()}@${node}`], { cwd: dir });
  await trimExtensions(path.join(app, 'extensions'));
  say('VS Code for the tests is installed.');
}

/** Replaces the package by one that asks only for the modules we keep, at the versions VS Code was locked to. @param {string} app */
async function pinModules(app) {
  /** @param {string} file */
  const read = async (file) => JSON.parse(await readFile(path.join(app, file), 'utf8'));
  const { name, version, dependencies } = await read('package.json');
  const locked = (await read('npm-shrinkwrap.json')).packages;
  const kept = Object.keys(dependencies).filter((dependency) => new RegExp(modules).test(dependency));
  const pinned = Object.fromEntries(kept.map((each) => [each, locked[`node_modules/${each}`].version]));
  await rm(path.join(app, 'npm-shrinkwrap.json'));
  const json = { name, version, type: 'module', private: true, dependencies: pinned };
  await writeFile(path.join(app, 'package.json'), JSON.stringify(json, null, 1));
}

/** @param {string} dir */
async function addLogWriter(dir) {
  await mkdir(dir, { recursive: true });
  await copyFile(path.join(import.meta.dirname, 'spdlog.mjs'), path.join(dir, 'index.mjs'));
  await writeFile(path.join(dir, 'package.json'), '{"name":"@vscode/spdlog","version":"0.0.0","main":"index.mjs"}');
}

/** @param {string} dir */
async function trimExtensions(dir) {
  const kept = new Set(extensions.split(' '));
  for (const entry of await readdir(dir, { withFileTypes: true }))
    if (entry.isDirectory() && !kept.has(entry.name)) await rm(path.join(dir, entry.name), { recursive: true });
}

function nodePackage() {
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}

function nodePath() {
  return `node_modules/${nodePackage()}/bin/${process.platform === 'win32' ? 'node.exe' : 'node'}`;
}
