// What the columns of a table were taken for, and what of them was left out, in sentences.
import { excerpt, type Remark } from './remarks.ts';
import type { FoundTable } from './table-kinds.ts';

export function columnRemarks({ table, columns }: Pick<FoundTable, 'table' | 'columns'>): readonly Remark[] {
  const { rest, guessed, constant, marks, category, event, eventBy, payloads, lists, property } = columns;
  const column = (at: number) => table.header[at] ?? '';
  const names = (at: readonly number[]) => at.map((one) => `"${column(one)}"`).join(', ');
  const assumed = (message: string, at?: number): Remark => ({
    fate: 'assumed',
    what: 'column',
    message,
    ...(at === undefined ? {} : { column: column(at) }),
  });
  const markedAs = {
    property: 'a property of the events',
    event: 'an event, which has the properties',
    platform: 'a source of the events',
  };
  return [
    ...guessed.map(({ at, as }) => assumed(`The header says nothing; by its content it was read as ${as}.`, at)),
    ...(eventBy === 'action' && event !== undefined
      ? [assumed('It was read as the names of events, for no column says that it has them.', event)]
      : []),
    ...(category !== undefined && event !== undefined
      ? [assumed(`"${column(category)}" and "${column(event)}" were taken together for the name of the event.`)]
      : []),
    ...(marks ? [assumed(`${names(marks.at)} hold marks; each was read as ${markedAs[marks.of]} marked.`)] : []),
    ...(payloads.length && property === undefined && !lists.length
      ? payloads.map((at) => assumed('The keys of its objects were read as properties.', at))
      : []),
    ...constant.map(
      ({ at, says }): Remark => ({
        fate: 'dropped',
        what: 'column',
        message: `It says "${excerpt(says)}" in every row; it was left out.`,
        column: column(at),
      }),
    ),
    ...rest.map(
      ({ at }): Remark => ({
        fate: 'moved',
        what: 'column',
        message: 'The plan language has no key for it; its cells were kept under meta.',
        column: column(at),
      }),
    ),
  ];
}
