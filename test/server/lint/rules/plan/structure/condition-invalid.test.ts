import { describe, expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'condition-invalid';
const plan = `
properties:
  - {name: total, type: number}
  - {name: cart, type: object, properties: [{name: size, type: integer}, {name: note, type: string, required_when: "size > 1"}]}
entities:
  - {name: user, key: user_id, traits: [{name: tier, type: string, enum: [free, pro]}, {name: since, type: string, required_when: "tier = 'pro'"}]}
bundles:
  - {name: base, properties: [{name: channel, type: string}]}
  - {name: page, use: [base], properties: [{name: path, type: string}, {name: title, type: string, required_when: "path is not null and channel = 'a'"}]}
  - {name: round, use: [round], properties: [{name: r, type: string, required_when: "r = 'a'"}]}
events:
  - name: paid
    use: [page]
    properties:
      - total
      - cart
      - {name: status, type: integer}
      - {name: coupon, type: string, required_when: "total > 0"}
    variants:
      - {name: free, where: "total = 0 and only is null", properties: [{name: only, type: string}, {name: coupon, required_when: "only = 'x'"}]}
    destinations: [{ref: ga4, where: "user.tier = 'pro'"}]
  - {name: other, properties: [{name: status, type: string}]}
destinations: [{name: ga4, type: ga4}]
`;
const withCheck = (expect: string, event = 'event: paid, ') =>
  `${plan}checks: [{name: c, ${event}expect: ${JSON.stringify(expect)}}]`;

test('what is right is silent, wherever it stands', () => {
  expect(told(id, plan)).toEqual([]);
});

describe('names', () => {
  test.each([
    ['total > 1', 0],
    ['platform = user_id', 0],
    ["user.tier = 'pro'", 0],
    ['cart.size > 1', 0],
    ['only is null', 0],
    ["channel = 'a' and path = 'b'", 0],
    ["event_time > timestamp '2026-01-31T00:00:00Z'", 0],
    ['tier is null', 1],
    ['user.nothing is null', 1],
    ['cart.nothing is null', 1],
    ['nothing is null', 1],
    ['constructor is null', 1],
  ])('of an event: %s', (expression, count) => {
    expect(told(id, withCheck(expression))).toHaveLength(count);
  });
  test.each([
    ['total > 1', 0],
    ['status > 1', 0],
    ["status = 'a'", 0],
    ['nothing is null', 1],
  ])('without an event, of all events: %s', (expression, count) => {
    expect(told(id, withCheck(expression, ''))).toHaveLength(count);
    expect(told(id, withCheck(expression, 'event: "*", '))).toHaveLength(count);
  });
  test.each([
    ["tier = 'pro'", 0],
    ["user.tier = 'gold'", 1],
    ['total > 1', 1],
    ['platform is null', 1],
  ])('of a segment, its traits alone: %s', (expression, count) => {
    expect(told(id, `${plan}segments: [{name: s, where: ${JSON.stringify(expression)}}]`)).toHaveLength(count);
  });
  test('inside an object its members come first', () => {
    const text = `
      events:
        - name: e
          properties:
            - {name: size, type: string}
            - {name: outer, type: string}
            - name: lines
              type: array
              items:
                type: object
                properties:
                  - {name: size, type: integer}
                  - {name: note, type: string, required_when: "size > 1 and outer = 'a'"}
                  - {name: mark, type: string, required_when: "size = 'big'"}
    `;
    expect(told(id, text)).toEqual([
      'In "required_when" of property "mark" of the value of property "lines" of event "e": size is a number, but \'big\' is text. Such a comparison is never true.',
    ]);
  });
  test('of an event that nobody defined, only the grammar is looked at', () => {
    expect(
      told(
        id,
        'metrics: [{name: m, agg: count, event: nowhere, where: "a = 1"}, {name: n, agg: count, event: nowhere, where: "a ="}]',
      ),
    ).toHaveLength(1);
  });
});

test('every place of a condition is looked at', () => {
  const bad = 'nothing = 1';
  const text = `
    entities: [{name: user, key: user_id, traits: [{name: t, type: string, required_when: ${bad}}]}]
    bundles: [{name: b, properties: [{name: p, type: string, required_when: ${bad}}], destinations: [{ref: ga4, where: ${bad}}]}]
    events:
      - name: e
        where: ${bad}
        properties: [{name: q, type: string, required_when: ${bad}}]
        destinations: [{ref: ga4, where: ${bad}}]
        variants: [{name: v, where: ${bad}, properties: [{name: q, required_when: ${bad}}]}]
    segments: [{name: s, where: ${bad}}]
    metrics: [{name: m, agg: count, event: e, where: ${bad}}]
    funnels: [{name: f, window: 7d, steps: [{event: e, where: ${bad}}], exclusions: [{event: e, where: ${bad}}]}]
    retention: [{name: r, period: day, start: {event: e, where: ${bad}}, return: {event: "*", where: ${bad}}}]
    checks: [{name: c, event: e, expect: ${bad}, where: ${bad}}]
  `;
  expect(told(id, text).map((message) => message.split(':')[0])).toEqual([
    'In "required_when" of property "t" of entity "user"',
    'In "required_when" of property "p" of bundle "b"',
    'In "where" of destination "ga4" of bundle "b"',
    'In "where" of event "e"',
    'In "required_when" of property "q" of event "e"',
    'In "where" of destination "ga4" of event "e"',
    'In "where" of variant "v" of event "e"',
    'In "required_when" of property "q" of variant "v" of event "e"',
    'In "where" of segment "s"',
    'In "where" of metric "m"',
    'In "where" of step "e" of funnel "f"',
    'In "where" of exclusion "e" of funnel "f"',
    'In "where" of step "e" of retention "r"',
    'In "where" of step "*" of retention "r"',
    'In "expect" of check "c"',
    'In "where" of check "c"',
  ]);
});

test.each([
  ['"total == 1 && status <> 2"', '"total = 1 and status != 2"'],
  ['\'total = "1"\'', "'total = 1'"],
  ["'channel in (''a'', null)'", "'channel in (''a'')'"],
  ['total = null', 'total is null'],
  ['"channel = \'a\\\\b\' and totl = 1"', '"channel = \'a\\\\b\' and total = 1"'],
  ['user.tier = "pro"', "user.tier = 'pro'"],
])('%s is mended, in the quotes it stands in', (before, after) => {
  const text = (expression: string) =>
    `${plan.trim()}\nchecks:\n  - name: c\n    event: paid\n    expect: ${expression}`;
  expect(fixed(id, text(before))).toBe(text(after));
});
test('a folded text keeps its lines, and carets find their place in it', () => {
  const text = `
    events: [{name: e, properties: [{name: total, type: number}]}]
    checks:
      - name: c
        event: e
        expect: >-
          total > 1
          and total == 3
  `;
  expect(fixed(id, text)).toContain('total > 1\n      and total = 3');
});
test('spellings are warnings, what cannot be read is an error', async () => {
  const { lint, snapshotOf } = await import('../../../examples.ts');
  const { rules } = await import('../../../../../../server/lint/rules/index.ts');
  const only = rules.filter((rule) => rule.id === id);
  const text =
    'events: [{name: e, properties: [{name: a, type: number}]}]\nchecks: [{name: c, event: e, expect: "a == 1"}, {name: d, event: e, expect: "a +"}]\n';
  const { problems } = lint(snapshotOf({ 'a.plan.yml': text }), only);
  expect([...problems.values()].flat().map((problem) => problem.severity)).toEqual(['warning', 'error']);
});
