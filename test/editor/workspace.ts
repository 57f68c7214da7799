// What the tests inside VS Code share: the workspace's files, its problems, and waiting for a condition.
import path from 'node:path';
import * as vscode from 'vscode';

/** A file of the open folder, by its path below it. */
export function fileUri(file: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, file);
}

/** Opens a file of the folder in an editor. */
export async function open(file: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileUri(file));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Writes a new file into the folder and opens it. */
export async function openNew(file: string, text: string): Promise<vscode.TextDocument> {
  await vscode.workspace.fs.createDirectory(fileUri(path.posix.dirname(file)));
  await vscode.workspace.fs.writeFile(fileUri(file), new TextEncoder().encode(text));
  return open(file);
}

/** Replaces the n-th place of a text in a document, counted from 1, as typing does. */
export async function replace(document: vscode.TextDocument, text: string, by: string, nth = 1): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, text, nth), by);
  await vscode.workspace.applyEdit(edit);
}

/** Where the n-th place of a text stands in a document, counted from 1. */
export function rangeOf(document: vscode.TextDocument, text: string, nth = 1): vscode.Range {
  let at = -1;
  for (let k = 0; k < nth; k++) at = document.getText().indexOf(text, at + 1);
  if (at < 0) throw new Error(`"${text}" does not stand ${nth} times in ${document.uri.path}.`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** The problems of a document once they are what the test waits for. */
export async function problemsOf(
  document: vscode.TextDocument,
  areThere: (problems: readonly vscode.Diagnostic[]) => boolean = (problems) => problems.length > 0,
): Promise<readonly vscode.Diagnostic[]> {
  return until(() => {
    const problems = vscode.languages.getDiagnostics(document.uri);
    return areThere(problems) ? problems : undefined;
  }, `problems of ${document.uri.path}`);
}

/** The id of the rule that found a problem. */
export function ruleOf({ code }: vscode.Diagnostic): string | undefined {
  const id = typeof code === 'object' ? code.value : code;
  return id === undefined ? undefined : String(id);
}

/** Asks again and again until there is an answer; mocha's time limit ends a wait in vain. */
export async function until<T>(ask: () => T | undefined | Promise<T | undefined>, what: string): Promise<T> {
  const started = Date.now();
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() - started > 600_000) throw new Error(`Waited ten minutes in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The uri of the open folder as the server spells it. */
export const projectRoot = (): string => fileUri('.').toString().replace(/\/$/, '');

/** The lenses of a file, once there are some: then the server has told its projects, too. */
export function lensesOf(file: string): Promise<readonly vscode.CodeLens[]> {
  return until(async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      fileUri(file),
    );
    return lenses.length ? lenses : undefined;
  }, `code lenses of ${file}`);
}

/** Generates events, taking the first answer to every question. */
export async function generateEvents(): Promise<boolean> {
  const done = vscode.commands.executeCommand<boolean>('trackwright.generateEvents', projectRoot());
  await until(async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const pause = new Promise<undefined>((later) => setTimeout(() => later(undefined), 100));
    return Promise.race([done.then((made) => ({ made })), pause]);
  }, 'generated events');
  return done;
}
