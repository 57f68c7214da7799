// "Run Funnel or Metric" and "Generate SQL": what the plan asks, answered from the project's data, or shown as its statement.
import { commands } from 'vscode';
import { helpFor } from '../error-actions.ts';
import type { Feature, Started } from '../feature.ts';
import { pickQuestion, projectAt } from '../pick.ts';
import { registerCommand } from '../register-command.ts';
import { perform } from '../run-server-command.ts';
import type { Work } from '../views/results/view.ts';

/** `name` is `funnel:checkout` or a name that is clear without, `root` the uri of the project. */
type Asked = readonly [name?: string, root?: string];

export const run: Feature = {
  name: 'run',
  start(started) {
    started.extension.subscriptions.push(
      registerCommand(
        'run',
        async (...asked: Asked) => {
          const question = await questionOf(asked, started, 'Run Funnel or Metric');
          return question && started.results.run(workOf(question, started));
        },
        started,
        { needsTrust: true },
      ),
      registerCommand(
        'generateSql',
        async (...asked: Asked) => {
          const question = await questionOf(asked, started, 'Generate SQL');
          return question && commands.executeCommand('trackwright.showSql', question.name, question.root);
        },
        started,
      ),
    );
  },
};

async function questionOf([name, root]: Asked, { projects }: Started, title: string) {
  const project = projectAt(projects, root);
  if (name !== undefined && project) return { name, root: project.root };
  const picked = await pickQuestion(projects, title);
  return picked && { name: picked.name, root: picked.project.root };
}

function workOf({ name, root }: { readonly name: string; readonly root: string }, started: Started): Work {
  const { results, log } = started;
  const work: Work = {
    title: titleOf(name),
    ask: async (token, step) => (await perform(started, 'trackwright.run', { project: root, name }, token, step)).card,
    help: (failure) =>
      failure.code === 'no-data'
        ? [
            {
              title: 'Generate Events',
              do: async () => {
                if (await commands.executeCommand<boolean>('trackwright.generateEvents', root)) await results.run(work);
              },
            },
          ]
        : helpFor(failure, log),
  };
  return work;
}

/** `Funnel "checkout"`. */
function titleOf(name: string): string {
  const [noun = '', ...rest] = name.split(':');
  return rest.length ? `${noun.charAt(0).toUpperCase()}${noun.slice(1)} "${rest.join(':')}"` : `"${name}"`;
}
