// What a funnel asks.
import type { Base, QuestionStep } from '../../question.ts';

export interface FunnelQuestion extends Base {
  readonly kind: 'funnel';
  readonly entity: string;
  /** `7d`, `30m`; inclusive. */
  readonly window: string;
  readonly order: 'ordered' | 'strict' | 'unordered';
  readonly steps: readonly QuestionStep[];
  /** `after` is the number of the step behind which it counts; behind every step when absent. */
  readonly exclusions?: readonly (QuestionStep & { readonly after?: number })[];
  /** `session`, or what all steps of one conversion must share. */
  readonly per?: string;
}
