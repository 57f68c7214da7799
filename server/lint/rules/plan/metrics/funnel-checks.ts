// What is wrong with a funnel: its steps, the time they may take, who goes through them.

import { closest, didYouMean } from '../../../../base/did-you-mean.ts';
import type { ItemOf } from '../../../../plan/items.ts';
import type { Located, Text } from '../../../../schema/item.ts';
import { pairsOf } from '../../../engine/handles.ts';
import { placeOf } from '../../../engine/indexes/constraint-facts.ts';
import { listed } from '../../../engine/message-text.ts';
import {
  abstractEvent,
  foundEvent,
  keyless,
  ofEvent,
  unreadLength,
  type World,
  type Wrong,
} from './question-checks.ts';

export const funnelFact = (item: ItemOf<'funnel'>) => ({
  name: item.name,
  entity: item.entity,
  window: item.window,
  per: item.per,
  steps: item.steps?.map(stepFact),
  exclusions: (item.exclusions ?? []).map((one) => ({ event: one.event, after: one.after })),
});
const stepFact = (item: ItemOf<'step'>) => ({
  name: item.name,
  event: item.event,
  place: placeOf(item),
  /** Written as a mapping, so that it can be given a name. */
  long: pairsOf(item.node).length > 0,
});
export type FunnelFact = ReturnType<typeof funnelFact>;
type StepFact = ReturnType<typeof stepFact>;

export function funnelFaults(funnel: FunnelFact, world: World): readonly Wrong[] {
  const who = `funnel "${funnel.name.value}"`;
  return [
    ...tooFew(funnel),
    ...unreadLength(who, funnel.window),
    ...sameNames(funnel),
    ...sent(funnel, world),
    ...exclusions(funnel),
    ...shared(funnel, world),
  ];
}
const Who = ({ name }: FunnelFact): string => `Funnel "${name.value}"`;

/** Without `steps`, the key is told to be missing. */
function tooFew(funnel: FunnelFact): readonly Wrong[] {
  const { steps, name } = funnel;
  if (!steps || steps.length > 1) return [];
  const has = steps.length ? 'one step' : 'no step';
  return [{ at: name, discriminator: 'steps', message: `${Who(funnel)} has ${has}; a funnel needs two or more.` }];
}

/** A step is called by its name, else by its event. */
function sameNames(funnel: FunnelFact): readonly Wrong[] {
  const first = new Map<string, Text>();
  const taken = new Set(funnel.steps?.map((step) => step.name.value));
  return (funnel.steps ?? []).flatMap((step): readonly Wrong[] => {
    const name = step.name.value;
    const twin = first.get(name);
    if (!twin) first.set(name, step.name);
    if (!twin || !name) return [];
    let n = 2;
    while (taken.has(`${name}_${n}`)) n++;
    const free = `${name}_${n}`;
    taken.add(free);
    return [
      {
        at: step.name,
        discriminator: `twice ${name}`,
        message: `${Who(funnel)} has two steps called "${name}", so that a result cannot tell them apart. Give one a "name" of its own.`,
        related: [{ at: twin, message: 'First used here.' }],
        fix: step.long
          ? { title: `Name it "${free}"`, edit: { do: 'set', in: step.place, key: 'name', value: free } }
          : undefined,
      },
    ];
  });
}

/** Events that are sent, and carry the key of who goes through. */
function sent(funnel: FunnelFact, world: World): readonly Wrong[] {
  const entity = funnel.entity?.value ?? 'user';
  const events = [...(funnel.steps ?? []), ...funnel.exclusions].flatMap(({ event }) => event ?? []);
  const seen = new Set<string>();
  return events.flatMap((event) => {
    if (seen.has(event.value)) return [];
    seen.add(event.value);
    return [
      ...abstractEvent(Who(funnel), event, world),
      ...(event.value === '*' ? [] : keyless(Who(funnel), entity, event.value, event, world)),
    ];
  });
}

function exclusions(funnel: FunnelFact): readonly Wrong[] {
  const names = (funnel.steps ?? []).map(called);
  return funnel.exclusions.flatMap(({ event, after }): readonly Wrong[] => {
    if (!after || !names.length) return [];
    const which = `The exclusion${event ? ` of "${event.value}"` : ''} in funnel "${funnel.name.value}" counts after`;
    const at = names.findIndex((all) => all.includes(after.value));
    if (at === names.length - 1 && at > 0)
      return [
        {
          at: after,
          discriminator: `last ${after.value}`,
          message: `${which} "${after.value}", the last step, where nothing is left to exclude. Name an earlier step, or leave out "after".`,
        },
      ];
    if (at >= 0) return [];
    const near = closest(after.value, names.flat());
    const steps = [...new Set(names.map(([name]) => name ?? ''))];
    const hint = near === undefined ? ` Its steps are ${listed(steps)}.` : didYouMean(near);
    return [
      {
        at: after,
        discriminator: `after ${after.value}`,
        message: `${which} step "${after.value}", which it does not have.${hint}`,
        fix:
          near === undefined
            ? undefined
            : { title: `Change to "${near}"`, edit: { do: 'replace', at: after, text: near } },
      },
    ];
  });
}
const called = ({ name, event }: StepFact): readonly string[] => [name.value, ...(event ? [event.value] : [])];

/** What all steps of one conversion share: a session, or a property that each event carries under one wire name. */
function shared(funnel: FunnelFact, { plan, scopes }: World): readonly Wrong[] {
  const { per } = funnel;
  if (!per || per.value === 'session') return [];
  const wrong = (at: Located<unknown>, because: string): readonly Wrong[] => [
    {
      at,
      discriminator: `per ${per.value}`,
      message: `${Who(funnel)} is counted per "${per.value}", ${because}. Name "session", or a property that all its steps share.`,
    },
  ];
  const wires = new Map<string, string>();
  for (const { event } of funnel.steps ?? []) {
    const scope = event && scopes.event(event.value);
    if (!event || !scope || event.value === '*') continue;
    if (!foundEvent(scope, per.value)) return wrong(per, `which ${ofEvent(event.value)}`);
    const wire = plan.event(event.value)?.properties.get(per.value)?.result.as ?? per.value;
    wires.set(wire, wires.get(wire) ?? event.value);
  }
  const [first, second] = [...wires];
  return first && second
    ? wrong(per, `which event "${first[1]}" sends as "${first[0]}" and event "${second[1]}" as "${second[0]}"`)
    : [];
}
