// Short ways to a dbt file that was read.
import { readDbt } from '../../../../server/dbt/read/read.ts';
import type { DbtColumnItem, DbtThings } from '../../../../server/dbt/read/things.ts';
import type { Fragment } from '../../../../server/schema/fragment.ts';
import type { ReadError } from '../../../../server/schema/read-error.ts';
import { Doc } from '../../../../server/yaml/document.ts';

export interface ReadFile {
  readonly doc: Doc;
  readonly part: Fragment;
}
export function read(text: string, uri = 'file:///shop/models/schema.yml'): ReadFile {
  const doc = Doc.of(uri, text, 'whole', 'dbt');
  return { doc, part: readDbt(doc) };
}
export const all = <S extends keyof DbtThings>({ part: fragment }: ReadFile, shape: S): readonly DbtThings[S][] =>
  fragment.items.filter((item) => item.shape === shape) as unknown as readonly DbtThings[S][];
export const column = (file: ReadFile, name: string): DbtColumnItem | undefined =>
  all(file, 'column').find((one) => one.name.value === name);

/** A fault as one line: `unknown models.columns.pii 5:9`, both numbers from 1. */
function line({ doc }: ReadFile, fault: ReadError): string {
  const span = 'span' in fault.at ? fault.at.span : fault.at;
  const { start } = doc.range(span);
  const at = `${start.line + 1}:${start.character + 1}`;
  if (fault.fault === 'dbt-misspelled-key') return `misspelled ${fault.path.join('.')} ~${fault.near} ${at}`;
  if (fault.fault === 'dbt-unknown-key')
    return `unknown ${fault.path.join('.')}${fault.since ? ` since ${fault.since}` : ''} ${at}`;
  return `${fault.fault} ${at}`;
}
export const lines = (file: ReadFile): readonly string[] => file.part.faults.map((fault) => line(file, fault));
