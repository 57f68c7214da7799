import type { Text } from '../../../../schema/item.ts';
import { sentence } from '../../../engine/message-text.ts';
import { type Facts, groupIndex } from '../../../engine/project-index.ts';
import { type Finding, followingRule } from '../../../engine/rule.ts';

interface Link {
  readonly name: Text;
  readonly to: readonly Text[];
}
const link = (name: Text, to: readonly (Text | undefined)[]): Link | undefined => {
  const there = to.filter((one) => one !== undefined);
  return there.length ? { name, to: there } : undefined;
};
type Linked = Link & { readonly noun: string };
const keyOf = (noun: string, name: string): string => `${noun}\0${name}`;
const links = groupIndex(
  'links',
  {
    event: (item) => link(item.name, [item.extends]),
    bundle: (item) => link(item.name, item.use ?? []),
    metric: (item) => link(item.name, [item.numerator, item.denominator]),
    entity: (item) => link(item.name, [item.parent]),
    type: (item) => link(item.name, item.type ?? []),
  },
  ({ name }, noun) => [keyOf(noun, name.value)],
);
type Linking = Facts<{ readonly [noun: string]: Link }>;

export default followingRule<readonly [Linking]>({
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
  indexes: [links],
  start() {
    const known = new Circles();
    return (changed) => {
      const touched = known.change(changed);
      return new Map([...touched].map((key) => [key, known.through(key)]));
    };
  },
});

/** What each item names that it rests on. */
class Circles {
  readonly #links = new Map<string, readonly Linked[]>();
  /** The names of each circle that was found, by the item that it was found at. */
  readonly #met = new Map<string, ReadonlySet<string>>();
  readonly #meeting = new Map<string, Set<string>>();

  /** Gives the items that stand in a circle with one that changed, or did. */
  change(changed: ReadonlyMap<string, Linking | undefined>): ReadonlySet<string> {
    const touched = new Set(changed.keys());
    for (const [key, facts] of changed) {
      for (const other of this.#meeting.get(key) ?? []) touched.add(other);
      const all = Object.entries(facts ?? {}).flatMap(([noun, list]) => list.map((one) => ({ noun, ...one })));
      if (all.length) this.#links.set(key, all);
      else this.#links.delete(key);
    }
    for (const key of changed.keys()) for (const other of this.#around(key)) touched.add(other);
    return touched;
  }
  /** What is wrong with an item, which is noted with the names that it is built of itself by. */
  through(key: string): readonly Finding[] | undefined {
    for (const name of this.#met.get(key) ?? []) this.#meeting.get(name)?.delete(key);
    const met = new Set<string>();
    const found = (this.#links.get(key) ?? []).flatMap(({ noun, name, to }) =>
      to.flatMap((at): readonly Finding[] => {
        const path = wayBack(at.value, name.value, (one) => this.#next(keyOf(noun, one)));
        if (!path) return [];
        for (const one of path) met.add(keyOf(noun, one));
        const circle = [name.value, ...path].map((one) => `"${one}"`).join(', ');
        return [
          {
            at,
            subject: { noun, name: name.value },
            discriminator: at.value,
            message: `${sentence(noun)} "${name.value}" is built of itself: ${circle} and back. Cut the circle in one place.`,
          },
        ];
      }),
    );
    if (met.size) this.#met.set(key, met);
    else this.#met.delete(key);
    for (const name of met) {
      const meeting = this.#meeting.get(name) ?? new Set();
      this.#meeting.set(name, meeting.add(key));
    }
    return found;
  }

  /** Where a name is defined more than once, the first counts. */
  #next(key: string): readonly string[] {
    return this.#links.get(key)?.[0]?.to.map(({ value }) => value) ?? [];
  }
  /** Items that one leads to and that lead back to it; what rests on it alone is not looked at. */
  #around(key: string): ReadonlySet<string> {
    const noun = key.slice(0, key.indexOf('\0'));
    const before = new Map<string, Set<string>>([[key, new Set()]]);
    for (const one of before.keys())
      for (const all of this.#links.get(one) ?? [])
        for (const { value } of all.to) {
          const next = keyOf(noun, value);
          const known = before.get(next);
          if (known) known.add(one);
          else before.set(next, new Set([one]));
        }
    const back = new Set([key]);
    for (const one of back) for (const other of before.get(one) ?? []) back.add(other);
    return back;
  }
}

/** The shortest way from one name to another, both ends but the last included; undefined where there is none. */
function wayBack(from: string, goal: string, next: (name: string) => readonly string[]): readonly string[] | undefined {
  if (from === goal) return [];
  const before = new Map<string, string | undefined>([[from, undefined]]);
  const queue = [from];
  for (const name of queue)
    for (const other of next(name)) {
      if (other === goal) {
        const path: string[] = [];
        for (let at: string | undefined = name; at !== undefined; at = before.get(at)) path.unshift(at);
        return path;
      }
      if (!before.has(other)) {
        before.set(other, name);
        queue.push(other);
      }
    }
  return undefined;
}
