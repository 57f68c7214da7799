// Renaming as tables: the caret is `|`; what is asked about first stands with the new name.
import { describe, expect, test } from 'vitest';
import { findMentions } from '../../../server/language-service/references.ts';
import { rename } from '../../../server/language-service/rename.ts';
import { applyEdits } from '../../../server/yaml/edits.ts';
import type { TextEdit } from '../../../server/yaml/node.ts';
import { ROOT, snapshotOf } from '../lint/examples.ts';

const A = `${ROOT}/a.plan.yml`;
function renamed(marked: string, to: string): { readonly text: string; readonly withAlias: string } {
  const text = marked.replace('|', '');
  const snapshot = snapshotOf({ 'a.plan.yml': text });
  const doc = snapshot.doc(A);
  if (!doc) throw new Error('no document');
  const done = rename(snapshot, A, doc.positionAt(marked.indexOf('|')), to);
  if ('refused' in done) throw new Error(done.refused);
  const apply = (edits: readonly TextEdit[]) => String(applyEdits(doc, edits));
  const own = done.edits.get(A) ?? [];
  return { text: apply(own), withAlias: apply([...own, ...(done.alias.get(A) ?? [])]) };
}

test('what replaces something is renamed with it, and found from it', () => {
  const text = `properties:
  - {name: old_id, type: string, status: deprecated, replaced_by: site|_id}
  - {name: site_id, type: string}
events:
  - {name: site_left, status: deprecated, replaced_by: site_closed, properties: [old_id, site_id]}
  - {name: site_closed}
`;
  expect(renamed(text, 'place_id').text).toBe(text.replace('|', '').replaceAll('site_id', 'place_id'));
  expect(renamed(text.replace('|', '').replace('name: site_closed', 'name: site|_closed'), 'site_shut').text).toBe(
    text.replace('|', '').replaceAll('site_closed', 'site_shut'),
  );
});

const plan = `properties:
  - {name: total, type: number}
bundles:
  - {name: money, properties: [{name: fee, type: number}]}
entities:
  - {name: workspace, key: workspace_id, traits: [{name: seats, type: integer}]}
events:
  - name: order_paid
    use: [money]
    properties: [{name: coupon, type: string}, total]
    unique_key: [coupon]
    variants: [{name: v, where: "coupon is not null", properties: [{ref: coupon, required: true}]}]
  - {name: order_sent, extends: order_paid}
  - {name: order_lost, properties: [{name: coupon, type: string}]}
metrics:
  - {name: coupons, agg: count_distinct, event: order_paid, property: coupon, where: "coupon != 'x'"}
  - {name: sent, agg: count_distinct, event: order_sent, property: coupon, where: fee > 1}
  - {name: lost, agg: count_distinct, event: order_lost, property: coupon}
funnels:
  - {name: f, window: 1d, steps: [{event: order_paid, where: "coupon = 'a'"}, {event: order_lost, where: "coupon = 'a'"}]}
segments:
  - {name: big, entity: workspace, where: seats > 10}
checks:
  - {name: c, event: order_paid, expect: "workspace.seats > 1 and fee < total"}
`;
const caret = (word: string, nth = 0) => {
  let at = -1;
  for (let i = 0; i <= nth; i++) at = plan.indexOf(word, at + 1);
  return `${plan.slice(0, at + 1)}|${plan.slice(at + 1)}`;
};
/** Lines that changed, cut to the words of interest. */
const changed = (text: string, word: string) =>
  text.split('\n').flatMap((line, i) => (line === plan.split('\n')[i] ? [] : [`${i}:${line.split(word).length - 1}`]));

describe('a property that an event defines itself', () => {
  const everywhere = ['9:1', '10:1', '11:2', '15:2', '16:1', '19:1'];
  test.each([
    ['at its definition', caret('coupon')],
    ['in its unique key', caret('coupon', 1)],
  ])('%s: in that event, the event that extends it, and what asks about them', (_, marked) => {
    expect(changed(renamed(marked, 'voucher').text, 'voucher')).toEqual(everywhere);
  });
  test('the same name in another event is another property', () => {
    const at = plan.indexOf('order_lost, properties: [{name: c') + 'order_lost, properties: [{name: c'.length;
    const { text } = renamed(`${plan.slice(0, at)}|${plan.slice(at)}`, 'voucher');
    expect(changed(text, 'voucher')).toEqual(['13:1', '17:1', '19:1']);
  });
});
test('a property of a bundle goes with it to its events', () =>
  expect(changed(renamed(caret('fee'), 'charge').text, 'charge')).toEqual(['3:1', '16:1', '23:1']));
test('a trait is known behind the name of its entity, and in its segments', () =>
  expect(changed(renamed(caret('seats'), 'places').text, 'places')).toEqual(['5:1', '21:1', '23:1']));
test('what is found is what is renamed', () => {
  const snapshot = snapshotOf({ 'a.plan.yml': plan });
  const position = snapshot.doc(A)?.positionAt(plan.indexOf('coupon') + 1) ?? { line: 0, character: 0 };
  expect(findMentions(snapshot, A, position)).toHaveLength(8);
});

describe('the old name as an alias', () => {
  test.each([
    ['planned', 'events: [{name: order_p|aid}]\n', 'events: [{name: done}]\n'],
    [
      'sent',
      'events: [{name: order_p|aid, status: verified}]\n',
      'events: [{name: done, status: verified, aliases: [{name: order_paid}]}]\n',
    ],
    [
      'sent under another name',
      'events: [{name: order_p|aid, as: o, status: verified}]\n',
      'events: [{name: done, as: o, status: verified}]\n',
    ],
    [
      'a property of what is sent',
      'properties: [{name: tot|al, type: number}]\nevents: [{name: order_paid, status: implemented, properties: [total]}]\n',
      'properties: [{name: done, type: number, aliases: [{name: total}]}]\nevents: [{name: order_paid, status: implemented, properties: [done]}]\n',
    ],
    [
      'a metric',
      'metrics: [{name: orde|rs, agg: count, event: x}]\n',
      'metrics: [{name: done, agg: count, event: x}]\n',
    ],
  ])('%s', (_, text, expected) => expect(renamed(text, 'done').withAlias).toBe(expected));
});
