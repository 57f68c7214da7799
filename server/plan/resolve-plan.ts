// The resolved plan as plain data, from a snapshot: what everything derived from a plan starts from.

import type { Grain } from '../base/calendar.ts';
import { hash } from '../base/hash.ts';
import { defined } from '../base/record.ts';
import type { Item } from '../schema/item.ts';
import type { ItemOf } from './items.ts';
import { rows, type Shape } from './plan.schema.ts';
import {
  type Agg,
  ANY_EVENT,
  type Plain,
  type Plan,
  type PlanEntity,
  type PlanItem,
  type PlanMetric,
  type PlanStep,
} from './plan.ts';
import { eventOf, textValues, traitsOf, wireName } from './resolve-event.ts';
import { propertyOf, withoutBigints } from './schema-of.ts';
import { type Noun, type Section, sections } from './sections.ts';
import type { Snapshot } from './snapshot.ts';

/** Walks the whole project: made when something is derived, never for a keystroke. */
export function planOf(snapshot: Snapshot): Plan {
  const each = <S extends Shape, T>(shape: S, make: (item: ItemOf<S>) => T): readonly T[] =>
    (snapshot.items(shape) as readonly ItemOf<S>[])
      .filter((item) => item.container === undefined && snapshot.find(shape as Noun, item.name.value) === item)
      .map(make);
  const plan = snapshot.items('plan')[0] as ItemOf<'plan'> | undefined;
  const owner = textValues(plan?.owner);
  const wire = (name: string) => wireName(name, snapshot);
  return defined({
    name: plan?.name.value || 'plan',
    description: plan?.description?.value,
    owner,
    owners: each('owner', (one) => defined({ name: one.name.value, contact: one.contact?.value })),
    sources: each('source', (one) =>
      defined({ name: one.name.value, platform: one.platform?.value, sdk: one.sdk?.value }),
    ),
    destinations: each('destination', (one) => ({ name: one.name.value, type: one.type?.value ?? '' })),
    entities: withUser(
      each('entity', (one) =>
        defined<PlanEntity>({
          name: one.name.value,
          description: one.description?.value,
          key: wire(one.key?.value ?? one.name.value),
          parent: one.parent?.value,
          traits: traitsOf(one, snapshot),
        }),
      ),
    ),
    properties: each('property', (one) => propertyOf(one.name.value, [one], snapshot)),
    events: each('event', (one) => one)
      .filter((event) => !event.abstract?.value)
      .map((event) => eventOf(event, snapshot, owner)),
    segments: each('segment', (one) => ({
      name: one.name.value,
      entity: one.entity?.value ?? 'user',
      where: one.where?.value ?? 'true',
    })),
    metrics: each('metric', metricOf),
    funnels: each('funnel', (one) =>
      defined({
        name: one.name.value,
        description: one.description?.value,
        entity: one.entity?.value ?? 'user',
        window: one.window?.value ?? '7d',
        order: (one.order?.value ?? 'ordered') as 'ordered' | 'strict' | 'unordered',
        steps: (one.steps ?? []).flatMap(stepOf),
        exclusions: (one.exclusions ?? []).flatMap((x) =>
          x.event
            ? [
                defined<{ event: string; where?: string; after?: string }>({
                  event: x.event.value,
                  where: x.where?.value,
                  after: x.after?.value,
                }),
              ]
            : [],
        ),
        per: one.per?.value,
        semantics: semanticsOf(one),
      }),
    ),
    retention: each('retention', (one) =>
      defined({
        name: one.name.value,
        entity: one.entity?.value ?? 'user',
        start: (one.start && stepOf(one.start)[0]) ?? { name: ANY_EVENT },
        return: (one.return && stepOf(one.return)[0]) ?? { name: ANY_EVENT },
        period: (one.period?.value ?? 'week') as Grain,
        brackets: (one.brackets ?? []).map((at) => at.value),
        semantics: semanticsOf(one),
      }),
    ),
    experiments: each('experiment', (one) =>
      defined({
        name: one.name.value,
        entity: one.entity?.value ?? 'user',
        exposure: defined<{ event: string; property?: string }>({
          event: one.exposure?.event?.value ?? '',
          property: one.exposure?.property?.value,
        }),
        variants: (one.variants ?? []).map((variant) => ({
          name: variant.name.value,
          share: variant.share?.value ?? 0,
        })),
        primary: one.primary?.value ?? '',
        guardrails: (one.guardrails ?? []).map((at) => at.value),
        start: one.start?.value,
        end: one.end?.value,
      }),
    ),
    checks: each('check', (one) =>
      defined({
        name: one.name.value,
        description: one.description?.value,
        event: one.event?.value,
        expect: one.expect?.value ?? 'true',
        where: one.where?.value,
        severity: one.severity?.value ?? ('error' as const),
      }),
    ),
    others: otherItems(snapshot),
    semantics: snapshot.settings.semantics,
    unplanned: snapshot.settings.unplanned,
  });
}
/** Sections that are resolved above, or that resolution itself consists of. */
const resolved: ReadonlySet<string> = new Set<Section>([
  ...([
    'owners',
    'sources',
    'destinations',
    'entities',
    'types',
    'properties',
    'bundles',
    'globals',
    'events',
  ] as const),
  ...(['segments', 'metrics', 'funnels', 'retention', 'experiments', 'knowledge', 'checks'] as const),
]);

