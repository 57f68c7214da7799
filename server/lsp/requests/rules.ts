// `trackwright/rules`: every rule, for a list to choose from.
import { defaultLevel } from '../../lint/engine/rule-meta.ts';
import { RULES, type RuleEntry } from '../../protocol.ts';
import { ownRequest } from '../method-handler.ts';

export const rulesRequest = ownRequest(RULES, ({ options }): readonly RuleEntry[] =>
  options.rules.flatMap((rule) =>
    rule.form === 'planned' ? [] : [{ id: rule.id, description: rule.description, severity: defaultLevel(rule) }],
  ),
);
