// The plan's checks: every instance of every kind that is on, those that were named.
import { closest, didYouMean } from '../base/did-you-mean.ts';
import { type CheckSeverity, liveEvents, type Plan, type PlanEvent } from '../plan/plan.ts';
import type { CheckInstance, CheckKind } from './kind.ts';
import { checkKindTable } from './kinds/index.ts';
import type { CheckSettings } from './settings.ts';

export interface Derived extends CheckInstance {
  readonly kind: CheckKind;
  readonly severity: CheckSeverity;
}

/** What concerns all events first, then event by event in the plan's order. */
export function deriveChecks(plan: Plan, settings: CheckSettings): readonly Derived[] {
  const live = liveEvents(plan);
  const all = checkKindTable.flatMap((kind): readonly Derived[] => {
    const { off, after, severity } = settings.of(kind.id);
    if (off) return [];
    return kind.derive({ plan, live, ...(after === undefined ? {} : { after }) }).flatMap((instance) => {
      // A check of the plan may be set by its own name.
      const own = instance.check === kind.id ? { off, severity } : settings.of(instance.check);
      const grave = own.severity ?? severity ?? instance.severity ?? kind.severity;
      return own.off ? [] : [{ ...instance, kind, severity: grave }];
    });
  });
  const place = new Map<PlanEvent | undefined, number>(plan.events.map((event, i) => [event, i + 1]));
  const order = ({ event }: Derived) => place.get(event) ?? 0;
  return all
    .map((one, i) => ({ one, i }))
    .sort((a, b) => order(a.one) - order(b.one) || a.i - b.i)
    .map(({ one }) => one);
}

/** Events, kinds and checks that were named, as a choice among instances; a text says which name is wrong and what was meant. */
export function chosenChecks(
  plan: Plan,
  names: readonly string[],
): ((instance: CheckInstance & { kind: CheckKind }) => boolean) | string {
  if (!names.length) return () => true;
  const choices: ((instance: CheckInstance & { kind: CheckKind }) => boolean)[] = [];
  for (const name of names) {
    const found = choicesOf(plan, name);
    if (typeof found === 'string') return found;
    choices.push(found);
  }
  return (instance) => choices.some((choose) => choose(instance));
}

function choicesOf(plan: Plan, written: string): ((instance: CheckInstance & { kind: CheckKind }) => boolean) | string {
  const [, noun, rest] = /^(event|check):(.*)$/s.exec(written) ?? [];
  const name = rest ?? written;
  const isEvent = noun !== 'check' && plan.events.some((event) => event.name === name || event.as === name);
  const isCheck =
    noun !== 'event' &&
    (checkKindTable.some((kind) => kind.id === name) || plan.checks.some((check) => check.name === name));
  if (isEvent && isCheck) return `"${name}" is an event and a check. Say event:${name} or check:${name}.`;
  if (isEvent) return ({ event }) => event?.name === name || event?.as === name;
  if (isCheck) return ({ check, kind }) => check === name || kind.id === name;
  const known = [
    ...plan.events.map((event) => event.name),
    ...checkKindTable.map((kind) => kind.id),
    ...plan.checks.map((check) => check.name),
  ];
  const near = closest(name, known);
  return `There is no event and no check "${name}".${didYouMean(near)}`;
}
