// What a retention asks.
import type { QuestionShape } from '../question.schema.ts';

export type RetentionQuestion = QuestionShape<'retention'>;
