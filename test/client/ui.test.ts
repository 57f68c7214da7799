// Every surface of the editor that we hand text to: hostile text in all places, looked through with VS Code's own patterns.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { links, problemsOf } from '../links.ts';

const given = vi.hoisted(() => ({ texts: [] as unknown[], answer: undefined as unknown, report: [] as unknown[] }));
vi.mock('vscode', () => {
  class Made {
    constructor(...all: unknown[]) {
      given.texts.push(this, all);
    }
  }
  const told = async (...all: unknown[]) => {
    given.texts.push(all);
    return given.answer;
  };
  return {
    Diagnostic: Made,
    TestMessage: Made,
    TreeItem: Made,
    QuickPickItemKind: { Separator: -1 },
    window: {
      showErrorMessage: told,
      showWarningMessage: told,
      showInformationMessage: told,
      setStatusBarMessage: told,
      async showQuickPick(items: Promise<unknown[]>, options: unknown) {
        const all = await items;
        // What is ours to hand back is not shown.
        given.texts.push(
          all.map((one) => ({ ...(one as object), choice: undefined })),
          options,
        );
        return all[0];
      },
      async showInputBox(options: { validateInput: (answer: string) => string }) {
        given.texts.push(options, options.validateInput('x'));
      },
      withProgress: (options: unknown, work: (progress: unknown) => unknown) => {
        given.texts.push(options);
        return work({ report: (step: unknown) => given.texts.push(step) });
      },
    },
  };
});
const ui = await import('../../client/ui.ts');

beforeEach(() => {
  given.texts = [];
  given.answer = undefined;
});
const stringsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => (['id', 'value'].includes(key) ? [] : stringsIn(one)))
      : [];

const surfaces: Readonly<Record<string, (text: string) => unknown>> = {
  showError: (text) => ui.showError(text, text),
  showWarning: (text) => ui.showWarning(text, text),
  showInformation: (text) => ui.showInformation(text, text),
  showBriefly: (text) => ui.showBriefly(text),
  showProgress: (text) =>
    ui.showProgress({ location: 15, title: text }, async (report) => report.report({ message: text, increment: 1 })),
  pickOne: (text) =>
    ui.pickOne([{ label: text, description: text, detail: text, isHeading: true }], { title: text, placeHolder: text }),
  promptFor: (text) => ui.promptFor({ title: text, prompt: text, problem: () => text }),
  treeItem: (text) => ui.treeItem({ id: 'x', label: text, description: text, tooltip: [text, text], spoken: text }),
  setStatus: (text) => {
    const item = { text: '', detail: '' };
    ui.setStatus(item as never, text, text);
    given.texts.push(item);
  },
  setTitle: (text) => {
    const panel = { title: '' };
    ui.setTitle(panel as never, text);
    given.texts.push(panel);
  },
  tabTitle: (text) => given.texts.push(ui.tabTitle(text)),
  testItem: (text) =>
    ui.testItem(
      { createTestItem: (_: string, label: string) => given.texts.push(label) } as never,
      'x',
      text,
      undefined,
    ),
  describeTest: (text) => {
    const item = { description: '' };
    ui.describeTest(item as never, text);
    given.texts.push(item);
  },
  testMessage: (text) => ui.testMessage(text, text, text),
  testOutput: (text) =>
    ui.testOutput(
      { appendOutput: (line: string) => given.texts.push(line.replace(/\r\n$/, '')) } as never,
      text,
      {} as never,
    ),
  dataProblem: (text) => ui.dataProblem({} as never, text, 0),
};

it('every function of the file is tried', () => expect(Object.keys(surfaces).sort()).toEqual(Object.keys(ui).sort()));

describe.each(Object.entries(surfaces))('%s', (_, show) => {
  it.each(links)('shows %j as text', async (link) => {
    await show(link);
    const shown = stringsIn(given.texts).map((text) => text.replace(/\n/g, ' '));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.flatMap(problemsOf)).toEqual([]);
  });
});

it('the button that was chosen is told as it was given, and a choice as it was', async () => {
  given.answer = 'Open [a] (command:b)';
  expect(await ui.showError('x', 'Other', 'Open [a](command:b)')).toBe('Open [a](command:b)');
  const choice = { label: '[a](command:b)', icon: 'file' };
  expect(await ui.pickOne([choice], {})).toBe(choice);
  expect(given.texts[1]).toMatchObject([{ label: '$(file) [a] (command:b)' }]);
});
