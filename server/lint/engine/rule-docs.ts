// A rule's page, as Markdown: what it checks, why, examples, its options, how to turn it off.
import type { Kind } from '../../schema/kinds.ts';
import type { RegisteredRule, Rule } from './rule.ts';
import { type Files, severityText } from './rule-meta.ts';

/** The same page in docs/rules/, behind a problem's code, and in `trackwright explain`. */
export function rulePage(rule: RegisteredRule): string {
  if (rule.form === 'planned')
    return `# ${rule.id}\n\nA rule that a later version brings. This one looks for nothing; settings may name it already.\n`;
  const { id, description, rationale, examples, options } = rule;
  return [
    `# ${id}`,
    facts(rule),
    `Checks that ${description}.`,
    '## Why',
    rationale,
    '## Wrong',
    ...blocks(examples.bad),
    '## Right',
    ...blocks(examples.good),
    ...(examples.fixed === undefined ? [] : ['## After the fix', ...blocks(examples.fixed)]),
    ...(options
      ? [
          '## Options',
          '| option | is | about |\n|---|---|---|\n' +
            Object.entries(options)
              .map(([key, row]) => `| \`${key}\` | ${kindWords(row.kind)} | ${row.doc} |`)
              .join('\n'),
        ]
      : []),
    '## Setting it',
    `In trackwright.yml, for the project, for some files, or with options:\n\n\`\`\`yaml\nrules:\n  ${id}: off\noverrides:\n  - files: "legacy/**"\n    rules: {${id}: hint}\n\`\`\``,
    `For one line, with the reason:\n\n\`\`\`yaml\n# trackwright-disable-next-line ${id}: the reason\n\`\`\``,
    '',
  ].join('\n\n');
}

function facts({ status, replacedBy, severity, category, since, fix: fixOf, safe }: Rule): string {
  const words = severityText(severity);
  const level = `${words.charAt(0).toUpperCase()}${words.slice(1)} by default`;
  const fix = !fixOf ? 'no quick fix' : safe ? 'a quick fix that `--fix` takes' : 'a quick fix to pick';
  const life = status === 'stable' || status === undefined ? '' : `${statusText(status, replacedBy)} · `;
  return `${life}${level} · about: ${category} · since ${since} · ${fix}`;
}

/** What becomes of a rule that is not stable. */
export function statusText(status: 'preview' | 'deprecated', replacedBy: string | undefined): string {
  if (status === 'preview') return 'Preview: off until a project sets it';
  return `Deprecated: ${replacedBy === undefined ? '' : `use ${replacedBy}; `}off until a project sets it`;
}

function blocks(files: Files): readonly string[] {
  if (typeof files === 'string') return [block(files)];
  return Object.entries(files).flatMap(([name, text]) => [`\`${name}\``, block(text)]);
}
const block = (text: string): string => `\`\`\`yaml\n${dedent(text)}\n\`\`\``;
/** Without the indentation that the source of the rule adds; caret lines stay where they point. */
function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n');
  const isCaret = (line: string) => /^\s*#(?:<|\s*\^)/.test(line);
  const least = Math.min(
    ...lines.filter((line) => line.trim() && !isCaret(line)).map((line) => line.search(/\S/)),
    1000,
  );
  return lines.map((line) => line.slice(Math.min(least, line.search(/\S|$/)))).join('\n');
}

/** What a key's value can be, in words. */
function kindWords(kind: Kind): string {
  switch (kind.is) {
    case 'oneOf':
      return kind.of.map((word) => `\`${word}\``).join(', ');
    case 'ref':
      return `the name of ${/^[aeiou]/.test(kind.to) ? 'an' : 'a'} ${kind.to}`;
    case 'list':
      return kind.lone ? `${kindWords(kind.of)}, or a list` : `a list: ${kindWords(kind.of)}`;
    case 'item':
      return kind.short ? `a mapping, or its \`${kind.short}\` alone` : 'a mapping';
    case 'either':
      return kind.of.map(kindWords).join(', or ');
    case 'boolean':
      return '`true` or `false`';
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'renames':
      return 'a mapping of property to name, or `false`';
    case 'map':
      return 'a mapping';
    case 'type':
      return 'a type';
    default:
      return kind.is === 'any' ? 'anything' : kind.is === 'condition' ? 'a condition' : 'text';
  }
}
