// A rule whose needs are not there is silent: it speaks when they come, again when they change, and is silent when they go.
import { describe, expect, test } from 'vitest';
import { Linter } from '../../../server/lint/engine/linter.ts';
import { policyOf } from '../../../server/lint/engine/profiles.ts';
import { type Facts, wholeIndex } from '../../../server/lint/engine/project-index.ts';
import { faultRule, projectRule, type Rule, type RuleContext, rule } from '../../../server/lint/engine/rule.ts';
import type { Need } from '../../../server/lint/engine/rule-meta.ts';
import type { Event } from '../../../server/plan/items.ts';
import type { Provided } from '../../../server/plan/provided.ts';
import { planOf } from '../../../server/plan/resolve-plan.ts';
import { englishWords } from '../../english.ts';
import { ROOT, snapshotOf } from './examples.ts';
import { problemsByFile } from './problems-at.ts';

const limit = { destination: 'ga4', limit: 'parameters', value: 25, unit: 'parameters', effect: 'dropped' };
/** Each with two values of it, and what a rule makes of the first and of the second. */
const provisions = {
  base: [
    ['main', 'dev'].map((ref) => ({ ref, plan: planOf(snapshotOf({ 'a.plan.yml': `plan: {name: ${ref}}\n` })) })),
    ({ base }: RuleContext<'base'>) => `${base.ref} ${base.plan.name}`,
    ['main main', 'dev dev'],
  ],
  files: [
    [new Set(['a.sql']), new Set(['a.sql', 'b.sql'])],
    ({ files }: RuleContext<'files'>) => [...files].join(),
    ['a.sql', 'a.sql,b.sql'],
  ],
  limits: [
    [25, 50].map((value) => [{ ...limit, value, source: 'https://example.com', checked: '2026-06-30' }]),
    ({ limits }: RuleContext<'limits'>) => limits.map(({ value }) => value).join(),
    ['25', '50'],
  ],
  samples: [
    [1, 2].map((id) => new Map([['order_paid', [{ from: 'a.ndjson', payload: { id } }]]])),
    ({ samples }: RuleContext<'samples'>) => String(samples.get('order_paid')?.[0]?.payload.id),
    ['1', '2'],
  ],
} as const satisfies Readonly<Record<Exclude<Need, 'lexicon'>, unknown>>;

const meta = (need: Need) => ({
  category: 'event',
  severity: 'warning' as const,
  since: '0.1',
  description: 'nothing',
  rationale: 'It is a test.',
  examples: { good: '', bad: '' },
  needs: [need],
});
type Reading = (context: RuleContext<Need>) => string;
/** A rule of each form that says what it was given. */
const rulesOf = (need: Need, read: Reading): readonly Rule[] => [
  rule<undefined, Need>({
    ...meta(need),
    id: 'asks-items',
    check: { event: ({ name }, context) => [{ at: name, subject: { noun: 'event' }, message: read(context) }] },
  }),
  faultRule<'unknown-key', Need>({
    ...meta(need),
    id: 'asks-faults',
    fault: 'unknown-key',
    report: ({ at }, context) => ({ at, subject: { noun: 'key' }, message: read(context) }),
  }),
  projectRule<readonly [Facts<{ event: Event['name'] }>], undefined, Need>({
    ...meta(need),
    id: 'asks-project',
    indexes: [wholeIndex('event names', { event: ({ name }) => name })],
    check: ([{ event }], context) => event.map((at) => ({ at, subject: { noun: 'event' }, message: read(context) })),
  }),
];
const text = { 'a.plan.yml': 'events: [{name: order_paid, novelty: 1}]\n' };

function living(rules: readonly Rule[]) {
  let snapshot = snapshotOf(text);
  const policy = policyOf(rules, snapshot.settings, ROOT);
  const linter = new Linter(rules, { today: '2026-06-30', optionsOf: (id) => policy.options(id) });
  return {
    linter,
    give: (provided: Provided) => {
      snapshot = snapshot.with(new Map(), snapshot.settings, provided);
    },
    told: () => {
      linter.update(snapshot);
      return [...problemsByFile(linter, snapshot, policy).values()].flat().map(({ message }) => message);
    },
  };
}

describe.each(Object.entries(provisions))('%s', (need, [[first, second], read, [one, other]]) => {
  test('is waited for, followed, and missed when it goes', () => {
    const { give, told, linter } = living(rulesOf(need as Need, read as Reading));
    expect(told()).toEqual([]);
    expect(linter.isSilent('asks-items')).toBe(true);
    give({ [need]: first });
    expect(told()).toEqual([one, one, one]);
    expect(linter.isSilent('asks-items')).toBe(false);
    give({ [need]: second });
    expect(told()).toEqual([other, other, other]);
    give({});
    expect(told()).toEqual([]);
  });
  test('asks no rule again that does not need it', () => {
    const { give, told, linter } = living(rulesOf('lexicon', () => 'never'));
    told();
    const before = { ...linter.calls };
    give({ [need]: first });
    expect(told()).toEqual([]);
    expect(linter.calls.projectCheck).toBe(before.projectCheck);
  });
});

test('a lexicon is waited for', () => {
  const { told, linter } = living(rulesOf('lexicon', ({ lexicon }) => lexicon.plural('order')));
  expect(told()).toEqual([]);
  linter.setLexicon(englishWords);
  expect(told()).toEqual(['orders', 'orders', 'orders']);
});
