// `trackwright explain`: the page of a rule, or its metadata.

import { closest } from '../../base/did-you-mean.ts';
import { InputError } from '../../base/user-error.ts';
import { rulePage } from '../../lint/engine/rule-docs.ts';
import { rules } from '../../lint/rules/index.ts';
import { jsonText } from '../../results/json.ts';
import type { RunCommand } from '../command.ts';

export const run: RunCommand<'explain'> = async ({ names: [id = ''], options }, io) => {
  const rule = rules.find((one) => one.id === id);
  if (!rule) {
    const near = closest(
      id,
      rules.map((one) => one.id),
    );
    throw new InputError(`There is no rule "${id}".${near ? ` Did you mean "${near}"?` : ''}`, {
      help: 'docs/rules/README.md lists all of them.',
    });
  }
  const { category, severity, since, description, rationale, safe, fix } = rule;
  const json = {
    schema: 'trackwright.rule/1',
    id,
    subject: category,
    severity,
    since,
    checks: description,
    why: rationale,
    fix: fix ? (safe ? 'safe' : 'unsafe') : 'none',
    options: Object.keys(rule.options ?? {}),
  };
  if (options.format === 'json') await io.stdout.data(jsonText(json));
  else await io.stdout.write(rulePage(rule));
  return 0;
};
