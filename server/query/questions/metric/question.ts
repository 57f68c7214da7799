// What a metric asks.
import type { Grain } from '../../../base/calendar.ts';
import type { Base } from '../../question.ts';

export interface MetricQuestion extends Base {
  readonly kind: 'metric';
  readonly metric: string;
  /** Absent: one value for the whole range. */
  readonly grain?: Grain;
}
