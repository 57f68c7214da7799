// What the plan's `checks:` say is true of every row, is; null passes.
import { namesIn } from '../../expressions/names.ts';
import { parseCondition } from '../../expressions/parse.ts';
import type { Plan, PlanCheck } from '../../plan/plan.ts';
import { and, literal } from '../../query/build.ts';
import { QueryError } from '../../query/compile-error.ts';
import { conditionSql } from '../../query/condition.ts';
import { not, rowJudgement, type ShownColumns } from '../count-rows.ts';
import type { Data } from '../data.ts';
import type { CheckInstance, CheckKind, CheckQuery } from '../kind.ts';
import { isPersonal, pathsOf } from '../path.ts';
import { type Rows, rowsOf } from '../rows.ts';

export const conditionKind: CheckKind = {
  id: 'condition',
  dimension: 'accuracy',
  layer: 's',
  severity: 'error',
  checks: 'what a check of the plan expects is true of every row',
  remediation: 'See which of the values is wrong, and correct it where it is made.',
  derive: ({ plan }) =>
    plan.checks.map((check): CheckInstance => {
      const event = plan.events.find((one) => one.name === check.event);
      return {
        check: check.name,
        ...(event ? { event } : {}),
        severity: check.severity,
        expected: check.where === undefined ? check.expect : `${check.expect}, where ${check.where}`,
        plan(data) {
          if (check.event === undefined || event) return judgement(data, check, rowsOf(data, event ?? '*'));
          throw new QueryError('unknown-name', `It names the event ${check.event}, which the plan does not define.`);
        },
      };
    }),
};

function judgement(data: Data, check: PlanCheck, rows: Rows): CheckQuery {
  const where = conditionSql(check.where, rows.fields, `check ${check.name}`);
  const expect = conditionSql(check.expect, rows.fields, `check ${check.name}`) ?? literal(true);
  return rowJudgement(data, rows, {
    failing: and(where, not(expect)) ?? not(expect),
    among: where,
    shown: shownOf(check, rows, data.plan),
  });
}

/** The values that the condition speaks of. */
function shownOf({ expect }: PlanCheck, { fields }: Rows, plan: Plan): readonly ShownColumns[] {
  const { tree } = parseCondition(expect);
  const paths = new Map((tree ? namesIn(tree) : []).map(({ path }) => [path.join('.'), path]));
  return [...paths].flatMap(([name, path]) => {
    const field = fields(path);
    return field ? [{ name, of: field.of, personal: path.some((part) => isPersonalName(part, plan)) }] : [];
  });
}

/** By the plan's name, wherever it stands: rather one too many is masked. */
const isPersonalName = (name: string, { events, entities }: Plan): boolean =>
  [
    ...events.flatMap(({ properties }) => pathsOf(properties)),
    ...entities.flatMap(({ traits }) => pathsOf(traits)),
  ].some((path) => path.schema.name === name && isPersonal(path));
