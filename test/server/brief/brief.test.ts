import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { complete } from '../../../server/language-service/completion/completion.ts';
import { hoverAt } from '../../../server/language-service/hover.ts';
import { outline } from '../../../server/language-service/symbols.ts';
import { rules } from '../../../server/lint/rules/index.ts';
import { fixAll, lint, mark, ROOT, snapshotOf } from '../lint/examples.ts';
import { readBriefText } from './planned.ts';

const whole = {
  feature: 'AI quizzes',
  description: 'Quizzes of notes',
  owner: 'learning',
  platforms: ['web', 'ios'],
  roles: ['student', 'teacher'],
  actions: [
    'generate a quiz',
    { do: 'rate a quiz', name: 'quiz_rated', by: 'student', properties: ['rating', { name: 'size', type: 'integer' }] },
  ],
  success: ['users come back within 7 days'],
};

it('reads a whole brief', () => {
  expect(readBriefText(stringify(whole))).toEqual({
    faults: [],
    brief: {
      ...whole,
      actions: [
        { phrase: 'generate a quiz', properties: [] },
        {
          phrase: 'rate a quiz',
          name: 'quiz_rated',
          by: 'student',
          properties: ['rating', { name: 'size', type: 'integer' }],
        },
      ],
    },
  });
});

it('takes one text for a list, a line each', () => {
  const { brief } = readBriefText(
    'feature: Sharing\nactions: |\n  share a post\n\n  like a post\nsuccess: users return\n',
  );
  expect(brief?.actions.map((action) => action.phrase)).toEqual(['share a post', 'like a post']);
  expect(brief?.success).toEqual(['users return']);
});

describe('faults', () => {
  it.each([
    ['generate a quiz', 'wrong-value-kind', 'generate a quiz', false],
    ['[generate a quiz]', 'wrong-value-kind', '[generate a quiz]', false],
    ['actions: [a]', 'missing-required-key', 'actions', false],
    ['{feature: " ", actions: [a]}', 'wrong-value-kind', '" "', false],
    ['feature: A', 'missing-required-key', 'feature', false],
    ['{feature: A, actions: []}', 'wrong-value-kind', '[]', false],
    ['{feature: A, actions: [a], succes: x}', 'unknown-key', 'succes', true],
    ['{feature: A, actions: [{do: a, byy: x}]}', 'unknown-key', 'byy', true],
    ['{feature: A, actions: [a], owner: [x]}', 'wrong-value-kind', '[x]', true],
    ['{feature: A, actions: [a], roles: {a: 1}}', 'wrong-value-kind', '{a: 1}', true],
    ['{feature: A, actions: [a, [3]]}', 'wrong-value-kind', '[3]', true],
    ['{feature: A, actions: [a, {by: x}]}', 'missing-required-key', 'by', true],
    ['{feature: A, actions: [{do: a, properties: [{type: string}]}]}', 'missing-required-key', 'type', true],
    ['{feature: A, actions: [{do: a, properties: [{name: b, typ: string}]}]}', 'unknown-key', 'typ', true],
    ['{feature: A, feature: B, actions: [a]}', 'duplicate-key', 'feature', true],
    ['{feature: A, actions: [a], __proto__: {owner: x}}', 'unknown-key', '__proto__', true],
  ])('%s', (text, rule, at, usable) => {
    const { brief, faults } = readBriefText(`${text}\n`);
    expect(brief !== undefined).toBe(usable);
    expect(faults).toEqual([[rule, at]]);
  });

  it('nothing is wrong in an empty file', () => {
    for (const text of ['', '# a note\n', 'null\n']) expect(readBriefText(text)).toEqual({ faults: [] });
  });
  it('an empty action is kept: it is asked about', () => {
    expect(readBriefText('feature: A\nactions:\n  -\n  - ""\n').brief?.actions).toEqual([
      { phrase: '', properties: [] },
      { phrase: '', properties: [] },
    ]);
  });
  it('what is written stays as it is written', () => {
    const text = 'feature: 2048\nactions: [{do: rate, properties: [{name: level, since: "4.10", const: 1}]}]\n';
    expect(readBriefText(text).brief).toMatchObject({
      feature: '2048',
      actions: [{ properties: [{ name: 'level', since: '4.10', const: 1 }] }],
    });
  });
});

describe('linted while it is written', () => {
  const uri = `${ROOT}/a.brief.yml`;
  const text = `feature: Quizzes
ownr: learning
x-ticket: 7
actions:
  - {do: generate a quiz, byy: student}
  - {by: teacher}
  # trackwright-disable-next-line unknown-key: wanted
  - {do: rate a quiz, stars: 5}
success: {a: 1}
`;
  it('says what is wrong, where', () => {
    expect(mark(lint(snapshotOf({ 'a.brief.yml': text }), rules), uri)).toBe(`feature: Quizzes
ownr: learning
#< Unknown key "ownr" in brief "Quizzes". Did you mean "owner"?
x-ticket: 7
actions:
  - {do: generate a quiz, byy: student}
#                         ^^^ Unknown key "byy" in action "generate a quiz". Did you mean "by"?
  - {by: teacher}
#    ^^ Action lacks "do". Without it the action cannot be used.
  # trackwright-disable-next-line unknown-key: wanted
  - {do: rate a quiz, stars: 5}
success: {a: 1}
#        ^^^^^^ "success" of brief "Quizzes" must be a list, or a text with one a line, not a mapping.
`);
  });
  it('and its fixes keep the rest', () =>
    expect(fixAll({ 'a.brief.yml': text }, rules)['a.brief.yml']).toBe(
      text.replace('ownr', 'owner').replace('byy', 'by'),
    ));

  const at = (marked: string) => {
    const snapshot = snapshotOf({
      'a.brief.yml': marked.replace('|', ''),
      'a.plan.yml': 'owners: [{name: learning}]\n',
    });
    const position = snapshot.doc(uri)?.positionAt(marked.indexOf('|')) ?? { line: 0, character: 0 };
    return { snapshot, position };
  };
  it.each([
    ['keys', 'feature: A\n|', ['actions', 'owner', 'success'], ['feature', 'events', '*']],
    ['owners of the plan', 'feature: A\nowner: |', ['learning'], []],
    ['platforms', 'platforms: [|]', ['web', 'ios'], []],
    ['keys of an action', 'actions:\n  - {do: a, |}', ['name', 'by', 'properties'], ['do', 'feature']],
    [
      'keys of its properties',
      'actions:\n  - {do: a, properties: [{name: b, |}]}',
      ['type', 'enum'],
      ['name', 'required'],
    ],
    ['types', 'actions:\n  - {do: a, properties: [{name: b, type: |}]}', ['string', 'integer'], []],
  ])('offers %s', (_, text, some, none) => {
    const { snapshot, position } = at(text);
    const labels = complete(snapshot, uri, position).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(some));
    for (const label of none) expect(labels).not.toContain(label);
  });
  it('hovering says what a key is for', () => {
    const { snapshot, position } = at('feature: A\nsucc|ess: [a]\n');
    expect(hoverAt(snapshot, uri, position)?.markdown).toContain('What shows that it works');
  });
  it('its outline lists what people do', () => {
    const { snapshot } = at('feature: A|\nactions: [share a post, {do: like a post}]\n');
    expect(outline(snapshot.files.get(uri)?.fragments ?? [])).toMatchObject([
      { name: 'A', kind: 'brief', children: [{ name: 'share a post' }, { name: 'like a post' }] },
    ]);
  });
});
