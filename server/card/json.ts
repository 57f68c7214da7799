// A card as JSON, its keys in one order whoever made it.
import type { Card } from './card.ts';

/** Ends with a line break. A number that JSON cannot hold is text, as `Cell` says; without this it would turn to null. */
export const cardJson = (card: Card): string =>
  `${JSON.stringify(Object.fromEntries(order.map((key) => [key, card[key]])), stated, 2)}\n`;

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
