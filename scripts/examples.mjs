// Writes what is derived in examples/: the plan of the brief, the dbt files of both plans. `npm run build` first.
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const trackwright = (example, ...words) =>
  execFileSync(process.execPath, [path.join(root, 'dist/cli.mjs'), ...words, '--force', '--quiet'], {
    cwd: path.join(root, 'examples', example),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
trackwright('ai-study', 'plan', 'ai-study.brief.yml', '--out', 'ai-study.plan.yml');
for (const example of ['ai-study', 'checkout']) trackwright(example, 'dbt', '--out', 'dbt');
