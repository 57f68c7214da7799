// Runs the journeys of test/ui: a real VS Code driven as its user does.
// Options: --screenshots (write the pictures of the docs), then any of vitest's: a file, -t NAME.
// @ts-check
import path from 'node:path';
import { finish } from './results.mjs';
import { testWithVitest } from './vitest-counts.mjs';

const root = path.resolve(import.meta.dirname, '..');
const args = process.argv.slice(2);
const kept = args.includes('--screenshots');
/** @type {Record<string, string>} */
const env = kept ? { TRACKWRIGHT_SCREENSHOTS: path.join(root, 'docs/images') } : {};
const rest = args.filter((arg) => arg !== '--screenshots');
await finish(await testWithVitest(['--config', 'test/ui/vitest.config.ts', ...rest], env));
