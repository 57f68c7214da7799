// The main job end to end, through the command line: brief, plan, lint, events, answers, truth, dbt; the two examples, the README's words.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, example, folder } from './harness.ts';

const ok = async (words: readonly string[], cwd: string) => {
  const ran = await cli(words, { cwd });
  expect({ words, code: ran.code, stderr: ran.code === 0 ? '' : ran.stderr }).toEqual({ words, code: 0, stderr: '' });
  return ran.stdout;
};
const json = async (words: readonly string[], cwd: string) => JSON.parse(await ok([...words, '--format', 'json'], cwd));

interface Card {
  readonly table: {
    readonly columns: readonly { readonly name: string }[];
    readonly rows: readonly (readonly unknown[])[];
  };
  readonly sql: readonly { readonly text: string }[];
}
const column = ({ table }: Card, name: string) =>
  table.rows.map((row) => row[table.columns.findIndex((one) => one.name === name)]);

describe('examples/ai-study', () => {
  test('the plan is what the brief gives, byte for byte, and a second run changes nothing', async () => {
    const cwd = await example('ai-study');
    const committed = await readFile(path.join(cwd, 'ai-study.plan.yml'), 'utf8');
    await ok(['plan', 'ai-study.brief.yml', '--out', 'ai-study.plan.yml', '--force'], cwd);
    expect(await readFile(path.join(cwd, 'ai-study.plan.yml'), 'utf8')).toBe(committed);
    await ok(['plan', 'ai-study.brief.yml', '--into', 'ai-study.plan.yml'], cwd);
    expect(await readFile(path.join(cwd, 'ai-study.plan.yml'), 'utf8')).toBe(committed);
  });
  test('the committed dbt files are what the plan gives', async () => {
    for (const name of ['ai-study', 'checkout']) {
      const cwd = await example(name);
      const { files } = (await json(['dbt', '--out', 'dbt', '--check'], cwd)) as {
        files: readonly { state: string }[];
      };
      expect(files.filter((file) => file.state !== 'same')).toEqual([]);
    }
  });
});

describe.each(['ai-study', 'checkout'])('examples/%s', (name) => {
  test('has no problems', async () => {
    const { problems } = (await json(['lint'], await example(name))) as { problems: readonly unknown[] };
    expect(problems).toEqual([]);
  });
  test('every funnel and metric that runs gives the counts of truth/', async () => {
    const cwd = await example(name);
    await ok(['events', '--users', '300', '--days', '14', '--force'], cwd);
    const truth = async <T>(file: string): Promise<T> =>
      JSON.parse(await readFile(path.join(cwd, '.trackwright/events/truth', file), 'utf8'));
    const funnels = await truth<readonly { funnel: string; steps: readonly { entities: number }[] }[]>('funnels.json');
    expect(funnels.length).toBeGreaterThan(0);
    for (const { funnel, steps } of funnels) {
      const card = (await json(['run', `funnel:${funnel}`], cwd)) as Card;
      const counted = steps[0]?.entities ? column(card, 'entities') : [];
      expect({ funnel, counted }).toEqual({
        funnel,
        counted: steps[0]?.entities ? steps.map((step) => step.entities) : [],
      });
    }
    const metrics =
      await truth<
        readonly { metric: string; grain: string; values: readonly { period: string; value: number | null }[] }[]
      >('metrics.json');
    expect(metrics.length).toBeGreaterThan(0);
    for (const { metric, grain, values } of metrics.slice(0, 12)) {
      const card = (await json(['run', `metric:${metric}`, '--grain', grain], cwd)) as Card;
      const answered = new Map(
        column(card, 'period').map((period, i) => [String(period).slice(0, 10), column(card, 'value')[i]]),
      );
      for (const { period, value } of values) {
        const got = answered.get(period.slice(0, 10));
        if (typeof value === 'number') expect(Number(got), `${metric} ${period}`).toBeCloseTo(value, 6);
      }
    }
  });
  test('the same seed gives the same bytes, in any time zone', async () => {
    const cwd = await example(name);
    const hashes = async (zone: string) => {
      const ran = await cli(
        ['events', '--users', '100', '--days', '7', '--out', `made-${zone.replace('/', '-')}`, '--format', 'json'],
        { cwd, env: { TZ: zone } },
      );
      return (JSON.parse(ran.stdout) as { files: readonly { path: string; sha256: string }[] }).files.map((file) => [
        file.path,
        file.sha256,
      ]);
    };
    expect(await hashes('Asia/Kathmandu')).toEqual(await hashes('America/St_Johns'));
  });
  test('each form of data gives the same answer', async () => {
    const cwd = await example(name);
    const [first] = JSON.parse(
      (await cli(['run', 'no-such-thing'], { cwd })).stderr.length > 0 ? '[""]' : '[]',
    ) as string[];
    expect(first).toBe('');
    const funnel = name === 'checkout' ? 'funnel:checkout' : 'funnel:quiz_generation';
    const answers: unknown[] = [];
    for (const as of ['parquet', 'csv', 'ndjson', 'duckdb']) {
      await ok(['events', '--users', '120', '--days', '10', '--as', as, '--out', `made-${as}`], cwd);
      answers.push(column((await json(['run', funnel, '--on', `made-${as}`], cwd)) as Card, 'entities'));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
  test('nothing half-written stays', async () => {
    const cwd = await example(name);
    await ok(['events', '--users', '50', '--days', '3', '--out', 'made'], cwd);
    expect((await readdir(path.join(cwd, 'made'))).sort()).toEqual([
      'entities',
      'events.parquet',
      'manifest.json',
      'truth',
    ]);
  });
});

describe('README', () => {
  const blocks = async (file: string, language: string) =>
    [...(await readFile(file, 'utf8')).matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)]
      .filter(([, , lang]) => lang === language)
      .map(([, indent = '', , text = '']) => text.replace(new RegExp(`^${indent}`, 'gm'), ''));

  test('its plan has no problem, its brief becomes a plan without one', async () => {
    const yaml = await blocks('README.md', 'yaml');
    const plan = yaml.find((text) => text.includes('events:')) ?? '';
    const brief = yaml.find((text) => text.startsWith('feature:')) ?? '';
    const cwd = await folder({
      'trackwright.yml': '',
      'shop.plan.yml': plan,
      'other/quizzes.brief.yml': brief,
      'other/trackwright.yml': '',
    });
    const { problems } = (await json(['lint', 'shop.plan.yml'], cwd)) as { problems: readonly { severity: string }[] };
    expect(problems.filter((problem) => problem.severity === 'error' || problem.severity === 'warning')).toEqual([]);
    await ok(['plan', 'quizzes.brief.yml'], path.join(cwd, 'other'));
    const made = (await json(['lint'], path.join(cwd, 'other'))) as { problems: readonly unknown[] };
    expect(made.problems).toEqual([]);
  });
  test('its commands are those of the command line, its files are there', async () => {
    const text = await readFile('README.md', 'utf8');
    const help = await ok(['--help'], await folder());
    const row = /^\| (`[^|]+) \|/gm;
    const named = [...text.matchAll(row)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, command]) => command ?? ''),
    );
    expect(named.length).toBeGreaterThan(8);
    for (const command of named) expect(help).toContain(` ${command}`);
    for (const [, link = ''] of text.matchAll(/\]\(([^)#]+)\)/g))
      if (!link.includes('://')) expect({ link, there: existsSync(link) }).toEqual({ link, there: true });
  });
});
