// What a terminal obeys, in every name and text of a project: no verb prints any of it, on a terminal or into a pipe; data go into a pipe as they are.
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inWorld } from '../cli/cli-world.ts';
import { cliFile, folder } from '../cli/harness.ts';

/** Controls of both sets, DEL, a title, a cleared screen, turned directions, unseen characters, line separators, a tag. */
const evil =
  'e\u001b]0;PWNED\u0007\u001b[2J\u001b[31m\u009b31m\u009d0;x\u009c\u202eevil\u2066\u200b\u2028\u0085\u007f\r\u0008\u{e0041}';
const q = JSON.stringify;
const event = `ev${evil}`;
const files: Readonly<Record<string, string>> = {
  'trackwright.yml': '',
  'a.plan.yml': `plan: {name: ${q(`p${evil}`)}, owner: ${q(`o${evil}`)}}
owners: [{name: ${q(`o${evil}`)}}]
properties:
  - {name: amount, as: ${q(`amount${evil}`)}, type: number, description: ${q(`d${evil}`)}}
  - {name: ${q(`m${evil}`)}, type: string, description: ${q(`d${evil}`)}, enum: [${q(`v${evil}`)}, card]}
events:
  - {name: ${q(event)}, description: ${q(`Buyer pays ${evil}`)}, trigger: ${q(`After ${evil}`)}, properties: [amount, ${q(`m${evil}`)}]}
  - {name: order_paid, description: ${q(`Buyer pays ${evil}`)}, trigger: ${q(`After ${evil}`)}, descripton: ${q(evil)}, properties: [amount, ${q(`m${evil}`)}]}
metrics:
  - {name: paid, agg: sum, event: order_paid, property: amount, description: ${q(`d${evil}`)}}
  - {name: ${q(`mm${evil}`)}, agg: count, event: ${q(event)}, where: "amount > 1"}
funnels:
  - {name: fun, window: 7d, steps: [order_paid, ${q(event)}], description: ${q(evil)}}
checks: [{name: positive, event: order_paid, expect: "amount >= 0", description: ${q(evil)}}]
`,
  'q.brief.yml': `feature: ${q(`F${evil}`)}\nowner: ${q(`o${evil}`)}\nactions: [${q(`generate a quiz ${evil}`)}, take a quiz]\n`,
  [`bad${evil}.brief.yml`]: `feature: X\nactions: [take a quiz]\n${q(evil)}: 1\n`,
  't.csv': `Event,Description,Property\n"${event}","d${evil}","p${evil}"\norder paid,x,y\n`,
  'data.csv': `event_id,event_name,event_time,received_at,user_id,"amount${evil}","x${evil}"\n1,order_paid,2026-01-01T00:00:00Z,2026-01-01T00:00:01Z,u,-1,"${evil}"\n`,
};
const broken = { 'trackwright.yml': '', 'bad.plan.yml': `events: [{name: a\u001b[2J, x: *${evil}` };

