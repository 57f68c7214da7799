// The keys of trackwright.yml with every rule, its severities and its options among them: what only who knows the rules can judge.
import { configKeys, configLanguage } from '../../config/config.schema.ts';
import { ANY_NAME, any, either, item, type KeyTable, oneOf, optional, type ShapeKeys } from '../../schema/kinds.ts';
import type { Language } from '../../schema/language.ts';
import type { RegisteredRule, Rule } from './rule.ts';
import { statusText } from './rule-docs.ts';
import { severities } from './rule-meta.ts';

const level = oneOf(...severities, 'off');
const severity = optional(level, 'How severe it is; off, and it is not looked for.');

const planned = optional(
  either(level, item('laterSetting')),
  'A rule that a later version brings; this one looks for nothing there.',
);

export const settingsLanguage = (registered: readonly RegisteredRule[]): Language => ({
  ...configLanguage,
  table: settingKeys(registered),
});

function settingKeys(registered: readonly RegisteredRule[]): KeyTable {
  const rules = registered.filter((one) => one.form !== 'planned');
  const later = registered.flatMap((one) => (one.form === 'planned' ? [one.id] : [])).sort();
  const withOptions = rules.filter((rule) => rule.options);
  const shapeOf = (rule: Rule) => (rule.options ? `ruleSetting:${rule.id}` : 'ruleSetting');
  const rows = (shape: (rule: Rule) => string): ShapeKeys => ({
    ...Object.fromEntries(rules.map((rule) => [rule.id, optional(either(level, item(shape(rule))), docOf(rule))])),
    ...(later.length ? { [ANY_NAME]: { ...planned, only: later } } : {}),
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

const docOf = ({ description, status, replacedBy }: Rule): string =>
  status === undefined || status === 'stable'
    ? `Checks that ${description}.`
    : `Checks that ${description}. ${statusText(status, replacedBy)}.`;
