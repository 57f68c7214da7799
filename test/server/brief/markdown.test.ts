import { expect, it } from 'vitest';
import { briefFromMarkdown } from '../../../server/brief/markdown.ts';

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
  const { brief, lacks } = briefFromMarkdown(text);
  expect(lacks).toEqual([]);
  expect(brief?.feature).toBe('Sharing');
  expect(phrases(text)).toEqual(expected);
});

it('reads owner, description, roles, platforms and success', () => {
  const text =
    '# Sharing\nFriends show each other\nwhat they read.\n\nOwner: social\n**Platforms**: web, ios\n- share a post\n\n## Roles\n- reader\n\n## Success metrics\n- readers come back within 7 days\n';
  expect(briefFromMarkdown(text).brief).toEqual({
    feature: 'Sharing',
    page: true,
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
  const { brief, lacks } = briefFromMarkdown(text);
  expect(brief).toBeUndefined();
  expect(lacks).toEqual(paths);
});

const ticket = `# SHOP-12: Guest checkout \u{1F6D2}

**Reporter:** PM
Status: Draft

Guests leave when they must register.

As a **guest**
I want to pay without an account
So that I am done sooner

### Acceptance criteria
\`\`\`gherkin
Scenario: Card
  Given I have items in my cart
  And I am not logged in
  When I enter my card details
  And I confirm the order
  Then I see a confirmation
  And an e-mail is sent
\`\`\`
\`\`\`ts
- not('an item');
\`\`\`
- Given a full cart, when I remove an item, then the total changes

| ID | User story | Priority |
|----|:----------:|----------|
| 1 | As a guest, I want to save my address | High |
| 2 | reorder an item | Low |

## Non-goals
- Gift cards
### Later
- Loyalty points

## 4. KPIs:
| Metric | Target |
|---|---|
| Week-4 retention | 35 % |

## Open questions
- Should we support vouchers?
`;

it('reads a ticket: stories over lines, steps of scenarios, tables; leaves out what is not to be built', () => {
  const { brief, lacks } = briefFromMarkdown(ticket);
  expect(lacks).toEqual([]);
  expect(brief).toMatchObject({
    feature: 'Guest checkout',
    description: 'Guests leave when they must register.',
    success: ['Week-4 retention 35 %'],
  });
  expect(brief?.actions.map((action) => action.phrase)).toEqual([
    'As a guest, I want to pay without an account, So that I am done sooner',
    'When I enter my card details',
    'When I confirm the order',
    'Given a full cart, when I remove an item, then the total changes',
    'As a guest, I want to save my address',
    'reorder an item',
  ]);
});

it.each([
  ['PRD: Shared lists', 'Shared lists'],
  ['Epic - Shared lists', 'Shared lists'],
  ['ABC-1234 Shared lists', 'Shared lists'],
  ['\u{1F680} **Shared** lists', 'Shared lists'],
  ['Shared lists ##', 'Shared lists'],
])('feature of "# %s"', (heading, feature) =>
  expect(briefFromMarkdown(`# ${heading}\n- share a post`).brief?.feature).toBe(feature),
);

it('a feature file is a brief', () => {
  expect(phrases('Feature: Cart\n  Scenario: Add\n    When the customer adds a product to the cart\n')).toEqual([
    'When the customer adds a product to the cart',
  ]);
});
