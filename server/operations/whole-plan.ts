// What of a plan could not be read: whatever is made of the rest lacks it without a word.
import { InputError } from '../base/user-error.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import { pathOfUri } from '../workspace/uri.ts';
import { tooMuch } from '../yaml/limits.ts';

export interface UnreadParts {
  readonly uri: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** Why, and what to do. */
  readonly message: string;
}

/** Throws InputError for the first file of the plan that is not read at all, or settings that are no YAML: nothing can be made without them. */
export function requireReadable(snapshot: Snapshot): void {
  const unread = first(snapshot, ({ kind, doc }) => kind === 'config' || (kind === 'plan' && isPassedOver(doc)));
  if (!unread) return;
  const { uri, line, column, message: help } = unread;
  const file = pathOfUri(uri) ?? uri;
  const place = { file, line, column };
  const message = `"${file}" cannot be read, and nothing is made of a plan that lacks it.`;
  throw new InputError(message, { place, help, paths: [file] });
}
/** The first place of a plan file that is no YAML: what is written there may be missing. */
export function brokenPlace(snapshot: Snapshot): UnreadParts | undefined {
  return first(snapshot, ({ kind }) => kind === 'plan');
}

type File = Snapshot['files'] extends ReadonlyMap<string, infer F> ? F : never;

function first(snapshot: Snapshot, wanted: (file: File) => boolean): UnreadParts | undefined {
  for (const [uri, file] of snapshot.files) {
    if (!wanted(file)) continue;
    for (const { faults } of file.fragments)
      for (const fault of faults)
        if (fault.fault === 'yaml-syntax') {
          const { line, character } = file.doc.range(fault.at).start;
          return { uri, line: line + 1, column: character + 1, message: fault.message };
        }
  }
  return undefined;
}

/** Of a file that cannot be read there is no text, of one that is too large no part but its fault. */
const isPassedOver = (doc: File['doc']): boolean => doc.length === 0 || tooMuch(doc) !== undefined;
