// A whole session of random edits and applied fixes: what the long-lived linter says is what a fresh one says, and nothing throws.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixOf } from '../../../server/lint/engine/fixes.ts';
import { Linter } from '../../../server/lint/engine/linter.ts';
import { type Problem, Problems } from '../../../server/lint/engine/problems.ts';
import { type Policy, policyOf } from '../../../server/lint/engine/profiles.ts';
import { severities } from '../../../server/lint/engine/rule-meta.ts';
import { rules } from '../../../server/lint/rules/index.ts';
import type { Snapshot } from '../../../server/plan/snapshot.ts';
import { Doc } from '../../../server/yaml/document.ts';
import { applyEdits } from '../../../server/yaml/edits.ts';
import { englishWords as words } from '../../english.ts';
import { fuzz } from '../../fuzz.ts';
import { dbtKnots } from './engine/bases.ts';
import { everything, ROOT, snapshotOf } from './examples.ts';
import { problemsByFile } from './problems-at.ts';

const base = `plan: {name: p}
owners: [{name: growth}]
sources: [{name: web}]
types: [{name: money, type: cents, minimum: 0}, {name: cents, type: number}]
properties:
  - {name: method, type: string, enum: [card, cash]}
  - name: amount
    type: money
entities:
  - {name: order, key: order_id, traits: [method]}
bundles:
  - {name: b, properties: [method, {name: inner, type: string}], use: [c]}
  - {name: c, use: [b], properties: [{ref: missing}]}
  - {name: d, properties: [{ref: amount, minimum: -3}, {name: mood, maxLength: 9}, {name: inner, type: integer}]}
globals:
  - {events: "*_paid", use: [b]}
events:
  - name: itemAdded
    use: [b]
    owner: growth
    properties: [{ref: inner, required: true}, {ref: amount, minimum: 5}]
  # about this one
  - name: order_paid
    extends: itemAdded
    descripton: x
    sources: [web]
    properties:
      - {name: order_id, type: string, required_when: "amount > 5 and method = 'card'"}
  # trackwright-disable-next-line unresolved-reference: not there yet
  - {name: a_b, use: [nope]}
  - name: cart_seen
    use: [b]
    properties:
      - name: cart
        type: object
        properties:
          - {ref: amount, minimum: -1, maximum: -2}
          - {name: note, type: string, maxLength: 3, enum: [abcd, abcd], examples: [long, 1]}
          - {name: inner, type: array, items: {type: integer, maxLength: 1}}
  - name: order_sent
    extends: order_paid
    status: implemented
    use: [d]
    omit: [inner]
    properties: [{ref: amount, minimum: 2, type: string}, {name: mood, type: string}, {name: order_id, type: integer}]
    where: "amount > 1"
    variants:
      - {name: late, where: "mood = 'sad'", properties: [{ref: mood, maxLength: 99}, {name: method, enum: [tram]}]}
    examples: [{amount: 1, mood: 7, gone: 1}]
  - {name: base_event, abstract: true, call: page, properties: [{name: amount, type: string}, {name: mood}], additionalProperties: {type: integer, maxLength: 2}}
segments: [{name: big, where: "user.method = 'cash'"}]
metrics:
  - {name: paid, agg: sum, event: order_paid, property: amount}
  - {name: rate, type: ratio, numerator: paid, denominator: rate}
  - {name: all, agg: average, event: '*', property: amount, dimensions: [mood, method], where: mood = 1}
  - {name: both, type: derived, expr: paid / rates}
funnels:
  - {name: f, window: 7d, steps: [itemAdded, {event: order_paid, where: amount > 1}]}
  - {name: g, entity: order, window: 1d, per: order_id, steps: [order_paid, order_sent]}
checks: [{name: positive, event: order_paid, expect: amount >= 0}]
`;
const other = `destinations: [{name: ga4, type: ga4}]
properties:
  - {name: coupon, type: string}
events:
  - {name: coupon_used, properties: [coupon, {name: siteId, type: string, description: Site id}]}
  - {name: itemAdded}
  - {name: view_item, destinations: [ga4]}
  - {name: coupon_lost, status: deprecated, replaced_by: coupon_used, properties: [{name: siteId, type: string, description: Site id}]}
  - {name: coupon_kept, properties: [{name: siteId, status: deprecated, replaced_by: coupon}, {name: mail, type: string, format: mail}]}
`;
const dbt = `models:
  - name: stg_order_paid
    config: {meta: {event: order_paid}}
    columns:
      - {name: method, data_tests: [{accepted_values: {arguments: {values: [card]}}}]}
  - {name: stg_order_sent, columns: [{name: amount}, {name: mood}]}
sources:
  - {name: raw, tables: [{name: cart_seen}, {name: itemAdded}]}
`;
const DBT = `${ROOT}/models/schema.yml`;
/** What a name, a word or a number of the plan may become: another that is there, a new one, another type or bound. */
const otherWords = [
  ...['order_paid', 'itemAdded', 'order_sent', 'cart_seen', 'base_event', 'a_b', 'brand_new', '"*"'],
  ...['amount', 'method', 'inner', 'mood', 'order_id', 'user_id', 'coupon', 'missing'],
  ...['b', 'c', 'd', 'money', 'cents', 'order', 'user', 'paid', 'rate', 'late'],
  ...[
    'string',
    'integer',
    'number',
    'object',
    'name',
    'ref',
    'extends',
    'use',
    'minimum',
    'maximum',
    'true',
    '-5',
    '0',
    '7',
  ],
];
const bits = [
  '\n',
  ' ',
  '- ',
  '#',
  ':',
  'x',
  '"',
  "'",
  '[',
  '}',
  '\n  - name: z_added\n',
  '\n  - name: order_paid\n',
  '__proto__: 1\n',
  'events:\n',
  '*a',
  '&a ',
  '---\n',
  '\t',
  '  - name: constructor\n',
  ', cheque',
  'use: [c]',
  'extends: a_b\n',
  'required: true',
  'type: string\n',
  ', type: integer',
  ', minimum: 9',
  ', enum: [a, 1]',
  '- {ref: method, enum: [cash]}\n',
  '\r\n',
  '# trackwright-disable-next-line event-name-case: why\n',
  'é',
  '- {ref: amount}\n',
  'description: Order paid\n',
  ', status: deprecated',
  ', replaced_by: coupon_kept',
  ', replaced_by: siteId',
  '  - {name: site_seen, properties: [{name: siteId, type: string, description: Site id}]}\n',
  ', pattern: "["',
  ', destinations: [ga4]',
  ', type: amplitude',
  '  - {name: begin_checkout, destinations: [ga4]}\n',
];
const options = (policy: Policy) => ({ today: '2026-06-30', optionsOf: (id: string) => policy.options(id) });
const A = `${ROOT}/a.plan.yml`;
const KNOTS = `${ROOT}/models/knots.yml`;

