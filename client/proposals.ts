// An edit of whole files that the user sees before it happens: a diff, one question, and the edit only after its answer.
import {
  commands,
  type Disposable,
  type ExtensionContext,
  languages,
  TabInputText,
  TabInputTextDiff,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient, WorkspaceEdit } from 'vscode-languageclient/node';
import type { ProposedFile } from '../server/protocol.ts';
import type { FaultLog } from './errors.ts';
import { registerCommand } from './register-command.ts';
import { showInformation, showWarning, tabTitle } from './ui.ts';

const SCHEME = 'trackwright-proposal';
const PROPOSED = ' (proposed)';

export interface ShownProposal {
  /** LSP's. */
  readonly edit: unknown;
  readonly files: readonly ProposedFile[];
  /** What is asked, in one sentence, and the word that does it. */
  readonly question: string;
  readonly yes: string;
}
export interface Proposals {
  /** Whether the user took it: by the notification, or by the buttons above the diff; closing the diff is a no. */
  decide(proposal: ShownProposal): Promise<boolean>;
}
/** A file as it is and as it would be. */
interface Sides {
  readonly file: Uri;
  readonly before: string | null;
  readonly left: Uri;
  readonly right: Uri;
}

export function makeProposals(extension: ExtensionContext, server: LanguageClient, faultLog: FaultLog): Proposals {
  const texts = new Map<string, string>();
  let answer: (yes: boolean) => void = () => {};
  let made = 0;
  const sidesOf = ({ uri, before, after }: ProposedFile): Sides => {
    const file = Uri.parse(uri);
    const holding = (text: string, side: string) => {
      const at = Uri.from({ scheme: SCHEME, path: `/${made}/${side}${file.path}${PROPOSED}` });
      texts.set(at.path, text);
      return at;
    };
    return { file, before, left: before === null ? holding('', 'now') : file, right: holding(after, 'then') };
  };
  extension.subscriptions.push(
    workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
    }),
    registerCommand('applyProposal', () => answer(true), faultLog),
    registerCommand('discardProposal', () => answer(false), faultLog),
  );
  return {
    async decide({ edit, files, question, yes }) {
      answer(false);
      made += 1;
      const sides = files.map(sidesOf);
      await showDiff(sides);
      const taken = await ask(question, yes, sides, (elsewhere) => {
        answer = elsewhere;
      });
      await closeDiff(sides);
      for (const { right } of sides) texts.delete(right.path);
      if (!taken) return false;
      if (await changed(sides)) {
        void showWarning('The file was changed meanwhile, so nothing was written. Ask for it again.');
        return false;
      }
      const asked = await server.protocol2CodeConverter.asWorkspaceEdit(edit as WorkspaceEdit);
      return workspace.applyEdit(asked, { isRefactoring: true });
    },
  };
}

/** What is said by the notification, by the buttons above the editor, or by closing it, whichever comes first. */
async function ask(
  question: string,
  yes: string,
  sides: readonly Sides[],
  listen: (answer: (yes: boolean) => void) => void,
): Promise<boolean> {
  let closing: Disposable | undefined;
  const taken = await new Promise<boolean>((resolve) => {
    let open = true;
    const settle = (said: boolean, hide: boolean) => {
      // A question that was answered elsewhere goes from the screen.
      if (open && hide) void commands.executeCommand('notifications.hideToasts');
      open = false;
      resolve(said);
    };
    listen((said) => settle(said, true));
    closing = window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (closed.some((tab) => shows(tab.input, sides))) settle(false, true);
    });
    void showInformation(question, yes, 'Discard Proposal').then((said) => said && settle(said === yes, false));
  });
  closing?.dispose();
  return taken;
}

async function showDiff(sides: readonly Sides[]): Promise<void> {
  const [only, ...more] = sides;
  // Beside nothing, the whole window is for what is new.
  if (only?.before === null && !more.length) {
    const document = await workspace.openTextDocument(only.right);
    const shown = isYaml(only.file) ? await languages.setTextDocumentLanguage(document, 'yaml') : document;
    await window.showTextDocument(shown, { preview: false });
  } else if (only && !more.length)
    await commands.executeCommand('vscode.diff', only.left, only.right, tabTitle(`${nameOf(only.file)}${PROPOSED}`), {
      preview: false,
    });
  else
    await commands.executeCommand(
      'vscode.changes',
      'Proposed files',
      sides.map(({ file, left, right }) => [file, left, right]),
    );
}
const closeDiff = (sides: readonly Sides[]) =>
  window.tabGroups.close(window.tabGroups.all.flatMap((group) => group.tabs).filter((tab) => shows(tab.input, sides)));

/** The editor of one file; that of several is no part of the API yet, and stays open. */
function shows(input: unknown, sides: readonly Sides[]): boolean {
  const shown =
    input instanceof TabInputTextDiff ? input.modified : input instanceof TabInputText ? input.uri : undefined;
  return sides.some(({ right }) => right.toString() === shown?.toString());
}
const isYaml = ({ path }: Uri): boolean => /\.ya?ml$/i.test(path);

const nameOf = (file: Uri): string => file.path.slice(file.path.lastIndexOf('/') + 1);

/** What was typed or written since the proposal was made must not be lost. */
async function changed(sides: readonly Sides[]): Promise<boolean> {
  for (const { file, before } of sides) {
    const now = await workspace.openTextDocument(file).then(
      (document) => document.getText(),
      () => null,
    );
    if (now !== before) return true;
  }
  return false;
}
