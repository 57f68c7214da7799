// Every kind of question. A new one is a folder beside this, a row here, and the rows of its section in the plan's language.
import { funnelKind } from './funnel/kind.ts';
import type { QuestionKind } from './kind.ts';
import { metricKind } from './metric/kind.ts';
import { retentionKind } from './retention/kind.ts';

const kinds = [funnelKind, metricKind, retentionKind] as const;

/** In the order in which lists show them. */
export const questionKinds: readonly QuestionKind[] = kinds;
export type Question = Parameters<(typeof kinds)[number]['compile']>[1];

/** The kind of a question, or of what the plan's language calls an item. */
export const questionKindOf = (kind: string): QuestionKind | undefined =>
  questionKinds.find((one) => one.kind === kind);
