// Nothing happens after it was received, nor after now.
import { compare, literal, or } from '../../query/build.ts';
import type { SqlExpr } from '../../query/tree.ts';
import { rowJudgement } from '../count-rows.ts';
import type { CheckKind } from '../kind.ts';
import { rowsOf } from '../rows.ts';
import { durationInWords, timeLiteral } from '../time.ts';

/** Clocks of devices go a little wrong. */
const tolerated = 300;
const day = 86_400;

export const futureTime: CheckKind = {
  id: 'future_time',
  dimension: 'timeliness',
  layer: 'b',
  severity: 'error',
  checks: 'no event_time lies after its received_at, nor after now',
  remediation: 'Correct the clock of the device by the time at which it sent the batch.',
  derive: ({ after = tolerated }) => [
    {
      check: 'future_time',
      expected: `event_time at most ${durationInWords(after)} after received_at, and not after now`,
      plan(data) {
        const rows = rowsOf(data, '*');
        const time = rows.envelope('event_time').field.of;
        const received = data.envelope('received_at');
        // Now is known to the day.
        const afterNow = compare('>', time, timeLiteral(data.now + (day + after) * 1000));
        const ahead: SqlExpr | undefined = received && {
          kind: 'call',
          name: 'secondsBetween',
          from: received.field.of,
          to: time,
        };
        return rowJudgement(data, rows, {
          failing: ahead ? or([compare('>', ahead, literal(after)), afterNow]) : afterNow,
          shown: received ? [{ name: 'received_at', of: received.raw }] : [],
        });
      },
    },
  ],
};
