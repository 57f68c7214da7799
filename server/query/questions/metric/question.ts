// What a metric asks.
import type { QuestionShape } from '../question.schema.ts';

export type MetricQuestion = QuestionShape<'metric'>;
