// Bundles every entry point: the extension (CommonJS, as VS Code loads it), language server, worker, CLI, webview pages.
// Writes ThirdPartyNotices.txt too, where the whole of it goes to dist/.
// `--dev` keeps names and writes source maps; `--out DIR` builds elsewhere than dist/; `--only cli,worker` builds these.
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundledPackages, noticesFile, noticesOf, noticesText } from './notices.mjs';
import { explain } from './run.mjs';

const { dev, out, only } = parseArgs({
  options: {
    dev: { type: 'boolean', default: false },
    out: { type: 'string', default: 'dist' },
    only: { type: 'string' },
  },
}).values;
/** Builds classes of emoji and a segmenter when it is evaluated, which most runs never ask for: evaluated by the first call. */
const late = 'string-width';
const onCall = {
  name: 'on-call',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\?itself$/ }, ({ path: file, resolveDir }) => ({
      path: path.join(resolveDir, file.replace(/\?.*/, '')),
      suffix: '?itself',
    }));
    onLoad({ filter: new RegExp(`node_modules.${late}.index\\.js$`) }, ({ path: file, suffix }) =>
      suffix
        ? undefined
        : {
            contents: `let real; export default (...given) => (real ??= require('./index.js?itself').default)(...given);`,
            resolveDir: path.dirname(file),
          },
    );
  },
};
const common = {
  bundle: true,
  minify: !dev,
  sourcemap: dev,
  metafile: true,
  logLevel: 'warning',
  target: 'node20',
  platform: 'node',
  // The same source as modules: a quarter less to load, and calls that the bundler can make direct.
  plugins: [onCall],
  alias: { yaml: path.resolve('node_modules/yaml/browser/index.js') },
};
const native = ['@duckdb/node-api'];
/** Read by chunks of the language server and of the command line, one folder below: shipped once, and loaded by who meets Markdown. */
const shared = 'markdown-it';
const once = {
  name: 'once',
  setup: ({ onResolve }) =>
    onResolve({ filter: new RegExp(`^${shared}$`) }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: `../${shared}.mjs`, external: true },
    ),
};
const bundles = [
  { entryPoints: { extension: 'client/extension.ts' }, format: 'cjs', external: ['vscode'] },
  // What English words are asked of, loaded for the first one that is not common.
  { entryPoints: { lexicon: 'server/base/lexicon/library.ts' }, format: 'cjs' },
  // In pieces, so that each command, command and job loads only what it needs: the faker library, a command's own code.
  ...['lsp', 'worker', 'cli'].map((entry) => ({
    entryPoints: { [entry]: `server/${entry}.ts` },
    format: 'esm',
    external: native,
    splitting: true,
    plugins: [once, onCall],
    chunkNames: `${entry}/[name]-[hash]`,
  })),
  { entryPoints: { [shared]: `node_modules/${shared}/dist/${shared}.mjs` }, format: 'esm' },
  {
    entryPoints: { 'views/results': 'client/views/results/page.ts' },
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
  },
];
// Packages that are CommonJS inside call `require` for Node's own modules.
const requireShim =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/** What `--only` builds along. */
const neededBy = { cli: ['lexicon', shared], lsp: ['lexicon', shared] };
const meta = {};
for (const door of ['lsp', 'worker', 'cli'])
  if (!only || only.includes(door)) await rm(`${out}/${door}`, { recursive: true, force: true });
for (const { entryPoints, format, ...rest } of bundles) {
  if (!Object.values(entryPoints).every((file) => existsSync(file))) continue;
  if (
    only &&
    !only.split(',').some((name) => name in entryPoints || neededBy[name]?.some((need) => need in entryPoints))
  )
    continue;
  const extension = { cjs: '.cjs', esm: '.mjs', iife: '.js' }[format];
  const result = await build({
    ...common,
    ...rest,
    entryPoints,
    format,
    outdir: out,
    outExtension: { '.js': extension },
    ...(format === 'esm' ? { banner: { js: requireShim } } : {}),
  });
  Object.assign(meta, result.metafile.outputs);
}
await mkdir(out, { recursive: true });
await writeFile(`${out}/meta.json`, JSON.stringify({ outputs: meta }));
// What is shipped is built whole, into dist/.
if (!dev && !only && out === 'dist') await writeNotices().catch(explain);

async function writeNotices() {
  const notices = await noticesOf(bundledPackages({ outputs: meta }));
  const about = 'Trackwright holds code of these packages, each under its own licence:';
  await writeFile(noticesFile, noticesText(about, notices));
}
