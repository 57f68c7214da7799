// Types that everybody would guess, for properties that are given without one: from an example beside them, else from their names.
import { wordsOf } from '../base/naming.ts';
import { isRecord } from '../base/record.ts';
import type { Plain } from '../plan/plan.ts';
import type { PropertyDraft } from './drafts.ts';
import type { Remark } from './remarks.ts';
import { valueKindOf } from './values.ts';

type Type = Readonly<Record<string, Plain>>;
interface Guess {
  readonly is: Type;
  readonly by: 'example' | 'name';
}

/** What to take for each property, by name: one answer for all the events that have it. `drafts` are all uses of all properties. */
export function assumedTypes(
  drafts: readonly PropertyDraft[],
  remarks: Remark[],
): (draft: PropertyDraft) => PropertyDraft {
  const uses = new Map<string, PropertyDraft[]>();
  for (const draft of drafts) {
    const before = uses.get(draft.name);
    if (before) before.push(draft);
    else uses.set(draft.name, [draft]);
  }
  const guesses = new Map<string, Guess>();
  const stated = new Set<string>();
  const told = new Map<string, { readonly guess: Guess; readonly names: Set<string>; readonly at: Set<number> }>();
  for (const [name, all] of uses) {
    if (all.some(({ is, byExample }) => Object.keys(is).length > 0 && !byExample)) {
      stated.add(name);
      continue;
    }
    const guess = byExamples(all) ?? byName(name);
    if (!guess) continue;
    guesses.set(name, guess);
    const key = `${guess.by} ${JSON.stringify(guess.is)}`;
    const group = told.get(key) ?? { guess, names: new Set(), at: new Set() };
    told.set(key, group);
    group.names.add(name);
    for (const { at } of all) group.at.add(at);
  }
  for (const { guess, names, at } of told.values())
    for (const place of at)
      remarks.push({ fate: 'assumed', what: 'cell', message: sentence(guess, [...names]), at: place });
  return ({ byExample, ...draft }) => {
    // Who only has an example is taken to mean what others say outright.
    if (stated.has(draft.name)) return byExample && !holds(draft) ? { ...draft, is: {} } : draft;
    const guess = guesses.get(draft.name);
    return guess ? { ...draft, is: { ...draft.is, ...guess.is } } : draft;
  };
}

function sentence({ is, by }: Guess, names: readonly string[]): string {
  const { type, format, unit } = is as Readonly<Record<string, string>>;
  const what = `${type}${format ? ` (${format})` : ''}${unit ? ` in ${unit}` : ''}${isRecord(is.items) && is.items.type !== 'object' ? ` of ${is.items.type}` : ''}`;
  const all = names.map((name) => `"${name}"`).join(', ');
  const one = names.length === 1;
  return `${all} ${one ? 'is' : 'are'} given without a type; ${what} was taken, as ${one ? 'its' : 'their'} ${by}${one ? ' says' : 's say'}.`;
}

const holds = ({ is }: PropertyDraft): boolean => is.type === 'object' || is.type === 'array';
function byExamples(all: readonly PropertyDraft[]): Guess | undefined {
  const objects = all.find(holds);
  if (objects) return { is: objects.is, by: 'example' };
  const values = all.flatMap(({ examples = [] }) => examples);
  const plain = values.filter((value) => typeof value !== 'object');
  return plain.length && plain.length === values.length
    ? { is: { type: valueKindOf(plain) }, by: 'example' }
    : undefined;
}

function byName(name: string): Guess | undefined {
  // Of a path, what it ends in.
  const words = wordsOf(name.split(/[.\]]/).findLast((part) => /\p{L}/u.test(part)) ?? name);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const several = words.length > 1;
  const found =
    (several && questions.has(first) ? { type: 'boolean' } : undefined) ??
    (several && counting.has(first) ? { type: 'integer' } : undefined) ??
    (several ? endings.get(last) : undefined) ??
    known.get(last) ??
    (several && spans.has(first) ? { type: 'number' } : undefined);
  return found && { is: found, by: 'name' };
}
const wordList = (words: string): readonly string[] => words.split(/\s+/);
/** `is_trial`, `hasTip`. */
const questions = new Set(wordList('is has can was did should will were'));
/** `num_items`. */
const counting = new Set(wordList('num nb'));
/** `seconds_heard`. */
const spans = new Set(wordList('seconds minutes hours days percent'));
const table = (rows: readonly (readonly [Type, string])[]): ReadonlyMap<string, Type> =>
  new Map(rows.flatMap(([type, words]) => wordList(words).map((word) => [word, type] as const)));
/** Said by the last of several words only: `created_at`, but not `at`. */
const endings = table([
  [{ type: 'string', format: 'date-time' }, 'at'],
  [{ type: 'integer', unit: 'ms' }, 'ms milliseconds millis'],
  [{ type: 'number', unit: 's' }, 's sec secs'],
  [{ type: 'boolean' }, 'enabled disabled flag'],
  [{ type: 'number' }, 'size length'],
]);
const known = table([
  [
    { type: 'string' },
    `id uuid guid name title label type kind category source medium campaign method status reason language locale country
    city region currency plan tier role platform screen page path url uri link referrer query keyword text message code sku
    brand color colour variant coupon channel email slug token version model device browser os location section tab theme
    mode topic subject genre gender vendor provider network description key`,
  ],
  [{ type: 'array', items: { type: 'string' } }, 'ids'],
  [{ type: 'string', format: 'date-time' }, 'timestamp datetime'],
  [{ type: 'string', format: 'date' }, 'date'],
  [{ type: 'integer' }, 'count counts quantity qty index position rank attempts retries age year bytes'],
  [
    { type: 'number' },
    `price amount revenue total subtotal tax discount cost fee balance percent percentage pct rate ratio score seconds
    minutes hours days weeks months duration latitude longitude lat lng`,
  ],
]);
