// `trackwright explain`: the page of a rule, or its metadata.

import { closest, didYouMean } from '../../base/did-you-mean.ts';
import { InputError } from '../../base/user-error.ts';
import type { RegisteredRule } from '../../lint/engine/rule.ts';
import { rulePage } from '../../lint/engine/rule-docs.ts';
import { levelAt } from '../../lint/engine/rule-meta.ts';
import { registry } from '../../lint/rules/registry.ts';
import { jsonText } from '../../results/json.ts';
import type { RunCommand } from '../command.ts';

export const run: RunCommand<'explain'> = async ({ names: [id = ''], options }, io) => {
  const rule = registry.find((one) => one.id === id);
  if (!rule) {
    const near = closest(
      id,
      registry.map((one) => one.id),
    );
    throw new InputError(`There is no rule "${id}".${didYouMean(near)}`, {
      help: 'docs/rules/README.md lists all of them.',
    });
  }
  if (options.format === 'json') await io.stdout.data(jsonText(described(rule)));
  else await io.stdout.write(rulePage(rule));
  return 0;
};

function described(rule: RegisteredRule) {
  const { id, severity, status = 'stable' } = rule;
  const known = { schema: 'trackwright.rule/1', id, status, severity: levelAt(severity) };
  if (rule.form === 'planned') return known;
  const { category, since, description, rationale, safe, fix, replacedBy, needs } = rule;
  return {
    schema: known.schema,
    id,
    subject: category,
    status,
    ...(replacedBy === undefined ? {} : { replacedBy }),
    severity: known.severity,
    ...(typeof severity === 'string' ? {} : { severityByDbt: severity.byDbt }),
    since,
    checks: description,
    why: rationale,
    fix: fix ? (safe ? 'safe' : 'unsafe') : 'none',
    options: Object.keys(rule.options ?? {}),
    needs: needs ?? [],
  };
}
