// What metrics and funnels are checked with alike: events that are sent, names that events carry, keys of entities, lengths of time.

import { closest, didYouMean } from '../../../../base/did-you-mean.ts';
import { readDuration } from '../../../../base/duration.ts';
import type { Scope } from '../../../../expressions/check.ts';
import type { PlanSchema } from '../../../../plan/plan.ts';
import type { Located, Ref, Text } from '../../../../schema/item.ts';
import type { PlanIndex } from '../../../engine/indexes/plan-index.ts';
import type { Scopes } from '../../../engine/indexes/scopes.ts';
import type { Finding, PlanEdit } from '../../../engine/rule.ts';
import { meantLength } from './lengths.ts';

export interface World {
  readonly plan: PlanIndex;
  readonly scopes: Scopes;
}
/** What a finding is before it is said whose it is. */
export interface Wrong extends Pick<Finding, 'at' | 'within' | 'related' | 'level'> {
  readonly discriminator: string;
  readonly message: string;
  readonly fix?: { readonly title: string; readonly edit: PlanEdit } | undefined;
}

/** A property by its name, or a path by its names with dots, as questions are compiled. */
export const foundEvent = (scope: Scope, name: string): PlanSchema | undefined =>
  scope.find([name]) ?? (name.includes('.') ? scope.find(name.split('.')) : undefined);

/** The names of a scope that are written as they are. */
const plainNames = (scope: Scope): readonly string[] => [...scope.names()].filter((name) => !name.includes('`'));

/** For messages: `event "order_paid" does not carry`. */
export const ofEvent = (event: string): string =>
  event === '*' ? 'no event carries' : `event "${event}" does not carry`;

/** `who`: metric "revenue". A name that the event does not carry, with the nearest that it does. */
export function uncarried(who: string, name: Ref, event: string, scope: Scope, message: string): Wrong {
  const near = closest(name.value, plainNames(scope));
  return {
    at: name,
    discriminator: `${who} ${name.value} ${event}`,
    message: `${message}${near === undefined ? ' Add it to the event, or name another.' : didYouMean(near)}`,
    fix:
      near === undefined ? undefined : { title: `Change to "${near}"`, edit: { do: 'replace', at: name, text: near } },
  };
}

/** A template is never sent, so nothing can be counted of it. */
export function abstractEvent(Who: string, event: Ref | undefined, { plan }: World): readonly Wrong[] {
  if (!event || !plan.event(event.value)?.abstract) return [];
  const message = `${Who} is about event "${event.value}", which is abstract: others extend it, and it is never sent. Name an event that is sent.`;
  return [{ at: event, discriminator: `abstract ${event.value}`, message }];
}

/** The key of an entity must be in the events by which it is counted. */
export function keyless(
  Who: string,
  entity: string,
  event: string,
  at: Located<unknown>,
  world: World,
): readonly Wrong[] {
  const key = world.plan.entity(entity)?.key;
  const scope = world.scopes.event(event);
  if (key === undefined || !scope || foundEvent(scope, key)) return [];
  const message = `${Who} is about entity "${entity}", whose key "${key}" ${ofEvent(event)}. Add the property to the event, or choose another entity.`;
  return [{ at, discriminator: `key ${entity} ${event}`, message }];
}

/** A length of time that cannot be read; one that is written otherwise is fixed. */
export function unreadLength(whose: string, window: Text | undefined): readonly Wrong[] {
  const ms = window && readDuration(window.value);
  if (!window || (ms !== undefined && ms >= 1000)) return [];
  const meant = meantLength(window.value);
  const wrong = ms === undefined ? 'which cannot be read' : 'which is shorter than a second';
  const todo = meant === undefined ? 'Write a length of time such as 30m, 12h or 7d.' : `Write ${meant}.`;
  return [
    {
      at: window,
      discriminator: 'window',
      message: `The window of ${whose} is "${window.value}", ${wrong}. ${todo}`,
      fix:
        meant === undefined ? undefined : { title: `Write ${meant}`, edit: { do: 'replace', at: window, text: meant } },
    },
  ];
}
