// One exported name has one meaning, and the words are those of the field.
import { expect, test } from 'vitest';
import { product, textOf } from './tracked.ts';

const files = product.filter((file) => /^(server|client)\/.*\.ts$/.test(file));
/** Every command of the command line exports its `run`: one contract, met by each. */
const contracts: Readonly<Record<string, RegExp>> = { run: /^server\/cli\/commands\// };

test('an exported name is declared once', () => {
  const places = new Map<string, string[]>();
  for (const file of files)
    for (const [, name = ''] of textOf(file).matchAll(
      /^export (?:declare )?(?:async )?(?:abstract )?(?:const|function\*?|class|interface|type|enum) (\w+)/gm,
    ))
      if (!contracts[name]?.test(file)) places.set(name, [...new Set([...(places.get(name) ?? []), file])]);
  expect(places.size).toBeGreaterThan(800);
  expect([...places].filter(([, at]) => at.length > 1)).toEqual([]);
});

/** Words that mean something else, or nothing, to who did not write them: identifiers, and names of files. */
const retired = [
  ...['couldNotMend', 'heed', 'unawaited', 'settleAgain', 'isOutgrown', 'learnEnglish', 'Learner'],
  ...['Spoken', 'SeenEvent', 'everythingSaid', 'eachStack', 'Layered', 'Misfit', 'misfits', 'untold'],
  ...['crossRule', 'viewRule', 'viewsRule', 'laterRules', 'MissingPlace', 'needOr', 'shortItem', 'openRef', 'recut'],
  ...['roadOn', 'walker', 'worldOf', 'musts', 'mustNots', 'notebook', 'tellings', 'isUntouched', 'tellFailure'],
  ...['Unanswerable', 'Judgement', 'VerbSpec', 'Refused', 'projectTeller', 'LiveProject', 'Complaint', 'unframe'],
];
test.each(retired)('nothing is called %s', (word) => {
  const name = new RegExp(`(?<![\\w'"\`-])${word}\\b(?![\\w'"\`-])`);
  const code = (file: string) => textOf(file).replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  expect(files.filter((file) => name.test(code(file)))).toEqual([]);
});
