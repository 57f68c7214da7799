// `npm run bench:scale`: whether a key costs the same in a plan of twelve times the size, with problems in every event: CPU of the server a
// key, answers for the file and the whole workspace included. Ratios to the smallest; beside yaml-language-server, which looks at one file.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { faultyFiles } from './plan.mjs';
import { startServer } from './server.mjs';

const root = path.resolve(import.meta.dirname, '..');
const SIZES = (process.env.SIZES ?? '500,2000,6000').split(',').map(Number);
const KEYS = Number(process.env.KEYS ?? 24);
const PEER_KEYS = 3;
/** Of what many events rest on: each costs as much as they do. */
const FEW = 3;
/** Keys that warm the server up before it is measured. */
const WARM = 8;
const dist = process.env.DIST ?? path.join(root, 'dist');
const peer = path.join(root, '.bench', 'node_modules', 'yaml-language-server', 'bin', 'yaml-language-server');
const only = process.env.LAYOUT;
const layouts = {
  'files of 100 events, 2 problems each': { perFile: 100, problems: 2 },
  'one file, 3 problems an event': { perFile: Number.POSITIVE_INFINITY, problems: 3 },
};
const config = `# settings
rules:
  trigger-missing: hint
  metric-invalid: hint
`;
const ours = {
  command: process.execPath,
  args: [path.join(dist, 'lsp.mjs'), '--stdio'],
  pulls: true,
  initializationOptions: { client: 'trackwright' },
  capabilities: { textDocument: { diagnostic: {}, publishDiagnostics: { dataSupport: true } } },
};
const theirs = {
  command: process.execPath,
  args: [peer, '--stdio'],
  pulls: false,
  capabilities: { textDocument: { publishDiagnostics: {} }, workspace: { configuration: true } },
  settings: {
    validate: true,
    schemas: { [pathToFileURL(path.join(root, 'schemas', 'plan.schema.json')).href]: ['*.plan.yml'] },
  },
};
const at = (line, character) => ({ start: { line, character }, end: { line, character } });

