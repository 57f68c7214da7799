// No row carries what the plan does not know: a column that no property names, a property that its event does not have.

import { wideColumnsOf } from '../../dataset/columns.ts';
import type { PlanEvent } from '../../plan/plan.ts';
import { envelope } from '../../plan/plan.ts';
import { and, column, literal } from '../../query/build.ts';
import type { SqlExpr } from '../../query/tree.ts';
import { anyTrue, isTrue, not, rowJudgement } from '../count-rows.ts';
import type { Data } from '../data.ts';
import { eachEvent } from '../each.ts';
import type { CheckInstance, CheckKind, CheckQuery, CheckSource } from '../kind.ts';
import { isPersonalAs } from '../path.ts';
import { type Rows, rowsOf } from '../rows.ts';
import { isThere } from '../value.ts';

export const unplannedProperty: CheckKind = {
  id: 'unplanned_property',
  dimension: 'validity',
  layer: 'b',
  severity: 'warning',
  checks: 'no row carries a property that the plan does not give its event',
  remediation:
    'Add the property to the event, or stop sending it; `additionalProperties: true` lets an event carry anything.',
  derive: (from) => [...ofNoEvent(from), ...ofAnother(from)],
};

/** Whether an event may carry anything. */
const isOpen = ({ additionalProperties: more }: PlanEvent, unplanned: 'report' | 'allow'): boolean =>
  more === undefined ? unplanned === 'allow' : more !== false;
const isClosed = ({ additionalProperties: more }: PlanEvent): boolean => more === false;

/** Columns that no property names, asked of all rows at once. */
function ofNoEvent({ plan, live }: CheckSource): readonly CheckInstance[] {
  if (plan.unplanned === 'allow') return [];
  const judge = (data: Data): CheckQuery | undefined => {
    if (data.payload) return undefined;
    const rows = rowsOf(data, '*');
    const open = live.filter((event) => isOpen(event, plan.unplanned) || isClosed(event));
    const excepted = open.map(rows.areOf);
    return carried(rows, data, unknownColumns(data), excepted.length ? not(isTrue(anyTrue(excepted))) : undefined);
  };
  return [{ check: 'unplanned_property', expected: 'no column that no property names', plan: judge }];
}

/** Keys beyond an event's own; columns of other events, where all lie side by side. */
function ofAnother(from: CheckSource): readonly CheckInstance[] {
  return eachEvent('unplanned_property', from, (event) => {
    if (isOpen(event, from.plan.unplanned)) return undefined;
    return {
      expected: 'its own properties only',
      ...(isClosed(event) ? { severity: 'error' as const } : {}),
      plan(data) {
        const own = event.properties.map((property) => property.as);
        if (data.payload) return otherKeys(data, event, data.payload, own);
        const foreign = wideColumnsOf(data.plan).flatMap(({ as, envelope: isField }) =>
          isField || own.includes(as) ? [] : (data.columnOf(as) ?? []),
        );
        return carried(rowsOf(data, event), data, isClosed(event) ? [...foreign, ...unknownColumns(data)] : foreign);
      },
    };
  });
}

function unknownColumns(data: Data): readonly string[] {
  const known = new Set(
    [...Object.keys(envelope), ...wideColumnsOf(data.plan).map(({ as }) => as)].map((as) => data.columnOf(as)),
  );
  return data.columns.filter((name) => !known.has(name));
}

/** Rows in which any of the columns has a value. */
function carried(rows: Rows, data: Data, names: readonly string[], among?: SqlExpr): CheckQuery {
  const filled = names.map((name) => isThere(column(name)));
  return rowJudgement(data, rows, {
    failing: and(among, anyTrue(filled)) ?? literal(false),
    among,
    shown: names.map((name) => ({ name, of: column(name), personal: isPersonalAs(name, data.plan) })),
    actual: (sample) => first(names.filter((name) => sample.some((row) => (row[name] ?? null) !== null))),
  });
}

function otherKeys(data: Data, event: PlanEvent, of: SqlExpr, keys: readonly string[]): CheckQuery {
  const others: SqlExpr = { kind: 'call', name: 'otherKeys', of, path: [], keys };
  return rowJudgement(data, rowsOf(data, event), {
    failing: isThere(others),
    shown: [{ name: 'unplanned', of: others }],
    actual: (sample) => first([...new Set(sample.flatMap(({ unplanned }) => String(unplanned).split(', ')))]),
  });
}

const first = (names: readonly string[]): string => `${names.slice(0, 8).join(', ')}${names.length > 8 ? ' …' : ''}`;