/** Everything of a problem but its key's handle to the rule. */
const essence = (problems: ReadonlyMap<string, readonly Problem[]>) =>
  [...problems].map(([uri, list]) => [uri, list.map(({ raw: _, ...rest }) => rest)]);
const sumsOf = (shown: Problems) => ({
  severities: severities.map((severity) => shown.count(severity)),
  fixable: rules.flatMap(({ id }) => (shown.fixable(id) ? [[id, shown.fixable(id)]] : [])),
});
/** The same, counted one by one. */
const counted = (found: ReadonlyMap<string, readonly Problem[]>): ReturnType<typeof sumsOf> => {
  const all = [...found.values()].flat();
  const fixable = (id: string) => all.filter((one) => one.rule === id && one.fixable).length;
  return {
    severities: severities.map((severity) => all.filter((one) => one.severity === severity).length),
    fixable: rules.flatMap(({ id }) => (fixable(id) ? [[id, fixable(id)]] : [])),
  };
};
const fresh = (snapshot: Snapshot, policy: Policy) => {
  const linter = new Linter(rules, options(policy));
  linter.setLexicon(words);
  linter.update(snapshot);
  return problemsByFile(linter, snapshot, policy);
};
/** The same texts, read from nothing. */
const reread = (snapshot: Snapshot) =>
  snapshotOf(
    Object.fromEntries([...snapshot.files].map(([uri, file]) => [uri.slice(ROOT.length + 1), file.doc.text()])),
  );
