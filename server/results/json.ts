// Values as JSON that a person may look at, too; a card with its keys in one order whoever made it.
import type { Card } from './card.ts';
import { escapeUnseen } from './clean.ts';

/** Ends with a line break. Characters that a terminal would obey or a reader could not see are escapes: the value that is read is the same. */
export const jsonText = (value: unknown): string => `${escapeUnseen(JSON.stringify(value, stated, 2))}\n`;

/** Ends with a line break. A number that JSON cannot hold is text, as `Cell` says; without this it would turn to null. */
export const cardJson = (card: Card): string => jsonText(Object.fromEntries(order.map((key) => [key, card[key]])));

const order = [
  ...([
    'schema',
    'id',
    'kind',
    'title',
    'verdict',
    'headline',
    'facts',
    'table',
    'chart',
    'checks',
    'assumptions',
  ] as const),
  ...(['caveats', 'sql', 'provenance', 'actions'] as const),
] satisfies readonly (keyof Card)[];

const stated = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? `${value}` : value;
