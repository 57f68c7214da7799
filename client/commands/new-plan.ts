// "New Plan from Brief": a brief, a place for the plan, a preview of what would be written; then the plan and what is left to decide.
import { Range, SnippetString, type TextDocument, Uri, window, workspace } from 'vscode';
import { UserError } from '../../server/base/user-error.ts';
import type { ProjectState } from '../../server/protocol.ts';
import { showCommandError } from '../error-actions.ts';
import type { Feature, Services } from '../feature.ts';
import { isBrief } from '../projects.ts';
import { registerCommand } from '../register-command.ts';
import { runServerCommand, withProgress } from '../run-server-command.ts';
import { pickOne, type QuickPickChoice } from '../ui.ts';

interface Brief {
  readonly uri: Uri;
  readonly text: string;
}

export const newPlan: Feature = {
  name: 'new plan from brief',
  start(services) {
    services.extension.subscriptions.push(
      registerCommand(
        'newPlanFromBrief',
        async () => {
          const brief = await pickBrief();
          const target = brief && (await pickTarget(brief, services));
          if (brief && target) await propose(brief, target.into, target.project, services);
        },
        services,
        { needsTrust: true },
      ),
    );
  },
};

async function propose(
  brief: Brief,
  into: string | undefined,
  project: ProjectState | undefined,
  services: Services,
): Promise<void> {
  const { proposals, results, log } = services;
  const given = {
    uri: brief.uri.toString(),
    text: brief.text,
    ...(into === undefined ? {} : { into }),
    ...(project ? { project: project.root } : {}),
  };
  try {
    const answer = await withProgress(nameOf(given.uri), (token, step) =>
      runServerCommand(services, 'trackwright.planFromBrief', given, token, step),
    );
    if (answer.edit) {
      const question = `${answer.card.headline} Write this to ${nameOf(answer.into)}?`;
      if (!(await proposals.decide({ ...answer, question, yes: 'Write Plan' }))) return;
      await showPlan(Uri.parse(answer.into));
    }
    results.show(answer.card);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await showCommandError(error, log);
  }
}

const nameOf = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

/** A new file is written at once, so that the linter and git see it. */
async function showPlan(uri: Uri): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  if (document.isDirty) await document.save();
  await window.showTextDocument(document, { preview: false });
}

/** The active brief, or the selected part of a Markdown file; else one of the workspace, or a new one. */
async function pickBrief(): Promise<Brief | undefined> {
  const editor = window.activeTextEditor;
  if (editor && isBrief(editor.document.uri)) return { uri: editor.document.uri, text: editor.document.getText() };
  if (editor?.document.languageId === 'markdown' && !editor.selection.isEmpty)
    return { uri: editor.document.uri, text: editor.document.getText(editor.selection) };
  const files = await workspace.findFiles('**/*.brief.{yml,yaml}', '**/node_modules/**', 200);
  const items: readonly (QuickPickChoice & { uri?: Uri })[] = [
    { label: 'Write a brief…', icon: 'new-file', description: 'Name the feature and what people do with it' },
    ...files
      .map((uri) => ({ label: workspace.asRelativePath(uri), icon: 'file', uri }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en')),
  ];
  const picked = files.length ? await pickOne(items, { title: 'New Plan from Brief' }) : items[0];
  if (!picked) return undefined;
  if (!picked.uri) {
    await writeBrief();
    return undefined;
  }
  return briefOf(await workspace.openTextDocument(picked.uri));
}
const briefOf = (document: TextDocument): Brief => ({ uri: document.uri, text: document.getText() });

/** A new brief to fill in; "New Plan from Brief" stands in its title bar. */
async function writeBrief(): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = 'feature.brief.yml';
  const target = folder ? Uri.joinPath(folder, name).with({ scheme: 'untitled' }) : Uri.parse(`untitled:${name}`);
  const editor = await window.showTextDocument(await workspace.openTextDocument(target));
  const all = new Range(0, 0, editor.document.lineCount, 0);
  await editor.insertSnippet(
    new SnippetString()
      .appendText('feature: ')
      .appendPlaceholder('AI quizzes')
      .appendText('\ndescription: ')
      .appendPlaceholder('What it is for, in one sentence')
      .appendText('\nowner: ')
      .appendPlaceholder('team')
      .appendText('\nactions:\n  - ')
      .appendPlaceholder('generate a quiz from a note')
      .appendText('\nsuccess:\n  - ')
      .appendPlaceholder('users come back within 7 days')
      .appendText('\n'),
    all,
  );
}

/** Where the plan goes: a file of its own, or one of the plans that are there. Undefined when nobody answers. */
async function pickTarget(
  { uri }: Brief,
  { projects }: Services,
): Promise<{ into?: string; project?: ProjectState } | undefined> {
  const project = projects.of(uri) ?? projects.state.projects[0];
  const found = project ? { project } : {};
  if (!project?.plans.length) return found;
  const items: readonly (QuickPickChoice & { into?: string })[] = [
    {
      label: 'A plan file of its own',
      icon: 'new-file',
      description: 'Events and properties of the other plans are used, not repeated',
    },
    ...project.plans.map((into) => ({
      label: `Add to ${workspace.asRelativePath(Uri.parse(into))}`,
      icon: 'diff-added',
      into,
    })),
  ];
  const picked = await pickOne(items, {
    title: 'New Plan from Brief',
    placeHolder: 'Where should the plan go?',
  });
  return picked && { ...found, ...(picked.into === undefined ? {} : { into: picked.into }) };
}
