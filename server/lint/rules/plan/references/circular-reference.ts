import type { Text } from '../../../../schema/item.ts';
import { sentence } from '../../../engine/message-text.ts';
import { wholeIndex } from '../../../engine/project-index.ts';
import { projectRule } from '../../../engine/rule.ts';

interface Link {
  readonly name: Text;
  readonly to: readonly Text[];
}
const link = (name: Text, to: readonly (Text | undefined)[]): Link | undefined => {
  const there = to.filter((one) => one !== undefined);
  return there.length ? { name, to: there } : undefined;
};

export default projectRule({
  id: 'circular-reference',
  category: 'file',
  severity: 'error',
  since: '0.1',
  description:
    'no item depends on itself: events that extend, bundles that use, metrics that divide, entities with parents',
  rationale: 'What is defined by itself is defined by nothing: its properties and values cannot be worked out.',
  examples: {
    good: `
      bundles:
        - {name: page, properties: [{name: path, type: string}]}
        - {name: app, use: [page], properties: [{name: app_id, type: string}]}
    `,
    bad: `
      bundles:
        - {name: page, use: [app], properties: [{name: path, type: string}]}
      #                      ^^^ Bundle "page" is built of itself: "page", "app" and back. Cut the circle in one place.
        - {name: app, use: [page], properties: [{name: app_id, type: string}]}
      #                     ^^^^ Bundle "app" is built of itself: "app", "page" and back. Cut the circle in one place.
    `,
  },
  indexes: [
    wholeIndex('links', {
      event: (item) => link(item.name, [item.extends]),
      bundle: (item) => link(item.name, item.use ?? []),
      metric: (item) => link(item.name, [item.numerator, item.denominator]),
      entity: (item) => link(item.name, [item.parent]),
      type: (item) => link(item.name, item.type ?? []),
    }),
  ],
  check: ([facts]) =>
    Object.entries(facts).flatMap(([noun, links]) => {
      const to = new Map<string, readonly string[]>();
      for (const one of links)
        if (!to.has(one.name.value))
          to.set(
            one.name.value,
            one.to.map((text) => text.value),
          );
      return (links as readonly Link[]).flatMap((one) =>
        one.to.flatMap((at) => {
          const path = wayBack(at.value, one.name.value, to);
          if (!path) return [];
          const circle = [one.name.value, ...path].map((name) => `"${name}"`).join(', ');
          return [
            {
              at,
              subject: { noun, name: one.name.value },
              discriminator: at.value,
              message: `${sentence(noun)} "${one.name.value}" is built of itself: ${circle} and back. Cut the circle in one place.`,
            },
          ];
        }),
      );
    }),
});

/** The shortest way from one name to another, both ends but the last included; undefined where there is none. */
function wayBack(
  from: string,
  goal: string,
  to: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  if (from === goal) return [];
  const before = new Map<string, string | undefined>([[from, undefined]]);
  const queue = [from];
  for (const name of queue)
    for (const next of to.get(name) ?? []) {
      if (next === goal) {
        const path: string[] = [];
        for (let at: string | undefined = name; at !== undefined; at = before.get(at)) path.unshift(at);
        return path;
      }
      if (!before.has(next)) {
        before.set(next, name);
        queue.push(next);
      }
    }
  return undefined;
}
