// `npm start`: the main job, whole, on the example of an AI study assistant: a brief becomes a plan, events, answers, checks, dbt files.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const cli = path.join(root, 'dist', 'cli.mjs');
const example = path.join(root, 'examples', 'ai-study');
const where = path.relative(process.cwd(), example) || '.';

/** Runs one command in the example; resolves with what it printed, its exit code and how long it took. */
function trackwright(...words) {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...words], { cwd: example, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code, out, err, ms: performance.now() - began }));
  });
}
const indent = (text) => text.trimEnd().replace(/^(?=.)/gm, '    ');
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

async function step(title, words, show) {
  const done = await trackwright(...words);
  console.log(`\n■ ${title}  (${seconds(done.ms)})\n    $ trackwright ${words.join(' ')}`);
  if (done.code !== 0 && done.code !== 1) {
    console.log(indent(done.err || done.out));
    process.exit(done.code ?? 3);
  }
  console.log(indent(show(done)));
  return done;
}
/** A card's headline, its facts and its table, without the small print. */
const answer = ({ out }) =>
  out
    .split(/\n\n(?=Assumptions|Left to decide|Mind|Caveats)/)[0]
    .replace(/\n(?:as of|\.trackwright\/events · ).*$/m, '');
const lines =
  (n) =>
  ({ out }) => {
    const all = out.trimEnd().split('\n');
    return all.length > n ? `${all.slice(0, n).join('\n')}\n… ${all.length - n} more lines` : all.join('\n');
  };

if (!existsSync(cli)) {
  console.error(
    'dist/cli.mjs is missing: run "npm run build". (npm ci builds it, unless npm is told to run no scripts.)',
  );
  process.exit(2);
}
const began = performance.now();
console.log(`Trackwright on ${where}: from a feature brief to a plan, events, answers, checks and dbt files.`);
await step('The brief becomes a plan', ['plan', 'ai-study.brief.yml', '--out', 'ai-study.plan.yml', '--force'], answer);
await step('The plan is linted', ['lint'], lines(20));
await step('Events that follow the plan', ['events', '--users', '1000', '--days', '30', '--seed', '1'], answer);
await step('A metric by week', ['run', 'quizzes_made', '--grain', 'week'], answer);
await step('A funnel', ['run', 'quiz_generation'], answer);
const checks = await step('The data is checked against the plan', ['check'], lines(30));
await step('dbt sources, staging models, tests', ['dbt', '--out', 'dbt'], answer);
console.log(`
All of it took ${seconds(performance.now() - began)}.
    plan      ${where}/ai-study.plan.yml
    events    ${where}/.trackwright/events (Parquet, manifest.json, truth/)
    dbt       ${where}/dbt
Next: open ${where} in VS Code with the extension, or run "npx trackwright --help".`);
process.exitCode = checks.code === 0 ? 0 : 1;
