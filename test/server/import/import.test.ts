import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importPlan } from '../../../server/import/import.ts';
import { englishWords as english } from '../../english.ts';
import { fuzz } from '../../fuzz.ts';
import { problemsIn } from './problems-in.ts';
import { lines, told } from './records.ts';

describe('one row per event', () => {
  it('takes description, trigger, owner, sources, status, tags', () =>
    expect(
      told(
        lines(
          'Event,Description,Trigger,Owner,Platform,Status,Category,Since',
          'Cart Opened,"Somebody looks, at the cart",Cart is shown,growth,"web, iOS",Live,Cart,2.1',
          'Cart Closed,,,Growth,all,To do,Cart,',
        ),
      ),
    ).toEqual({
      plan: lines(
        'owners: [{name: growth}]',
        'sources:',
        '  - {name: web, platform: web}',
        '  - {name: iOS, platform: ios}',
        'events:',
        '  - name: Cart Opened',
        '    description: Somebody looks, at the cart',
        '    trigger: Cart is shown',
        '    status: implemented',
        '    since: "2.1"',
        '    owner: growth',
        '    tags: [Cart]',
        '    sources: [web, iOS]',
        '  - name: Cart Closed',
        '    status: planned',
        '    owner: growth',
        '    tags: [Cart]',
      ),
      lost: ['changed Owner "Growth" was taken for "growth", which is written so first.'],
    }));

  it('keeps what it has no key for under meta, and says so', () =>
    expect(told(lines('event,Business value,status', 'a,high,on hold since May', 'b,low,live'))).toEqual({
      plan: lines(
        'events:',
        '  - name: a',
        '    meta: {"Business value": high, status: "on hold since May"}',
        '  - name: b',
        '    status: implemented',
        '    meta: {"Business value": low}',
      ),
      lost: [
        'moved [Business value] The plan language has no key for it; its cells were kept under meta.',
        'moved [status] "on hold since May" is no status that the plan language has; it was kept under meta. (row 2)',
      ],
    }));

  it('reads properties in a cell; those that several events have are said once', () =>
    expect(told(lines('event,properties', 'a,"id: string, size: int"', 'b,"id, note"', 'c,"size: string"'))).toEqual({
      plan: lines(
        'properties: [{name: id, type: string}]',
        'events:',
        '  - name: a',
        '    properties: [id, {name: size, type: integer}]',
        '  - name: b',
        '    properties: [id, {name: note}]',
        '  - name: c',
        '    properties: [{name: size, type: string}]',
      ),
      lost: [
        'assumed Property "id" has a type or values in 1 event and only a name in 1 ("b"); they were taken for the same.',
        'assumed Property "size" is given in 2 ways: integer in "a", string in "c". All were kept as they are; settle on one.',
      ],
    }));

  it('required and optional ones in columns of their own', () =>
    expect(told(lines('event,required properties,optional properties', 'a,p,"q, r"', 'b,"p, s",')).plan).toBe(
      lines(
        'properties: [{name: p}]',
        'events:',
        '  - name: a',
        '    properties:',
        '      - {ref: p, required: true}',
        '      - {name: q}',
        '      - {name: r}',
        '  - name: b',
        '    properties:',
        '      - {ref: p, required: true}',
        '      - {name: s, required: true}',
      ),
    ));
});

