// Readings -> drafts of events: names settled, properties and words chosen.
import type { English } from '../base/lexicon/english.ts';
import type { Plan, PlanEvent } from '../plan/plan.ts';
import type { Brief, BriefAction } from './brief.ts';
import { carried } from './carried.ts';
import { describeEvent } from './describe.ts';
import { askAbout } from './grammar/questions.ts';
import type { PhraseReading, ReadEvent } from './grammar/reading.ts';
import { type EntityNoun, thingOf } from './lexicon/entity-noun.ts';
import type { BriefLexicon } from './lexicon/lexicon.ts';
import { type BriefProperty, guessed, idOf } from './lexicon/property.ts';
import { deedKey, onceOnly } from './lexicon/senses.ts';
import { eventName, type Manner, propertyName } from './naming-style.ts';
import { workOf } from './processes.ts';
import type { BriefQuestion, Proposal } from './proposal.ts';
import { isAi, readLines, roleOf } from './reading.ts';
import { nearKey } from './same-name.ts';

export interface Draft {
  readonly read: ReadEvent;
  /** As the plan writes it. */
  readonly name: string;
  readonly description: string;
  readonly trigger: string;
  readonly client: boolean;
  readonly properties: readonly BriefProperty[];
  /** What it is about: kind, row of the table, life. */
  readonly thing: EntityNoun;
  /** Our name of the property that no two of these events share; absent where the deed may be done again. */
  readonly uniqueKey?: string;
  /** A role of the brief, when the action is that role's. */
  readonly actor?: string;
  /** AI makes something. */
  readonly ai: boolean;
  /** Nobody does it: the product does. */
  readonly system: boolean;
  /** The plan has it already; nothing of it is written again. */
  readonly reused?: PlanEvent;
}

export interface Drafted {
  readonly drafts: readonly Draft[];
  readonly readings: Proposal['readings'];
  readonly questions: readonly BriefQuestion[];
  /** Things that have an id, in the order in which they come up. */
  readonly things: readonly EntityNoun[];
}

export interface DraftSetting {
  readonly brief: Brief;
  readonly lexicon: BriefLexicon;
  readonly manner: Manner;
  readonly existing?: Plan;
}

export function draftEvents(setting: DraftSetting): Drafted {
  const { brief, lexicon, existing } = setting;
  const { english } = lexicon;
  const known = new Map((existing?.events ?? []).map((event) => [nearKey(event.name, english), event]));
  const read = readLines(brief, lexicon);
  const done = read
    .flatMap(({ reading }) => reading.events)
    .filter((event) => event.class === 'process' && event.stage === 'completed');
  const registry = new Things(lexicon);
  const drafts = new Map<string, Draft>();
  const alike = new Alike(english);
  const readings: Drafted['readings'][number][] = [];
  const questions: BriefQuestion[] = [];
  for (const { action, reading } of read) {
    const about = action.phrase || (action.name ?? '');
    if (reading.question) questions.push({ about, ...reading.question });
    const before = new Set(drafts.keys());
    const made: Draft[] = [];
    for (const event of reading.events) {
      const own = draft(event, { action, reading, alone: done.length === 1, known, registry, setting });
      const one = (action.name ? undefined : drafts.get(alike.nameOf(own) ?? '')) ?? own;
      if (!made.some(({ name }) => name === one.name)) made.push(one);
      if (!drafts.has(one.name)) drafts.set(one.name, one);
      if (!action.name) alike.add(one);
    }
    const [first] = made;
    if (first && (made.length < reading.events.length || made.every((one) => before.has(one.name))))
      questions.push({ about, ...askAbout('duplicate', first.name) });
    const reused = made.filter((one) => one.reused).map((one) => one.name);
    readings.push({ phrase: about, events: made.map((one) => one.name), reused });
  }
  return { drafts: countedCoins([...drafts.values()]), readings, questions, things: registry.all() };
}

/** A plan has one `amount`: beside money, coins have a `quantity`. */
function countedCoins(drafts: readonly Draft[]): readonly Draft[] {
  const isCoins = ({ name, type }: BriefProperty): boolean => name === 'amount' && type === 'integer';
  const hasMoney = drafts.some(({ properties }) =>
    properties.some((property) => property.name === 'amount' && !isCoins(property)),
  );
  if (!hasMoney) return drafts;
  return drafts.map((draft) => ({
    ...draft,
    properties: draft.properties.map((property) => (isCoins(property) ? { ...property, name: 'quantity' } : property)),
  }));
}

