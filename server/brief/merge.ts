// Ours beside what a plan has: what it lacks stays, what it has goes, equal names of other things step aside.
import type { English } from '../base/lexicon/english.ts';
import type { Plain, Plan } from '../plan/plan.ts';
import type { ProposedItem } from './proposal.ts';
import { nearKey } from './same-name.ts';

/** Items whose name the plan does not have among its kind. */
export const missingFrom = (
  items: readonly ProposedItem[],
  existing: readonly { readonly name: string }[] | undefined,
): readonly ProposedItem[] => items.filter((item) => !existing?.some((other) => other.name === item.name));

const facts = ['agg', 'type', 'event', 'property', 'entity', 'where', 'grain', 'numerator', 'denominator'] as const;

/** Metrics that the plan does not compute yet; references go to the names that the plan uses. */
export function newMetrics(
  metrics: readonly ProposedItem[],
  existing: Plan | undefined,
  prefix: string,
): readonly ProposedItem[] {
  const unique = metrics.filter((metric, index) => metrics.findIndex((other) => other.name === metric.name) === index);
  if (!existing) return unique;
  const names = new Map<string, string>();
  const named = (name: Plain | undefined): string => names.get(String(name)) ?? String(name);
  const left: ProposedItem[] = [];
  for (const ours of unique) {
    const parts: ProposedItem = ours.numerator
      ? { numerator: named(ours.numerator), denominator: named(ours.denominator) }
      : {};
    const metric: ProposedItem = { ...ours, ...parts };
    const same = existing.metrics.find((other) => facts.every((key) => sameFact(key, metric[key], other[key])));
    if (same) {
      names.set(String(ours.name), same.name);
      continue;
    }
    const name = existing.metrics.some((other) => other.name === ours.name)
      ? `${prefix}_${String(ours.name)}`
      : String(ours.name);
    names.set(String(ours.name), name);
    left.push({ ...metric, name });
  }
  return left;
}

/** The resolved plan says `type: simple` where we say only `agg`. */
const sameFact = (key: string, ours: unknown, theirs: unknown): boolean =>
  key === 'type' ? (ours ?? 'simple') === (theirs ?? 'simple') : ours === theirs;

/** Funnels that the plan does not have: same steps, same window. Of our own that are the same, the one with a target stays. */
export function newFunnels(
  funnels: readonly ProposedItem[],
  existing: Plan | undefined,
  prefix: string,
): readonly ProposedItem[] {
  const ours = new Map<string, ProposedItem>();
  for (const funnel of funnels) if (!ours.get(sameness(funnel))?.meta) ours.set(sameness(funnel), funnel);
  const known = new Set((existing?.funnels ?? []).map(sameness));
  const names = new Set((existing?.funnels ?? []).map((funnel) => funnel.name));
  return [...ours]
    .filter(([key]) => !known.has(key))
    .map(([, funnel]) => {
      const name = names.has(String(funnel.name)) ? `${prefix}_${String(funnel.name)}` : String(funnel.name);
      names.add(name);
      return { ...funnel, name };
    });
}

const sameness = (funnel: { readonly steps?: unknown; readonly window?: unknown }): string =>
  `${(funnel.steps as readonly { readonly event: string }[]).map((step) => step.event).join(' > ')} in ${String(funnel.window)}`;

/** Entities whose name or key the plan does not have. */
export const newEntities = (
  entities: readonly ProposedItem[],
  existing: Plan | undefined,
  english: English,
): readonly ProposedItem[] =>
  entities.filter(
    (entity) =>
      !existing?.entities.some(
        (other) => nearKey(other.name, english) === nearKey(String(entity.name), english) || other.key === entity.key,
      ),
  );