/** Undefined where there are none: what is not there changes no hash. */
function otherItems(snapshot: Snapshot): Plan['others'] {
  const found = Object.entries(sections).flatMap(([section, { shape }]) => {
    const items = resolved.has(section) ? [] : snapshot.items(shape).filter((item) => item.container === undefined);
    return items.length ? [[section, items.map(plainItem)] as const] : [];
  });
  return found.length ? Object.fromEntries(found) : undefined;
}

function plainItem(item: Item): PlanItem {
  const keys = Object.keys(rows[item.shape as Shape]).filter((key) => key !== 'name');
  const values = keys.map((key) => [key, plainValue((item as unknown as Readonly<Record<string, unknown>>)[key])]);
  return { name: item.name.value, ...Object.fromEntries(values.filter(([, value]) => value !== undefined)) };
}

function plainValue(said: unknown): Plain | undefined {
  if (Array.isArray(said)) return said.flatMap((one) => plainValue(one) ?? []);
  if (typeof said !== 'object' || said === null) return undefined;
  if ('shape' in said) return plainItem(said as Item) as Plain;
  return 'value' in said ? withoutBigints(said.value) : undefined;
}

/** Of what the plan says, not of how it is written: a comment changes nothing. */
export const planHash = (plan: Plan): string => hash(JSON.stringify(plan));

const withUser = (entities: readonly PlanEntity[]): readonly PlanEntity[] =>
  entities.some((entity) => entity.name === 'user')
    ? entities
    : [{ name: 'user', key: 'user_id', traits: [] }, ...entities];

function stepOf(step: ItemOf<'step'>): readonly PlanStep[] {
  return step.event
    ? [
        defined<PlanStep>({
          event: step.event.value,
          name: step.name.value || step.event.value,
          where: step.where?.value,
        }),
      ]
    : [];
}
function metricOf(one: ItemOf<'metric'>): PlanMetric {
  return defined<PlanMetric>({
    name: one.name.value,
    description: one.description?.value,
    type: one.type?.value ?? 'simple',
    agg: one.agg?.value as Agg | undefined,
    event: one.event?.value,
    property: one.property?.value,
    entity: one.entity?.value,
    where: one.where?.value,
    dimensions: (one.dimensions ?? []).map((at) => at.value),
    grain: one.grain?.value as Grain | undefined,
    numerator: one.numerator?.value,
    denominator: one.denominator?.value,
    expr: one.expr?.value,
    window: one.window?.value,
    percentile: one.percentile?.value,
    semantics: semanticsOf(one),
  });
}
const semanticsOf = ({
  semantics,
}: {
  readonly semantics?: { readonly value: unknown } | undefined;
}): Plain | undefined => semantics && withoutBigints(semantics.value);
