// Starts the VS Code server for one test run: a folder of its own for settings and extensions, nothing left behind.
// @ts-check
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../run.mjs';
import { installVSCode } from './install.mjs';

const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off', // as on the desktop; in a browser it is on
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * @typedef {object} ServerOptions
 * @property {boolean} [trust] false: workspaces start untrusted, as an unknown folder does for a user
 * @property {boolean} [testing] true: windows may run tests, and then show no notifications; false: as users have it
 * @property {Record<string, unknown>} [settings] machine settings beside the quiet ones
 * @property {string} [extensions] a folder of `installExtensions`, of which the server gets a copy
 * @property {Record<string, string | undefined>} [env] reaches the extension host
 */

/**
 * Installs extensions once for many servers, since each installation starts a VS Code and unpacks the whole.
 * @param {readonly string[]} vsix as files
 * @returns {Promise<string>} a new folder, which the caller removes
 */
export async function installExtensions(vsix) {
  const vscode = await installVSCode();
  const home = await mkdtemp(path.join(tmpdir(), 'trackwright-extensions-'));
  const dir = path.join(home, 'extensions');
  const places = ['--server-data-dir', path.join(home, 'data'), '--extensions-dir', dir];
  for (const file of vsix) await run(vscode.node, [vscode.main, ...places, '--install-extension', file, '--force']);
  await rm(path.join(home, 'data'), { recursive: true, force: true });
  return dir;
}

/**
 * Starts a server and waits until it listens.
 * @param {ServerOptions} [options]
 */
export async function startServer({ trust = true, testing = true, settings = {}, extensions, env = {} } = {}) {
  const vscode = await installVSCode();
  const home = await mkdtemp(path.join(tmpdir(), 'trackwright-vscode-'));
  const places = ['--server-data-dir', home, '--extensions-dir', path.join(home, 'extensions')];
  await mkdir(path.join(home, 'data/Machine'), { recursive: true });
  await writeFile(path.join(home, 'data/Machine/settings.json'), JSON.stringify({ ...quiet, ...settings }));
  if (extensions) await cp(extensions, path.join(home, 'extensions'), { recursive: true });

  const listen = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'];
  const mode = [
    '--telemetry-level',
    'off',
    ...(testing ? ['--enable-smoke-test-driver'] : []),
    ...(trust ? ['--disable-workspace-trust'] : []),
  ];
  const child = spawn(vscode.node, [vscode.main, ...listen, ...mode, ...places], {
    env: { ...outside(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let log = '';
  const kill = () => endGroup(child.pid);
  process.once('exit', kill);
  const died = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
  /** @type {Promise<number>} */
  const listening = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        log += chunk;
        const port = /Extension host agent listening on (\d+)/.exec(log)?.[1];
        if (port) resolve(Number(port));
      });
  });
  const port = await Promise.race([
    listening,
    died.then((how) => Promise.reject(new Error(`The VS Code server ended (${how}) before it listened.\n${log}`))),
  ]);

  return {
    host: `127.0.0.1:${port}`,
    version: vscode.version,
    /** Settles with the exit code or signal once the server is gone. */
    died,
    /** What the server has written so far. */
    log: () => log,
    /** What the extensions wrote into the output channel of this name. @param {string} channel */
    async output(channel) {
      const logs = path.join(home, 'data/logs');
      const files = await readdir(logs, { recursive: true }).catch(() => []);
      const found = files.filter((file) => path.basename(file) === `${channel}.log`);
      return (await Promise.all(found.map((file) => readFile(path.join(logs, file), 'utf8')))).join('');
    },
    async stop() {
      process.off('exit', kill);
      kill();
      await died;
      await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */

/**
 * The address at which a window opens.
 * @param {Server} server
 * @param {string} folder absolute path of the folder, or of a `.code-workspace` file
 * @param {{ extension?: string, tests?: string, file?: string }} [what] absolute paths: the extension under development,
 *   the script that runs its tests, a file to open
 */
export function windowUrl({ host }, folder, { extension, tests, file } = {}) {
  const remote = (/** @type {string} */ target) =>
    `vscode-remote://${host}${encodeURI(target).replace(/[#?]/g, encodeURIComponent)}`;
  const payload = [
    ...(extension ? [['extensionDevelopmentPath', remote(extension)]] : []),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ...(file ? [['openFile', remote(file)]] : []),
  ];
  const query = new URLSearchParams({ [folder.endsWith('.code-workspace') ? 'workspace' : 'folder']: folder });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://${host}/?${query}`;
}

/** The environment, without what a VS Code tells the programs in its own terminal. */
function outside() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VSCODE|ELECTRON)_|^NODE_OPTIONS$/.test(name)),
  );
}

/** Ends the server with the extension hosts and language servers it started. @param {number | undefined} pid */
function endGroup(pid) {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
