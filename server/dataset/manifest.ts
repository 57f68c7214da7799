// manifest.json of a set of generated events, as it is read again: it may have been written by another version, or by anybody.
import { day } from '../schema/day.ts';
import { ANY_NAME, any, either, integer, item, list, map, number, optional, required, text } from '../schema/kinds.ts';
import { misfit, type PlainShape } from '../schema/plain-value.ts';

const manifestSchema = 'trackwright.events/1';
/** What a later version adds is passed over. */
const others = { [ANY_NAME]: optional(any, 'Of another version.') };
const manifestKeys = {
  manifest: {
    schema: required(text, 'The form of this file.'),
    generator: optional(integer, 'Bytes may differ only with this number.'),
    version: optional(text, 'Of Trackwright.'),
    plan: optional(text, 'The name of the plan.'),
    plan_hash: optional(text, 'Of the resolved plan.'),
    seed: optional(either(integer, text), 'The same seed gives the same bytes.'),
    start: optional(day, 'The first day.'),
    end: optional(day, 'The day behind the last one.'),
    days: optional(integer, 'From start to end.'),
    as: optional(text, 'The form of the data.'),
    files: optional(list(item('file')), 'Files with data.'),
    truth: optional(list(item('file')), 'Files with what questions must give.'),
    counts: optional(item('counts'), 'What was made.'),
    vocabulary: optional(map, 'Where words come from.'),
    ...others,
  },
  file: {
    path: required(text, 'Relative to the folder, with /.'),
    table: optional(text, 'The table that it is a part of.'),
    rows: optional(number, 'How many it holds.'),
    bytes: optional(number, 'Its size.'),
    sha256: optional(text, 'Of its bytes.'),
    ...others,
  },
  counts: {
    events: optional(number, 'Rows of events.'),
    users: optional(number, 'Users with an event.'),
    ...others,
  },
} as const;

export type ManifestFile = Pick<
  PlainShape<(typeof manifestKeys)['manifest'], typeof manifestKeys>,
  'start' | 'end' | 'days' | 'files' | 'truth' | 'counts'
>;

/** Undefined for what is no manifest of generated events; `problem` says what is wrong with one that is. */
export function parseManifest(
  content: string,
): { readonly manifest: ManifestFile } | { readonly problem: string } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return undefined;
  }
  if ((value as { schema?: unknown } | null)?.schema !== manifestSchema) return undefined;
  const problem = misfit(value, manifestKeys.manifest, manifestKeys);
  return problem === undefined ? { manifest: value as ManifestFile } : { problem };
}
