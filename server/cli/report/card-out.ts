// A card in the form that was asked for.
import type { Card } from '../../results/card.ts';
import { cardCsv, escapedText } from '../../results/csv.ts';
import { cardJson } from '../../results/json.ts';
import { cardMarkdown } from '../../results/markdown.ts';
import { cardText } from '../../results/text.ts';
import { type Io, note } from '../io.ts';

export async function writeCard(card: Card, format: 'text' | 'json' | 'markdown' | 'csv', io: Io): Promise<void> {
  const { stdout } = io;
  if (format === 'text') return stdout.write(cardText(card, { width: stdout.width, colour: stdout.colour }));
  if (format !== 'csv') return stdout.data(format === 'json' ? cardJson(card) : cardMarkdown(card));
  const made = cardCsv(card);
  await stdout.data(made.text);
  const changed = escapedText(made);
  if (changed !== undefined) await note(io, changed);
}
