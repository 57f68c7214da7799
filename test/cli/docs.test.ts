// What README, the guides and the walkthrough tell people to write or to run does what they say. (The reference of the
// command line is run by commands.test.ts, the pages of rules are made of examples that rules.test.ts runs.)
import { readdirSync, readFileSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../server/cli/table.ts';
import { importPlan } from '../../server/import/import.ts';
import { rules } from '../../server/lint/rules/index.ts';
import { englishWords as english } from '../english.ts';
import { lint, snapshotOf } from '../server/lint/examples.ts';
import { example, folder, shell } from './harness.ts';

const read = (page: string) => readFileSync(page, 'utf8');
/** The blocks of code of a page, their indentation taken off. */
const blocks = (page: string, language = '') =>
  [...read(page).matchAll(/^( *)```(\w*)\n([\s\S]*?)^ *```$/gm)]
    .filter(([, , lang]) => lang === language)
    .map(([, indent = '', , text = '']) => text.replace(new RegExp(`^${indent}`, 'gm'), ''));
const spans = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);
const section = (page: string, heading: string) => read(page).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
const run = async (line: string, cwd: string) => {
  const { code, stdout, stderr } = await shell(line, { cwd });
  expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({ line, code: 0, stderr: '' });
  return stdout;
};
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'ARCHITECTURE.md'].concat(
  ...['docs', 'docs/guides', 'media/walkthrough'].map((dir) =>
    readdirSync(dir)
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${dir}/${name}`),
  ),
);

describe('README, five minutes', () => {
  const tour = section('README.md', 'Five minutes');
  const commands = spans(tour, /`(trackwright [^`]+)`/g);

  test('every command, in order', async () => {
    expect(commands.length).toBeGreaterThan(5);
    const empty = await folder();
    const others = await folder({ 'events.csv': 'event,description\ncart_opened,Visitor opens the cart\n' });
    await writeFile(path.join(empty, 'quizzes.brief.yml'), blocks('README.md', 'yaml')[0] as string);
    for (const command of commands) await run(command, command.includes('events.csv') ? others : empty);
    expect(await readFile(path.join(others, 'tracking-scorecard.md'), 'utf8')).toContain('cart_opened');
    await copyFile(path.join(empty, '.trackwright/events/events.parquet'), path.join(empty, 'your-export.parquet'));
    expect(tour).toContain('`--on your-export.parquet`');
    await run('trackwright check --on your-export.parquet', empty);
  });
  test('the funnel counts as it says', async () => {
    const cwd = await example('ai-study');
    const [shown = ''] = blocks('README.md').filter((text) => text.startsWith('#  Step'));
    await run('trackwright events', cwd);
    const answer = await run('trackwright run quiz_generation', cwd);
    const steps = shown.split('\n').filter((line) => /^ *\d/.test(line));
    expect(steps).toHaveLength(2);
    for (const step of steps) {
      const [nth, event, entities, share] = step.trim().split(/ {2,}/);
      expect(answer).toMatch(new RegExp(`^ *${nth} +${event} +${entities} +${share?.replace('.', '\\.')} `, 'm'));
    }
  });
  test('the wrong name of step 3 is told, and fixed everywhere', async () => {
    const cwd = await example('ai-study');
    const plan = path.join(cwd, 'ai-study.plan.yml');
    const text = await readFile(plan, 'utf8');
    expect(spans(tour, /`(quiz_?[tT]aken)`/g)).toEqual(['quizTaken', 'quiz_taken']);
    await writeFile(plan, text.replaceAll('quiz_taken', 'quizTaken'));
    const { stdout } = await shell('trackwright lint --rule event-name-case=error', { cwd });
    expect(stdout).toContain('Rename it to "quiz_taken"');
  });
});

describe('every page', () => {
  test.each(pages)('%s names commands, options and scripts that there are', (page) => {
    const text = read(page);
    const lines = [
      ...spans(text, /`(trackwright [^`]+)`/g),
      ...blocks(page, 'sh').flatMap((block) => block.split('\n')),
    ];
    for (const line of lines.filter((one) => one.startsWith('trackwright '))) {
      const [, command = '', ...words] = line.split(' ');
      const spec = commands.find(({ name }) => name === command);
      expect({ line, command: spec?.name }).toEqual({ line, command });
      const options = words.filter((word) => word.startsWith('--')).map((word) => word.slice(2).split('=')[0]);
      const known: readonly string[] = spec?.options.map(({ name }) => name) ?? [];
      expect({ line, unknown: options.filter((one) => !known.includes(one as string)) }).toEqual({ line, unknown: [] });
    }
    const { scripts } = JSON.parse(read('package.json'));
    const used = spans(text, /\bnpm run ([\w:-]+)/g).concat(spans(text, /\bnpm (test|start)\b/g));
    expect(used.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the walkthrough', () => {
  test('its brief becomes a plan without a problem', async () => {
    const cwd = await folder({ 'a.brief.yml': blocks('media/walkthrough/brief.md', 'yaml')[0] as string });
    await run('trackwright plan a.brief.yml', cwd);
    expect(JSON.parse(await run('trackwright lint --format json', cwd)).problems).toEqual([]);
  });
  test('its event is the example’s', () => {
    const [shown = ''] = blocks('media/walkthrough/example.md', 'yaml');
    expect(read('examples/ai-study/ai-study.plan.yml')).toContain(shown.replace(/^events:\n/, ''));
  });
  test('its wrong name is given in its words', () => {
    const [shown = ''] = blocks('media/walkthrough/fix.md', 'yaml');
    const said = spans(shown, /^ +# +(?:~+ )?(.+)$/gm).join(' ');
    const plan = read('examples/ai-study/ai-study.plan.yml').replace('segments:', '  - name: quizShared\nsegments:');
    const { problems } = lint(snapshotOf({ 'a.plan.yml': plan }), rules);
    expect([...problems.values()].flat().map(({ message }) => message)).toContain(said);
  });
});

test('the settings that a page of a rule shows are read without a problem', () => {
  for (const { id } of rules) {
    const text = section(`docs/rules/${id}.md`, 'Setting it');
    const shown = spans(text, /```yaml\n([\s\S]*?)```/g);
    expect(shown.length, id).toBeGreaterThan(0);
    for (const config of shown) {
      const { problems } = lint(snapshotOf({ 'trackwright.yml': config, 'a.plan.yml': '' }), rules);
      expect({ id, found: [...problems.values()].flat().map(({ message }) => message) }).toEqual({ id, found: [] });
    }
  }
});

test('each way to write properties into one cell is read as the guide says', () => {
  const rows = section('docs/guides/importing.md', 'What is read')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows.length).toBeGreaterThan(3);
  const cells = rows.map((row) => spans(row, /^\| `(.*?)` \|/g)[0] as string);
  for (const cell of cells) {
    const made = importPlan(`event,properties\ncart_opened,"${cell.replaceAll('"', '""')}"\n`, {
      english,
      name: 'a.csv',
    });
    expect({ cell, fault: 'fault' in made ? made.fault : undefined }).toEqual({ cell, fault: undefined });
    if ('fault' in made) continue;
    expect({ cell, dropped: made.losses.filter(({ fate }) => fate === 'dropped') }).toEqual({ cell, dropped: [] });
    for (const name of ['plan', 'seats', 'source'].filter((one) => cell.includes(one)))
      expect(made.text).toMatch(new RegExp(`\\bname: ${name}\\b|^ +- ${name}\\b|[[ ]${name}\\b`, 'm'));
  }
});

test('each layout is read as the guide shows it', () => {
  const shown = [
    ...read('docs/guides/importing.md').matchAll(/```(csv|markdown)\n([\s\S]*?)```\n+```yaml\n([\s\S]*?)```/g),
  ];
  expect(shown.length).toBeGreaterThan(4);
  for (const [, language = '', text = '', plan = ''] of shown) {
    const made = importPlan(text, { english, name: language === 'csv' ? 'a.csv' : 'a.md' });
    if ('fault' in made) throw new Error(made.fault);
    expect(made.text.slice(made.text.search(/^(?:bundles|events):/m))).toBe(plan);
    expect({ text, dropped: made.losses }).toEqual({ text, dropped: [] });
  }
});
