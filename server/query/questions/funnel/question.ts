// What a funnel asks.
import type { QuestionShape } from '../question.schema.ts';

export type FunnelQuestion = QuestionShape<'funnel'>;
