import type { Event, Property, PropertyUse } from '../../../../plan/items.ts';
import { planLanguage } from '../../../../plan/sections.ts';
import type { Container, Item, LocatedList, Text } from '../../../../schema/item.ts';
import { nounOf } from '../../../../schema/language.ts';
import { Called } from '../../../engine/message-text.ts';
import { type Facts, groupIndex } from '../../../engine/project-index.ts';
import { isHeld } from '../../../engine/rename-edits.ts';
import { type Finding, followingRule } from '../../../engine/rule.ts';
import { sharedName } from '../../../engine/shared-findings.ts';

/** Something that may be replaced, or replace. */
interface Replaceable {
  readonly name: Text;
  readonly noun: string;
  readonly subject: Container;
  readonly by: Text | undefined;
  readonly stays: boolean;
  /** Of a property, without null; numbers of all kinds are one. */
  readonly types: string;
}
type Kinds = Readonly<Record<'event' | 'property' | 'propertyUse' | 'type', Replaceable>>;

const keyOf = (noun: string, name: string): string => `${noun}\0${name}`;
const ownKey = ({ noun, name }: Replaceable): string => keyOf(noun, name.value);

const fact = (
  item: Item & Pick<Event, 'status'> & { readonly replaced_by?: Text; readonly type?: LocatedList<Text> },
): Replaceable => {
  const noun = nounOf(item.shape, planLanguage);
  const types = (item.type ?? []).flatMap(({ value }) =>
    value === 'null' ? [] : [value === 'integer' ? 'number' : value],
  );
  return {
    name: item.name,
    noun,
    subject: { noun, name: item.name.value, ...(item.container ? { of: item.container } : {}) },
    by: item.replaced_by?.value ? item.replaced_by : undefined,
    stays: item.status?.value !== 'deprecated' && item.status?.value !== 'removed',
    types: types.sort().join(' or '),
  };
};
const replaceable = groupIndex<Kinds>(
  'what replaces what',
  {
    event: (item: Event) => fact(item),
    property: (item: Property) => fact(item),
    propertyUse: (item: PropertyUse) => (item.ref || !isHeld(item) ? undefined : fact(item)) as Replaceable,
    type: (item) => fact(item),
  },
  (one) => [ownKey(one), ...(one.by ? [keyOf(one.noun, one.by.value)] : [])],
);

export default followingRule<readonly [Facts<Kinds>]>({
  id: 'replacement-invalid',
  category: 'event',
  severity: 'error',
  since: '0.1',
  description: 'what replaces something deprecated stays itself, is of its type, and does not lead back to it',
  rationale:
    'People follow "replaced_by" to where the data are now. A replacement that is going too, or holds other values, sends them into the next dead end.',
  examples: {
    good: `
      properties:
        - {name: file_path, type: string, status: deprecated, replaced_by: path}
        - {name: path, type: string}
      events:
        - {name: file_opened, status: deprecated, replaced_by: file_read}
        - {name: file_read}
    `,
    bad: `
      properties:
        - {name: state, type: string, status: deprecated, replaced_by: db_state}
      #                                                                ^^^^^^^^ Property "state" is replaced by "db_state", which is deprecated itself. Name "db_status", which replaces that.
        - {name: db_state, type: string, status: deprecated, replaced_by: db_status}
      #                                                                   ^^^^^^^^^ Property "db_state" is string, but "db_status", which replaces it, is number: whoever goes over to it gets other values. Name one of its type, or change the type.
        - {name: db_status, type: integer}
      events:
        - {name: file_opened, status: deprecated, replaced_by: file_opened}
      #                                                        ^^^^^^^^^^^ Event "file_opened" is replaced by itself. Name another, or take "replaced_by" out.
        - {name: file_read, status: deprecated, replaced_by: file_seen}
      #                                                      ^^^^^^^^^ Event "file_read" is replaced by "file_seen", which leads back to it, so that nothing is left to use. Cut the circle in one place.
        - {name: file_seen, status: deprecated, replaced_by: file_read}
      #                                                      ^^^^^^^^^ Event "file_seen" is replaced by "file_read", which leads back to it, so that nothing is left to use. Cut the circle in one place.
    `,
  },
  indexes: [replaceable],
  start() {
    const groups = new Map<string, readonly Replaceable[]>();
    const next = new Map<string, string>();
    const before = new Map<string, Set<string>>();
    return (changed) => {
      const stale = new Set<string>(changed.keys());
      const markBack = (key: string): void => {
        const queue = [key];
        for (const one of queue)
          for (const from of before.get(one) ?? [])
            if (!stale.has(from)) {
              stale.add(from);
              queue.push(from);
            }
      };
      for (const key of changed.keys()) markBack(key);
      for (const [key, facts] of changed) {
        const group = facts ? Object.values(facts).flat() : [];
        if (group.length) groups.set(key, group);
        else groups.delete(key);
        const was = next.get(key);
        if (was !== undefined) before.get(was)?.delete(key);
        const by = group.find((one) => ownKey(one) === key && one.by);
        if (by?.by) {
          const to = keyOf(by.noun, by.by.value);
          next.set(key, to);
          before.set(to, (before.get(to) ?? new Set()).add(key));
        } else next.delete(key);
      }
      for (const key of changed.keys()) markBack(key);
      return new Map([...stale].map((key) => [key, judged(key, groups, next)]));
    };
  },
});

