// Until English is loaded, the rules that need it are silent; what is sound is never reported in between.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Linter } from '../../../server/lint/engine/linter.ts';
import { policyOf } from '../../../server/lint/engine/profiles.ts';
import { rules } from '../../../server/lint/rules/index.ts';
import { englishWords as words } from '../../english.ts';
import { ROOT, snapshotOf } from './examples.ts';
import { problemsByFile } from './problems-at.ts';

const plans = {
  'ai-study': ['ai-study.plan.yml'],
  checkout: ['account', 'browse', 'checkout', 'metrics', 'shop'].map((name) => `tracking/${name}.plan.yml`),
};
test.each(Object.entries(plans))('examples/%s has no problem before and after', (name, files) => {
  const texts = Object.fromEntries(files.map((file) => [file, readFileSync(`examples/${name}/${file}`, 'utf8')]));
  const snapshot = snapshotOf(texts);
  const policy = policyOf(rules, snapshot.settings, ROOT);
  const linter = new Linter(rules, { today: '2026-06-30', optionsOf: () => ({}) });
  const found = () => {
    linter.update(snapshot);
    return [...problemsByFile(linter, snapshot, policy).values()].flat().map((problem) => problem.message);
  };
  expect(found()).toEqual([]);
  linter.setLexicon(words);
  expect(found()).toEqual([]);
});