/** Verbs whose output is for programs: into a pipe it goes as it is. */
const data = [
  ['sql', 'paid'],
  ['sql', 'fun'],
  ['sql', `mm${evil}`],
  ['sql', 'positive'],
  ['events', '--stdout', '--as', 'csv', '--users', '3', '--days', '2'],
  ['events', '--stdout', '--as', 'ndjson', '--users', '3', '--days', '2'],
  ['plan', 'q.brief.yml', '--out', '-'],
  ['run', 'paid', '--on', 'data.csv', '--format', 'csv'],
];
const reports = [
  ['show', 'order_paid'],
  ['show', 'amount'],
  ['show', `event:${event}`],
  ['show', `metric:mm${evil}`],
  ['show', 'paid'],
  ['show', 'fun'],
  ['show', 'positive'],
  ['show', 'order_paid', '--format', 'json'],
  ['show', `m${evil}`, '--format', 'json'],
  ['show', `nope${evil}`],
  ['sql', `nope${evil}`],
  ['sql', `mm${evil}`, '--format', 'json'],
  ['lint'],
  ['lint', '--format', 'json'],
  ['lint', '--format', 'junit'],
  ['lint', '--fix', '--dry-run'],
  ['lint', `${evil}.yml`],
  ['lint', '--rule', `${evil}=error`],
  ['lint', '--rule', `event-name-case=${evil}`],
  ['lint', '--profile', evil],
  ['explain', evil],
  ['explain', 'event-name-case', '--format', 'json'],
  ['plan', 'q.brief.yml', '--out', `x${evil}.plan.yml`, '--dry-run'],
  ['plan', 'q.brief.yml', '--out', '-', '--format', 'json', '--dry-run'],
  ['plan', `bad${evil}.brief.yml`],
  ['plan', `no${evil}.brief.yml`],
  ['init', '--from', 't.csv', '--dry-run', 'd1'],
  ['init', '--from', 't.csv', '--format', 'json', '--dry-run', 'd1'],
  ['init', '--from', `no${evil}.csv`, 'd1'],
  ['events', '--users', '5', '--days', '2', '--out', `ev${evil}`],
  ['events', evil],
  ['run', 'paid', '--on', 'data.csv'],
  ['run', 'paid', '--on', 'data.csv', '--format', 'json'],
  ['run', 'paid', '--on', 'data.csv', '--format', 'markdown'],
  ['run', `mm${evil}`, '--on', 'data.csv'],
  ['run', 'paid', '--on', `no${evil}`],
  ['run', `nope${evil}`, '--on', 'data.csv'],
  ['check', '--on', 'data.csv'],
  ['check', '--on', 'data.csv', '--format', 'json'],
  ['check', '--on', 'data.csv', '--format', 'junit'],
  ['check', `nope${evil}`, '--on', 'data.csv'],
  ['dbt', '--out', 'dbt', '--dry-run'],
  ['dbt', '--out', `dbt${evil}`],
  ['dbt', '--out', 'dbt', '--format', 'json'],
  [evil],
  ['lint', `--${evil}`],
  ['lint', '--format', evil],
  ['--help'],
  ['lint', '--help'],
];
const unseen = /(?!\u200c|\u200d|\n|\t)[\p{Control}\p{Format}\p{Zl}\p{Zp}\p{Surrogate}]/u;
/** Without the colours that we paint and the line that says how far the work is. */
const withoutOurs = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for them
  text.replaceAll(/\u001b\[(?:1|2|22|3[1-469])m/g, '').replaceAll('\r\u001b[K', '');

let entries: string;
beforeAll(() => {
  entries = path.dirname(cliFile());
});
const shown = (words: readonly string[]) => JSON.stringify(words.join(' ')).slice(1, 60);

describe.each([...reports, ...data].map((words) => [shown(words), words] as const))('%s', (_, words) => {
  it('prints nothing that a terminal obeys', async () => {
    const { stdout, stderr, code } = await inWorld(words, { cwd: await folder(files), terminal: 100, binDir: entries });
    expect(withoutOurs(stdout)).not.toMatch(unseen);
    expect(withoutOurs(stderr)).not.toMatch(unseen);
    expect(stderr).not.toContain('\u001b[31mevil');
    expect([0, 1, 2]).toContain(code);
  });
});
describe.each(reports.map((words) => [shown(words), words] as const))('%s', (_, words) => {
  it('nor into a pipe', async () => {
    const { stdout, stderr } = await inWorld(words, { cwd: await folder(files), binDir: entries });
    expect(stdout).not.toMatch(unseen);
    expect(stderr).not.toMatch(unseen);
  });
});
it('data go into a pipe to the byte', async () => {
  const cwd = await folder(files);
  for (const words of data.slice(4, 6)) expect((await inWorld(words, { cwd, binDir: entries })).stdout).toMatch(unseen);
  const item = JSON.parse((await inWorld(['show', `m${evil}`, '--format', 'json'], { cwd, binDir: entries })).stdout);
  expect(item.name).toBe(`m${evil}`);
});
it('a file that cannot be read is told of cleanly', async () => {
  for (const terminal of [undefined, 80]) {
    const around = { cwd: await folder(broken), ...(terminal ? { terminal } : {}) };
    for (const words of [['lint'], ['show', 'a'], ['sql', 'a']]) {
      const { stdout, stderr } = await inWorld(words, around);
      expect(withoutOurs(stdout + stderr)).not.toMatch(unseen);
    }
  }
});
