// A card in the form that was asked for.
import type { Card } from '../card/card.ts';
import { cardCsv } from '../card/csv.ts';
import { cardJson } from '../card/json.ts';
import { cardMarkdown } from '../card/markdown.ts';
import { cardText } from '../card/text.ts';
import type { Io } from './io.ts';

export async function writeCard(
  card: Card,
  format: 'text' | 'json' | 'markdown' | 'csv',
  { stdout }: Io,
): Promise<void> {
  const text = {
    text: () => cardText(card, { width: stdout.width, colour: stdout.colour }),
    json: () => cardJson(card),
    markdown: () => cardMarkdown(card),
    csv: () => cardCsv(card),
  }[format]();
  await stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}
