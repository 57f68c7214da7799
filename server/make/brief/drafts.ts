// Brief -> drafts of events: phrases read, names settled, properties and words chosen.
import type { English } from '../../read/english.ts';
import type { Plan, PlanEvent } from '../../read/plan/plan.ts';
import { readAction } from './action/action.ts';
import { ask } from './action/questions.ts';
import type { ReadEvent, Reading } from './action/reading.ts';
import type { Brief, BriefAction } from './brief.ts';
import { carried } from './carries.ts';
import { describe } from './describe.ts';
import { eventName, type Manner, propertyName } from './manner.ts';
import { nearKey } from './near.ts';
import { workOf } from './processes.ts';
import { guessed, idOf, type Property } from './properties.ts';
import { type Thing, thingOf } from './thing.ts';

export interface Draft {
  readonly read: ReadEvent;
  /** As the plan writes it. */
  readonly name: string;
  readonly description: string;
  readonly trigger: string;
  readonly client: boolean;
  readonly properties: readonly Property[];
  /** A role of the brief, when the action is that role's. */
  readonly actor?: string;
  readonly ai: boolean;
  /** The plan has it already; nothing of it is written again. */
  readonly reused?: PlanEvent;
}

export interface Asked {
  readonly about: string;
  readonly code: string;
  readonly text: string;
}
export interface Drafted {
  readonly drafts: readonly Draft[];
  readonly readings: readonly {
    readonly phrase: string;
    readonly events: readonly string[];
    readonly reused: readonly string[];
  }[];
  readonly questions: readonly Asked[];
  /** Things that have an id, in the order in which they come up. */
  readonly things: readonly Thing[];
}

export interface Setting {
  readonly brief: Brief;
  readonly english: English;
  readonly manner: Manner;
  readonly existing?: Plan;
}

export function draftEvents(setting: Setting): Drafted {
  const { brief, english, existing } = setting;
  const known = new Map((existing?.events ?? []).map((event) => [nearKey(event.name, english), event] as const));
  const read = brief.actions.map((action) => ({ action, reading: readingOf(action, setting) }));
  const things = new Map<string, Thing>();
  const alone =
    read
      .flatMap(({ reading }) => reading.events)
      .filter((event) => event.class === 'process' && event.stage === 'completed').length === 1;
  const drafts: Draft[] = [];
  const readings: Drafted['readings'][number][] = [];
  const questions: Asked[] = [];
  for (const { action, reading } of read) {
    const about = action.phrase || (action.name ?? '');
    if (reading.question && !action.name) questions.push({ about, ...reading.question });
    const made = reading.events.map((event) => draft(event, { action, reading, alone, known, things, setting }));
    const fresh = made.filter((one) => !drafts.some((other) => other.name === one.name));
    if (made.length && !fresh.length) questions.push({ about, ...ask('duplicate', made[0]?.name ?? about) });
    drafts.push(...fresh);
    readings.push({
      phrase: about,
      events: made.map((one) => one.name),
      reused: made.filter((one) => one.reused).map((one) => one.name),
    });
  }
  return { drafts, readings, questions, things: [...things.values()] };
}

/** `name:` overrules the parser: one event, of the kind that the phrase suggests. */
function readingOf(action: BriefAction, { brief, english }: Setting): Reading {
  const reading = readAction(action.phrase || (action.name ?? ''), { english, roles: brief.roles });
  const by = action.by ? { actor: english.singular(action.by.toLowerCase()) } : {};
  if (!action.name) return { ...reading, ...by };
  const main = reading.events.find((event) => event.stage === 'completed') ?? reading.events[0];
  const {
    stage: _,
    noun: __,
    ...kind
  } = main ?? { class: 'plain' as const, object: action.name.replace(/[_\s]+\S+$/, '').replaceAll('_', ' ') };
  const named = { ...kind, name: action.name, action: action.name.split(/[_\s]/).at(-1) ?? 'done' };
  return {
    ...reading,
    ...by,
    class: kind.class,
    events: [
      kind.class === 'process' || kind.class === 'money' || kind.class === 'auth'
        ? { ...named, class: 'plain' }
        : named,
    ],
  };
}

interface Making {
  readonly action: BriefAction;
  readonly reading: Reading;
  readonly alone: boolean;
  readonly known: ReadonlyMap<string, PlanEvent>;
  readonly things: Map<string, Thing>;
  readonly setting: Setting;
}

function draft(read: ReadEvent, making: Making): Draft {
  const { action, reading, alone, known, things, setting } = making;
  const { brief, english, manner } = setting;
  const ours = action.name ?? eventName(read, manner, english);
  const reused = known.get(nearKey(ours, english));
  const actor = roleOf(reading.actor, brief, english);
  const ai =
    isAi(`${reading.phrase} ${brief.feature} ${brief.description ?? ''}`) ||
    reading.details.ai === true ||
    reading.actor === 'ai';
  const finished = read.stage === 'completed' && read.noun === 'generation';
  const id = (object: string): Property | undefined => {
    const thing = thingOf(object, english);
    if (!thing.counted) return undefined;
    const key = thing.words.join(' ');
    if (!things.has(key)) things.set(key, thing);
    return idOf(thing.words, [...things.keys()].indexOf(key), finished, thing.pii);
  };
  const own = (noun: string): Property => {
    things.set(noun, things.get(noun) ?? { words: noun.split(' '), counted: true, person: false });
    return idOf(noun.split(' '), [...things.keys()].indexOf(noun), false);
  };
  const words = describe({
    event: read,
    feature: brief.feature,
    alone: alone && read.class === 'process',
    actor: actor ?? brief.roles[0] ?? 'user',
    property: (name) => propertyName(name, manner),
    english,
  });
  const properties = reused
    ? []
    : [
        ...carried({
          event: read,
          phrase: reading.phrase,
          details: reading.details,
          ai,
          roles: brief.roles,
          english,
          id,
          own,
        }),
        ...given(action),
      ];
  return {
    read,
    name: reused?.name ?? ours,
    ...words,
    properties,
    ...(actor ? { actor } : {}),
    ai: ai && workOf(read.noun ?? '') === 'make',
    ...(reused ? { reused } : {}),
  };
}

const given = (action: BriefAction): readonly Property[] =>
  action.properties.map((property) =>
    typeof property === 'string' ? guessed(property) : ({ ...guessed(property.name), ...property } as Property),
  );

const isAi = (text: string): boolean => /\b(ai|llm|gpt|chatgpt|copilot|machine learning|language model)\b/i.test(text);

/** The role of the brief that an actor is, singular. */
function roleOf(actor: string | undefined, brief: Brief, english: English): string | undefined {
  if (!actor || actor === 'system' || actor === 'ai' || actor === 'user') return undefined;
  const roles = brief.roles.map((role) => english.singular(role.toLowerCase()));
  return roles.length === 0 || roles.includes(actor) ? actor : roles.find((role) => actor.endsWith(role));
}
