// Real plans of other formats, written as the tables their teams could have kept, and the one that is such a table.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importPlan } from '../../../server/import/import.ts';
import { dataDir } from '../../data.ts';
import { englishWords as english } from '../../english.ts';
import { problemsIn } from './problems-in.ts';

const plans = dataDir('plans');
const text = (file: string) => readFileSync(path.join(plans ?? '', file), 'utf8');

interface Row {
  readonly event: string;
  readonly about: string;
  readonly property: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}
const head = ['Event', 'Event description', 'Property', 'Type', 'Required', 'Description'];
const cellsOf = (row: Row) => [
  row.event,
  row.about,
  row.property,
  row.type,
  row.required ? 'Yes' : 'No',
  row.description,
];
const csv = (rows: readonly Row[]) =>
  [head, ...rows.map(cellsOf)]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
    .join('\r\n');
const markdown = (rows: readonly Row[]) =>
  [
    head,
    head.map(() => '---'),
    ...rows.map((row) => cellsOf(row).map((cell, at) => (at % 2 ? escaped(cell) : `\`${cell}\``))),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
const escaped = (cell: string) => cell.replace(/[\\`*_[\]<>|&~]/g, '\\$&').replace(/\s*\n\s*/g, ' ');

/** Extra keys of Glean events; parameters of a GA4 plan; properties of files of an event each. */
function rowsOf(plan: string): readonly Row[] {
  if (plan === 'fenix')
    return Object.entries(
      parse(text('fenix-glean/metrics.yaml')) as Record<
        string,
        Record<
          string,
          { type?: string; description?: string; extra_keys?: Record<string, { type?: string; description?: string }> }
        >
      >,
    )
      .filter(([category]) => !category.startsWith('$'))
      .flatMap(([category, metrics]) =>
        Object.entries(metrics).flatMap(([metric, { type, description = '', extra_keys }]) =>
          type === 'event'
            ? Object.entries(extra_keys ?? {}).map(([property, key]) => ({
                event: `${category}.${metric}`,
                about: description.trim(),
                property,
                type: key.type ?? '',
                required: false,
                description: (key.description ?? '').trim(),
              }))
            : [],
        ),
      );
  if (plan === 'ga4')
    return (
      JSON.parse(text('ga4-tracking-plan-skill/skill__references__example-tracking-plan.json')) as {
        events: {
          event_name: string;
          definition: string;
          parameters: { name: string; type: string; requirement: string; definition: string }[];
        }[];
      }
    ).events.flatMap((event) =>
      event.parameters.map(({ name, type, requirement, definition }) => ({
        event: event.event_name,
        about: event.definition,
        property: name,
        type,
        required: requirement === 'required',
        description: definition,
      })),
    );
  if (plan === 'ga4 library')
    return (
      JSON.parse(text('ga4-tracking-plan-skill/skill__references__library-ga4-recommended-events.json')) as {
        event: string;
        description: string;
        parameters: { name: string; type: string; required: string; scope: string; description: string }[];
      }[]
    ).flatMap(({ event, description: about, parameters }) =>
      // Members of `items` are no properties of the event, and share names with them.
      parameters
        .filter(({ scope }) => scope === 'event')
        .map(({ name, type, required, description }) => ({
          event,
          about,
          property: name,
          type,
          required: /^yes/i.test(required),
          description,
        })),
    );
  return ['application-installed', 'billing__trial-started'].flatMap((file) => {
    const event = parse(text(`buffer-tracking-plan-kit/example__events__${file}.yaml`)) as {
      name: string;
      description: string;
      properties: { name: string; description: string; type: string; required: boolean }[];
    };
    return event.properties.map((one) => ({
      event: event.name,
      about: event.description,
      property: one.name,
      type: one.type,
      required: one.required,
      description: one.description,
    }));
  });
}
const oneLine = (said: string) => said.replace(/\s+/g, ' ').trim();

describe.skipIf(!plans)('real plans (skipped where the data is absent)', () => {
  describe.each(['fenix', 'ga4', 'ga4 library', 'buffer'])('%s', (plan) => {
    it.each(['csv', 'markdown'] as const)(
      'comes back from %s, with every name, description and requirement',
      (shape) => {
        const rows = rowsOf(plan);
        const read = importPlan(shape === 'csv' ? csv(rows) : markdown(rows), {
          english,
          name: `plan.${shape === 'csv' ? 'csv' : 'md'}`,
          plan,
        });
        if ('fault' in read) throw new Error(read.fault);
        const events = read.parts.events ?? [];
        expect(events.map(({ name }) => name)).toEqual([...new Set(rows.map(({ event }) => event))]);
        const dictionary = new Map(read.parts.properties?.map((one) => [one.name, one]));
        const said = events.flatMap(({ name, properties }) =>
          (properties as readonly (string | Record<string, string>)[]).map((use) => {
            const own: Record<string, unknown> = typeof use === 'string' ? { ref: use } : use;
            const whole = { ...dictionary.get(`${own.ref ?? ''}`), ...own };
            return [name, own.ref ?? own.name, own.required ?? false, oneLine(`${whole.description ?? ''}`)];
          }),
        );
        expect(said).toEqual(rows.map((row) => [row.event, row.property, row.required, oneLine(row.description)]));
        expect(
          problemsIn(read.text)
            .filter(({ severity }) => severity === 'error')
            .map(({ rule }) => rule)
            .filter((rule) => rule !== 'property-type-conflict'),
        ).toEqual([]);
      },
    );
  });

  it('the plan of a shell, in Markdown', () => {
    const read = importPlan(text('mongosh-markdown/tracking-plan.excerpt.md'), {
      english,
      name: 'tracking-plan.md',
      plan: 'shell',
    });
    if ('fault' in read) throw new Error(read.fault);
    expect(read.parts.events?.map(({ name }) => name)).toEqual(['New Connection', 'Session Ended']);
    expect(read.parts.properties?.map(({ name }) => name)).toEqual(['mongosh_version', 'session_id']);
    expect(read.losses.map(({ message }) => message)).toEqual(['Text and lists outside tables are not read.']);
    expect(problemsIn(read.text).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
