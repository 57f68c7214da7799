// The same events, written in each layout, give the same plan.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importPlan } from '../../../server/import/import.ts';
import { englishWords as english } from '../../english.ts';
import { fuzz } from '../../fuzz.ts';
import { outline } from './layouts.ts';

interface Property {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}
interface Event {
  readonly name: string;
  readonly when: string;
  readonly properties: readonly Property[];
}
const objects = ['cart', 'lesson', 'invoice', 'tram_ticket', 'playlist', 'shift', 'greenhouse', 'loan_form'];
const deeds = ['opened', 'closed', 'sent', 'paid', 'archived', 'renewed'];
const property = fc.record({
  name: fc.constantFrom('member_id', 'plan', 'seat_count', 'reason', 'is_trial', 'amount', 'surface', 'locale'),
  type: fc.constantFrom('string', 'integer', 'number', 'boolean'),
  required: fc.boolean(),
});
const event = fc.record({
  name: fc.tuple(fc.constantFrom(...objects), fc.constantFrom(...deeds)).map(([object, deed]) => `${object}_${deed}`),
  when: fc.constantFrom('A person does it', 'The server is done', 'Money arrives'),
  properties: fc.uniqueArray(property, { selector: ({ name }) => name, minLength: 1, maxLength: 4 }),
});
/** A property has one type wherever it is. */
const plan = fc
  .uniqueArray(event, { selector: ({ name }) => name, minLength: 2, maxLength: 5 })
  .map((events): readonly Event[] => {
    const types = new Map<string, string>();
    for (const one of events.flatMap(({ properties }) => properties))
      if (!types.has(one.name)) types.set(one.name, one.type);
    return events.map((each) => ({
      ...each,
      properties: each.properties.map((one) => ({ ...one, type: types.get(one.name) ?? one.type })),
    }));
  });

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const rule = (columns: number): string => row(Array.from({ length: columns }, () => '---'));
const yes = ({ required }: Property): string => (required ? 'yes' : 'no');
const typed = ({ name, type, required }: Property): string => `${name}${required ? '' : '?'}: ${type}`;

const layouts: Readonly<
  Record<string, { readonly name: string; readonly print: (events: readonly Event[]) => string }>
> = {
  'a row for each property': {
    name: 'a.csv',
    print: (events) =>
      lines([
        'Event,Trigger,Property,Type,Required',
        ...events.flatMap(({ name, when, properties }) =>
          properties.map((one) => [name, when, one.name, one.type, yes(one)].join(',')),
        ),
      ]),
  },
  'merged cells below two rows of headers': {
    name: 'a.csv',
    print: (events) =>
      lines([
        'Event,,Property,,',
        'Name,When,Name,Type,Required',
        ...events.flatMap(({ name, when, properties }) =>
          properties.map((one, at) => [at ? '' : name, at ? '' : when, one.name, one.type, yes(one)].join(',')),
        ),
      ]),
  },
  'a list in a cell': {
    name: 'a.md',
    print: (events) =>
      lines([
        row(['Event', 'When', 'Properties']),
        rule(3),
        ...events.map(({ name, when, properties }) =>
          row([`\`${name}\``, when, `\`${properties.map(typed).join(', ')}\``]),
        ),
      ]),
  },
  'an object in a cell': {
    name: 'a.md',
    print: (events) =>
      lines([
        row(['Event', 'Fires when', 'Payload']),
        rule(3),
        ...events.map(({ name, when, properties }) => row([name, when, `\`{ ${properties.map(typed).join('; ')} }\``])),
      ]),
  },
  'category and action': {
    name: 'a.csv',
    print: (events) =>
      lines([
        'Event Category,Event Action,Trigger,Properties',
        ...events.map(({ name, when, properties }) => {
          const cut = name.lastIndexOf('_');
          return [name.slice(0, cut), name.slice(cut + 1), when, `"${properties.map(typed).join('; ')}"`].join(',');
        }),
      ]),
  },
  'a heading for each event': {
    name: 'a.md',
    print: (events) =>
      lines(
        events.flatMap(({ name, when, properties }) => [
          `## \`${name}\``,
          '',
          `Trigger: ${when}`,
          '',
          row(['Property', 'Type', 'Required']),
          rule(3),
          ...properties.map((one) => row([`\`${one.name}\``, one.type, yes(one)])),
          '',
        ]),
      ),
  },
  'lists below headings, among other tables': {
    name: 'a.md',
    print: (events) =>
      lines([
        '# Specification',
        '',
        '## Permissions',
        '',
        row(['Action', 'Guest', 'Admin']),
        rule(3),
        row(['Open a cart', 'no', 'yes']),
        '',
        '## Tracking',
        '',
        ...events.flatMap(({ name, when, properties }) => [
          `### \`${name}\``,
          '',
          `- Trigger: ${when}`,
          '- Properties:',
          ...properties.map(
            ({ name: of, type, required }) => `  - \`${of}\` (${type}, ${required ? 'required' : 'optional'})`,
          ),
          '',
        ]),
      ]),
  },
};

describe('the same events', () => {
  const sorted = (text: string) => {
    // Events stand in the order of the document; what is compared is each with its properties.
    const events = text.split(/\n(?=\S)/);
    return events.sort().join('\n');
  };
  const read = (layout: string, events: readonly Event[]) => {
    const { name = '', print } = layouts[layout] ?? { print: () => '' };
    const made = importPlan(print(events), { english, name });
    return 'fault' in made ? made.fault : sorted(outline(made.parts));
  };
  const expected = (events: readonly Event[]) =>
    sorted(
      events
        .map(({ name, when, properties }) =>
          [
            `${name} @ ${when}`,
            ...properties.map(({ name: of, type, required }) => `  ${of} ${type}${required ? '!' : ''}`),
          ].join('\n'),
        )
        .join('\n'),
    );
  it.each(Object.keys(layouts))('%s', (layout) => {
    fc.assert(
      fc.property(plan, (events) => {
        // Who prints a list marks what is optional, and nothing else as required.
        const marked = /list in a cell|object|category/.test(layout)
          ? events.map((one) => ({ ...one, properties: one.properties.map((each) => ({ ...each, required: false })) }))
          : events;
        expect(read(layout, events)).toBe(expected(marked));
      }),
      { numRuns: fuzz.runs(25) },
    );
  });
});
