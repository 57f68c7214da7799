// The only file that hands text to VS Code's own surfaces. Whatever stands in it may come from a plan, a file name or data, and VS Code makes
// links and icons of some texts: here all of it becomes plain text first.
import {
  Diagnostic,
  type DiagnosticSeverity,
  type InputBoxOptions,
  type LanguageStatusItem,
  type Progress,
  type ProgressOptions,
  type QuickPickItem,
  QuickPickItemKind,
  type QuickPickOptions,
  type Range,
  type TestController,
  type TestItem,
  TestMessage,
  type TestRun,
  TreeItem,
  type TreeItemCollapsibleState,
  type Uri,
  type WebviewPanel,
  window,
} from 'vscode';
import { uiText } from '../server/results/ui-text.ts';

const texts = (all: readonly string[]): string[] => all.map(uiText);
/** What a notification answers is the button as it was given. */
const answered = (buttons: readonly string[], shown: string | undefined): string | undefined =>
  buttons.find((button) => uiText(button) === shown);

export const showError = async (message: string, ...buttons: readonly string[]): Promise<string | undefined> =>
  answered(buttons, await window.showErrorMessage(uiText(message), ...texts(buttons)));
export const showWarning = async (message: string, ...buttons: readonly string[]): Promise<string | undefined> =>
  answered(buttons, await window.showWarningMessage(uiText(message), ...texts(buttons)));
export const showInformation = async (message: string, ...buttons: readonly string[]): Promise<string | undefined> =>
  answered(buttons, await window.showInformationMessage(uiText(message), ...texts(buttons)));

/** Said in the status bar for five seconds. */
export const showBriefly = (text: string): void => void window.setStatusBarMessage(uiText(text), 5000);

export type Report = Progress<{ readonly message?: string; readonly increment?: number }>;
export function showProgress<T>(
  { title = '', ...options }: ProgressOptions,
  work: (report: Report, token: Parameters<Parameters<typeof window.withProgress>[1]>[1]) => Promise<T>,
): Thenable<T> {
  return window.withProgress({ ...options, title: uiText(title) }, (progress, token) =>
    work(
      {
        report: ({ message, ...step }) =>
          progress.report({ ...step, ...(message === undefined ? {} : { message: uiText(message) }) }),
      },
      token,
    ),
  );
}

/** One of a list; `icon` is a codicon's name, and the only icon that a label can have. */
export interface QuickPickChoice {
  readonly label: string;
  readonly icon?: string;
  readonly description?: string;
  readonly detail?: string;
  /** A heading of the list, which cannot be chosen. */
  readonly isHeading?: boolean;
}
export async function pickOne<C extends QuickPickChoice>(
  choices: readonly C[] | Promise<readonly C[]>,
  { title, placeHolder, ...options }: QuickPickOptions,
): Promise<C | undefined> {
  const items = Promise.resolve(choices).then((all) => all.map((choice) => ({ ...quickPickItem(choice), choice })));
  const picked = await window.showQuickPick(items, {
    ...options,
    ...(title === undefined ? {} : { title: uiText(title) }),
    ...(placeHolder === undefined ? {} : { placeHolder: uiText(placeHolder) }),
  });
  return picked?.choice;
}
function quickPickItem({ label, icon, description, detail, isHeading }: QuickPickChoice): QuickPickItem {
  return {
    label: `${icon === undefined ? '' : `$(${icon}) `}${uiText(label)}`,
    ...(description === undefined ? {} : { description: uiText(description) }),
    ...(detail === undefined ? {} : { detail: uiText(detail) }),
    ...(isHeading ? { kind: QuickPickItemKind.Separator } : {}),
  };
}

export interface Prompt extends Pick<InputBoxOptions, 'value'> {
  readonly title: string;
  readonly prompt: string;
  /** What is wrong with the answer; undefined where nothing is. */
  readonly problem: (answer: string) => string | undefined;
}
export async function promptFor({ title, prompt, problem, value = '' }: Prompt): Promise<string | undefined> {
  return window.showInputBox({
    title: uiText(title),
    prompt: uiText(prompt),
    value,
    validateInput(answer) {
      const wrong = problem(answer);
      return wrong === undefined ? undefined : uiText(wrong);
    },
  });
}

export interface TreeRow {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Lines. */
  readonly tooltip?: readonly string[];
  /** What a screen reader says in place of the tooltip. */
  readonly spoken?: string;
}
export function treeItem(
  { id, label, description, tooltip, spoken }: TreeRow,
  collapsible?: TreeItemCollapsibleState,
): TreeItem {
  const item = new TreeItem(uiText(label), collapsible);
  item.id = id;
  item.description = uiText(description);
  if (tooltip) item.tooltip = texts(tooltip).join('\n');
  if (spoken !== undefined) item.accessibilityInformation = { label: uiText(spoken) };
  return item;
}

/** VS Code looks for links in both. */
export function setStatus(item: LanguageStatusItem, text: string, detail: string): void {
  item.text = uiText(text);
  item.detail = uiText(detail);
}

export const setTitle = (panel: WebviewPanel, title: string): void => {
  panel.title = uiText(title);
};
export const tabTitle = uiText;

export const testItem = (controller: TestController, id: string, label: string, file: Uri | undefined): TestItem =>
  controller.createTestItem(id, uiText(label), file);
export const describeTest = (item: TestItem, description: string): void => {
  item.description = uiText(description);
};
export function testMessage(text: string, expected?: string, actual?: string): TestMessage {
  const message = new TestMessage(uiText(text));
  if (expected !== undefined && actual !== undefined) {
    message.expectedOutput = uiText(expected);
    message.actualOutput = uiText(actual);
  }
  return message;
}
/** A line in the terminal of a test run. */
export const testOutput = (run: TestRun, text: string, item: TestItem): void =>
  run.appendOutput(`${uiText(text)}\r\n`, undefined, item);

export const dataProblem = (range: Range, message: string, severity: DiagnosticSeverity): Diagnostic =>
  new Diagnostic(range, uiText(message), severity);
