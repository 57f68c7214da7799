// The checks of the plans in Test Explorer: listed from the plans, run on data, each with what became of it last.
import { type CancellationToken, type Disposable, type TestItem, type TestRunRequest, tests } from 'vscode';
import { CHECKS, type CheckResult, type ProjectChecks } from '../../../server/protocol.ts';
import type { Card } from '../../../server/results/card.ts';
import type { Services } from '../../feature.ts';
import { runServerCommand } from '../../run-server-command.ts';
import { checkId, type Items, leavesOf, makeItems } from './items.ts';
import { tell } from './outcome.ts';

export interface Explorer extends Disposable {
  /** Lists the checks anew, unless nobody has looked at them yet. */
  refresh(anyway?: boolean): Promise<void>;
  /** All of a project's checks, as one item. */
  project(root: string): TestItem | undefined;
  /** What the last run made of a check. */
  lastOf(item: TestItem): CheckResult | undefined;
  /** Project -> the items of it that are to be run. */
  chosen(request: TestRunRequest): ReadonlyMap<string, readonly TestItem[]>;
  /** Throws UserError. */
  run(
    root: string,
    items: readonly TestItem[],
    how: HowToRun,
  ): Promise<{ readonly card: Card; readonly results: readonly CheckResult[] }>;
  readonly controller: ReturnType<typeof tests.createTestController>;
}
export interface HowToRun {
  readonly request: TestRunRequest;
  readonly token: CancellationToken;
  readonly step?: (text: string, percent?: number) => void;
}

export function makeExplorer(services: Services): Explorer {
  const controller = tests.createTestController('trackwright.checks', 'Data checks');
  const last = new WeakMap<TestItem, CheckResult>();
  let items: Items = { about: new WeakMap(), checks: new Map() };
  let listed = '';
  const refresh = async () => {
    const projects = await services.server.sendRequest<readonly ProjectChecks[]>(CHECKS, {});
    const said = JSON.stringify(projects);
    // Items that are made anew forget their results.
    if (said !== listed) items = makeItems(controller, projects);
    listed = said;
  };
  controller.resolveHandler = async (item) => {
    if (!item) await refresh();
  };
  controller.refreshHandler = refresh;
  return {
    controller,
    refresh: async (anyway = false) => {
      if (anyway || listed) await refresh();
    },
    project: (root) => controller.items.get(root),
    lastOf: (item) => last.get(item),
    chosen({ include }) {
      const all: TestItem[] = [];
      controller.items.forEach((item) => void all.push(item));
      const byRoot = new Map<string, TestItem[]>();
      for (const item of include ?? all) {
        const root = items.about.get(item)?.root ?? '';
        byRoot.set(root, [...(byRoot.get(root) ?? []), item]);
      }
      return byRoot;
    },
    async run(root, chosen, { request, token, step }) {
      const run = controller.createTestRun(request);
      const leaves = [...new Set(chosen.flatMap(leavesOf))];
      const whole = chosen.some((item) => item.id === root);
      const names = [...new Set(leaves.flatMap((leaf) => items.about.get(leaf)?.names ?? []))];
      for (const leaf of leaves) run.started(leaf);
      try {
        const given = { project: root, ...(whole ? {} : { names }) };
        const answer = await runServerCommand(services, 'trackwright.runChecks', given, token, step);
        const byId = new Map(answer.results.map((result) => [checkId(root, result), result]));
        for (const leaf of leaves) {
          const result = byId.get(leaf.id);
          if (result) last.set(leaf, result);
          tell(run, leaf, result);
        }
        return answer;
      } catch (error) {
        for (const leaf of leaves) run.skipped(leaf);
        throw error;
      } finally {
        run.end();
      }
    },
    dispose: () => controller.dispose(),
  };
}
