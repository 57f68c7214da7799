// A name in dbt YAML, or in a condition about an entity: what the plan says of it, and where it defines it.
import { expect, test } from 'vitest';
import { hoverAt as describeAt } from '../../../server/language-service/hover.ts';
import { findDefinitions } from '../../../server/language-service/references.ts';
import { ROOT, snapshotOf, unmark } from '../lint/examples.ts';

const plan = `entities:
  - {name: user, key: user_id, traits: [{name: plan_tier, type: string}]}
properties:
  - {name: total, type: number, minimum: 0, unit: currency, description: What was paid}
  - {name: launch_source, as: src, type: string}
events:
  - {name: order_paid, description: Buyer pays, properties: [total, launch_source, {name: coupon, type: string}]}
segments:
  - {name: paying, where: plan_tier = 'pro'}
metrics:
  - {name: orders, agg: count, event: order_paid, where: "user.plan_tier = 'pro' and user_id is not null"}
`;
const dbt = `sources:
  - name: raw
    tables: [{name: order_paid, columns: [{name: coupon}]}]
models:
  - name: stg_order_paid
    columns: [{name: total}, {name: src}, {name: event_id}, {name: made_up}]
  - name: payments
    config: {meta: {event: order_paid}}
    columns: [{name: total}]
  - name: customers
    columns: [{name: total}]
`;
const snapshot = snapshotOf({ 'a.plan.yml': plan, 'dbt_project.yml': 'name: shop\n', 'models/schema.yml': dbt });
/** Hover, and `line:column` of each definition in the plan, behind the first letter of a word. */
function at(file: string, text: string, word: string, nth = 0) {
  const uri = `${ROOT}/${file}`;
  let offset = -1;
  for (let i = 0; i <= nth; i++) offset = text.indexOf(word, offset + 1);
  const position = snapshot.doc(uri)?.positionAt(offset + 1);
  if (!position || offset < 0) throw new Error(`no ${word}`);
  const found = findDefinitions(snapshot, uri, position).map((item) => snapshot.range(item.name.span)?.start);
  return {
    says: describeAt(snapshot, uri, position)?.markdown ?? '',
    defined: found.map(
      (start) =>
        unmark(plan.split('\n')[start?.line ?? -1] ?? '')
          .slice(start?.character)
          .match(/\w+/)?.[0],
    ),
  };
}

test.each([
  ['a column', 'total', 0, '**total** · number · ≥ 0 · currency\n\nWhat was paid\n\nOf event order_paid.', ['total']],
  ['a column under its name on the wire', 'src', 0, 'collected as `src`', ['launch_source']],
  ['a column that the event alone has', 'coupon', 0, '**coupon** · string', ['coupon']],
  ['a field that every event has', 'event_id', 0, 'A field that every event has.', []],
  ['a column the plan does not know', 'made_up', 0, '', []],
  ['a column of a model that names its event', 'total', 1, 'Of event', ['total']],
  ['a column of a model of something else', 'total', 2, '', []],
  ['a model', 'stg_order_paid', 0, '**order_paid**', ['order_paid']],
  ['a source table', 'order_paid', 0, '**order_paid**', ['order_paid']],
])('%s', (_, word, nth, says, defined) => {
  const found = at('models/schema.yml', dbt, word, nth);
  if (says) expect(found.says).toContain(says);
  else expect(found.says).toBe('');
  expect(found.defined).toEqual(defined);
});

test.each([
  ['a trait in a segment', "plan_tier = 'pro'", 0, ['plan_tier']],
  ['a trait behind its entity', "plan_tier = 'pro'", 1, ['plan_tier']],
])('%s', (_, word, nth, defined) => {
  const found = at('a.plan.yml', plan, word, nth);
  expect(found.says).toContain('string');
  expect(found.defined).toEqual(defined);
});
test('an envelope field in a condition', () =>
  expect(at('a.plan.yml', plan, 'user_id is').says).toBe('**user_id** · string\n\nA field that every event has.'));
