// Problems pulled by an editor, pushed to an editor and printed by `lint --format json` are the same, byte for byte:
// both examples as they are, with one mistake after the other, and after each is taken back.
import { readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver';
import type { ReportedProblem } from '../../server/cli/report/problems.ts';
import { closeAll, start, type TestClient } from '../protocol/client.ts';
import { inWorld } from './cli-world.ts';
import { cli } from './harness.ts';
import { type Mistake, mistakes } from './mistakes.ts';

afterEach(closeAll);

/** One line each, in the order given: what the command line knows of a problem and an editor shows of it. */
type Line = Omit<ReportedProblem, 'fixable' | 'help'>;
const normal = (problems: readonly Line[]): string =>
  problems
    .map(({ file, line, column, endLine, endColumn, rule, severity, message, related }) =>
      JSON.stringify({ file, line, column, endLine, endColumn, rule, severity, message, related }),
    )
    .join('\n');
const severities = ['', 'error', 'warning', 'information', 'hint'] as const;

/** A diagnostic as the command line would print it. */
function lineOf(
  client: TestClient,
  file: string,
  { range, code, severity, message, relatedInformation }: Diagnostic,
): Line {
  const place = ({ start: { line, character } }: Diagnostic['range']) => ({ line: line + 1, column: character + 1 });
  return {
    file,
    ...place(range),
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    rule: String(code),
    severity: severities[severity ?? DiagnosticSeverity.Error] as Line['severity'],
    message: message as string,
    related: (relatedInformation ?? []).map((one) => ({
      file: path.posix.relative(client.uri('.'), one.location.uri),
      ...place(one.location.range),
      message: one.message,
    })),
  };
}
async function pulled(client: TestClient, files: readonly string[]): Promise<string> {
  const lines: Line[] = [];
  for (const file of files) {
    const { items } = await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri: client.uri(file) },
    });
    lines.push(...items.map((one) => lineOf(client, file, one)));
  }
  return normal(lines);
}
async function pulledOfWorkspace(client: TestClient, files: readonly string[]): Promise<string> {
  const { items } = await client.request<{ items: { uri: string; items: Diagnostic[] }[] }>('workspace/diagnostic', {
    previousResultIds: files.map((file) => ({ uri: client.uri(file), value: 'something else' })),
  });
  const found = new Map(items.map((one) => [one.uri, one.items]));
  return normal(files.flatMap((file) => (found.get(client.uri(file)) ?? []).map((one) => lineOf(client, file, one))));
}
const pushed = (client: TestClient, files: readonly string[]): string =>
  normal(files.flatMap((file) => (client.pushed.get(client.uri(file)) ?? []).map((one) => lineOf(client, file, one))));

const today = ['--today', '2026-06-30'];
const printed = (stdout: string): string => normal(JSON.parse(stdout).problems);

function filesOf(example: string): Readonly<Record<string, string>> {
  const root = path.resolve('examples', example);
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(ya?ml|sql)$/.test(name) && !name.startsWith('.trackwright'),
  );
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
}
const positionAt = (text: string, offset: number) => {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: (lines.at(-1) as string).length };
};

test.each(Object.keys(mistakes))(
  '%s: an editor that pulls, one that is pushed to, the command line',
  async (example) => {
    const texts = new Map(Object.entries(filesOf(example)));
    const yaml = () => [...texts.keys()].filter((name) => !name.endsWith('.sql')).sort();

    const clients = [
      await start('full', Object.fromEntries(texts)),
      await start('middle', Object.fromEntries(texts)),
    ] as const;
    const [puller, receiver] = clients;
    const versions = new Map<string, number>();

    /** All three say the same; the text of it. */
    async function agreed(): Promise<string> {
      const { stdout } = await inWorld(['lint', '--format', 'json', ...today], { cwd: puller.root });
      const expected = printed(stdout);
      // English words come after the first problems, and a push a moment after its cause.
      await vi.waitFor(async () => expect(await pulled(puller, yaml())).toBe(expected), { timeout: 800_000 });
      await vi.waitFor(() => expect(pushed(receiver, yaml())).toBe(expected), { timeout: 800_000 });
      await vi.waitFor(async () => expect(await pulledOfWorkspace(puller, yaml())).toBe(expected), {
        timeout: 800_000,
      });
      return expected;
    }
    async function change({ file, how }: Mistake, at: number, from: string, to: string): Promise<void> {
      const before = texts.get(file) as string;
      const after = before.slice(0, at) + to + before.slice(at + from.length);
      const range = { start: positionAt(before, at), end: positionAt(before, at + from.length) };
      const shown = versions.get(file) ?? (how === 'typed' ? 1 : undefined);
      for (const client of clients) {
        const uri = client.uri(file);
        if (shown === 1) await client.open(file, before);
        if (shown !== undefined)
          await client.notify('textDocument/didChange', {
            textDocument: { uri, version: shown + 1 },
            contentChanges: [{ range, text: to }],
          });
        await writeFile(path.join(client.root, file), after);
        await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
      }
      texts.set(file, after);
      if (shown !== undefined) versions.set(file, shown + 1);
    }

    /** A file comes, or goes, behind everybody's back. */
    async function put(file: string, text: string | undefined): Promise<void> {
      if (text === undefined) texts.delete(file);
      else texts.set(file, text);
      for (const client of clients) {
        const place = path.join(client.root, file);
        await (text === undefined ? rm(place) : writeFile(place, text));
        const type = text === undefined ? 3 : 1;
        await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri(file), type }] });
      }
    }

    const states = [await agreed()];
    const done: (readonly [mistake: Mistake, at: number])[] = [];
    for (const mistake of mistakes[example] as readonly Mistake[]) {
      const at = (texts.get(mistake.file) as string).indexOf(mistake.find);
      expect(at, `${example}/${mistake.file} holds "${mistake.find}"`).toBeGreaterThanOrEqual(0);
      await change(mistake, at, mistake.find, mistake.write);
      const now = await agreed();
      expect(now, `${mistake.rule} is told`).toContain(`"rule":"${mistake.rule}"`);
      states.push(now);
      done.push([mistake, at]);
    }
    const { stdout } = await cli(['lint', '--format', 'json', ...today], { cwd: puller.root });
    expect(printed(stdout)).toBe(states.at(-1));
    for (const [mistake, at] of done.reverse()) {
      states.pop();
      await change(mistake, at, mistake.write, mistake.find);
      expect(await agreed(), `without ${mistake.rule}`).toBe(states.at(-1));
    }
    await put('more.plan.yml', 'events:\n  - {name: signup_completed, descripton: Again}\n');
    const more = await agreed();
    expect(more).toContain('"rule":"duplicate-definition"');
    await put('more.plan.yml', undefined);
    expect(await agreed()).toBe(states[0]);
  },
  180_000,
);
