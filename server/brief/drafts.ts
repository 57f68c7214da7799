// Readings -> drafts of events: names settled, properties and words chosen.
import type { English } from '../base/lexicon/english.ts';
import type { Plan, PlanEvent } from '../plan/plan.ts';
import type { Brief, BriefAction } from './brief.ts';
import { describeEvent } from './describe.ts';
import { carried } from './event-properties.ts';
import { askAbout } from './grammar/questions.ts';
import type { PhraseReading, ReadEvent } from './grammar/reading.ts';
import { type EntityNoun, thingOf } from './lexicon/entity-noun.ts';
import { type TradeWeights, tradesOf } from './lexicon/lookup.ts';
import { eventName, type Manner, propertyName } from './naming-style.ts';
import { workOf } from './processes.ts';
import { type BriefProperty, guessed, idOf } from './properties.ts';
import type { BriefQuestion, Proposal } from './proposal.ts';
import { isAi, readingOf, roleOf } from './reading.ts';
import { nearKey } from './same-name.ts';

export interface Draft {
  readonly read: ReadEvent;
  /** As the plan writes it. */
  readonly name: string;
  readonly description: string;
  readonly trigger: string;
  readonly client: boolean;
  readonly properties: readonly BriefProperty[];
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
  readonly english: English;
  readonly manner: Manner;
  readonly existing?: Plan;
}

export function draftEvents(setting: DraftSetting): Drafted {
  const { brief, english, existing } = setting;
  const known = new Map((existing?.events ?? []).map((event) => [nearKey(event.name, english), event]));
  const read = brief.actions.map((action) => ({ action, reading: readingOf(action, brief, english) }));
  const done = read
    .flatMap(({ reading }) => reading.events)
    .filter((event) => event.class === 'process' && event.stage === 'completed');
  const registry = new Things(english, tradesOf(textsOf(brief), english));
  const drafts = new Map<string, Draft>();
  // "edit a profile" and "update a profile" are one event, until the brief says how they differ.
  const alike = new Map<string, string>();
  const readings: Drafted['readings'][number][] = [];
  const questions: BriefQuestion[] = [];
  for (const { action, reading } of read) {
    const about = action.phrase || (action.name ?? '');
    if (reading.question) questions.push({ about, ...reading.question });
    const made = reading.events
      .map((event) => draft(event, { action, reading, alone: done.length === 1, known, registry, setting }))
      .map((one) => (action.name ? one : (drafts.get(alike.get(nearKey(one.name, english)) ?? '') ?? one)));
    if (made.length > 0 && made.every((one) => drafts.has(one.name)))
      questions.push({ about, ...askAbout('duplicate', made[0]?.name ?? about) });
    for (const one of made) if (!drafts.has(one.name)) drafts.set(one.name, one);
    for (const one of made) if (!action.name) alike.set(nearKey(one.name, english), one.name);
    const reused = made.filter((one) => one.reused).map((one) => one.name);
    readings.push({ phrase: about, events: made.map((one) => one.name), reused });
  }
  return { drafts: [...drafts.values()], readings, questions, things: registry.all() };
}

/** What says of which trade a brief is. */
const textsOf = (brief: Brief): readonly string[] => [
  brief.feature,
  brief.description ?? '',
  ...brief.actions.map((action) => action.phrase),
];

/** Things that got an id, each with its own example. */
class Things {
  readonly #known = new Map<string, EntityNoun>();
  readonly #english: English;
  readonly #weights: TradeWeights;
  constructor(english: English, weights: TradeWeights) {
    this.#english = english;
    this.#weights = weights;
  }
  /** The id of what an event is about; undefined for what has none. */
  id(object: string, finished: boolean, action: string): BriefProperty | undefined {
    const thing = thingOf(object, this.#english, action, this.#weights);
    return thing.counted ? this.#idOf(thing, finished) : undefined;
  }
  /** The id of a payment, a subscription: what joins the events of one. */
  own(noun: string): BriefProperty {
    return this.#idOf({ words: noun.split(' '), kind: 'record', counted: true, mass: false, person: false }, false);
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
  const { brief, english, manner } = setting;
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
  const finished = read.stage === 'completed' && read.noun === 'generation';
  const id = (object: string): BriefProperty | undefined => registry.id(object, finished, read.action);
  const own = (noun: string): BriefProperty => registry.own(noun);
  const carrying = {
    event: read,
    phrase: reading.phrase,
    details: reading.details,
    ai,
    roles: brief.roles,
    english,
    id,
    own,
  };
  return {
    read,
    name: reused?.name ?? name,
    ...said,
    properties: reused ? [] : [...carried(carrying), ...given(action)],
    ...(actor ? { actor } : {}),
    ai: ai && workOf(read.noun ?? '') === 'make',
    system: reading.actor === 'system' || reading.actor === 'ai',
    ...(reused ? { reused } : {}),
  };
}

/** The properties that the brief lists itself. */
const given = (action: BriefAction): readonly BriefProperty[] =>
  action.properties.map((property) =>
    typeof property === 'string' ? guessed(property) : ({ ...guessed(property.name), ...property } as BriefProperty),
  );
