import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { defaults } from '../../../../server/config/settings.ts';
import { bar, markdownSentence, percentOf, tableCode } from '../../../../server/import/scorecard/markdown.ts';
import { conflictsOf } from '../../../../server/import/scorecard/score-conflicts.ts';
import { namingOf } from '../../../../server/import/scorecard/score-names.ts';
import { concernOf, type ScoredProblem, worstEvents } from '../../../../server/import/scorecard/score-problems.ts';
import { scorecard } from '../../../../server/import/scorecard/scorecard.ts';
import type { Plan } from '../../../../server/plan/plan.ts';
import { planOf } from '../../../../server/plan/resolve-plan.ts';
import { Snapshot } from '../../../../server/plan/snapshot.ts';
import { inputOf } from '../../../../server/workspace/load.ts';
import { englishWords as words } from '../../../english.ts';

const planFrom = (text: string): Plan =>
  planOf(
    Snapshot.empty(defaults).with(
      new Map([['file:///p/a.plan.yml', inputOf('file:///p/a.plan.yml', 'plan', { text })]]),
    ),
  );
const problem = (rule: string, message: string, more: Partial<ScoredProblem> = {}): ScoredProblem => ({
  rule,
  message,
  severity: 'warning',
  ...more,
});

const messy = planFrom(`
plan: {name: shop}
sources: [{name: web}]
events:
  - {name: cart_opened, description: "The cart is shown", trigger: On open, properties: [{name: size, type: integer}, {name: tier, type: string, enum: [a, b]}]}
  - {name: cart_closed, properties: [{name: size, type: string}, {name: tier, type: string, enum: [a, c]}]}
  - {name: Cart Opened, properties: [{name: itemCount}]}
  - {name: order_paid, owner: growth, properties: [{name: size, type: integer}]}
`);
const found: readonly ScoredProblem[] = [
  problem('property-type-conflict', 'Property "size" is string here.', {
    severity: 'error',
    event: 'cart_closed',
    property: 'size',
  }),
  problem('event-name-near-duplicate', 'Events "Cart Opened" and "cart_opened" differ in case alone.', {
    event: 'Cart Opened',
  }),
  problem('event-description-missing', 'Event "cart_closed" has no description.', { event: 'cart_closed' }),
  problem('event-description-missing', 'Event "Cart Opened" has no description.', { event: 'Cart Opened' }),
  problem('property-type-missing', 'Property "itemCount" has no type.', {
    severity: 'error',
    event: 'Cart Opened',
    property: 'itemCount',
  }),
  problem('trigger-missing', 'x', { severity: 'information', event: 'cart_closed' }),
  problem('a-rule-to-come', 'Something new.', { event: 'order_paid' }),
  problem('owner-missing', 'Plan "shop" has no owner.'),
];

describe('the page', () => {
  it('of a plan with much to fix', () =>
    expect(
      scorecard({ title: 'Tracking scorecard of "shop.csv"', plan: messy, problems: found, english: words }),
    ).toMatchFileSnapshot('golden/messy.md'));

  it('of a plan with nothing to fix', () => {
    const plan = planFrom(
      'plan: {name: p, owner: me}\nowners: [{name: me}]\nevents:\n  - {name: order_paid, description: "Money arrives", trigger: "Once", properties: [{name: order_size, type: integer, description: "Items in it"}]}\n',
    );
    const page = scorecard({ title: 'Shop', plan, problems: [], english: words });
    expect(page).toContain('**1 event, 1 property, 1 owner.** No event has an error or a warning.');
    expect(page).not.toContain('## What to do first');
    expect(page).not.toContain('with most to fix');
  });

  it('of an empty plan', () => {
    const page = scorecard({ title: 'Empty', plan: planFrom(''), problems: [] });
    expect(page).toContain('**0 events, 0 properties.** No event has an error or a warning.');
    expect(page).not.toMatch(/NaN|undefined/);
  });

  it('stays one page, whatever the plan', () => {
    const events = Array.from(
      { length: 400 },
      (_, at) =>
        `  - {name: ${at % 2 ? 'thing' : 'Thing'}_${at}, properties: [{name: p${at % 40}, type: ${at % 80 < 40 ? 'string' : 'integer'}}]}`,
    );
    const plan = planFrom(`events:\n${events.join('\n')}\n`);
    const problems = plan.events.flatMap(({ name, properties }) => [
      problem('property-type-conflict', `x ${name}`, {
        severity: 'error',
        event: name,
        property: properties[0]?.name ?? '',
      }),
      problem('event-name-near-duplicate', `Events "${name}" and "y" are alike.`, { event: name }),
    ]);
    const page = scorecard({ title: 'Large', plan, problems, english: words });
    expect(page.split('\n').length).toBeLessThan(80);
    expect(page).toContain('- … and 32 more');
    expect(page).toContain('Settle the types of 40 properties');
  });

  it('shows names and messages, never their markup', () => {
    const evil = '<img src=x onerror=alert(1)> | `a` **b** [c](javascript:d)';
    const plan = planFrom(
      `events:\n  - {name: ${JSON.stringify(evil)}, properties: [{name: ${JSON.stringify(evil)}, type: string}]}\n  - {name: cart_opened}\n  - {name: cart_closed}\n`,
    );
    const page = scorecard({
      title: `Of "${evil}"`,
      plan,
      problems: [
        problem('event-name-near-duplicate', `Events "${evil}" and <b>x</b> are alike | so.`, { event: evil }),
      ],
    });
    const html = new MarkdownIt({ html: true }).render(page);
    expect(
      html.replace(
        /<\/?(?:h1|h2|p|strong|ol|ul|li|code|table|thead|tbody|tr|th|td)(?: style="text-align:right")?>/g,
        '',
      ),
    ).not.toMatch(/<(?!script)[a-z]/i);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    for (const row of html.match(/<tr>[\s\S]*?<\/tr>/g) ?? []) expect(row.match(/<t[dh]/g)).toHaveLength(4);
  });
});

