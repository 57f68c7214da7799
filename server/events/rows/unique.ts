// `unique_key`: a row that would repeat the key of an earlier one does not happen.
import { canonicalJson } from '../../plan/validate.ts';
import { present, valueAtRow } from './column.ts';
import type { RowForm } from './form.ts';
import type { Filled, Skeleton } from './shard.ts';

type Fields = Readonly<Record<string, ((skeleton: Skeleton) => ArrayLike<number>) | undefined>>;
type Part = (row: number, local: number) => unknown;

/**
 * Whether the key of a row stood in an earlier row of the cell. Keys of users and entities are never shared by two cells, and
 * random ones do not come twice, so nothing beyond the cell needs to be known.
 */
export function repeatedKeys(
  filled: readonly Filled[],
  skeleton: Skeleton,
): (row: number, part: number, local: number) => boolean {
  const keys = filled.map((some) => partsOf(some, skeleton));
  if (keys.every((key) => key === undefined)) return () => false;
  const seen = new Map<string, Set<string>>();
  return (row, part, local) => {
    const fragments = keys[part];
    if (!fragments) return false;
    const { event } = (filled[part] as Filled).form.template;
    const mine = seen.get(event.name) ?? new Set();
    seen.set(event.name, mine);
    return mine.size === mine.add(fragments.map((read) => read(row, local)).join('\0')).size;
  };
}

/** Whether a key can be kept from coming twice: something of it is random, numbered, or belongs to a user or entity. */
export function canBeUnique({ template, fields, byWire }: RowForm): boolean {
  const { uniqueKey } = template.event;
  const tells = (as: string) => {
    const field = fields[byWire.get(as) ?? -1];
    return own[as] || (field && (field.random || field.place !== 'row' || field.generator?.kind === 'numbered'));
  };
  return !uniqueKey.length || uniqueKey.some(tells);
}

/** What of the envelope tells rows apart: `own`, those of one user from those of any other. */
const own: Fields = {
  event_id: ({ slot }) => slot,
  user_id: ({ user }) => user,
  anonymous_id: ({ user }) => user,
  session_id: ({ session }) => session,
};
const others: Fields = {
  event_time: ({ time }) => time,
  source: ({ device }) => device,
  platform: ({ device }) => device,
  app_version: ({ version }) => version,
};

/** How to read the key of a row; undefined where it cannot come twice. */
function partsOf({ form, columns }: Filled, skeleton: Skeleton): readonly Part[] | undefined {
  const { uniqueKey } = form.template.event;
  if (!uniqueKey.length || uniqueKey.includes('event_id')) return undefined;
  if (uniqueKey.some((as) => form.fields[form.byWire.get(as) ?? -1]?.random)) return undefined;
  return uniqueKey.flatMap((as): readonly Part[] => {
    const column = columns[form.byWire.get(as) ?? -1];
    if (column) return [(_, at) => (column.state[at] === present ? canonicalJson(valueAtRow(column, at)) : '')];
    const field = (own[as] ?? others[as])?.(skeleton);
    return field ? [(row) => field[row]] : [];
  });
}
