// `node bench/growth.mjs [words of a shape's name]`: what linting and making all fixes costs where a project is twice as large, for projects of many shapes, in CPU seconds
// of a process for each. More than 2.2 times as much is reported, and the exit code is 1. TIMES=4 starts with sizes four times as large.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { shapes } from './growth-shapes.mjs';

const root = path.resolve(import.meta.dirname, '..');
const LIMIT = 2.2;
/** Less is noise: sizes are doubled until a project takes so long, and measured from there on. */
const ENOUGH_MS = 1000;
const TIMES = Number(process.env.TIMES ?? 1);

// Words that are not in the table are answered by themselves: the library takes the same for each, and longer than all rules together.
const measured = `
  import { english } from './server/base/lexicon/english.ts';
  import { knownFirst } from './server/base/lexicon/known-words.ts';
  import { fixesOf } from './server/lint/engine/fixes.ts';
  import { registry } from './server/lint/rules/registry.ts';
  import { loadProject } from './server/workspace/load.ts';
  import { Project } from './server/workspace/project.ts';
  const loaded = await loadProject(process.argv[2]);
  const before = process.cpuUsage();
  const project = new Project(loaded, { rules: registry, today: '2026-01-31' });
  project.setLexicon(english(knownFirst(() => (_, word) => word)));
  const found = [...loaded.snapshot.files.keys()].flatMap((uri) => project.problems(uri));
  fixesOf(found.filter((problem) => problem.fixable), project.linter, project.snapshot);
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ ms: (user + system) / 1000, found: found.length }));
`;
const scratch = mkdtempSync(path.join(tmpdir(), 'growth-'));
const script = path.join(root, 'out', 'growth.mjs');
await build({
  stdin: { contents: measured, resolveDir: root, loader: 'ts' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  outfile: script,
  logLevel: 'warning',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});

function cost(make, size) {
  const dir = mkdtempSync(path.join(scratch, 'project-'));
  for (const [file, text] of Object.entries({ 'trackwright.yml': '', ...make(size) })) {
    mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    writeFileSync(path.join(dir, file), text);
  }
  // The least of two: whatever else the machine does comes on top.
  const runs = [1, 2].map(() => JSON.parse(execFileSync(process.execPath, [script, dir], { encoding: 'utf8' })));
  rmSync(dir, { recursive: true });
  return runs.reduce((a, b) => (a.ms <= b.ms ? a : b));
}

const wanted = process.argv.slice(2).join(' ');
let tooSteep = 0;
console.log('| shape | size | problems | ms | twice | four times |\n|---|---|---|---|---|---|');
for (const [name, [smallest, make]] of Object.entries(shapes)) {
  if (!name.includes(wanted)) continue;
  let size = smallest * TIMES;
  let once = cost(make, size);
  while (once.ms < ENOUGH_MS && size < smallest * 256) {
    size *= 2;
    once = cost(make, size);
  }
  const twice = cost(make, size * 2);
  const again = cost(make, size * 4);
  const ratios = [twice.ms / once.ms, again.ms / twice.ms];
  const steep = once.ms >= ENOUGH_MS && ratios[1] > LIMIT;
  if (steep) tooSteep++;
  console.log(
    `| ${name} | ${size} | ${once.found} | ${once.ms.toFixed(0)} | ${ratios.map((ratio) => `${ratio.toFixed(2)}x`).join(' | ')} |${steep ? ' **too steep**' : ''}`,
  );
}
rmSync(scratch, { recursive: true, force: true });
process.exitCode = tooSteep ? 1 : 0;
