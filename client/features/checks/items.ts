// The checks of the plans as Test Explorer shows them: plan, event, property, check. Each stands at the line that asks for it.
import { Range, type TestController, type TestItem, Uri } from 'vscode';
import type { CheckEntry, CheckResult, ProjectChecks } from '../../../server/protocol.ts';
import { describeTest, testItem } from '../../ui.ts';

/** The identity of a check: its entry and its result give the same. */
export const checkId = (
  root: string,
  { check, event, property }: Pick<CheckResult, 'check' | 'event' | 'property'>,
): string => JSON.stringify([root, event, property, check]);

/** Where a test item belongs; kept beside the items, which hold no data of ours. */
export interface About {
  readonly root: string;
  /** What to name when it is run alone: nothing for all of a project. */
  readonly names: readonly string[];
}
export interface Items {
  readonly about: WeakMap<TestItem, About>;
  /** By `checkId`. */
  readonly checks: ReadonlyMap<string, TestItem>;
}

/** Replaces what the controller shows. */
export function makeItems(controller: TestController, projects: readonly ProjectChecks[]): Items {
  const about = new WeakMap<TestItem, About>();
  const checks = new Map<string, TestItem>();
  const item = (id: string, label: string, at: CheckEntry['at'], said: About): TestItem => {
    const made = testItem(controller, id, label, at && Uri.parse(at.uri));
    if (at) made.range = new Range(at.line, 0, at.line, 0);
    about.set(made, said);
    return made;
  };
  /** The child of that id, made when it is not there. */
  const below = (parent: TestItem, id: string, make: () => TestItem): TestItem => {
    const found = parent.children.get(id) ?? make();
    parent.children.add(found);
    return found;
  };
  controller.items.replace(
    projects.map(({ root, name, checks: entries }) => {
      const plan = item(root, name, undefined, { root, names: [] });
      entries.forEach((entry, at) => {
        const { check, event, property, expected, severity } = entry;
        const names = [event === null ? `check:${check}` : `event:${event}`];
        const group =
          event === null
            ? below(plan, `${root} *`, () => item(`${root} *`, 'All events', undefined, { root, names: [] }))
            : below(plan, `${root} ${event}`, () => item(`${root} ${event}`, event, entry.eventAt, { root, names }));
        const holder =
          property === null
            ? group
            : below(group, `${group.id}.${property}`, () =>
                item(`${group.id}.${property}`, property, entry.at, { root, names }),
              );
        const id = checkId(root, entry);
        const leaf = item(id, check, entry.at ?? entry.eventAt, { root, names });
        describeTest(leaf, [expected, ...(severity === 'error' ? [] : [severity])].filter(Boolean).join(' · '));
        leaf.sortText = String(at).padStart(5, '0');
        holder.children.add(leaf);
        checks.set(id, leaf);
      });
      return plan;
    }),
  );
  return { about, checks };
}

/** The checks below an item, itself included when it is one. */
export function leavesOf(item: TestItem): readonly TestItem[] {
  if (item.children.size === 0) return [item];
  const leaves: TestItem[] = [];
  item.children.forEach((child) => void leaves.push(...leavesOf(child)));
  return leaves;
}
