// The keys of trackwright.yml with every rule, its severities and its options among them: what only who knows the rules can judge.
import { configKeys } from '../../config/config.schema.ts';
import { ANY_NAME, any, either, item, type Row, row, word } from '../../schema/kinds.ts';
import { laterRules } from './reserved-rules.ts';
import { type Rule, severities } from './rule.ts';

type Shape = Readonly<Record<string, Row>>;
export type Table = Readonly<Record<string, Shape>>;

const level = word(...severities, 'off');
const severity = row(level, 'How severe it is; off, and it is not looked for.');

const laterRow: Row = {
  ...row(either(level, item('laterSetting')), 'A rule that a later version brings; this one looks for nothing there.'),
  only: laterRules,
};

export function settingKeys(rules: readonly Rule[]): Table {
  const withOptions = rules.filter((rule) => rule.options);
  const shapeOf = (rule: Rule) => (rule.options ? `ruleSetting:${rule.id}` : 'ruleSetting');
  const rows = (shape: (rule: Rule) => string): Shape => ({
    ...Object.fromEntries(
      rules.map((rule) => [rule.id, row(either(level, item(shape(rule))), `Checks that ${rule.checks}.`)]),
    ),
    [ANY_NAME]: laterRow,
  });
  return {
    ...configKeys,
    rules: rows(shapeOf),
    overrideRules: rows(() => 'ruleSetting'),
    ruleSetting: { severity },
    laterSetting: { severity, [ANY_NAME]: row(any, 'An option of it.') },
    ...Object.fromEntries(withOptions.map((rule) => [shapeOf(rule), { severity, ...rule.options }])),
  };
}
