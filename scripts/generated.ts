// Every file that is written from the code: rules' pages, JSON Schemas, the reference. Pure: paths and texts.

import { briefLanguage } from '../server/brief/brief.schema.ts';
import { cliReference } from '../server/cli/reference.ts';
import { commands } from '../server/cli/table.ts';
import { CONFIG, configLanguage } from '../server/config/config.schema.ts';
import type { Rule } from '../server/lint/engine/rule.ts';
import { rulePage } from '../server/lint/engine/rule-docs.ts';
import { severityText } from '../server/lint/engine/rule-meta.ts';
import { settingsLanguage } from '../server/lint/engine/setting-keys.ts';
import { rules } from '../server/lint/rules/index.ts';
import { registry } from '../server/lint/rules/registry.ts';
import { planLanguage, sectionOfShape } from '../server/plan/sections.ts';
import { questionKeys } from '../server/query/questions/question.schema.ts';
import { questionKinds } from '../server/query/questions/registry.ts';
import { anyItemSchema, jsonSchemaOf } from '../server/schema/json-schema.ts';
import { keyReference } from '../server/schema/reference.ts';

export interface Generated {
  /** Relative to the project's root. */
  readonly path: string;
  readonly text: string;
}

export function generated(): readonly Generated[] {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return [
    ...rules.map((rule) => ({ path: `docs/rules/${rule.id}.md`, text: rulePage(rule) })),
    { path: 'docs/rules/README.md', text: ruleTable(rules) },
    { path: 'schemas/plan.schema.json', text: json(jsonSchemaOf(planLanguage, 'Trackwright tracking plan')) },
    {
      path: 'schemas/trackwright.schema.json',
      text: json(jsonSchemaOf(settingsLanguage(registry), 'Trackwright project file')),
    },
    { path: 'schemas/brief.schema.json', text: json(jsonSchemaOf(briefLanguage, 'Trackwright feature brief')) },
    {
      path: 'schemas/question.schema.json',
      text: json(
        anyItemSchema(
          questionKeys,
          questionKinds.map(({ kind }) => kind),
          'Trackwright question',
        ),
      ),
    },
    // For YAML extensions beside ours: they must say nothing, for we say it.
    {
      path: 'schemas/editor.schema.json',
      text: json({
        $schema: 'http://json-schema.org/draft-07/schema#',
        title: 'Trackwright',
        description: 'Everything is allowed here: the extension Trackwright checks these files itself.',
        type: 'object',
        additionalProperties: true,
      }),
    },
    {
      path: 'docs/reference/plan-keys.md',
      text: keyReference(planLanguage, {
        title: 'Keys of the plan language',
        intro: 'Keys that begin with `x-`, and everything under `meta`, are never checked.',
        sectionOf: sectionOfShape,
      }),
    },
    {
      path: 'docs/reference/trackwright-keys.md',
      text: keyReference(configLanguage, {
        title: 'Keys of trackwright.yml',
        intro:
          'Keys that begin with `x-` are never checked. The keys of `rules` are the ids of the [rules](../rules/README.md).',
        top: CONFIG,
      }),
    },
    {
      path: 'docs/reference/brief-keys.md',
      text: keyReference(briefLanguage, {
        title: 'Keys of a brief',
        intro: 'Keys that begin with `x-` are never checked.',
        top: 'brief',
      }),
    },
    { path: 'docs/reference/cli.md', text: cliReference(commands) },
  ];
}

/** A rule that is not stable is off until it is set. */
const levelText = ({ severity, status = 'stable' }: Rule): string =>
  status === 'stable' ? severityText(severity) : `${severityText(severity)} (${status})`;

function ruleTable(all: readonly Rule[]): string {
  const rows = all.map(
    (rule) =>
      `| [${rule.id}](${rule.id}.md) | ${levelText(rule)} | ${rule.fix ? (rule.safe ? 'safe' : 'yes') : ''} | ${rule.category} | ${rule.description} |`,
  );
  return `# Rules\n\nSeverities are those of the profile \`recommended\`. A *safe* fix is taken by \`trackwright lint --fix\`.\n\n| rule | severity | fix | about | checks that |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
}