/** CPU ms a key of each kind, and how many problems there are. */
async function measure(events, { perFile, problems: perEvent }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-scale-'));
  const files = faultyFiles(events, { perFile: Math.min(perFile, events), problems: perEvent });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(path.join(folder, name), text);
  writeFileSync(path.join(folder, 'trackwright.yml'), config);
  const uri = (name) => pathToFileURL(path.join(folder, name)).href;
  const server = await startServer({ ...ours, root: pathToFileURL(folder).href });
  const names = [...files.keys()].slice(1);
  const name = names[Math.floor(names.length / 2)];
  const text = files.get(name);
  const lines = text.split('\n');
  const middle = lines.findIndex((line, i) => i >= lines.length / 2 && line.includes('description: The user'));
  await server.open(uri(name), text);
  await server.open(uri('trackwright.yml'), config);
  // It is answered when something changed, which may be never.
  let pending = server.pullWorkspace();
  let version = 2;
  const key = async (file, line, column, inserted) => {
    await server.change(uri(file), version++, at(line, column), inserted);
    // A new question once the one before was answered, as an editor asks.
    const answered = await Promise.race([
      pending.then(() => true),
      new Promise((resolve) => setImmediate(resolve, false)),
    ]);
    if (answered) pending = server.pullWorkspace();
  };
  const perKey = async (type, keys = KEYS, warm = WARM) => {
    for (let i = 0; i < warm; i++) await type(i);
    const [before, began] = [await server.cpu(), performance.now()];
    for (let i = 0; i < keys; i++) await type(warm + i);
    const after = await server.cpu();
    return after === undefined ? (performance.now() - began) / keys : (after - before) / keys;
  };
  const nameLine = lines.findIndex((one, i) => i >= lines.length / 2 && one.startsWith('  - name: '));
  const typeLine = lines.findIndex((one, i) => i >= lines.length / 2 && one.includes('{name: detail_of_'));
  const typeEnd = lines[typeLine].indexOf(',', lines[typeLine].indexOf('type: '));
  const head = files.get('head.plan.yml');
  await server.open(uri('head.plan.yml'), head);
  const headLines = head.split('\n');
  const inHead = (from, to) => {
    const line = headLines.findIndex((one) => one.includes(from));
    return { line, column: headLines[line].indexOf(to, headLines[line].indexOf(from)) };
  };
  const shared = inHead('{name: shared_9,', ', description');
  const listed = inHead('properties: [{ref: shared_0', ']');
  const settings = config.split('\n');
  const line = settings.findIndex((one) => one.includes('metric-invalid'));
  const result = {
    description: await perKey((i) => key(name, middle, lines[middle].length + i, 'x')),
    'event name': await perKey((i) => key(name, nameLine, lines[nameLine].length + i, 'x')),
    'type of a property': await perKey((i) => key(name, typeLine, typeEnd + i, 'x')),
    'type in the dictionary': await perKey((i) => key('head.plan.yml', shared.line, shared.column + i, 'x'), FEW, 1),
    'list of a bundle': await perKey((i) => key('head.plan.yml', listed.line, listed.column + i, 'x'), FEW, 1),
    comment: await perKey((i) => key('trackwright.yml', 0, settings[0].length + i, 'x')),
    // `hint` becomes `hintx`, which is no level, and again `hint`.
    level: await perKey((i) => {
      const end = settings[line].length;
      if (i % 2 === 0) return key('trackwright.yml', line, end, 'x');
      return server.change(
        uri('trackwright.yml'),
        version++,
        { start: at(line, end).start, end: at(line, end + 1).end },
        '',
      );
    }),
  };
  const problems = server.problemCount();
  server.stop();
  rmSync(folder, { recursive: true });
  return { ...result, problems };
}
/** The same file with the same keys, by its JSON Schema. */
async function measurePeer(events, { problems }) {
  if (!existsSync(peer)) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-scale-'));
  const text = [...faultyFiles(events, { perFile: events, problems }).values()].join('');
  const uri = pathToFileURL(path.join(folder, 'bench.plan.yml')).href;
  const server = await startServer({ ...theirs, root: pathToFileURL(folder).href });
  await server.open(uri, text);
  const lines = text.split('\n');
  const middle = lines.findIndex((line, i) => i >= lines.length / 2 && line.includes('description: The user'));
  const before = await server.cpu();
  for (let i = 0; i < PEER_KEYS; i++) await server.change(uri, i + 2, at(middle, lines[middle].length + i), 'x');
  const after = await server.cpu();
  server.stop();
  return after === undefined ? undefined : (after - before) / PEER_KEYS;
}

const rows = [];
for (const [layout, of] of Object.entries(layouts).filter(([name]) => !only || name.startsWith(only))) {
  const results = [];
  for (const size of SIZES) {
    const result = await measure(size, of);
    const other = process.env.PEER === '0' ? undefined : await measurePeer(size, of);
    results.push({ ...result, 'description, yaml-language-server': other });
    console.log(layout, size, result, other);
  }
  const found = results.map(({ problems }) => problems.toLocaleString('en'));
  for (const kind of Object.keys(results[0]).filter((one) => one !== 'problems')) {
    const times = results.map((one) => one[kind]);
    if (times.some((one) => one === undefined)) continue;
    const shown = times.map((ms, i) => `${ms.toFixed(1)}${i ? ` (${(ms / times[0]).toFixed(1)}x)` : ''}`);
    rows.push(`| ${layout}: ${found.join(', ')} | ${kind} | ${shown.join(' | ')} |`);
  }
}
const report = `# A key in a plan of any size

Written by \`npm run bench:scale\`, Node ${process.version}: milliseconds of CPU that the server takes for a key, with the answer for its file and those for the whole workspace, as VS Code asks; ${KEYS} keys each, after ${WARM} to warm up. In brackets: times the smallest plan. A description of an event; its name; the type of a property of its own; that of a property of the dictionary, which every sixth event uses; the list of a bundle, which every event uses; a comment in trackwright.yml; the level of a rule there.

| plan, its problems | key in | ${SIZES.map((size) => `${size.toLocaleString('en')} events`).join(' | ')} |
|---|---|${SIZES.map(() => '---|').join('')}
${rows.join('\n')}
`;
if (!process.env.DIST) writeFileSync(path.join(import.meta.dirname, 'SCALE.md'), report);
console.log(`\n${report}`);