it('rules are sorted by what one does about them, those to come too', () =>
  expect(
    Object.fromEntries(
      [
        'event-name-near-duplicate',
        'property-type-conflict',
        'duplicate-definition',
        'event-name-case',
        'property-name-length',
        'owner-missing',
        'trigger-missing',
        'property-type-missing',
        'event-description-missing',
        'description-restates-name',
        'enum-invalid',
      ].map((rule) => [rule, concernOf(rule)]),
    ),
  ).toEqual({
    'event-name-near-duplicate': 'duplicate',
    'property-type-conflict': 'conflict',
    'duplicate-definition': 'conflict',
    'event-name-case': 'name',
    'property-name-length': 'name',
    'owner-missing': 'owner',
    'trigger-missing': 'trigger',
    'property-type-missing': 'type',
    'event-description-missing': 'description',
    'description-restates-name': 'description',
    'enum-invalid': 'other',
  }));

it('the worst events come first, with their gravest reasons', () =>
  expect(worstEvents(['cart_opened', 'cart_closed', 'Cart Opened', 'order_paid'], found, 3)).toEqual([
    {
      event: 'Cart Opened',
      errors: 1,
      warnings: 2,
      reasons: ['a property without a type', 'nearly the name of another event', 'no description'],
    },
    {
      event: 'cart_closed',
      errors: 1,
      warnings: 1,
      reasons: ['a property that has another type elsewhere', 'no description', 'nothing says when it is sent'],
    },
    { event: 'order_paid', errors: 0, warnings: 1, reasons: ['a rule to come'] },
  ]));

it('several of a kind are counted', () =>
  expect(
    worstEvents(
      ['a'],
      ['x', 'y', 'z']
        .map((property) => problem('property-type-missing', '', { event: 'a', property }))
        .concat(['x', 'y'].map(() => problem('new-rule', '', { event: 'a' }))),
      1,
    )[0]?.reasons,
  ).toEqual(['3 properties without a type', 'new rule (2 times)']));

it('conflicts are told by property: types, then values', () => {
  const properties = [
    {
      name: 'size',
      uses: messy.events.flatMap(({ name, properties: all }) =>
        all.filter((one) => one.name === 'size').map((property) => ({ event: name, property })),
      ),
    },
    {
      name: 'tier',
      uses: messy.events.flatMap(({ name, properties: all }) =>
        all.filter((one) => one.name === 'tier').map((property) => ({ event: name, property })),
      ),
    },
  ];
  expect(conflictsOf(properties, found)).toEqual({
    types: ['`size`: integer in `cart_opened`, `order_paid`; string in `cart_closed`'],
    values: ['`tier`: `a`, `b` in `cart_opened`; `a`, `c` in `cart_closed`'],
    others: [],
  });
  expect(
    conflictsOf(
      [],
      [
        problem('duplicate-definition', 'Event "a" is defined twice.'),
        problem('property-type-conflict', 'Trait "b" differs.', { property: 'b' }),
      ],
    ).others,
  ).toEqual(['Event `a` is defined twice.', 'Trait `b` differs.']);
});

it('names are counted by case, order and tense', () => {
  const read = namingOf(
    [
      'cart_opened',
      'order_paid',
      'view_item',
      'CartClosed',
      'Order Sent',
      'ORDER_LOST',
      'order lost',
      'a.b',
      'cart:opened',
      'x-_y',
      'login',
    ],
    words,
  );
  expect(read.cases.map(({ form, names }) => `${form}: ${names.join(' ')}`)).toEqual([
    'snake_case: cart_opened order_paid view_item',
    'PascalCase: CartClosed',
    'Title Case: Order Sent',
    'CONSTANT_CASE: ORDER_LOST',
    'lower case: order lost',
    'dot.case: a.b',
    '{snake_case}:{snake_case}: cart:opened',
    'another form: x-_y',
  ]);
  expect(read.orders.map(({ form, names }) => `${form}: ${names.length}`)).toEqual([
    'object, then action: 7',
    'action, then object: 1',
  ]);
  expect(read.tenses.map(({ form, names }) => `${form}: ${names.length}`)).toEqual([
    'action in the past: 7',
    'action in the present: 1',
  ]);
  expect(read.short).toBe(1);
  expect(namingOf(['cart_opened']).orders).toEqual([]);
});

describe('words of Markdown', () => {
  it.each([
    ['cart_opened', '`cart_opened`'],
    ['a|b', '`a\\|b`'],
    ['a`b', '`` a`b ``'],
    ['``', '``` `` ```'],
    ['a\nb', '`a b`'],
    ['', '`  `'],
  ])('code %j', (name, text) => expect(tableCode(name)).toBe(text));
  it('a sentence', () =>
    expect(markdownSentence('Event "a_b" is *not* <x>, [y] | "z"')).toBe(
      'Event `a_b` is \\*not\\* \\<x\\>, \\[y\\] \\| `z`',
    ));
  it.each([
    [0, 3, '0 %', '░░░░░░░░░░'],
    [1, 1000, '< 1 %', '█░░░░░░░░░'],
    [1, 3, '33 %', '███░░░░░░░'],
    [999, 1000, '> 99 %', '█████████░'],
    [3, 3, '100 %', '██████████'],
  ])('%d of %d', (part, whole, text, blocks) => {
    expect(percentOf(part, whole)).toBe(text);
    expect(bar(part / whole)).toBe(blocks);
  });
});
