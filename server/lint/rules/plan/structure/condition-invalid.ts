import { checkCondition } from '../../../../expressions/check.ts';
import type { ConditionEdit, ConditionFault } from '../../../../expressions/expr.ts';
import { parseCondition } from '../../../../expressions/parse.ts';
import type { Located } from '../../../../schema/item.ts';
import { type Condition, conditionsIndex } from '../../../engine/indexes/conditions.ts';
import { called } from '../../../engine/message-text.ts';
import { type Finding, projectRule } from '../../../engine/rule.ts';

interface Data {
  readonly at: Located<string>;
  readonly fix: ConditionEdit;
}

export default projectRule({
  id: 'condition-invalid',
  category: 'file',
  severity: 'error',
  since: '0.1',
  description:
    'every condition can be read, uses names that are known where it stands, compares like with like, and names values that can occur',
  rationale:
    'A condition that compares a number with text, or a value that no event has, is never true: the metric is zero, the check passes, and nobody is told.',
  examples: {
    good: `
      events:
        - name: order_paid
          properties: [{name: total, type: number}, {name: tier, type: string, enum: [free, pro]}]
      metrics:
        - {name: big_orders, agg: count, event: order_paid, where: "total > 100 and tier = 'pro'"}
    `,
    bad: `
      events:
        - name: order_paid
          properties: [{name: total, type: number}, {name: tier, type: string, enum: [free, pro]}]
      metrics:
        - {name: big_orders, agg: count, event: order_paid, where: "totl > 100"}
      #                                                             ^^^^ In "where" of metric "big_orders": Nothing here is called totl. Did you mean total?
      checks:
        - name: pro_only
          event: order_paid
          expect: tier == 'por'
      #                ^^ In "expect" of check "pro_only": "==" is written "=" in conditions.
      #                   ^^^^^ In "expect" of check "pro_only": 'por' is not one of the values that tier can have. Did you mean 'pro'?
        - {name: half, event: order_paid, expect: "total >"}
      #                                                   ^ In "expect" of check "half": The condition ends where a value or a name is expected.
    `,
    fixed: `
      events:
        - name: order_paid
          properties: [{name: total, type: number}, {name: tier, type: string, enum: [free, pro]}]
      metrics:
        - {name: big_orders, agg: count, event: order_paid, where: "total > 100"}
      checks:
        - name: pro_only
          event: order_paid
          expect: tier = 'pro'
        - {name: half, event: order_paid, expect: "total >"}
    `,
  },
  indexes: [conditionsIndex],
  check: ([conditions]) => conditions.flatMap(faultsOf),
  fix: ({ data }: Finding<Data>) =>
    data && {
      title: data.fix.text.trim() ? `Write ${data.fix.text.trim()}` : 'Take it out',
      edits: [{ do: 'replace', at: data.at, within: data.fix, text: data.fix.text }],
    },
});

function faultsOf(condition: Condition): readonly Finding<Data>[] {
  const { text, scope } = condition;
  const { tree, faults } = parseCondition(text.value);
  const all = tree && scope ? [...faults, ...checkCondition(tree, scope)] : faults;
  return all.map((fault) => finding(fault, condition));
}
function finding({ code, message, start, end, severity, fix }: ConditionFault, condition: Condition): Finding<Data> {
  const { text: at, subject, key } = condition;
  return {
    at,
    within: { start, end },
    subject,
    discriminator: `${key} ${code} ${at.value.slice(start, end)}`,
    message: `In "${key}" of ${called(subject)}: ${message}`,
    ...(severity === 'warning' ? { level: () => 'warning' } : {}),
    fixable: fix !== undefined,
    ...(fix ? { data: { at, fix } } : {}),
  };
}
