// What a retention asks.
import type { Grain } from '../../../base/calendar.ts';
import type { Base, QuestionStep } from '../../question.ts';

export interface RetentionQuestion extends Base {
  readonly kind: 'retention';
  readonly entity: string;
  /** Of any event where none is named. */
  readonly start: Partial<QuestionStep>;
  readonly return: Partial<QuestionStep>;
  readonly period: Grain;
  /** How many periods after the cohort's own are asked. */
  readonly periods: number;
  /** Instead of single periods: a return in the periods 1..N, for each N. */
  readonly brackets?: readonly number[];
}