/** Events that say the same in other words: "edit" and "update a profile", "book" and "schedule an appointment". */
class Alike {
  readonly #english: English;
  readonly #names = new Map<string, { readonly name: string; readonly run: string }>();
  constructor(english: English) {
    this.#english = english;
  }
  /** The name of the first that said it; the stages of one run are no repetition. */
  nameOf(one: Draft): string | undefined {
    const said = this.#keys(one).flatMap((key) => this.#names.get(key) ?? [])[0];
    return said && said.run !== runOf(one) ? said.name : undefined;
  }
  add(one: Draft): void {
    for (const key of this.#keys(one))
      if (!this.#names.has(key) || one.read.stage === 'completed')
        this.#names.set(key, { name: one.name, run: runOf(one) });
  }
  #keys({ name, read, thing }: Draft): readonly string[] {
    const deed = deedKey(read.stage ? (read.noun ?? '') : read.action, thing.kind);
    return [nearKey(name, this.#english), ...(deed === undefined ? [] : [`${read.object}: ${deed}`])];
  }
}
const runOf = ({ name, read }: Draft): string => (read.stage ? `${read.object} ${read.noun}` : name);

/** Things that got an id, each with its own example. */
class Things {
  readonly #known = new Map<string, EntityNoun>();
  readonly #lexicon: BriefLexicon;
  constructor(lexicon: BriefLexicon) {
    this.#lexicon = lexicon;
  }
  about(object: string, action = ''): EntityNoun {
    return thingOf(object, this.#lexicon.english, action, this.#lexicon.trades);
  }
  /** The id of what an event is about; undefined for what has none. */
  id(object: string, finished: boolean, action: string): BriefProperty | undefined {
    const thing = this.about(object, action);
    return thing.counted ? this.#idOf(thing, finished) : undefined;
  }
  /** The id of a payment, a subscription, of a person by role: one by its name alone. */
  own(noun: string): BriefProperty {
    const { pii, ...thing } = this.about(noun);
    return this.#idOf({ ...thing, words: noun.split(' '), counted: true }, false);
  }
  all(): readonly EntityNoun[] {
    return [...this.#known.values()];
  }
  #idOf(thing: EntityNoun, finished: boolean): BriefProperty {
    const key = thing.words.join(' ');
    if (!this.#known.has(key)) this.#known.set(key, thing);
    return idOf(thing, [...this.#known.keys()].indexOf(key), finished);
  }
}

interface DraftContext {
  readonly action: BriefAction;
  readonly reading: PhraseReading;
  /** It is the only process of the brief. */
  readonly alone: boolean;
  readonly known: ReadonlyMap<string, PlanEvent>;
  readonly registry: Things;
  readonly setting: DraftSetting;
}

function draft(read: ReadEvent, making: DraftContext): Draft {
  const { action, reading, known, setting, registry } = making;
  const { brief, lexicon, manner } = setting;
  const { english } = lexicon;
  const name = action.name ?? eventName(read, manner, english);
  const reused = known.get(nearKey(name, english));
  const actor = roleOf(reading.actor, brief, english);
  const ai = isAi(reading, brief);
  const said = describeEvent({
    event: read,
    feature: brief.feature,
    alone: making.alone && read.class === 'process',
    actor: actor ?? english.singular(brief.roles[0]?.toLowerCase() ?? 'user'),
    property: (own) => propertyName(own, manner),
    english,
  });
  const properties = reused ? [] : carriedBy(read, making, ai);
  const thing = registry.about(subjectOf(read), deedOf(read));
  const unique = reused ? undefined : uniqueKeyOf(read, thing, properties);
  return {
    read,
    name: reused?.name ?? name,
    ...said,
    properties: [...properties, ...(reused ? [] : given(action, properties))],
    thing,
    ...(unique ? { uniqueKey: unique } : {}),
    ...(actor ? { actor } : {}),
    ai: ai && workOf(read.noun ?? '') === 'make',
    system: reading.actor === 'system' || reading.actor === 'ai',
    ...(reused ? { reused } : {}),
  };
}

function carriedBy(
  read: ReadEvent,
  { reading, registry, setting }: DraftContext,
  ai: boolean,
): readonly BriefProperty[] {
  const { brief, lexicon } = setting;
  const finished = read.stage === 'completed' && read.noun === 'generation';
  // A product's name is a value, and no thing: `provider: slack`.
  const brand = reading.details.brand?.toLowerCase();
  const withoutBrand = (words: string): string =>
    brand !== undefined && `${words} `.startsWith(`${brand} `) ? words.slice(brand.length + 1) : words;
  const object = withoutBrand(subjectOf(read));
  return carried({
    event: read,
    object,
    phrase: reading.phrase,
    details: reading.details,
    ai,
    roles: brief.roles,
    english: lexicon.english,
    thing: registry.about(object, deedOf(read)),
    about: (words) => registry.about(words),
    id: (words) => registry.id(withoutBrand(words), finished, deedOf(read)),
    own: (noun) => registry.own(noun),
  });
}

/** What is done: past, or the noun of a process. */
const deedOf = ({ noun, stage, action }: ReadEvent): string => (noun && stage ? noun : action);

/** What people opt into is the newsletter, not the subscription to it. */
const subjectOf = ({ class: cls, object }: ReadEvent): string =>
  cls === 'opt_in' ? object.replace(/ subscription$/, '') : object;

/** The id that makes a row the only one of its kind: of the run, or of what a deed is done to once. */
function uniqueKeyOf(read: ReadEvent, thing: EntityNoun, properties: readonly BriefProperty[]): string | undefined {
  const carries = (name: string): string | undefined =>
    properties.some((property) => property.name === name && property.required) ? name : undefined;
  const [first] = properties;
  if (read.stage && (read.class === 'process' || read.class === 'money'))
    return carries('request_id') ?? (first?.required && /_id$/.test(first.name) ? first.name : undefined);
  if (read.class === 'ai') return carries('suggestion_id');
  const deed = carries(`${resultOfDeed(read.action)}_id`);
  if (deed) return deed;
  return onceOnly.test(read.action) && !thing.person && read.class !== 'opt_in'
    ? carries(`${thing.words.join('_')}_id`)
    : undefined;
}
const resultOfDeed = (action: string): string => (action === 'redeemed' ? 'redemption' : action);

/** The properties that the brief lists itself. */
const given = ({ properties }: BriefAction, carries: readonly BriefProperty[]): readonly BriefProperty[] =>
  properties
    .filter((property) => typeof property !== 'string' || carries.every(({ name }) => name !== property))
    .map((property) =>
      typeof property === 'string' ? guessed(property) : ({ ...guessed(property.name), ...property } as BriefProperty),
    );
