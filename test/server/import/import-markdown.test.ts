// Tables, lists and headings of Markdown, as plans.
import { describe, expect, it } from 'vitest';
import { importPlan } from '../../../server/import/import.ts';
import { englishWords as english } from '../../english.ts';
import { lines, told } from './records.ts';

describe('Markdown', () => {
  it('tables of events under headings, which are kept as tags', () =>
    expect(
      told(
        lines(
          '# Plan',
          '',
          'About it.',
          '',
          '### Cart (2)',
          '',
          '| Event | Fires when | Properties |',
          '|---|---|---|',
          '| `cart_opened` ✅ | shown | `size`: int |',
          '| `cart_closed` | hidden | — |',
          '',
          '### Account',
          '',
          '| Event | Fires when | Properties |',
          '|---|---|---|',
          '| `signed_up` | account exists | `method`: `mail` \\| `google` |',
        ),
      ),
    ).toEqual({
      plan: lines(
        'events:',
        '  - name: cart_opened',
        '    trigger: shown',
        '    tags: [Cart]',
        '    properties: [{name: size, type: integer}]',
        '  - name: cart_closed',
        '    trigger: hidden',
        '    tags: [Cart]',
        '  - name: signed_up',
        '    trigger: account exists',
        '    tags: [Account]',
        '    properties: [{name: method, type: string, enum: [mail, google]}]',
      ),
      lost: [
        'dropped [Event] "✅" beside the name of event "cart_opened" was left out. (line 9)',
        'dropped Text and lists outside tables are not read. (line 3)',
      ],
    }));

  it('tables of properties under headings that are events', () =>
    expect(
      told(
        lines(
          '# Plan',
          '',
          '## Session',
          '',
          '### New Connection',
          '',
          'When a shell connects.',
          '',
          'Fired on `connect`.',
          '',
          '| Property | Type | Required | Description |',
          '|---|---|---|---|',
          '| `version` | `string` | Yes | The version. |',
          '| `host` | `string \\| null` | No | The host, e.g. `"a"`. |',
          '',
          '### Session Ended',
          '',
          'At the end.',
          '',
          '**Owner:** shell',
          '',
          '**Properties**',
          '',
          '| Property | Type | Required | Description |',
          '|---|---|---|---|',
          '| `version` | `string` | Yes | The version. |',
        ),
      ),
    ).toEqual({
      plan: lines(
        'owners: [{name: shell}]',
        'properties: [{name: version, type: string, description: "The version."}]',
        'events:',
        '  - name: New Connection',
        '    description: When a shell connects.',
        '    trigger: Fired on connect.',
        '    properties:',
        '      - {ref: version, required: true}',
        '      - {name: host, type: [string, "null"], description: "The host, e.g. \\"a\\"."}',
        '  - name: Session Ended',
        '    description: At the end.',
        '    owner: shell',
        '    properties: [{ref: version, required: true}]',
      ),
      lost: ['assumed The heading "New Connection" was taken for the name of an event. (line 5)'],
    }));

  it('properties of every event, and of a person', () =>
    expect(
      told(
        lines(
          '## Properties on every event',
          '',
          '| Property | Type | Description |',
          '|---|---|---|',
          '| `event_id` | UUID | One per event |',
          '| `tenant` | string | |',
          '',
          '## User properties',
          '',
          '| Property | Type |',
          '|---|---|',
          '| `plan_tier` | string |',
          '',
          '## Events',
          '',
          '| Event | Properties |',
          '|---|---|',
          '| `opened` | `size`: int |',
        ),
      ).plan,
    ).toBe(
      lines(
        'entities: [{name: user, key: user_id, traits: [{name: plan_tier, type: string}]}]',
        'properties: [{name: event_id, type: string, format: uuid, description: "One per event"}]',
        'bundles: [{name: every_event, description: "What every event carries", properties: [{name: tenant, type: string}]}]',
        'globals: [{events: "*", use: [every_event]}]',
        'events:',
        '  - name: opened',
        '    properties: [{name: size, type: integer}]',
      ),
    ));

  it('details below the heading of an event that a table has', () =>
    expect(
      told(
        lines(
          '| Event Name | Description | Properties |',
          '|---|---|---|',
          '| `page_view` | Views a page | `path`: string |',
          '',
          '### `page_view`',
          '',
          '**Properties:**',
          '',
          '- `path` (string): Current path',
          '- `referrer` (string, optional): Where from',
          '',
          '### `signed_out`',
          '',
          'Leaves.',
          '',
          '*No properties*',
        ),
      ),
    ).toEqual({
      plan: lines(
        'events:',
        '  - name: page_view',
        '    description: Views a page',
        '    properties:',
        '      - {name: path, type: string, description: "Current path"}',
        '      - {name: referrer, type: string, description: "Where from"}',
        '  - name: signed_out',
        '    description: Leaves.',
      ),
      lost: [],
    }));

  it('lists of properties where there is no table at all', () =>
    expect(
      told(
        lines(
          '# Plan',
          '',
          '## Identify',
          '',
          '### Identify Traits',
          '',
          '**Properties**:',
          '',
          '- **version** (required): `string`',
          '  - Shortened.',
          '',
          '## Cart',
          '',
          '### Cart Opened',
          '',
          'When it opens.',
          '',
          '**Properties**:',
          '',
          '- **size** (optional): `number | undefined`',
        ),
        'a.md',
      ).plan,
    ).toBe(
      lines(
        'entities: [{name: user, key: user_id, traits: [{name: version, type: string, required: true, description: "Shortened."}]}]',
        'events:',
        '  - name: Cart Opened',
        '    description: When it opens.',
        '    properties: [{name: size, type: number}]',
      ),
    ));

  it('says which tables it does not read', () =>
    expect(
      told(
        lines(
          '## Layers',
          '',
          '| Layer | File |',
          '|---|---|',
          '| a | b |',
          '',
          '## Questions',
          '',
          '| Question | Events |',
          '|---|---|',
          '| How many? | `opened` → `closed` |',
          '',
          '## GA4',
          '',
          '| Dimension | Parameter |',
          '|---|---|',
          '| Size | `size` |',
          '',
          '## Events',
          '',
          '| Event | When |',
          '|---|---|',
          '| `opened` | shown |',
        ),
      ).lost,
    ).toEqual([
      'dropped The table under "Layers" ("Layer", "File") names no event; it was left out. (line 3)',
      'dropped The table under "Questions" ("Question", "Events") tells of what events are used for, not of events; it was left out. (line 9)',
      'dropped The table under "GA4" ("Dimension", "Parameter") names no event; it was left out. (line 15)',
    ]));

  it('a row that names several events is read for each; one that speaks of them defines none', () =>
    expect(
      told(lines('| Event | When |', '|---|---|', '| `opened` | shown |', '| `a` and `b` | x |', '| `c` → `d` | y |'))
        .lost,
    ).toEqual([
      'dropped The row speaks of several events ("c", "d"); it defines none of them. (line 5)',
      'assumed Events "a", "b" stand in one cell; the row was read for each of them. (line 4)',
    ]));

  it('no word in a heading throws its event away, or gives its properties to others', () => {
    const words =
      'Shared Common Global Default Super Base Standard Automatic Field Fields Variable Properties Parameter Attribute Argument'.split(
        ' ',
      );
    const names = [
      ...words.flatMap((word) => [`${word} list opened`, `Open ${word} list`]),
      'Event shared',
      'User properties updated',
      'Profile attributes saved',
      'Global variable set',
      'All events exported',
    ];
    const text = names.flatMap((name, at) => [
      `## ${name}`,
      '',
      '| Property | Type |',
      '|---|---|',
      `| p${at} | string |`,
      '',
    ]);
    const read = importPlan(lines('# Events', '', ...text), { english, name: 'a.md' });
    if ('fault' in read) throw new Error(read.fault);
    expect(read.parts.events?.map(({ name, properties }) => [name, properties])).toEqual(
      names.map((name, at) => [name, [{ name: `p${at}`, type: 'string' }]]),
    );
    expect(read.parts.bundles).toEqual([]);
    expect(read.losses).toEqual([]);
  });

  it.each([
    'Common properties',
    'Properties on every event',
    'Global parameters',
    'Default attributes',
    'All events',
    'Automatically collected properties',
    'Super Properties',
  ])('%s are those of every event', (title) =>
    expect(
      told(
        lines(
          `## ${title}`,
          '',
          '| Property | Type |',
          '|---|---|',
          '| a | string |',
          '',
          '## Cart opened',
          '',
          '- `b` (string)',
        ),
      ).plan,
    ).toContain('globals: [{events: "*", use: [every_event]}]'),
  );
});