describe('one row per property', () => {
  const table = (...rows: readonly string[]) =>
    told(lines('Event,Event description,Property,Type,Required,Allowed values,Example,Description', ...rows));

  it('with the event on its first row only, or on each', () => {
    const first = table('a,About a,p,string,Y,,x,About p', ',,q,int,N,1-9,5,About q');
    const each = table('a,About a,p,string,Y,,x,About p', 'a,About a,q,int,N,1-9,5,About q');
    expect(first).toEqual(each);
    expect(first).toEqual({
      plan: lines(
        'events:',
        '  - name: a',
        '    description: About a',
        '    properties:',
        '      - {name: p, type: string, required: true, description: "About p", examples: [x]}',
        '      - {name: q, type: integer, minimum: 1, maximum: 9, description: "About q", examples: [5]}',
      ),
      lost: [],
    });
  });

  it('shares definitions, and lets an event say its own', () =>
    expect(table('a,,p,string,Y,"x, z",,One', 'b,,p,string,N,"x, z",,One', 'c,,p,string,N,"x, z",,Another')).toEqual({
      plan: lines(
        'properties: [{name: p, type: string, enum: [x, z], description: "One"}]',
        'events:',
        '  - name: a',
        '    properties: [{ref: p, required: true}]',
        '  - name: b',
        '    properties: [p]',
        '  - name: c',
        '    properties: [{ref: p, description: "Another"}]',
      ),
      lost: [],
    }));

  it('keeps contradictions between events', () => {
    const { plan, lost } = table('a,,p,string,,,,', 'b,,p,string,,,,', 'c,,p,int,,,,');
    expect(plan).toBe(
      lines(
        'properties: [{name: p, type: string}]',
        'events:',
        '  - name: a',
        '    properties: [p]',
        '  - name: b',
        '    properties: [p]',
        '  - name: c',
        '    properties: [{name: p, type: integer}]',
      ),
    );
    expect(lost).toEqual([
      'assumed Property "p" is given in 2 ways: string in "a", integer in "c". All were kept as they are; settle on one.',
    ]);
  });

  it('says what the same event says twice', () =>
    expect(table('a,One,p,string,Y,,,x', 'a,Two,p,int,N,,,y').lost).toEqual([
      'dropped The description of event "a" is given twice; "Two" was left out. (row 3)',
      'dropped The type of property "p" of event "a" is string first and integer here; the first was kept. (row 3)',
      'dropped The description of property "p" of event "a" is given twice; "y" was left out. (row 3)',
      'dropped Property "p" of event "a" is required first and optional here; the first was kept. (row 3)',
    ]));

  it('says what it does not understand', () =>
    expect(table('a,,p,blob,if logged in,Whatever the person typed into it,,', ',,,string,Y,,,')).toEqual({
      plan: lines(
        'events:',
        '  - name: a',
        '    properties: [{name: p, meta: {Type: blob, "Allowed values": "Whatever the person typed into it", Required: "if logged in"}}]',
      ),
      lost: [
        'moved [Type] "blob" is no type that is known, so the property has none; it was kept under meta. (row 2)',
        'moved [Allowed values] "Whatever the person typed into it" is no list of values; it was kept under meta. (row 2)',
        'moved [Required] "if logged in" is no plain yes or no, so the property is not required; it was kept under meta. (row 2)',
        'dropped The row names no event and no property: "string | Y". (row 3)',
      ],
    }));

  it('types with values and remarks beside them', () =>
    expect(
      told(
        lines(
          'event,property,type',
          'a,p,string (new / returning)',
          'a,q,string (ISO 4217)',
          'a,t,int (cents)',
          "a,r,\"'x', 'y'\"",
          'a,s,Array<Item>',
        ),
      ),
    ).toEqual({
      plan: lines(
        'events:',
        '  - name: a',
        '    properties:',
        '      - {name: p, type: string, enum: [new, returning]}',
        '      - {name: q, type: string, format: currency}',
        '      - {name: t, type: integer}',
        '      - {name: r, type: string, enum: [x, "y"]}',
        '      - {name: s, type: array}',
      ),
      lost: ['dropped [type] "cents" beside a type was left out. (row 4)'],
    }));

  it('several names in a cell', () =>
    expect(
      told(
        lines('event,property,type', ...'abcdefghijkl'.split('').map((e) => `${e},p_${e},string`), '"m, n","q, r",int'),
      ).lost,
    ).toEqual([
      'assumed Events "m", "n" stand in one cell; the row was read for each of them. (row 14)',
      'assumed [property] Properties "q", "r" stand in one cell; what the row says was taken for each of them. (row 14)',
    ]));

  it('a dictionary that says which events have a property', () =>
    expect(
      told(lines('property,type,applies to events', 'p,string,"a, b"', 'q,int,all events', 'user_id,string,All')).plan,
    ).toBe(
      lines(
        'properties:',
        '  - {name: user_id, type: string}',
        '  - {name: p, type: string}',
        'bundles: [{name: every_event, description: "What every event carries", properties: [{name: q, type: integer}]}]',
        'globals: [{events: "*", use: [every_event]}]',
        'events:',
        '  - name: a',
        '    properties: [p]',
        '  - name: b',
        '    properties: [p]',
      ),
    ));

  it('rows without an event', () =>
    expect(told(lines('event,property', ',p', 'a,q')).lost).toEqual(['dropped The row names no event: "p". (row 2)']));
});

