// Fresh stories of 25 areas, all labelled before the reader saw any; and what wording around an action must not change.
// The grammar was fixed on `learned.txt`. `held-out.txt` was measured once, when the fixing was done, and nobody looked
// at its misses: 86.4 % exact, 6.8 % wrong without a question (68.6 and 10.2 before). Its floors are that figure.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAction } from '../../../../server/brief/grammar/action.ts';
import { verbs } from '../../../../server/brief/lexicon/verbs.ts';
import { printPlan } from '../../../../server/plan/print.ts';
import { problems, propose, words } from '../planned.ts';
import { type Labelled, labelled, labelledIn } from './phrases.ts';

const stories = (name: string): readonly Labelled[] =>
  labelledIn(readFileSync(path.join(import.meta.dirname, 'stories', `${name}.txt`), 'utf8'));
const read = (phrase: string) => readAction(phrase, { english: words });
const names = (phrase: string): string =>
  read(phrase)
    .events.map((event) => event.name)
    .sort()
    .join(' ');

/** Shares of the stories: read exactly, and read wrongly with no question beside it. */
function measured(rows: readonly Labelled[]): { readonly exact: number; readonly silent: readonly string[] } {
  const same = (row: Labelled): boolean => names(row.phrase) === [...row.events].sort().join(' ');
  const asked = (row: Labelled): boolean => read(row.phrase).question !== undefined;
  const exact = rows.filter((row) => same(row) && (row.events.length > 0 || asked(row)));
  const silent = rows.filter((row) => !exact.includes(row) && !asked(row)).map((row) => row.phrase);
  return { exact: exact.length / rows.length, silent };
}

describe('stories', () => {
  it('learned from: 98 % exact, none wrong without a question', () => {
    const { exact, silent } = measured(stories('learned'));
    expect(silent).toEqual([]);
    expect(exact).toBeGreaterThanOrEqual(0.98);
  });
  it('held out: 86 % exact, 7 % wrong without a question', () => {
    const rows = stories('held-out');
    const { exact, silent } = measured(rows);
    expect(rows.length).toBeGreaterThan(100);
    expect(exact).toBeGreaterThanOrEqual(0.86);
    expect(silent.length / rows.length).toBeLessThanOrEqual(0.07);
  });
});

it('one brief of all stories: clean under recommended, and a second run adds nothing', () => {
  const actions = [...stories('learned'), ...stories('held-out')].map((row) => row.phrase);
  const brief = { feature: 'Everything', owner: 'core', actions };
  const text = printPlan(propose(brief));
  expect(problems(text)).toEqual([]);
  const again = propose(brief, text);
  const added = Object.entries(again).filter(
    ([section]) => !['questions', 'readings', 'assumptions'].includes(section),
  );
  expect(added.flatMap(([, items]) => items as unknown as readonly unknown[])).toEqual([]);
});

/** Phrases that start with their verb. */
const deeds = labelled()
  .map(({ phrase }) => phrase)
  .filter((phrase) => /^[a-z]+ /.test(phrase) && verbs.has(phrase.split(' ')[0] ?? ''))
  .filter((phrase) => names(phrase) !== '' && read(phrase).actor === undefined && !/^(light|support) /.test(phrase));

describe('the same action in other words has the same names', () => {
  it.each([
    ['story', (deed: string) => `As a customer, I want to ${deed} so that I can save time.`],
    ['wish', (deed: string) => `I'd like to be able to ${deed}`],
    ['option', (deed: string) => `As a customer I'd like the option to ${deed}`],
    ['ability', (deed: string) => `the ability to ${deed}`],
    ['subject', (deed: string) => `Users can ${deed}`],
    ['two modals', (deed: string) => `user should can ${deed}`],
    ['permission', (deed: string) => `The system shall allow the user to ${deed}.`],
    ['possible', (deed: string) => `It should be possible to ${deed}`],
    ['I', (deed: string) => `As a user, I ${deed}`],
    ['reason', (deed: string) => `As an admin I should be able to ${deed}, because it matters`],
    ['ticket', (deed: string) => `US-12: As a user I want to ${deed}`],
    ['box', (deed: string) => `- [ ] **${deed.charAt(0).toUpperCase()}${deed.slice(1)}**`],
    ['emoji', (deed: string) => `\u2705 ${deed} \u{1F680}`],
    ['scenario', (deed: string) => `Given I am logged in, when I ${deed}, then I see a confirmation`],
    ['when', (deed: string) => `${deed} at any time`],
    ['limit', (deed: string) => `${deed} in under 5 seconds`],
    ['adverb', (deed: string) => `easily ${deed}`],
  ])('%s', (_, frame) => {
    expect(deeds.length).toBeGreaterThan(150);
    const changed = deeds
      .filter((deed) => names(frame(deed)) !== names(deed))
      .map((deed) => `${frame(deed)}: ${names(frame(deed))}`);
    expect(changed).toEqual([]);
  });
});
