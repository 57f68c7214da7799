// A sink that keeps files in memory, and readers of what stands in them.

import type { Generator } from '../../../server/events/generator.ts';
import { compile } from '../../../server/events/generator.ts';
import type { Sink } from '../../../server/events/output.ts';
import type { Options } from '../../../server/events/scenario.ts';
import type { WriteOptions, Written } from '../../../server/events/write.ts';
import type { Plan } from '../../../server/plan/plan.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface Files {
  readonly texts: Map<string, string>;
  readonly written: Written;
  readonly generator: Generator;
}

export function memorySink(): { readonly sink: Sink; readonly texts: Map<string, string>; readonly open: Set<string> } {
  const texts = new Map<string, string>();
  const open = new Set<string>();
  const sink: Sink = {
    open: (path) => {
      const chunks: Buffer[] = [];
      open.add(path);
      return {
        write: (bytes) => void chunks.push(Buffer.from(bytes)),
        close: () => {
          open.delete(path);
          texts.set(path, Buffer.concat(chunks).toString('utf8'));
        },
      };
    },
  };
  return { sink, texts, open };
}

export function generatorOf(plan: Plan, options: Options = {}): Generator {
  const compiled = compile(plan, options);
  if ('problem' in compiled) throw new Error(compiled.problem.message);
  return compiled.generator;
}

export async function generate(
  plan: Plan,
  options: Options = {},
  write: WriteOptions = { as: 'ndjson' },
): Promise<Files> {
  const generator = generatorOf(plan, options);
  const { sink, texts } = memorySink();
  return { texts, written: await generator.write(sink, write), generator };
}

export const ndjson = (text: string | undefined): readonly Row[] =>
  (text ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);

export const rowsOf = async (plan: Plan, options: Options = {}): Promise<readonly Row[]> =>
  ndjson((await generate(plan, options)).texts.get('events.ndjson'));

/** RFC 4180: rows of cells; null where nothing stands, as against the empty text in quotes. */
export function csv(text: string): readonly (readonly (string | null)[])[] {
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  for (let at = 0; at < text.length; ) {
    const cell = /"((?:[^"]|"")*)"|[^,\n"]*/y;
    cell.lastIndex = at;
    const found = cell.exec(text) as RegExpExecArray;
    row.push(found[1] !== undefined ? found[1].replaceAll('""', '"') : found[0] || null);
    at += found[0].length;
    if (text[at] === '\n') {
      rows.push(row);
      row = [];
    } else if (text[at] !== ',') throw new Error(`Something stands behind a cell: ${text.slice(at, at + 40)}`);
    at++;
  }
  return rows;
}
