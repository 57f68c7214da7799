// "Generate Events": events that follow the plan, in the project's folder for them.
import { UserError } from '../../server/base/user-error.ts';
import type { ProjectState } from '../../server/protocol.ts';
import { showCommandError } from '../error-actions.ts';
import type { Feature, Services } from '../feature.ts';
import { pickProject, projectAt } from '../pick.ts';
import { registerCommand } from '../register-command.ts';
import { runServerCommand, withProgress } from '../run-server-command.ts';
import { pickOne, promptFor, type QuickPickChoice } from '../ui.ts';
import type { Job } from '../views/results/view.ts';

interface Size {
  readonly users: number;
  readonly days: number;
}
const sizes: readonly Size[] = [
  { users: 1000, days: 30 },
  { users: 100, days: 7 },
  { users: 10_000, days: 30 },
  { users: 100_000, days: 90 },
];

export const generateEventsFeature: Feature = {
  name: 'generate events',
  start(services) {
    services.extension.subscriptions.push(
      registerCommand(
        'generateEvents',
        async (root?: string) => {
          const { projects } = services;
          const project = projectAt(projects, root) ?? (await pickProject(projects));
          const size = project && (await pickSize());
          return project && size && generate(project, size, services);
        },
        services,
        { needsTrust: true },
      ),
    );
  },
};

/** Whether there are events now. */
async function generate(project: ProjectState, size: Size, services: Services): Promise<boolean> {
  const { results, log } = services;
  const work: Job = {
    title: `Events of plan "${project.name}"`,
    ask: async (token, step) =>
      (await runServerCommand(services, 'trackwright.generateEvents', { project: project.root, ...size }, token, step))
        .card,
  };
  try {
    results.show(await withProgress(project.name, work.ask), work);
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await showCommandError(error, log);
    return false;
  }
}

async function pickSize(): Promise<Size | undefined> {
  const named = ({ users, days }: Size): string => `${users.toLocaleString('en')} users, ${days} days`;
  const items: readonly (QuickPickChoice & { size?: Size })[] = [
    ...sizes.map((size) => ({ label: named(size), size })),
    { label: 'Other…', description: 'Say how many users and days' },
  ];
  const picked = await pickOne(items, {
    title: 'Generate Events',
    placeHolder: 'How many? They replace the events generated before',
  });
  return picked && !picked.size ? askSize() : picked?.size;
}

async function askSize(): Promise<Size | undefined> {
  const users = await askNumber('users', '1000', 10_000_000);
  const days = users === undefined ? undefined : await askNumber('days', '30', 3660);
  return users !== undefined && days !== undefined ? { users, days } : undefined;
}

async function askNumber(what: string, value: string, most: number): Promise<number | undefined> {
  const said = await promptFor({
    title: 'Generate Events',
    prompt: `How many ${what}?`,
    value,
    problem: (text) =>
      /^[1-9]\d*$/.test(text.trim()) && Number(text) <= most
        ? undefined
        : `How many ${what}? A whole number from 1 to ${most.toLocaleString('en')}`,
  });
  return said === undefined ? undefined : Number(said);
}
