// The plan's checks from Test Explorer and from the palette; what they find in data stands as problems until the plan or the data change.
import { commands, languages, type TestItem, TestRunProfileKind, TestRunRequest, Uri, workspace } from 'vscode';
import { UserError } from '../../../server/base/user-error.ts';
import type { CheckResult } from '../../../server/protocol.ts';
import { failingRowsCard } from '../../../server/results/failing-rows.ts';
import { helpFor, showCommandError } from '../../error-actions.ts';
import type { ErrorAction } from '../../errors.ts';
import type { Feature, Services } from '../../feature.ts';
import { pickProject, projectAt } from '../../pick.ts';
import { registerCommand } from '../../register-command.ts';
import { fault } from '../../run-server-command.ts';

import { makeExplorer } from './explorer.ts';
import { dataProblems } from './outcome.ts';

export const checks: Feature = {
  name: 'checks',
  start(services) {
    const { extension, projects, results, log } = services;
    const explorer = makeExplorer(services);
    const problems = languages.createDiagnosticCollection('trackwright data');
    const show = async (found: readonly CheckResult[]) => {
      problems.clear();
      problems.set(await dataProblems(found));
    };
    explorer.controller.createRunProfile(
      'Checks',
      TestRunProfileKind.Run,
      async (request, token) => {
        for (const [root, chosen] of explorer.chosen(request))
          try {
            await show((await explorer.run(root, chosen, { request, token })).results);
          } catch (error) {
            const failure = error instanceof UserError ? error : fault(error, services);
            await showCommandError(failure, log, generating(failure, root));
          }
      },
      true,
    );
    const runAll = async (given?: string) => {
      const project = projectAt(projects, given) ?? (await pickProject(projects));
      await explorer.refresh(true);
      const item = project && explorer.project(project.root);
      if (!item) return undefined;
      return results.run({
        title: `Checks of plan "${project.name}"`,
        ask: async (token, step) => {
          const request = new TestRunRequest([item]);
          const { card, results: found } = await explorer.run(project.root, [item], { request, token, step });
          await show(found);
          return card;
        },
        help: (failure) => [...generating(failure, project.root), ...helpFor(failure, log)],
      });
    };
    extension.subscriptions.push(
      explorer,
      problems,
      ...clearing(() => problems.clear(), services),
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (isPlan(uri, services)) void explorer.refresh();
      }),
      projects.onChange(() => void explorer.refresh()),
      registerCommand('runChecks', runAll, services, { needsTrust: true }),
      registerCommand(
        'showFailingRows',
        ({ test }: { readonly test?: TestItem }) => {
          const result = test && explorer.lastOf(test);
          if (result) results.show(failingRowsCard(result, String(extension.extension.packageJSON.version)));
        },
        services,
      ),
    );
  },
};

/** Data or plan are others now: what was found says nothing of them. */
function clearing(clear: () => void, services: Services) {
  const data = workspace.createFileSystemWatcher('**/.trackwright/{events,events/manifest.json}');
  return [
    data,
    data.onDidCreate(clear),
    data.onDidChange(clear),
    data.onDidDelete(clear),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length && isPlan(document.uri, services)) clear();
    }),
  ];
}

const generating = ({ code }: UserError, root: string): readonly ErrorAction[] =>
  code === 'no-data'
    ? [
        {
          title: 'Generate Events',
          do: async () => {
            if (await commands.executeCommand<boolean>('trackwright.generateEvents', root))
              await commands.executeCommand('trackwright.runChecks', root);
          },
        },
      ]
    : [];

const isPlan = (file: Uri, { projects }: Services): boolean =>
  projects.state.projects.some(({ plans }) => plans.some((plan) => Uri.parse(plan).toString() === file.toString()));
