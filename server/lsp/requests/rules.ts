// `trackwright/rules`: every rule, for a list to choose from.
import { RULES } from '../../protocol.ts';
import { ownRequest } from '../method-handler.ts';

export const rulesRequest = ownRequest(RULES, ({ options }) =>
  options.rules.map(({ id, description, severity }) => ({ id, checks: description, severity })),
);
