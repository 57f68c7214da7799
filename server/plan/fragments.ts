// A file, whatever its kind, as its parts.
import type { Fragment } from '../schema/fragment.ts';
import type { Language } from '../schema/language.ts';
import type { Doc } from '../yaml/document.ts';
import { tooMuch } from '../yaml/limits.ts';
import type { ExtendsError, SourceFile } from './difference.ts';
import { fileKind } from './file-kinds.ts';
import type { FragmentCache } from './read.ts';

/** A file as project/ hands it over. */
export interface FileInput {
  readonly kind: SourceFile['kind'];
  readonly doc: Doc;
  /** Why its text could not be had; the text is then empty. */
  readonly unreadable?: string;
  /** Files that trackwright.yml extends, where nothing is taken from them. */
  readonly extendsErrors?: ReadonlyMap<string, ExtendsError>;
  /** It has been read already: its parts, and the language in which. */
  readonly reading?: { readonly fragments: readonly Fragment[]; readonly language: Language };
}
/** Never fails: a file that is not read is one part with one fault. */
export function fragmentsOf(
  { kind, doc, unreadable = tooMuch(doc), reading }: FileInput,
  cache: FragmentCache,
): readonly Fragment[] {
  if (unreadable !== undefined) {
    const fault = { fault: 'yaml-syntax' as const, at: doc.spanAt({ line: 0, character: 0 }), message: unreadable };
    return [{ uri: doc.uri, items: [], refs: [], faults: [fault], suppressions: [] }];
  }
  return reading?.fragments ?? fileKind(kind).read(doc, cache);
}