const syntaxFaults = (snapshot: Snapshot) =>
  snapshot.fragments
    .flatMap((fragment) => fragment.faults)
    .filter(({ fault }) => fault === 'yaml-syntax' || fault === 'dbt-syntax').length;

const edit = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('insert' as const),
      in: fc.constantFrom(A, A, KNOTS),
      at: fc.nat(),
      text: fc.constantFrom(...bits),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('word' as const),
      in: fc.constantFrom(A, A, A, A, DBT),
      nth: fc.nat(),
      text: fc.constantFrom(...otherWords),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('delete' as const),
      in: fc.constantFrom(A, A, KNOTS),
      at: fc.nat(),
      n: fc.integer({ min: 1, max: 12 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('fix' as const), nth: fc.nat() }) },
);

test('a long-lived linter says what a fresh one says, over random edits and fixes', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
      let snapshot = snapshotOf({
        'a.plan.yml': base,
        'b.plan.yml': other,
        'dbt_project.yml': 'name: shop\n',
        'models/schema.yml': dbt,
        'models/knots.yml': dbtKnots,
      });
      const policy = policyOf(rules, snapshot.settings, ROOT, everything(rules));
      const linter = new Linter(rules, options(policy));
      linter.setLexicon(words);
      const shown = new Problems(linter);
      shown.update(snapshot, policy);
      const texts = [base];
      for (const step of edits) {
        const uri = 'in' in step ? step.in : A;
        const doc = snapshot.doc(uri) as Doc;
        if (step.kind === 'fix') {
          const fixable = [...shown.all().values()].flat().filter((problem) => problem.fixable);
          const problem = fixable[step.nth % Math.max(1, fixable.length)];
          const fix = problem && fixOf(problem, linter, snapshot);
          if (!problem || !fix) continue;
          const before = syntaxFaults(snapshot);
          snapshot = snapshot.with(
            new Map(
              [...fix.edits].flatMap(([uri, list]) => {
                const file = snapshot.files.get(uri);
                const text = file && applyEdits(file.doc, list);
                if (!file || typeof text !== 'string') return [];
                return [
                  [
                    uri,
                    {
                      kind: file.kind,
                      doc: Doc.of(
                        uri,
                        text,
                        file.kind === 'plan' ? 'chunks' : 'whole',
                        file.kind === 'dbt' ? 'dbt' : 'plan',
                      ),
                    },
                  ] as const,
                ];
              }),
            ),
          );
          expect(
            syntaxFaults(snapshot),
            `${problem.rule} broke the text:\n${snapshot.doc(problem.uri)?.text()}`,
          ).toBeLessThanOrEqual(before);
        } else {
          const text = doc.text();
          const words = [...text.matchAll(/-?[A-Za-z0-9_]+/g)];
          const word = step.kind === 'word' ? words[step.nth % Math.max(1, words.length)] : undefined;
          const at = step.kind === 'undo' ? 0 : step.kind === 'word' ? (word?.index ?? 0) : step.at % (text.length + 1);
          const length = step.kind === 'delete' ? step.n : (word?.[0].length ?? 0);
          const change =
            step.kind === 'undo'
              ? { text: texts.pop() ?? base }
              : {
                  range: { start: doc.positionAt(at), end: doc.positionAt(at + length) },
                  text: step.kind === 'delete' ? '' : step.text,
                };
          if (uri === A) texts.push(text);
          const kind = uri === A ? 'plan' : 'dbt';
          snapshot = snapshot.with(new Map([[uri, { kind, doc: doc.edit(change) }]]));
        }
        shown.update(snapshot, policy);
        // The sums are asked before and after what they count.
        const sums = sumsOf(shown);
        const now = essence(shown.all());
        expect([sums, sumsOf(shown)]).toEqual(Array(2).fill(counted(shown.all())));
        expect(
          now
            .flatMap(([, list]) => list as { rule: string; message: string }[])
            .filter((one) => one.message.includes('This is a bug')),
        ).toEqual([]);
        expect(now).toEqual(essence(fresh(reread(snapshot), policy)));
      }
    }),
    { numRuns: fuzz.runs(150) },
  );
});