describe('names stay as they are', () => {
  it('whatever they are', () => {
    const names = [
      '__proto__',
      'constructor',
      "=cmd|' /C calc'!A0",
      'Cart Opened',
      'cart opened',
      'CART_OPENED',
      'über größe',
      '购物车',
      'a: b',
      'no',
      '1.10',
      '# x',
      '- y',
      '{z}',
      '"q"',
    ];
    const csv = lines(
      'event,property,type',
      ...names.map((name) => `"${name.replaceAll('"', '""')}","${name.replaceAll('"', '""')}",string`),
    );
    const read = importPlan(csv, { english, name: 'a.csv' });
    if ('fault' in read) throw new Error(read.fault);
    expect(read.parts.events?.map(({ name }) => name)).toEqual(names);
    // What a brace, a quote or a colon stands in is no name of a property.
    const readAs: Readonly<Record<string, string>> = { 'a: b': 'a', '{z}': 'z', '"q"': 'q' };
    expect(read.parts.events?.map(({ properties }) => (properties as readonly { name: string }[])[0]?.name)).toEqual(
      names.map((name) => (Object.hasOwn(readAs, name) ? readAs[name] : name)),
    );
    expect(read.assumptions.map(({ message }) => message).filter((one) => one.includes('is no name'))).toEqual(
      Object.entries(readAs).map(([text, name]) => `"${text}" is no name; it was read as property "${name}".`),
    );
  });
  it('but for a line break, and that is told', () =>
    expect(told('event,description\n"Cart\nwas opened",x\n').lost).toEqual([
      'changed [event] The name of event "Cart was opened" had a line break, which is a blank now. (row 2)',
    ]));
});

describe('fields of the envelope', () => {
  it('are refined, never added', () =>
    expect(told(lines('event,property,type,required', 'a,session_id,uuid,Y', 'a,p,string,N')).plan).toBe(
      lines(
        'properties: [{name: session_id, type: string, format: uuid}]',
        'events:',
        '  - name: a',
        '    properties: [{ref: session_id, required: true}, {name: p, type: string}]',
      ).replace(
        '    properties: [{ref: session_id, required: true}, {name: p, type: string}]',
        '    properties:\n      - {ref: session_id, required: true}\n      - {name: p, type: string}',
      ),
    ));
});

describe('what cannot be read says why', () => {
  it.each([
    ['', 'a.csv', '"a.csv" is empty. Give it a header row and a row for each event or property.'],
    [
      'foo,bar\n1,2\n3,4',
      'a.csv',
      '"a.csv" has no column of event names. Its columns are "foo", "bar"; name the one that has them "event".',
    ],
    [
      'property,type\np,string\nq,int',
      'a.csv',
      '"a.csv" has no column of event names. Its columns are "property", "type"; name the one that has them "event".',
    ],
    ['event,owner\n,x\n-,y', 'a.csv', '"a.csv" names no event: its column "event" is empty.'],
    [
      'property,events\np,all events\nq,all',
      'a.csv',
      '"a.csv" names no event: its column "events" says "all events" in every row.',
    ],
    [
      `event,user_id,ts\n${'opened,1,2\n'.repeat(200)}`,
      'a.csv',
      '"a.csv" looks like events that were collected (200 rows of 1 event), not like a list of them. Give one row for each event or property.',
    ],
    ['# Hello\n\nText', 'a.md', '"a.md" has no table. Write the events as a table with a column "event", or as CSV.'],
    [
      '# A\n\n| Layer | File |\n|---|---|\n| a | b |',
      'a.md',
      'The table of "a.md" does not tell of events. Give one a column "event", or put each table of properties under a heading with the event\'s name.',
    ],
    [
      '{"events": []}',
      'a.json',
      '"a.json" is JSON, but no tracking plan that is known: one has "rules" with an event and a JSON Schema each, as Segment\'s API gives it. Export it as CSV or Markdown instead.',
    ],
    [
      '<!doctype html>\n<table><tr><td>event</td></tr></table>',
      'a.html',
      '"a.html" is HTML, which is not read. Copy its table into a spreadsheet, and save that as CSV.',
    ],
    [
      '# A\n\n<table><tr><th>event</th></tr></table>\n',
      'a.md',
      '"a.md" has no table that can be read (line 3). A table written in HTML is not read; write it with bars (| event | property |).',
    ],
    ['{"rules": [', 'a.json', '"a.json" is no JSON that can be read. Export it again, or as CSV.'],
  ])('%#', (text, name, fault) => expect(told(text, name)).toEqual({ plan: '', lost: [fault] }));
});

