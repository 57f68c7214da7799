// Examples of rules are tests: a line of carets says what is reported on the line above it; `#<` marks column 0.

import { readConfig } from '../../../server/config/read.ts';
import { defaults } from '../../../server/config/settings.ts';
import type { DbtProject } from '../../../server/dbt/read/things.ts';
import { fixOf, type TextFix, together } from '../../../server/lint/engine/fixes.ts';
import { Linter } from '../../../server/lint/engine/linter.ts';
import type { Problem } from '../../../server/lint/engine/problems.ts';
import { policyOf } from '../../../server/lint/engine/profiles.ts';
import type { RegisteredRule } from '../../../server/lint/engine/rule.ts';
import type { Files } from '../../../server/lint/engine/rule-meta.ts';
import { kindMatcher } from '../../../server/plan/file-kinds.ts';
import { type FileInput, Snapshot } from '../../../server/plan/snapshot.ts';
import { inputOf, projectsIn } from '../../../server/workspace/load.ts';
import { Doc } from '../../../server/yaml/document.ts';
import { applyEdits } from '../../../server/yaml/edits.ts';
import { englishWords as words } from '../../english.ts';
import { problemsByFile } from './problems-at.ts';

export type Texts = Readonly<Record<string, string>>;
export const ROOT = 'file:///project';
const caretLine = /^#(?:<|\s*\^)/;

/** Takes out the common indentation and the blank lines around. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n');
  const indents = lines
    .filter((line) => line.trim() && !/^\s*#(?:<|\s*\^)/.test(line))
    .map((line) => line.search(/\S/));
  const least = Math.min(...indents, 1000);
  return `${lines.map((line) => line.slice(Math.min(least, line.search(/\S|$/)))).join('\n')}\n`;
}
export const textsOf = (files: Files): Texts =>
  Object.fromEntries(
    Object.entries(typeof files === 'string' ? { 'a.plan.yml': files } : files).map(([name, text]) => [
      name,
      dedent(text),
    ]),
  );
export const unmark = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !caretLine.test(line))
    .join('\n');

export const projectsOf = (texts: Texts): readonly DbtProject[] =>
  Object.entries(texts).flatMap(([name, text]) =>
    /dbt_project\.yml$/.test(name) ? projectsIn(Doc.of(`${ROOT}/${name}`, unmark(text), 'whole', 'dbt')) : [],
  );

/** A project in memory; `whole` reads plan files without cutting them. */
export function snapshotOf(texts: Texts, whole = false): Snapshot {
  const config = texts['trackwright.yml'];
  const settings =
    config === undefined ? defaults : readConfig(Doc.of(`${ROOT}/trackwright.yml`, unmark(config), 'whole')).settings;
  const dbt = projectsOf(texts);
  const kindOf = kindMatcher(ROOT, { plans: settings.plans, dbt });
  const inputs = new Map<string, FileInput>();
  for (const [name, text] of Object.entries(texts)) {
    const uri = `${ROOT}/${name}`;
    const kind = kindOf(uri) ?? (name.includes('schema') ? 'dbt' : undefined);
    if (!kind) continue;
    const input = inputOf(uri, kind, { text: unmark(text) });
    inputs.set(uri, whole && kind === 'plan' ? { kind, doc: Doc.of(uri, unmark(text), 'whole') } : input);
  }
  return Snapshot.empty(settings).with(inputs);
}

export interface Linted {
  readonly snapshot: Snapshot;
  readonly linter: Linter;
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}
export function lint(
  snapshot: Snapshot,
  rules: readonly RegisteredRule[],
  levels: Readonly<Record<string, unknown>> = {},
): Linted {
  const policy = policyOf(rules, snapshot.settings, ROOT, levels);
  const linter = new Linter(rules, { today: '2026-06-30', optionsOf: (id) => policy.options(id), root: ROOT });
  linter.setLexicon(words);
  linter.update(snapshot);
  return { snapshot, linter, problems: problemsByFile(linter, snapshot, policy) };
}

/** The text with a line of carets below each line that has a problem. */
export function mark({ snapshot, problems }: Linted, uri: string): string {
  const lines = (snapshot.doc(uri)?.text() ?? '').split('\n');
  const found = problems.get(uri) ?? [];
  return lines
    .flatMap((line, n) => [
      line,
      ...found.flatMap(({ range: { start, end }, message }) => {
        if (start.line !== n) return [];
        if (start.character === 0) return [`#< ${message}`];
        const width = (end.line === n ? end.character : line.trimEnd().length) - start.character;
        return [`#${' '.repeat(start.character - 1)}${'^'.repeat(Math.max(1, width))} ${message}`];
      }),
    ])
    .join('\n');
}

/** All texts after one round of fixes. */
function fixOnce({ snapshot, linter, problems }: Linted): Texts {
  const fixes = [...problems.values()].flat().flatMap((problem): TextFix[] => {
    const fix = fixOf(problem, linter, snapshot);
    return fix ? [fix] : [];
  });
  const edits = together(fixes, snapshot);
  return Object.fromEntries(
    [...snapshot.files].map(([uri, file]) => {
      const done = applyEdits(file.doc, edits.get(uri) ?? []);
      return [uri.slice(ROOT.length + 1), typeof done === 'string' ? done : file.doc.text()];
    }),
  );
}
export function fixAll(texts: Texts, rules: readonly RegisteredRule[], whole = false): Texts {
  let now = texts;
  for (let round = 0; round < 10; round++) {
    const next = { ...now, ...fixOnce(lint(snapshotOf(now, whole), rules, everything(rules))) };
    if (JSON.stringify(next) === JSON.stringify(now)) break;
    now = next;
  }
  return now;
}
/** Rules that are off by default are on where their own examples run. */
export const everything = (rules: readonly RegisteredRule[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(rules.flatMap((rule) => (rule.severity === 'off' ? [[rule.id, 'warning']] : [])));
