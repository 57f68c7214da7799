// While an item is written its new problems wait; what was shown stays, what is fixed goes, nothing else is held back.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const heard = vi.hoisted(() => ({ change: (_: unknown): void => {}, documents: [] as unknown[] }));
vi.mock('vscode', () => ({
  Uri: class {},
  Disposable: { from: () => ({ dispose: () => {} }) },
  workspace: {
    get textDocuments() {
      return heard.documents;
    },
    onDidChangeTextDocument: (listener: typeof heard.change) => {
      heard.change = listener;
    },
    onDidCloseTextDocument: () => {},
  },
}));
vi.mock('vscode-languageclient/node', () => ({
  DocumentDiagnosticRequest: { method: 'pull' },
  vsdiag: { DocumentDiagnosticReportKind: { full: 'full', unChanged: 'unChanged' } },
}));
const { suppressWhileTyping } = await import('../../client/typing-suppression.ts');

const text = 'events:\n  - name: a\n    description: x\n  - name: b\n';
const document = { uri: 'file:///a.plan.yml', lineCount: 5, getText: () => text };
const problem = (code: string, line: number) => ({ code, range: { start: { line }, end: { line } } });
const key = (line: number, typed = 'x', more: object = {}) =>
  heard.change({ document, contentChanges: [{ text: typed, range: { start: { line } } }], ...more });

let pulled: number;
/** The codes that are shown when the server finds these. */
let show: (...found: readonly ReturnType<typeof problem>[]) => Promise<unknown>;
beforeEach(() => {
  vi.useFakeTimers();
  heard.documents = [document];
  pulled = 0;
  const quiet = suppressWhileTyping();
  const provider = { onDidChangeDiagnosticsEmitter: { fire: () => void pulled++ } };
  quiet.follow({ getFeature: () => ({ getProvider: () => provider }) } as never);
  show = async (...items) => {
    const report = { kind: 'full', resultId: 'r', items };
    const shown = await quiet.provideDiagnostics(document as never, undefined, {} as never, (() => report) as never);
    return (shown as unknown as typeof report).items.map(({ code }) => code);
  };
});
afterEach(() => void vi.useRealTimers());

test('without typing, everything is shown', async () => {
  expect(await show(problem('case', 1))).toEqual(['case']);
});

test('a new problem of the item waits for a pause, and is asked for then', async () => {
  key(1);
  expect(await show(problem('case', 1), problem('trigger', 2), problem('other', 3))).toEqual(['other']);
  vi.advanceTimersByTime(300);
  key(1);
  vi.advanceTimersByTime(300);
  expect(pulled).toBe(0);
  vi.advanceTimersByTime(300);
  expect(pulled).toBe(1);
  expect(await show(problem('case', 1))).toEqual(['case']);
});

test('what was shown stays, what is fixed goes at once', async () => {
  await show(problem('case', 1), problem('trigger', 1));
  key(1);
  expect(await show(problem('case', 1), problem('tense', 1))).toEqual(['case']);
});

test('a held report has no id, so that the next one is whole', async () => {
  const quiet = suppressWhileTyping();
  quiet.follow({ getFeature: () => ({}) } as never);
  key(1);
  const report = { kind: 'full', resultId: 'r', items: [problem('case', 1)] };
  const shown = await quiet.provideDiagnostics(document as never, undefined, {} as never, (() => report) as never);
  expect(shown).toEqual({ kind: 'full', items: [] });
});

test.each([
  ['pasted', '    trigger: now\n', {}],
  ['undone', 'x', { reason: 1 }],
])('what is %s is judged at once', async (_, typed, more) => {
  key(1, typed, more);
  expect(await show(problem('case', 1))).toEqual(['case']);
});

test('nothing is asked for where nothing was held', async () => {
  key(1);
  await show(problem('other', 3));
  vi.advanceTimersByTime(1000);
  expect(pulled).toBe(0);
});
