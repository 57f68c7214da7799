import { describe, expect, it } from 'vitest';
import { parseBrief } from '../../../server/brief/brief.ts';

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
  expect(parseBrief(whole)).toEqual({
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
  const { brief } = parseBrief({ feature: 'Sharing', actions: 'share a post\nlike a post', success: 'users return' });
  expect(brief?.actions.map((action) => action.phrase)).toEqual(['share a post', 'like a post']);
  expect(brief?.success).toEqual(['users return']);
});

describe('faults', () => {
  it.each([
    [null, 'wrong-value-kind', '', false],
    ['generate a quiz', 'wrong-value-kind', '', false],
    [['generate a quiz'], 'wrong-value-kind', '', false],
    [{ actions: ['a'] }, 'missing-required-key', 'feature', false],
    [{ feature: ' ', actions: ['a'] }, 'missing-required-key', 'feature', false],
    [{ feature: 'A' }, 'missing-required-key', 'actions', false],
    [{ feature: 'A', actions: [] }, 'missing-required-key', 'actions', false],
    [{ feature: 'A', actions: ['a'], succes: 'x' }, 'unknown-key', 'succes', true],
    [{ feature: 'A', actions: [{ do: 'a', byy: 'x' }] }, 'unknown-key', 'actions[0].byy', true],
    [{ feature: 'A', actions: ['a'], owner: ['x'] }, 'wrong-value-kind', 'owner', true],
    [{ feature: 'A', actions: ['a'], roles: { a: 1 } }, 'wrong-value-kind', 'roles', true],
    [{ feature: 'A', actions: ['a', 3] }, 'wrong-value-kind', 'actions[1]', true],
    [{ feature: 'A', actions: ['a', { by: 'x' }] }, 'missing-required-key', 'actions[1].do', true],
    [
      { feature: 'A', actions: [{ do: 'a', properties: [{ type: 'string' }] }] },
      'wrong-value-kind',
      'actions[0].properties[0]',
      true,
    ],
    [{ feature: 'A', actions: ['a'], __proto__: { owner: 'x' } }, undefined, undefined, true],
  ])('%j', (value, code, path, usable) => {
    const { brief, faults } = parseBrief(value);
    expect(brief !== undefined).toBe(usable);
    expect(faults.map((fault) => [fault.code, fault.path])).toEqual(code === undefined ? [] : [[code, path]]);
    for (const fault of faults) expect(fault.message).toMatch(/[.?]$/);
  });

  it('suggests the key that was meant, and passes over x- keys', () => {
    const { faults } = parseBrief({ feature: 'A', actions: ['a'], platform: ['web'], 'x-ticket': 7 });
    expect(faults.map((fault) => fault.message)).toEqual([
      '`platform` is not a key of a brief; did you mean `platforms`?',
    ]);
  });

  it('an empty action is kept: it is asked about', () => {
    expect(parseBrief({ feature: 'A', actions: [null, ''] }).brief?.actions).toEqual([
      { phrase: '', properties: [] },
      { phrase: '', properties: [] },
    ]);
  });
});
