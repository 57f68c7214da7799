// Broken texts of every kind: nothing throws, a long-lived linter says what a fresh one says, and fixes fix what they say and nothing else.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixAll } from '../../../../server/cli/commands/lint-fix.ts';
import { fixOf } from '../../../../server/lint/engine/fixes.ts';
import { Linter } from '../../../../server/lint/engine/linter.ts';
import type { Problem } from '../../../../server/lint/engine/problems.ts';
import { policyOf } from '../../../../server/lint/engine/profiles.ts';
import { rules } from '../../../../server/lint/rules/index.ts';
import type { Snapshot } from '../../../../server/plan/snapshot.ts';
import { Project } from '../../../../server/workspace/project.ts';
import type { Doc } from '../../../../server/yaml/document.ts';
import { edited } from '../../../../server/yaml/proof.ts';
import { englishWords as words } from '../../../english.ts';
import { fuzz } from '../../../fuzz.ts';
import { everything, projectsOf, ROOT, snapshotOf } from '../examples.ts';
import { problemsByFile } from '../problems-at.ts';
import { config, dbt, dbtKnots, other, plan, profiles } from './bases.ts';
import { changes, mutant } from './mutants.ts';

const bases: Readonly<Record<string, string>> = {
  'a.plan.yml': plan,
  'b.plan.yml': other,
  'dbt_project.yml': 'name: shop\n',
  'models/schema.yml': dbt,
  'models/knots.yml': dbtKnots,
  'profiles.yml': profiles,
  'trackwright.yml': config,
};
const broken = ['a.plan.yml', 'models/schema.yml', 'models/knots.yml', 'profiles.yml', 'trackwright.yml'];
const essence = (problems: ReadonlyMap<string, readonly Problem[]>) =>
  [...problems].map(([uri, list]) => [uri, list.map(({ raw: _, ...rest }) => rest)]);
const textsOf = (snapshot: Snapshot) =>
  Object.fromEntries([...snapshot.files].map(([uri, file]) => [uri.slice(ROOT.length + 1), file.doc.text()]));
const syntaxFaults = (snapshot: Snapshot) =>
  snapshot.fragments.flatMap(({ faults }) => faults).filter(({ fault }) => /-syntax$/.test(fault)).length;

/** What is written for people and for YAML beside its values. */
function notes(doc: Doc): readonly string[] {
  const parsed = doc.chunks.map((chunk) => doc.parsed(chunk));
  return parsed.flatMap(({ comments, anchored }) => [
    ...comments.map(({ text }) => `#${text.trim()}`),
    ...anchored.map(({ name }) => `&${name}`),
  ]);
}
function missing(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = [...after];
  return before.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

test(
  'whatever is broken',
  () => {
    fc.assert(
      fc.property(fc.constantFrom(...broken), changes, fc.nat(), (name, how, nth) => {
        const uri = `${ROOT}/${name}`;
        const start = snapshotOf(bases);
        const policy = policyOf(rules, start.settings, ROOT, everything(rules));
        const linterOf = (snapshot: Snapshot) => {
          const linter = new Linter(rules, { today: '2026-06-30', optionsOf: (id) => policy.options(id), root: ROOT });
          linter.setLexicon(words);
          linter.update(snapshot);
          return linter;
        };
        const linter = linterOf(start);
        const text = mutant(bases[name] ?? '', how);
        const file = start.files.get(uri);
        if (!file) throw new Error(name);
        const snapshot = start.with(new Map([[uri, { kind: file.kind, doc: file.doc.edit({ text }) }]]));
        linter.update(snapshot);
        expect(snapshot.doc(uri)?.text()).toBe(text);
        const problems = problemsByFile(linter, snapshot, policy);
        const all = [...problems.values()].flat();
        expect(all.filter(({ raw, message }) => raw.crashed || message.includes('hunter2'))).toEqual([]);
        // Other settings make it another project.
        const reread = snapshotOf(textsOf(snapshot));
        if (file.kind !== 'config')
          expect(essence(problems)).toEqual(essence(problemsByFile(linterOf(reread), reread, policy)));

        // One fix alone, whichever.
        const fixable = all.filter((problem) => problem.fixable && problem.uri === uri);
        const problem = fixable[nth % Math.max(1, fixable.length)];
        const fix = problem && fixOf(problem, linter, snapshot);
        if (problem && fix) {
          const docs = new Map(
            [...fix.edits].map(([at, edits]) => [at, edited(snapshot.doc(at) as Doc, edits) as Doc]),
          );
          const after = snapshot.with(
            new Map([...docs].map(([at, doc]) => [at, { kind: snapshot.files.get(at)?.kind ?? 'plan', doc }])),
          );
          expect(syntaxFaults(after), `${problem.rule}: ${problem.message}`).toBeLessThanOrEqual(
            syntaxFaults(snapshot),
          );
          if (!fix.dropped.length)
            for (const [at, doc] of docs)
              expect(missing(notes(snapshot.doc(at) as Doc), notes(doc)), problem.rule).toEqual([]);
        }

        // All safe ones, as the command line makes them.
        const loaded = { root: '/project', rootUri: ROOT, snapshot, dbt: projectsOf(bases) };
        const project = new Project(loaded, { rules, today: '2026-06-30' });
        const { helpless } = fixAll(project, [uri]);
        expect(helpless).toEqual([]);
        expect(syntaxFaults(project.snapshot)).toBeLessThanOrEqual(syntaxFaults(snapshot));
        for (const [at, { doc }] of project.snapshot.files)
          expect(missing(notes(snapshot.doc(at) as Doc), notes(doc))).toEqual([]);
        const left = project.problems(uri).filter(({ safe, fixable }) => safe && fixable);
        expect(left.flatMap((one) => fixOf(one, project.linter, project.snapshot) ?? [])).toEqual([]);
      }),
      { numRuns: fuzz.runs(150) },
    );
  },
  fuzz.limit(900_000),
);
