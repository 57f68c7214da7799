// Comments that silence a rule for the line below them, and those that were meant to.
import type { Comment } from '../yaml/chunk.ts';
import type { Span } from '../yaml/node.ts';

/** `# trackwright-disable-next-line event-name-case, trigger-missing: reason` */
export interface Suppression {
  /** What the comment begins with; only the one above silences anything. */
  readonly word: string;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly at: Span;
}

export const DISABLE = 'trackwright-disable-next-line';

/** The comment anew with these rules alone. */
export const suppressing = (rules: readonly string[], reason: string): string =>
  `# ${DISABLE} ${rules.join(', ')}${reason ? `: ${reason}` : ''}`;

export function suppressionsIn(comments: readonly Comment[]): readonly Suppression[] {
  return comments.flatMap((comment) => {
    const text = comment.text.trim();
    const word = /^trackwright-[\w-]+/i.exec(text)?.[0];
    if (word === undefined) return [];
    const rest = text.slice(word.length);
    const colon = rest.indexOf(':');
    const ids = colon < 0 ? rest : rest.slice(0, colon);
    return [
      {
        word,
        rules: ids.split(/[\s,]+/).filter(Boolean),
        reason: colon < 0 ? '' : rest.slice(colon + 1).trim(),
        at: comment.at,
      },
    ];
  });
}
