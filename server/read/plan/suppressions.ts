// Comments that silence a rule for the line below them.
import type { Comment } from '../yaml/chunk.ts';
import type { Suppression } from './item.ts';

export const DISABLE = 'trackwright-disable-next-line';

export function suppressionsIn(comments: readonly Comment[]): readonly Suppression[] {
  return comments.flatMap((comment) => {
    const text = comment.text.trim();
    if (!text.startsWith(DISABLE)) return [];
    const rest = text.slice(DISABLE.length);
    const colon = rest.indexOf(':');
    const ids = colon < 0 ? rest : rest.slice(0, colon);
    return [
      {
        rules: ids.split(/[\s,]+/).filter(Boolean),
        reason: colon < 0 ? '' : rest.slice(colon + 1).trim(),
        at: comment.at,
      },
    ];
  });
}
