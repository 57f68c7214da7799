// A card for a terminal or a log: title, headline, facts, table with bars, checks, what to mind, where it comes from.
import type { Card, Verdict } from './card.ts';
import { clean, cleanProse } from './clean.ts';
import { grid } from './grid.ts';
import { type Paint, paint } from './paint.ts';
import { assumptionsTitle, factText, provenanceText, verdictMark } from './parts.ts';
import { shown } from './shown.ts';
import { wrap } from './width.ts';

export interface TextLook {
  /** Columns of the terminal; Infinity where nothing need be cut. */
  readonly width: number;
  readonly colour: boolean;
}

/** Ends with a line break. */
export function cardText(card: Card, { width, colour }: TextLook): string {
  const ink = paint(colour);
  const blocks = [
    [ink.bold(clean(card.title)), ...headline(card, width, ink)],
    card.facts.length ? row(card.facts.map(factText).join(dot), width) : [],
    table(card, width, ink),
    checks(card, width, ink),
    list('Caveats', card.caveats.map(cleanProse), width, ink),
    list(assumptionsTitle(card), card.assumptions.map(cleanProse), width, ink),
    row(provenanceText(card), width).map(ink.dim),
  ];
  return `${blocks
    .filter((block) => block.length)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

const dot = ' · ';
const row = (text: string, width: number): readonly string[] =>
  wrap(text, width, '', dot).flatMap((line) => wrap(line, width, '  '));

const verdictInk: Readonly<Record<Verdict, keyof Paint>> = {
  ok: 'green',
  warn: 'yellow',
  fail: 'red',
  info: 'blue',
  unknown: 'dim',
};

function headline({ verdict, headline: said }: Card, width: number, ink: Paint): readonly string[] {
  return wrap(`${verdictMark[verdict]} ${cleanProse(said)}`, width, '  ').map((line, at) =>
    at ? line : ink[verdictInk[verdict]](line.slice(0, 1)) + line.slice(1),
  );
}

function table(card: Card, width: number, ink: Paint): readonly string[] {
  const what = shown(card);
  if (!what) return [];
  if (!what.rows.length) return ['No rows.'];
  const { head, lines } = grid(what, width);
  const drawn = lines.map((line) => line.replace(/[█▏▎▍▌▋▊▉]+$/, ink.cyan));
  return [ink.dim(head), ...drawn, ...(what.note ? wrap(what.note, width, '  ').map(ink.dim) : [])];
}

function checks({ checks: all }: Card, width: number, ink: Paint): readonly string[] {
  const mark = { pass: ink.green('✔'), fail: ink.red('✘'), error: ink.red('✘'), skip: '–' };
  return all.flatMap(({ name, status, message }) => {
    const said = `${clean(name)}${message ? `: ${cleanProse(message)}` : ''}`;
    return wrap(said, width - 2, '  ').map((line, at) => (at ? line : `${mark[status]} ${line}`));
  });
}

const list = (title: string, items: readonly string[], width: number, ink: Paint): readonly string[] =>
  items.length ? [ink.bold(title), ...items.flatMap((item) => wrap(`- ${item}`, width, '  '))] : [];
