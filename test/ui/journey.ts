// A journey: one test that drives a real VS Code as its user does, in a window and a copy of a folder of its own.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject, test } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { startServer, windowUrl } from '../../scripts/vscode/server.mjs';
import { Workbench } from './workbench.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface JourneyOptions {
  /** The folder to open, below the project's root. */
  readonly workspace: string;
  /** What of it is copied, as paths below it; all of it where this is left out. */
  readonly only?: readonly string[];
  /** A file of it to open at once. */
  readonly file?: string;
  /** Settings that the user has. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** false: the folder is not trusted. */
  readonly trust?: boolean;
}

/** Declares a journey. When it fails, the picture of the window is out/failed-<name>.png. */
export function journey(name: string, options: JourneyOptions, drive: (workbench: Workbench) => Promise<void>): void {
  test(name, async () => {
    const { workspace, only, file, settings = {}, trust = true } = options;
    const folder = path.join(await mkdtemp(path.join(tmpdir(), 'trackwright-ui-')), path.basename(workspace));
    const from = path.resolve(root, workspace);
    await cp(from, folder, {
      recursive: true,
      filter: (source) =>
        path.basename(source) !== '.trackwright' &&
        (!only || source === from || only.includes(path.relative(from, source))),
    });
    const server = await startServer({
      extensions: inject('extensions'),
      settings: { ...readable, ...settings },
      trust,
      testing: false,
    });
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(600_000);
      const workbench = new Workbench(page, folder);
      await page.goto(windowUrl(server, folder, file ? { file: path.join(folder, file) } : {}));
      try {
        await workbench.ready();
        await drive(workbench);
      } catch (error) {
        const picture = path.join(root, 'out', `failed-${name.replaceAll(/\W+/g, '-')}.png`);
        await page.screenshot({ path: picture }).catch(() => {});
        console.error(await server.output('Trackwright'));
        throw error;
      }
    } finally {
      await browser.close();
      await server.stop();
      await rm(path.dirname(folder), { recursive: true, force: true });
    }
  });
}

// What a picture of the window need not show.
const readable = {
  'editor.minimap.enabled': false,
  'editor.fontSize': 14,
  'editor.scrollbar.horizontal': 'hidden',
  'window.commandCenter': false,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: VS Code's own placeholders
  'window.title': '${activeEditorShort}${separator}${rootName}',
  'workbench.reduceMotion': 'on',
};