/** What is wrong about those that a name replaces. */
function judged(
  key: string,
  groups: ReadonlyMap<string, readonly Replaceable[]>,
  next: ReadonlyMap<string, string>,
): readonly Finding[] {
  const group = groups.get(key) ?? [];
  const there = group.filter((one) => ownKey(one) === key);
  const types = there.find((one) => one.types)?.types ?? '';
  const end = lastOf(key, next);
  return group.flatMap((one): readonly Finding[] => {
    const { by, subject } = one;
    if (!by || keyOf(one.noun, by.value) !== key) return [];
    const what = Called(subject);
    const finding = (message: string): readonly Finding[] => [
      {
        at: by,
        subject,
        discriminator: by.value,
        ...(subject.of ? { sharedBy: `${sharedName(subject)}\0${by.value}` } : {}),
        message,
      },
    ];
    if (ownKey(one) === key) return finding(`${what} is replaced by itself. Name another, or take "replaced_by" out.`);
    if (leadsTo(ownKey(one), key, next))
      return finding(
        `${what} is replaced by "${by.value}", which leads back to it, so that nothing is left to use. Cut the circle in one place.`,
      );
    // That it is not there at all, or only inside of others, another rule tells.
    if (there.length && there.every(({ stays }) => !stays)) {
      const isThere =
        end !== undefined && (groups.get(end) ?? []).some((other) => ownKey(other) === end && other.stays);
      const todo = isThere
        ? `Name "${end.slice(end.indexOf('\0') + 1)}", which replaces that.`
        : 'Name one that stays.';
      const differs = one.types && types && one.types !== types ? `, and ${types} instead of ${one.types}` : '';
      return finding(`${what} is replaced by "${by.value}", which is deprecated itself${differs}. ${todo}`);
    }
    if (one.types && types && one.types !== types)
      return finding(
        `${what} is ${one.types}, but "${by.value}", which replaces it, is ${types}: whoever goes over to it gets other values. Name one of its type, or change the type.`,
      );
    return [];
  });
}

/** Where a chain of replacements ends; undefined where it goes round. */
function lastOf(key: string, next: ReadonlyMap<string, string>): string | undefined {
  const seen = new Set<string>();
  let at = key;
  while (!seen.has(at)) {
    seen.add(at);
    const to = next.get(at);
    if (to === undefined) return at;
    at = to;
  }
  return undefined;
}
function leadsTo(goal: string, from: string, next: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = from; at !== undefined && !seen.has(at); at = next.get(at)) {
    if (at === goal) return true;
    seen.add(at);
  }
  return false;
}
