// What a new project, or one made of a table, consists of: as a card.

import { hash } from '../base/hash.ts';
import { placesText, type RemarkGroup } from '../import/remarks.ts';
import { type Card, card } from '../results/card.ts';
import { countedValue } from '../results/format.ts';
import type { Init, InitFile } from './init.ts';

/** Losses and assumptions told in the text report; JSON has them all. */
const SHOWN = 40;

/** What `init` did, or would do where `dry`. `shown` is how a file is called. */
export function initCard(
  { files, imported }: Init,
  from: string | undefined,
  dry: boolean,
  shown: (file: string) => string,
  version: string,
): Card {
  const { losses = [], assumptions = [], unit = 'row' } = imported ?? {};
  const words = (remarks: readonly RemarkGroup[]) => {
    const texts = remarks.slice(0, SHOWN).map((remark) => remarkText(remark, unit));
    return remarks.length > SHOWN
      ? [...texts, `… and ${remarks.length - SHOWN} more; --format json has them all.`]
      : texts;
  };
  const dropped = losses.filter(({ fate }) => fate === 'dropped').length;
  return card({
    id: hash(files.map(({ after }) => after).join('\0')),
    kind: 'import',
    title: from === undefined ? 'New project' : `Plan from "${from}"`,
    verdict: dropped ? 'warn' : 'ok',
    headline: from === undefined ? setUp(files) : readText(imported?.parts.events?.length ?? 0, losses.length),
    table: {
      columns: [
        { name: 'file', type: 'string' },
        { name: dry ? 'would be' : 'is', title: 'State', type: 'string' },
      ],
      rows: files.map(({ file, state }) => [shown(file), stateText(state, dry)]),
    },
    assumptions: words(assumptions),
    caveats: words(losses),
    provenance: { version },
  });
}
const setUp = (files: readonly InitFile[]): string =>
  files.some(({ state }) => state === 'new' || state === 'other')
    ? 'The project is set up.'
    : 'The project is set up already; nothing was changed.';
function readText(events: number, lost: number): string {
  const read = `${countedValue(events, 'event')} read`;
  if (lost < 2) return `${read}${lost ? '; 1 thing was changed on the way (see below)' : ', nothing lost'}.`;
  const named = lost > SHOWN ? `the first ${SHOWN} are` : 'all are';
  return `${read}; ${lost} things could not be kept as they were, ${named} named below.`;
}
const stateText = (state: InitFile['state'], dry: boolean): string =>
  ({
    new: dry ? 'to be created' : 'created',
    same: 'unchanged',
    kept: 'unchanged (yours)',
    added: dry ? 'one line to be added' : 'one line added',
    other: dry ? 'overwritten, with --force' : 'overwritten',
  })[state];

function remarkText({ message, column, at }: RemarkGroup, unit: 'row' | 'line'): string {
  const where = placesText(at, unit);
  return `${column === undefined ? '' : `Column "${column}": `}${message}${where ? ` (${where})` : ''}`;
}