it.each([
  ['objects', (inside: object) => ({ type: 'object', properties: { a: inside } })],
  ['lists', (inside: object) => ({ type: 'array', items: inside })],
])('%s in each other are read to a depth, and what is below is said', (_, around) => {
  const nest = (n: number) => {
    let schema: object = { type: 'string' };
    for (let k = 0; k < n; k++) schema = around(schema);
    return JSON.stringify({ rules: [{ key: 'Deep Sent', jsonSchema: { type: 'object', properties: { v: schema } } }] });
  };
  const lost = (n: number) => {
    const read = importPlan(nest(n), { english, name: 'a.json' });
    return 'fault' in read ? read.fault : read.losses.map(({ message }) => message);
  };
  expect(lost(10)).toEqual([]);
  expect(lost(2000)).toEqual(['Values stand in each other more than 12 deep; what is below was left out.']);
});

it('the shape is seen from the name, then from the content', () => {
  const shapeOf = (text: string, name: string) => {
    const read = importPlan(text, { english, name });
    return 'fault' in read ? read.fault : read.shape;
  };
  expect(shapeOf('event\nopened', 'x.CSV')).toBe('csv');
  expect(shapeOf('event\tname\nopened\tx', 'x.tsv')).toBe('csv');
  expect(shapeOf('| event |\n|---|\n| a |', 'x.md')).toBe('markdown');
  expect(shapeOf('| event | x |\n|---|---|\n| a | b |', 'standard input')).toBe('markdown');
  expect(shapeOf('event,x\na,b', 'standard input')).toBe('csv');
  expect(shapeOf('{"rules":[{"key":"a","jsonSchema":{}}]}', 'standard input')).toBe('json');
});

it('the head of the plan is named for the project, where it has none', () => {
  const read = importPlan('event\nopened\nclosed', { english, name: 'My plan.csv', plan: 'My Shop (2)' });
  expect('text' in read && read.text).toMatch(
    /^# Read from My plan.csv. From here on this file is the plan: edit it.\nplan: \{name: my_shop_2\}\nevents:\n/,
  );
});

describe('any table', () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'event', 'a', 'a, b', '`x`', 'string', 'Yes', '{"a": 1}', '=1', "'", '"', 'x: y', '—'),
    fc.string({ maxLength: 8 }),
  );
  const header = fc.constantFrom(
    'Event',
    'Property',
    'Properties',
    'Type',
    'Required',
    'Description',
    'Name',
    'Values',
    'Owner',
    'Status',
    'X',
    '',
  );
  const sheet = fc.tuple(
    fc.array(header, { minLength: 1, maxLength: 5 }),
    fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 6 }),
  );
  const quoted = (cells: readonly string[]) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
  const piped = (cells: readonly string[]) =>
    `| ${cells.map((text) => text.replace(/[\n\r]/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
  const csv = (head: readonly string[], rows: readonly (readonly string[])[]) => [head, ...rows].map(quoted).join('\n');
  const markdown = (head: readonly string[], rows: readonly (readonly string[])[]) =>
    [head, head.map(() => '---'), ...rows].map(piped).join('\n');

  it('never throws, and gives the same again', () => {
    fc.assert(
      fc.property(sheet, ([head, rows]) => {
        for (const [text, name] of [
          [csv(head, rows), 'a.csv'],
          [markdown(head, rows), 'a.md'],
        ] as const)
          expect(importPlan(text, { english, name })).toEqual(importPlan(text, { english, name }));
      }),
      { numRuns: fuzz.runs(200) },
    );
  });

  it('gives a plan that is read without a fault', () => {
    const broken = ['yaml-syntax', 'unknown-key', 'wrong-value-kind', 'missing-required-key', 'duplicate-key'];
    const twisted = [
      'unresolved-reference',
      'duplicate-definition',
      'duplicate-property-in-event',
      'refinement-widens',
    ];
    const some = fc.tuple(
      fc.constant(['Event', 'Property', 'Type', 'Required', 'Values', 'Owner', 'Platform']),
      fc.array(fc.array(cell, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.oneof(sheet, some), ([head, rows]) => {
        const read = importPlan(csv(head, rows), { english, name: 'a.csv', plan: 'p' });
        if ('fault' in read) return;
        const found = problemsIn(read.text).filter(({ rule }) => [...broken, ...twisted].includes(rule));
        expect(found.map(({ rule, message }) => `${rule}: ${message}\n${read.text}`)).toEqual([]);
      }),
      { numRuns: fuzz.runs(60) },
    );
  });
});
