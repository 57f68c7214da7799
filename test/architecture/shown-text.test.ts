// Text from plans, files and data reaches the surfaces of an editor and a terminal through one file each.
import { describe, expect, test } from 'vitest';
import { product, textOf } from './tracked.ts';

const uses = (folder: RegExp, pattern: RegExp, ...allowed: readonly string[]) =>
  product
    .filter((file) => folder.test(file) && !allowed.includes(file))
    .flatMap((file) => [...textOf(file).matchAll(pattern)].map(([found]) => `${file}: ${found}`));

describe('only client/ui.ts', () => {
  test.each([
    /\bshow(?:Error|Warning|Information)Message\b/g,
    /\bwindow\.withProgress\b/g,
    /\b(?:show|create)(?:QuickPick|InputBox)\b/g,
    /\b(?:setStatusBarMessage|createStatusBarItem)\b/g,
    /\bnew (?:TreeItem|TestMessage|Diagnostic|MarkdownString|CodeLens|InlayHint|Hover)\(/g,
    /\b(?:createTestItem|appendOutput)\(/g,
    /\.(?:detail|tooltip|title) = (?!')/g,
  ])('knows %s', (pattern) => {
    expect(uses(/^client\//, new RegExp(pattern), 'client/ui.ts')).toEqual([]);
    expect(
      uses(/^client\/ui\.ts/, new RegExp(pattern)).length + Number(/MarkdownString/.test(pattern.source)),
    ).toBeGreaterThan(0);
  });
});
test('only client/register-command.ts registers commands', () =>
  expect(uses(/^client\//, /\bcommands\.register\w+/g, 'client/register-command.ts')).toEqual([]));
test('only server/lsp/messages.ts sends what an editor shows by itself', () =>
  expect(
    uses(
      /^server\/lsp/,
      /'window\/show\w+'|connection\.window\.show\w+|\bprogress\.(?:begin|report)\(/g,
      'server/lsp/messages.ts',
    ),
  ).toEqual([]));
test('only server/cli/io.ts writes to a terminal, and JSON there has nothing unseen in it', () => {
  expect(
    uses(/^server\/cli/, /\bprocess\.std(?:out|err)\.write|\bconsole\.\w+|\\u001b|\\x1b/g, 'server/cli/io.ts'),
  ).toEqual([]);
  expect(uses(/^server\/cli/, /\.(?:write|data|line)\([^;]*JSON\.stringify/g)).toEqual([]);
});
test('Markdown has one way to write code and text of a plan', () =>
  expect(uses(/^server\/(?:assist|card|tasks|run|lsp)\//, /\\`\$\{/g)).toEqual([]));
