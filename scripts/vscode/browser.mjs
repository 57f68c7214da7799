// The headless Chromium that shows VS Code to the tests: from the npm package @sparticuz/chromium, which brings what a
// bare system lacks (libraries, a font). It is unpacked once under `.vscode-test/`.
// @ts-check
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';
import { run } from '../run.mjs';
import { folderOf } from './folder.mjs';

// Without these Chromium keeps looking for hosts that a test never needs.
const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
// The system's fonts first; ours for a machine that has none.
const fonts = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir prefix="relative">fonts</dir></fontconfig>
`;

/**
 * Starts the browser; the environment variable TRACKWRIGHT_CHROMIUM names another binary to use.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser() {
  const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', ...quiet];
  const own = process.env.TRACKWRIGHT_CHROMIUM;
  if (own) return chromium.launch({ executablePath: own, args });
  const dir = await unpackedChromium();
  const env = { ...process.env, FONTCONFIG_FILE: path.join(dir, 'fonts.conf'), ...(await libraries(dir)) };
  return chromium.launch({ executablePath: path.join(dir, 'chromium'), args, env });
}

async function unpackedChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      `The browser of these tests comes for linux-x64 only, and this is ${process.platform}-${process.arch}. Run "npm run test:electron" instead, or name a Chromium in TRACKWRIGHT_CHROMIUM.`,
    );
  const archive = createRequire(import.meta.url)
    .resolve('@sparticuz/chromium')
    .replace(/build[\\/].*/, '');
  const { version } = JSON.parse(await readFile(path.join(archive, 'package.json'), 'utf8'));
  return folderOf(`chromium-${version}`, { version, fonts }, async (draft) => {
    const inflate = async (/** @type {string} */ name) =>
      promisify(brotliDecompress)(await readFile(path.join(archive, 'bin', `${name}.br`)));
    await writeFile(path.join(draft, 'chromium'), await inflate('chromium'), { mode: 0o755 });
    for (const name of ['fonts.tar', 'swiftshader.tar', 'al2023.tar']) {
      await writeFile(path.join(draft, name), await inflate(name));
      await run('tar', ['-xf', name], { cwd: draft });
      await rm(path.join(draft, name));
    }
    await writeFile(path.join(draft, 'fonts.conf'), fonts);
  });
}

/** The package's own libraries where the system lacks one of them. @param {string} dir */
async function libraries(dir) {
  const needed = await run('ldd', [path.join(dir, 'chromium')]).catch(() => 'not found');
  return needed.includes('not found') ? { LD_LIBRARY_PATH: path.join(dir, 'lib') } : {};
}
