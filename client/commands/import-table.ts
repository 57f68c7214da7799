// "Import Events from a Table": a CSV or Markdown table becomes a plan, seen before it is written; then what was lost on the way.
import { Uri, window, workspace } from 'vscode';
import { UserError } from '../../server/base/user-error.ts';
import { showCommandError } from '../error-actions.ts';
import type { Feature, Services } from '../feature.ts';
import { registerCommand } from '../register-command.ts';
import { runServerCommand, withProgress } from '../run-server-command.ts';

export const importTableFeature: Feature = {
  name: 'import table',
  start(services) {
    services.extension.subscriptions.push(
      registerCommand(
        'importTable',
        async (given?: unknown) => {
          const table = given instanceof Uri ? given : await pickTable();
          if (table) await propose(table, services);
        },
        services,
        { needsTrust: true },
      ),
    );
  },
};

const list = new Intl.ListFormat('en');
const isTable = ({ path, scheme }: Uri): boolean => scheme === 'file' && /\.(csv|tsv|md|markdown)$/i.test(path);
const nameOf = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

/** The open table, else a file that is asked for. */
async function pickTable(): Promise<Uri | undefined> {
  const here = window.activeTextEditor?.document.uri;
  if (here && isTable(here)) return here;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const picked = await window.showOpenDialog({
    title: 'Import Events from a Table',
    openLabel: 'Import',
    filters: { 'Tables of events': ['csv', 'tsv', 'md', 'markdown', 'json'] },
    ...(folder ? { defaultUri: folder } : {}),
  });
  return picked?.[0];
}

async function propose(table: Uri, services: Services): Promise<void> {
  const { proposals, projects, results, log } = services;
  const project = projects.of(table) ?? projects.state.projects[0];
  const given = { uri: table.toString(), ...(project ? { project: project.root } : {}) };
  try {
    const { card, edit, files, into } = await withProgress(nameOf(table), (token, step) =>
      runServerCommand(services, 'trackwright.importTable', given, token, step),
    );
    if (edit) {
      const others = files.filter(({ uri }) => uri !== into).map(({ uri }) => nameOf(Uri.parse(uri)));
      const beside = others.length ? `, with ${list.format(others)} beside it` : '';
      const question = `${card.headline} Write this to ${nameOf(Uri.parse(into))}${beside}?`;
      const shown = files.filter(({ uri }) => uri === into);
      if (!(await proposals.decide({ edit, files: shown.length ? shown : files, question, yes: 'Write Plan' }))) return;
      for (const { uri } of files) await (await workspace.openTextDocument(Uri.parse(uri))).save();
      await window.showTextDocument(Uri.parse(into), { preview: false });
    }
    results.show(card);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await showCommandError(error, log);
  }
}
