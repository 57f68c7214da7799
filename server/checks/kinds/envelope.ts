// The fields that identify and date a row: an id, the name of an event and a valid time.
import type { EnvelopeField } from '../../plan/plan.ts';
import { and, isNullExpr, or } from '../../query/build.ts';
import { not, rowJudgement } from '../count-rows.ts';
import type { CheckKind, SampleRow } from '../kind.ts';
import { rowsOf } from '../rows.ts';

export const envelopeKind: CheckKind = {
  id: 'envelope',
  dimension: 'completeness',
  layer: 'b',
  severity: 'error',
  checks: 'every row has event_id, event_name and event_time',
  remediation: 'Make id and time where the event happens; refuse rows without a name when collecting.',
  derive: () => [
    {
      check: 'envelope',
      expected: fields.join(', ').replace(/, ([^,]*)$/, ' and $1'),
      plan(data) {
        const rows = rowsOf(data, '*');
        const values = fields.flatMap((field) => data.envelope(field) ?? []);
        return rowJudgement(data, rows, {
          failing: or(values.map(({ there, field }) => not(and(there, not(isNullExpr(field.of))) ?? there))),
          actual: (sample) => `no ${fields.filter((field) => sample.some(lacks(field))).join(', ')}`,
        });
      },
    },
  ],
};

const fields = ['event_id', 'event_name', 'event_time'] as const satisfies readonly EnvelopeField[];
const lacks = (field: string) => (row: SampleRow) => row[field] === null || row[field] === '';
