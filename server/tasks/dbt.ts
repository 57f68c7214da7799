// dbt sources, staging models and their YAML from the plan, file by file.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Card, cardSchema } from '../card/card.ts';
import { dbtFiles } from '../make/dbt/files.ts';
import type { DbtOptions } from '../make/dbt/options.ts';
import { isUntouched } from '../make/dbt/seal.ts';
import { writeWhole } from '../project/write-file.ts';
import { hash } from '../read/hash.ts';
import type { Plan } from '../read/plan/plan.ts';
import { version } from '../version.ts';
import { TaskError } from './task.ts';

export interface DbtWrite {
  /** Absolute. */
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string;
  /** `edited`: somebody changed it by hand since it was generated. */
  readonly state: 'new' | 'same' | 'changed' | 'edited';
}

/** What would be written below `out`, an absolute folder. */
export function dbtWrites(plan: Plan, out: string, options: DbtOptions): readonly DbtWrite[] {
  return dbtFiles(plan, options).map(({ path: name, text }) => {
    const file = path.join(out, name);
    const before = textOf(file);
    const state = before === undefined ? 'new' : before === text ? 'same' : isUntouched(before) ? 'changed' : 'edited';
    return { file, before, after: text, state };
  });
}
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Writes what is new or changed. Throws TaskError before the first write when a file was changed by hand, unless forced. */
export async function writeDbt(writes: readonly DbtWrite[], root: string, force: boolean): Promise<Card> {
  const edited = writes.filter((one) => one.state === 'edited').map((one) => path.relative(root, one.file));
  if (edited.length && !force)
    throw new TaskError(
      `${edited.join(', ')} ${edited.length === 1 ? 'was' : 'were'} changed by hand since it was generated. See the difference with --dry-run, and overwrite with --force.`,
    );
  const wanted = writes.filter((one) => one.state !== 'same');
  for (const one of wanted) await writeWhole(one.file, one.after);
  return dbtCard(writes, root);
}
export function dbtCard(writes: readonly DbtWrite[], root: string): Card {
  const written = writes.filter((one) => one.state !== 'same').length;
  return {
    schema: cardSchema,
    id: hash(writes.map((one) => one.after).join('\0')),
    kind: 'dbt',
    title: 'dbt files',
    verdict: 'ok',
    headline: written
      ? `${written} of ${writes.length} files written.`
      : `All ${writes.length} files are as they would be written.`,
    facts: [
      { name: 'written', value: written },
      { name: 'unchanged', value: writes.length - written },
    ],
    table: {
      columns: [
        { name: 'file', type: 'string' },
        { name: 'was', type: 'string' },
      ],
      rows: writes.map((one) => [
        path.relative(root, one.file).split(path.sep).join('/'),
        { new: 'not there', same: 'the same', changed: 'an older version', edited: 'changed by hand' }[one.state],
      ]),
    },
    checks: [],
    assumptions: [],
    caveats: [],
    sql: [],
    provenance: { version },
    actions: [],
  };
}
