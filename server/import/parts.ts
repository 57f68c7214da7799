// Drafts -> the sections of a plan.
import { envelope, type Plain } from '../plan/plan.ts';

import type { PlanParts, PrintedItem } from '../plan/print.ts';
import { type BundleDraft, type EventDraft, type PropertyDraft, printedItem, printedProperty } from './drafts.ts';
import { united } from './merge.ts';
import type { Remark } from './remarks.ts';

import { type Shared, shared } from './shared.ts';
import { platformOf } from './words-of-cells.ts';

export interface Drafts {
  readonly events: readonly EventDraft[];
  /** Properties that every event has. */
  readonly common: readonly PropertyDraft[];
  readonly traits: readonly PropertyDraft[];
  /** Properties that some events share; who has them uses them. */
  readonly bundles: readonly BundleDraft[];
}

/** `plan` is the head of the plan; absent where the project has one. */
export function partsOf(drafts: Drafts, plan: PrintedItem | undefined, remarks: Remark[]): PlanParts {
  const owners = spelledOnce(
    drafts.events.flatMap(({ owner }) => owner ?? []),
    'Owner',
    remarks,
  );
  const sources = spelledOnce(
    drafts.events.flatMap((event) => event.sources ?? []),
    'Source',
    remarks,
  );
  const sharing = shared(drafts.events, remarks);
  const common = distinctByName(drafts.common, remarks);
  // A field of the envelope is on every event already; the dictionary may say more of it.
  const fields = common.filter(
    ({ name }) => Object.hasOwn(envelope, name) && !sharing.dictionary.some((one) => one.name === name),
  );
  const bundled = common.filter(({ name }) => !Object.hasOwn(envelope, name));
  const traits = distinctByName(drafts.traits, remarks);
  return {
    ...(plan ? { plan } : {}),
    owners: [...new Set(owners.values())].map(ownerItem),
    sources: [...new Set(sources.values())].map((name) => printedItem({ name, platform: platformOf(name) })),
    entities: traits.length ? [{ name: 'user', key: 'user_id', traits: traits.map(printedProperty) }] : [],
    properties: [...fields, ...sharing.dictionary].map((one) => printedProperty({ ...one, required: false })),
    bundles: [
      ...(bundled.length
        ? [{ name: EVERY, description: 'What every event carries', properties: bundled.map(printedProperty) }]
        : []),
      ...drafts.bundles.map(({ name, description, properties }) =>
        printedItem({
          name,
          description,
          properties: distinctByName(properties, remarks).map(printedProperty),
        }),
      ),
    ],
    globals: bundled.length ? [{ events: '*', use: [EVERY] }] : [],
    events: drafts.events.map((event) => eventItem(event, sharing, owners, sources)),
  };
}
const EVERY = 'every_event';

const ownerItem = (name: string): PrintedItem =>
  printedItem({ name, contact: /^\S+@\S+\.\S+$/.test(name) ? name : undefined });

function eventItem(
  event: EventDraft,
  { isShared, dictionary }: Shared,
  owners: Spelling,
  sources: Spelling,
): PrintedItem {
  const named = (names: readonly string[] | undefined, spelling: Spelling) => {
    const all = [...new Set((names ?? []).map((name) => spelling.get(name.toLowerCase()) ?? name))];
    return all.length ? all : undefined;
  };
  const [owner, ...more] = named(event.owner, owners) ?? [];
  const model = new Map(dictionary.map((one) => [one.name, one]));
  return printedItem({
    name: event.name,
    description: event.description,
    trigger: event.trigger,
    call: event.call,
    status: event.status,
    since: event.since,
    owner: owner === undefined ? undefined : more.length ? [owner, ...more] : owner,
    tags: event.tags,
    sources: named(event.sources, sources),
    use: event.use,
    properties: event.properties.length
      ? event.properties.map((one) => (isShared(one) ? useItem(one, model.get(one.name)) : printedProperty(one)))
      : undefined,
    meta: event.meta,
  });
}

/** A property of the dictionary, with what this event alone says of it. */
function useItem(use: PropertyDraft, model: PropertyDraft | undefined): Plain {
  const same = (key: 'description' | 'examples') => JSON.stringify(use[key]) === JSON.stringify(model?.[key]);
  const own = printedItem({
    ref: use.name,
    required: use.required || undefined,
    description: same('description') ? undefined : use.description,
    examples: same('examples') ? undefined : use.examples,
    meta: use.meta,
  });
  return Object.keys(own).length === 1 ? use.name : own;
}

function distinctByName(drafts: readonly PropertyDraft[], remarks: Remark[]): readonly PropertyDraft[] {
  const all = new Map<string, PropertyDraft>();
  for (const draft of drafts) {
    const before = all.get(draft.name);
    all.set(draft.name, before ? united(before, draft, '', remarks) : draft);
  }
  return [...all.values()];
}

/** Lower case -> as first written. */
type Spelling = ReadonlyMap<string, string>;
function spelledOnce(names: readonly string[], noun: string, remarks: Remark[]): Spelling {
  const spelling = new Map<string, string>();
  for (const name of names) {
    const first = spelling.get(name.toLowerCase());
    if (first === undefined) spelling.set(name.toLowerCase(), name);
    else if (first !== name)
      remarks.push({
        fate: 'changed',
        what: 'cell',
        message: `${noun} "${name}" was taken for "${first}", which is written so first.`,
      });
  }
  return spelling;
}
