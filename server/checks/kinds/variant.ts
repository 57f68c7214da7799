// In the rows of a variant, properties keep what the variant says of them beyond the event.

import { nullable } from '../../plan/conforms.ts';
import type { PlanEvent, PlanProperty, PlanVariant } from '../../plan/plan.ts';
import { and, literal, or } from '../../query/build.ts';
import { conditionSql } from '../../query/condition.ts';
import type { SqlExpr } from '../../query/tree.ts';
import type { Constraint } from '../constraint.ts';
import { anyTrue, not, rowJudgement, shownValue } from '../count-rows.ts';
import type { Data } from '../data.ts';
import type { CheckInstance, CheckKind, CheckQuery } from '../kind.ts';
import { pathTo } from '../path.ts';
import { type Rows, rowsOf } from '../rows.ts';
import { foundValues } from '../wording.ts';
import { enumKind } from './enum.ts';
import { formatKind } from './format.ts';
import { length } from './length.ts';
import { patternKind } from './pattern.ts';
import { range } from './range.ts';
import { typeKind } from './type.ts';

export const variant: CheckKind = {
  id: 'variant',
  dimension: 'validity',
  layer: 's',
  severity: 'error',
  checks: 'a variant’s rows keep what the variant says of their properties',
  remediation: 'Correct the value where it is sent, or the `where` that tells which rows are the variant.',
  derive: ({ live }) => live.flatMap((event) => ofEvent(event)),
};

/** What a variant asks of a property. */
interface Ask {
  readonly variant: PlanVariant;
  readonly property: PlanProperty;
  readonly required: boolean;
  readonly constraints: readonly Constraint[];
}

function ofEvent(event: PlanEvent): readonly CheckInstance[] {
  const asks = event.variants.flatMap((one) => one.properties.flatMap((property) => askOf(one, property, event)));
  const names = [...new Set(asks.map(({ property }) => property.as))];
  return names.map((as): CheckInstance => {
    const mine = asks.filter(({ property }) => property.as === as);
    const [{ property }] = mine as [Ask];
    return {
      check: 'variant',
      event,
      property: pathTo(property),
      expected: mine.map(askWords).join('; '),
      plan: (data) => judgement(data, event, mine),
    };
  });
}

/** What the event says already is judged there; a property that only variants have is theirs alone. */
function askOf(one: PlanVariant, property: PlanProperty, event: PlanEvent): readonly Ask[] {
  const base = event.properties.find(({ as, variants }) => as === property.as && !variants);
  const constraints = [typeKind, enumKind, range, length, patternKind, formatKind].flatMap(({ constraintOf }) => {
    const constraint = constraintOf(property);
    return constraint && constraint.expected !== (base && constraintOf(base)?.expected) ? [constraint] : [];
  });
  const required = property.required && !base?.required;
  return required || constraints.length ? [{ variant: one, property, required, constraints }] : [];
}

const askWords = ({ variant: { name }, required, constraints }: Ask): string =>
  `${name}: ${[...(required ? ['a value'] : []), ...constraints.map(({ expected }) => expected)].join(', ')}`;

function judgement(data: Data, event: PlanEvent, asks: readonly Ask[]): CheckQuery {
  const rows = rowsOf(data, event);
  const [{ property }] = asks as readonly [Ask];
  const path = pathTo(property);
  return rowJudgement(data, rows, {
    failing: or(asks.map((ask) => and(isVariant(ask, event, rows), broken(ask, data)) ?? literal(false))),
    among: or(asks.map((ask) => isVariant(ask, event, rows))),
    shown: [shownValue(path, data.property(path))],
    actual: (sample, { failing }) => foundValues(sample, property.as, failing),
  });
}

const isVariant = ({ variant: { name, where } }: Ask, event: PlanEvent, { fields }: Rows): SqlExpr =>
  conditionSql(where, fields, `variant ${name} of ${event.name}`) ?? literal(true);

function broken({ property, required, constraints }: Ask, data: Data): SqlExpr {
  const value = data.property(pathTo(property));
  // Where null may be sent and nothing tells it from an absent key, presence is not judged.
  const missing = required ? (value.absent ?? (nullable(property) ? undefined : not(value.there))) : undefined;
  const breaks = constraints.flatMap((constraint) => {
    const found = constraint.breaks(value);
    return 'skip' in found ? [] : [found];
  });
  return anyTrue([...(missing ? [missing] : []), ...breaks]);
}
