// Lines of a file as they may be shown to others: in a log, a report, a diff.

import { masked, maskedLine, type Stretch, secretsIn } from '../../base/secrets.ts';
import type { SourceFile } from '../../plan/difference.ts';
import { fileKind } from '../../plan/file-kinds.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { ReadError } from '../../schema/read-error.ts';

/** What is known of secrets in a file, where it may have some. */
export function secretsOf(uri: string, { files }: Snapshot): readonly ReadError[] {
  const file = files.get(uri);
  return !file || !fileKind(file.kind).secrets ? [] : file.fragments.flatMap(({ faults }) => faults);
}

/** Every line as long as it is, with `*` for each character of a secret. */
export function maskedLines({ doc, fragments, kind }: SourceFile): (line: number) => string | undefined {
  const hidden = new Map<number, Stretch[]>();
  const words = new Set<string>();
  for (const fault of fragments.flatMap((fragment) => fragment.faults)) {
    if (fault.fault !== 'secret-in-config') continue;
    for (const word of fault.secret.split(/\s*[\r\n]\s*/)) if (word.length >= SHORTEST) words.add(word);
    const { start, end } = doc.range(fault.at);
    for (let line = start.line; line <= end.line; line++) {
      const from = line === start.line ? start.character : 0;
      const to = line === end.line ? end.character : Number.POSITIVE_INFINITY;
      hidden.set(line, [...(hidden.get(line) ?? []), { start: from, end: to }]);
    }
  }
  const isRead = doc.chunks.every((chunk) => doc.faults(chunk).length === 0);
  return (line) => {
    const text = doc.line(line);
    if (text === undefined) return undefined;
    const again = [...words].flatMap((word) => placesOf(word, text));
    const own = masked(text, [...(hidden.get(line) ?? []), ...secretsIn(text), ...again]);
    if (!fileKind(kind).secrets) return own;
    // What was not read as YAML tells nothing of its keys.
    const from = isRead ? own.search(/(?:^|[ \t])#/) : 0;
    return from < 0 ? own : own.slice(0, from) + maskedLine(own.slice(from));
  };
}

/** What is shorter may be part of any word. */
const SHORTEST = 4;
function placesOf(word: string, text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    found.push({ start: at, end: at + word.length });
  return found;
}

/** A whole text, line by line. */
export function maskedText(file: SourceFile): string {
  const lineOf = maskedLines(file);
  const breaks = file.doc.text().match(/\r\n|\r|\n/g) ?? [];
  return Array.from({ length: breaks.length + 1 }, (_, n) => (lineOf(n) ?? '') + (breaks[n] ?? '')).join('');
}
