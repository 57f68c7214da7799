// Lengths of time that people write otherwise, as the plan language writes them.
import { readDuration } from '../../../../base/duration.ts';

const units: readonly (readonly [string, RegExp])[] = [
  ['s', /^s(?:ec(?:ond)?s?)?$/i],
  ['m', /^m(?:in(?:ute)?s?)?$/i],
  ['h', /^h(?:(?:ou)?rs?)?$/i],
  ['d', /^d(?:ays?)?$/i],
  ['w', /^w(?:ee)?ks?$|^w$/i],
];
/** `7 days` -> `7d`, `PT30M` -> `30m`; undefined where it already reads, or nothing tells what is meant. */
export function meantLength(text: string): string | undefined {
  if (readDuration(text) !== undefined) return undefined;
  const iso = /^P(T?)(\d+)([SMHDW])$/i.exec(text.trim());
  // A month of ISO 8601 is no fixed length.
  if (iso) return iso[1] === '' && /[mhs]/i.test(iso[3] ?? '') ? undefined : `${iso[2]}${iso[3]?.toLowerCase()}`;
  const found = /^\s*(\d+(?:\.\d+)?)[\s_-]*([a-z]+)\s*$/i.exec(text);
  const unit = units.find(([, shape]) => shape.test(found?.[2] ?? ''))?.[0];
  return found && unit ? `${found[1]}${unit}` : undefined;
}
