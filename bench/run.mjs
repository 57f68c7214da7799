// `npm run bench`: opening and typing in a plan of 1,000 events, beside yaml-language-server with our schema in the same run; bundle sizes.
// Medians, and ratios of medians: absolute numbers belong to the machine they were measured on.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { planOf } from './plan.mjs';
import { startServer } from './server.mjs';

const root = path.resolve(import.meta.dirname, '..');
const EVENTS = Number(process.env.EVENTS ?? 1000);
const KEYS = Number(process.env.KEYS ?? 40);
const PEER_KEYS = Math.min(KEYS, 12);
const ROUNDS = 3;
const peers = path.join(root, '.bench');
const peer = path.join(peers, 'node_modules', 'yaml-language-server', 'bin', 'yaml-language-server');
if (!existsSync(peer)) {
  console.log('Setting up yaml-language-server under .bench/ …');
  execFileSync(
    'npm',
    ['install', '--prefix', peers, '--no-audit', '--no-fund', '--ignore-scripts', 'yaml-language-server@1.25.0'],
    { stdio: 'inherit' },
  );
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const p95 = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)];
const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
const text = planOf(EVENTS);
const uri = pathToFileURL(path.join(folder, 'bench.plan.yml')).href;
writeFileSync(path.join(folder, 'trackwright.yml'), '');
const lines = text.split('\n');
/** Keys typed into the description of an event in the middle, a broken quote and its fixing among them; then into its name. */
const middle = lines.findIndex((line, i) => i > lines.length / 2 && line.includes('description: The user'));
const at = (line, character) => ({ start: { line, character }, end: { line, character } });
const typed = (n) => Array.from({ length: n }, (_, i) => (i % 8 === 5 ? ' #"' : i % 8 === 6 ? '" ' : 'x'));

const contestants = {
  trackwright: {
    command: process.execPath,
    args: [path.join(root, 'dist', 'lsp.mjs'), '--stdio'],
    pulls: true,
    capabilities: { textDocument: { diagnostic: {}, publishDiagnostics: { dataSupport: true } } },
    keys: KEYS,
  },
  'yaml-language-server': {
    command: process.execPath,
    args: [peer, '--stdio'],
    pulls: false,
    capabilities: { textDocument: { publishDiagnostics: {} }, workspace: { configuration: true } },
    settings: {
      validate: true,
      schemas: { [pathToFileURL(path.join(root, 'schemas', 'plan.schema.json')).href]: ['*.plan.yml'] },
    },
    keys: PEER_KEYS,
  },
};
const results = {};
for (let round = 0; round < ROUNDS; round++)
  for (const [name, contestant] of Object.entries(contestants)) {
    const server = await startServer({ ...contestant, root: pathToFileURL(folder).href });
    const opened = await server.open(uri, text);
    const keys = [];
    const names = [];
    let column = lines[middle].length;
    let version = 2;
    for (const key of typed(contestant.keys)) {
      keys.push((await server.change(uri, version++, at(middle, column), key)).ms);
      column += key.length;
    }
    for (let i = 0; i < contestant.keys / 4; i++) {
      const end = lines[middle - 1].length + i;
      names.push((await server.change(uri, version++, at(middle - 1, end), 'x')).ms);
    }
    const hover = await server.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: middle - 1, character: 14 },
    });
    results[name] ??= { initialize: [], open: [], keys: [], names: [], hover: [], memory: [] };
    const into = results[name];
    into.initialize.push(server.initialized);
    into.open.push(opened.ms);
    into.keys.push(...keys);
    into.names.push(...names);
    into.hover.push(hover);
    into.memory.push(await server.memory());
    server.stop();
    console.log(
      `${name}, round ${round + 1}: open ${opened.ms.toFixed(0)} ms, key ${median(keys).toFixed(1)} ms, ${opened.found} problems`,
    );
  }

const sizes = (dir) =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sizes(path.join(dir, entry.name))
      : /\.(mjs|cjs|js|vsix)$/.test(entry.name)
        ? [[path.relative(root, path.join(dir, entry.name)), statSync(path.join(dir, entry.name)).size]]
        : [],
  );
const [ours, theirs] = [results.trackwright, results['yaml-language-server']];
const row = (label, of, unit = 'ms') =>
  `| ${label} | ${of(ours).toFixed(1)} ${unit} | ${of(theirs).toFixed(1)} ${unit} | ${(of(theirs) / of(ours)).toFixed(1)}x |`;
const vsix = existsSync(path.join(root, 'out'))
  ? sizes(path.join(root, 'out')).filter(([name]) => name.endsWith('.vsix'))
  : [];
/** An entry point and the pieces that it loads when they are needed. */
const entries = ['extension.cjs', 'lsp.mjs', 'cli.mjs', 'worker.mjs', 'lexicon.cjs', 'views/results.js'].flatMap(
  (name) => {
    const file = path.join(root, 'dist', name);
    if (!existsSync(file)) return [];
    const pieces = path.join(root, 'dist', path.parse(name).name);
    const more = existsSync(pieces) ? sizes(pieces) : [];
    const whole = more.reduce((sum, [, size]) => sum + size, statSync(file).size);
    return [[`dist/${name}${more.length ? ` with ${more.length} pieces` : ''}`, whole]];
  },
);
const report = `# Benchmarks

Written by \`npm run bench\` on ${cpus().length} cores, Node ${process.version}: a plan of ${EVENTS} events (${(text.length / 1e6).toFixed(1)} MB), ${ROUNDS} rounds in turn; medians. yaml-language-server runs with the plan language's JSON Schema, which is a part of what Trackwright checks; its own debounce before it validates is in its numbers, as a user would feel it. Trackwright is asked for problems after each key, as VS Code asks. Keys go into a description in the middle of the file, where one in four leaves the text broken, and into an event's name, which the whole plan may refer to. The plan has no problem before.

| | Trackwright | yaml-language-server | ratio |
|---|---|---|---|
${row('spawn to initialize', (r) => median(r.initialize))}
${row('open to problems', (r) => median(r.open))}
${row('key to problems, median', (r) => median(r.keys))}
${row('key to problems, 95th percentile', (r) => p95(r.keys))}
${row('key in an event name, median', (r) => median(r.names))}
${row('hover', (r) => median(r.hover))}
${row('memory at its highest', (r) => median(r.memory), 'MB')}

| bundle | size |
|---|---|
${[...entries, ...vsix].map(([name, size]) => `| ${name} | ${(size / 1024).toFixed(0)} KB |`).join('\n')}
`;
writeFileSync(path.join(import.meta.dirname, 'RESULTS.md'), report);
console.log(`\n${report}`);
