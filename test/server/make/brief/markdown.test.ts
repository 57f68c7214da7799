import { expect, it } from 'vitest';
import { briefFromMarkdown } from '../../../../server/make/brief/markdown.ts';

const phrases = (text: string) => briefFromMarkdown(text).brief?.actions.map((action) => action.phrase);

it.each([
  ['heading and items', '# Sharing\n- share a post\n- like a post\n', ['share a post', 'like a post']],
  [
    'numbers, stars, boxes',
    '## Sharing\n1. share a post\n* like a post\n+ [ ] pin a post',
    ['share a post', 'like a post', '[ ] pin a post'],
  ],
  [
    'items under a heading of their own',
    '# Sharing\n### User stories\n- As a user, I want to share a post\n',
    ['As a user, I want to share a post'],
  ],
  ['further headings', '# Sharing\n- share a post\n## Later\n- pin a post', ['share a post', 'pin a post']],
  [
    'line ends of any kind, a byte order mark',
    '\uFEFF# Sharing\r\n- share a post\r- like a post',
    ['share a post', 'like a post'],
  ],
])('%s', (_, text, expected) => {
  const { brief, faults } = briefFromMarkdown(text);
  expect(faults).toEqual([]);
  expect(brief?.feature).toBe('Sharing');
  expect(phrases(text)).toEqual(expected);
});

it('reads owner, description, roles, platforms and success', () => {
  const text =
    '# Sharing\nFriends show each other\nwhat they read.\n\nOwner: social\n**Platforms**: web, ios\n- share a post\n\n## Roles\n- reader\n\n## Success metrics\n- readers come back within 7 days\n';
  expect(briefFromMarkdown(text).brief).toEqual({
    feature: 'Sharing',
    description: 'Friends show each other what they read.',
    owner: 'social',
    platforms: ['web', 'ios'],
    roles: ['reader'],
    actions: [{ phrase: 'share a post', properties: [] }],
    success: ['readers come back within 7 days'],
  });
});

it.each([
  ['', ['feature', 'actions']],
  ['just prose', ['feature', 'actions']],
  ['# Sharing', ['actions']],
  ['- share a post', ['feature']],
])('%j lacks %j', (text, paths) => {
  const { brief, faults } = briefFromMarkdown(text);
  expect(brief).toBeUndefined();
  expect(faults.map((fault) => fault.path)).toEqual(paths);
});
