// What the tests of briefs share: a brief as data, the plan it gives as text, data and resolved, and what the linter says of it.
import { parse, stringify } from 'yaml';
import { englishWords as words } from '../../english.ts';

export { words };

import type { Brief } from '../../../server/brief/brief.ts';
import type { Proposal } from '../../../server/brief/proposal.ts';
import { planFromBrief } from '../../../server/brief/propose.ts';
import { readBriefFile } from '../../../server/brief/read.ts';
import { defaults } from '../../../server/config/settings.ts';
import { Linter } from '../../../server/lint/engine/linter.ts';
import { policyOf } from '../../../server/lint/engine/profiles.ts';
import { rules } from '../../../server/lint/rules/index.ts';
import type { Plan } from '../../../server/plan/plan.ts';
import { printPlan } from '../../../server/plan/print.ts';
import { planOf } from '../../../server/plan/resolve-plan.ts';
import { Doc } from '../../../server/yaml/document.ts';
import { ROOT, snapshotOf } from '../lint/examples.ts';
import { problemsByFile } from '../lint/problems-at.ts';

/** A brief as a file holds it, with what is wrong: the rule, and the text at its place. */
export function readBriefText(text: string): { readonly brief?: Brief; readonly faults: readonly [string, string][] } {
  const doc = Doc.of('file:///a.brief.yml', text, 'whole');
  const { brief, fragment } = readBriefFile(doc);
  const faults = fragment.faults.map(({ fault, at }): [string, string] => [
    fault,
    doc.textOf('span' in at ? at.span : at),
  ]);
  return { ...(brief ? { brief } : {}), faults };
}
export function briefOf(value: unknown): Brief {
  const { brief, faults } = readBriefText(stringify(value));
  if (!brief) throw new Error(JSON.stringify(faults));
  return brief;
}

/** A plan of this text, resolved. */
export const resolved = (text: string): Plan => planOf(snapshotOf({ 'a.plan.yml': text }));

export const propose = (value: unknown, existing?: string): Proposal =>
  planFromBrief(briefOf(value), existing === undefined ? undefined : resolved(existing), words);

/** What `lint` says of this text under `recommended`, as `rule: message`. */
export function problems(text: string): readonly string[] {
  const snapshot = snapshotOf({ 'a.plan.yml': text });
  const linter = new Linter(rules, { today: '2026-01-01', optionsOf: () => ({}) });
  linter.setLexicon(words);
  linter.update(snapshot);
  const found = problemsByFile(linter, snapshot, policyOf(rules, defaults, ROOT));
  return [...found.values()].flat().map((problem) => `${problem.rule}: ${problem.message}`);
}

/** The plan with the proposal put in, as the command would write it: items behind those of their section. */
export function merged(existing: string, proposal: Proposal): string {
  const plan = parse(existing) as Record<string, unknown[]>;
  const added = parse(printPlan(proposal)) as Record<string, unknown[]> | null;
  const all = { ...plan };
  for (const [section, items] of Object.entries(added ?? {})) all[section] = [...(plan[section] ?? []), ...items];
  return JSON.stringify(all);
}

export const names = (items: readonly { readonly [key: string]: unknown }[]): readonly string[] =>
  items.map((item) => String(item.name));
