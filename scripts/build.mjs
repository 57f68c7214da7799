// Bundles every door: extension and language server (CommonJS, what VS Code and Node load fastest), worker, CLI, webview pages.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const dev = process.argv.includes('--dev');
const common = {
  bundle: true,
  minify: !dev,
  sourcemap: dev,
  metafile: true,
  logLevel: 'warning',
  target: 'node20',
  platform: 'node',
};
const native = ['@duckdb/node-api'];
const bundles = [
  { entryPoints: { extension: 'client/extension.ts' }, format: 'cjs', external: ['vscode'] },
  { entryPoints: { lsp: 'server/lsp.ts' }, format: 'cjs' },
  { entryPoints: { worker: 'server/worker.ts' }, format: 'esm', external: native },
  { entryPoints: { cli: 'server/cli.ts' }, format: 'esm', external: native },
  { entryPoints: { results: 'client/views/results/page.ts' }, format: 'iife', platform: 'browser', target: 'es2022' },
];
// Packages that are CommonJS inside call `require` for Node's own modules.
const requireShim =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

const meta = {};
for (const { entryPoints, format, ...rest } of bundles) {
  if (!Object.values(entryPoints).every((file) => existsSync(file))) continue;
  const extension = { cjs: '.cjs', esm: '.mjs', iife: '.js' }[format];
  const result = await build({
    ...common,
    ...rest,
    entryPoints,
    format,
    outdir: 'dist',
    outExtension: { '.js': extension },
    ...(format === 'esm' ? { banner: { js: requireShim } } : {}),
  });
  Object.assign(meta, result.metafile.outputs);
}
await mkdir('dist', { recursive: true });
await writeFile('dist/meta.json', JSON.stringify({ outputs: meta }));
