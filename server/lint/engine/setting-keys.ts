// The keys of trackwright.yml with every rule, its severities and its options among them: what only who knows the rules can judge.
import { configKeys } from '../../config/config.schema.ts';
import {
  ANY_NAME,
  any,
  either,
  item,
  type KeySpec,
  type KeyTable,
  oneOf,
  optional,
  type ShapeKeys,
} from '../../schema/kinds.ts';
import { reservedRules } from './reserved-rules.ts';
import { type Rule, severities } from './rule.ts';

const level = oneOf(...severities, 'off');
const severity = optional(level, 'How severe it is; off, and it is not looked for.');

const reservedKey: KeySpec = {
  ...optional(
    either(level, item('laterSetting')),
    'A rule that a later version brings; this one looks for nothing there.',
  ),
  only: reservedRules,
};

export function settingKeys(rules: readonly Rule[]): KeyTable {
  const withOptions = rules.filter((rule) => rule.options);
  const shapeOf = (rule: Rule) => (rule.options ? `ruleSetting:${rule.id}` : 'ruleSetting');
  const rows = (shape: (rule: Rule) => string): ShapeKeys => ({
    ...Object.fromEntries(
      rules.map((rule) => [rule.id, optional(either(level, item(shape(rule))), `Checks that ${rule.description}.`)]),
    ),
    [ANY_NAME]: reservedKey,
  });
  return {
    ...configKeys,
    rules: rows(shapeOf),
    overrideRules: rows(() => 'ruleSetting'),
    ruleSetting: { severity },
    laterSetting: { severity, [ANY_NAME]: optional(any, 'An option of it.') },
    ...Object.fromEntries(withOptions.map((rule) => [shapeOf(rule), { severity, ...rule.options }])),
  };
}
