// package.json and the extension's code speak of the same things: commands, context keys, views, settings, files.
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { product, textOf } from './tracked.ts';

const { contributes, activationEvents } = JSON.parse(textOf('package.json'));
const client = product
  .filter((file) => file.startsWith('client/') && file.endsWith('.ts'))
  .map(textOf)
  .join('\n');
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

const commands: readonly string[] = contributes.commands.map((one: { command: string }) => one.command);
const views = Object.values(contributes.views as Record<string, { id: string }[]>).flatMap(ids);
const settings = Object.keys(contributes.configuration.properties);
const menus = Object.values(contributes.menus as Record<string, { command: string; when?: string }[]>).flat();
const walkthroughs: readonly { id: string; steps: { description: string; completionEvents: string[] }[] }[] =
  contributes.walkthroughs;
const steps = walkthroughs.flatMap((one) => one.steps);

/** Context keys that the code sets. */
const keys = [
  ...all(client, /setContext\(\s*'(\w+)'/g).map((key) => `trackwright.${key}`),
  ...all(client, /'setContext', '([\w.]+)'/g),
];
/** VS Code's own, and what they may be compared with here. */
const theirs: Readonly<Record<string, readonly string[] | undefined>> = {
  workspaceFolderCount: ['0'],
  isWorkspaceTrusted: undefined,
  resourceFilename: undefined,
  resourceScheme: all(client, /const SCHEME = '([\w-]+)'/g),
  activeWebviewPanelId: all(client, /const TYPE = '([\w.]+)'/g),
  view: views,
  viewItem: ['event', 'property', 'question'],
  testMessage: all(client, /contextValue = '(\w+)'/g),
};

describe('when', () => {
  const clauses: readonly string[] = [
    ...menus.flatMap(({ when }) => when ?? []),
    ...contributes.commands.flatMap(({ enablement }: { enablement?: string }) => enablement ?? []),
    ...contributes.viewsWelcome.flatMap(({ when }: { when?: string }) => when ?? []),
    ...steps.flatMap((one) => all(one.completionEvents.join('\n'), /^onContext:(.+)$/gm)),
  ];
  const terms = [...new Set(clauses)].filter((one) => one !== 'false').flatMap((one) => one.split(/\s*(?:&&|\|\|)\s*/));

  test.each([...new Set(terms)])('%s asks for something that is there', (term) => {
    const [, key = '', value] = /^!?([\w.]+)(?: (?:==|>|=~) (.+))?$/.exec(term) ?? [];
    if (keys.includes(key)) return expect(value).toBeUndefined();
    expect(Object.keys(theirs)).toContain(key);
    const allowed = theirs[key];
    if (!allowed || value === undefined) return;
    const named = value.startsWith('/') ? value.replace(/^\/\^\(|\)\$\/$/g, '').split('|') : [value];
    expect(named.filter((one) => !allowed.includes(one))).toEqual([]);
  });
  test('every context key that the code sets is asked for', () => {
    expect(keys.length).toBeGreaterThan(3);
    expect(keys.filter((key) => !clauses.some((clause) => clause.includes(key)))).toEqual([]);
  });
  test('every kind of item of the tree has a menu', () =>
    expect(theirs.viewItem?.filter((kind) => !textOf('server/protocol.ts').includes(`'${kind}'`))).toEqual([]));
});

describe('commands', () => {
  test('of menus, links and steps are contributed', () => {
    const linked = [
      ...steps.map(({ description }) => description),
      ...contributes.viewsWelcome.map((one: { contents: string }) => one.contents),
    ];
    const wanted = [
      ...menus.map(({ command }) => command),
      ...all(linked.join('\n'), /\(command:(trackwright[\w.]+)/g),
      ...steps.flatMap((one) => all(one.completionEvents.join('\n'), /^onCommand:(.+)$/gm)),
    ];
    expect(wanted.length).toBeGreaterThan(15);
    expect(wanted.filter((command) => !commands.includes(command))).toEqual([]);
  });
  test('that wait for a trusted folder are offered only in one, and the others are known to wait for nothing', () => {
    const registered = client.split(/\bregisterCommand\(/).slice(1);
    const nameOf = (text: string) => /^\s*(?:'([\w.]+)'|`catalogue)/.exec(text)?.[1];
    const waiting = registered.flatMap((text) => (text.includes('needsTrust: true') ? (nameOf(text) ?? []) : []));
    expect(waiting.sort()).toEqual([
      'generateDbt',
      'generateEvents',
      'importTable',
      'newPlanFromBrief',
      'run',
      'runChecks',
    ]);
    const enablement = (name: string): string =>
      contributes.commands.find(({ command }: { command: string }) => command === `trackwright.${name}`)?.enablement ??
      '';
    for (const name of [...waiting, 'catalogue.run', 'catalogue.preview'])
      for (const either of enablement(name).split('||')) expect(either).toContain('isWorkspaceTrusted');
  });
  test('that need an argument are not in the palette, and no other is missing there', () => {
    const hidden = contributes.menus.commandPalette.flatMap(({ command, when }: { command: string; when: string }) =>
      when === 'false' ? [command] : [],
    );
    const needy = commands.filter(
      (one) => one.startsWith('trackwright.catalogue.') || one === 'trackwright.showFailingRows',
    );
    expect(hidden.sort()).toEqual([...needy].sort());
  });
});

describe('settings', () => {
  test.each(settings)('%s is read, described, and told of in the README', (setting) => {
    const { markdownDescription, default: byDefault, scope } = contributes.configuration.properties[setting];
    expect(markdownDescription).toMatch(/\.$/);
    expect([typeof byDefault, typeof scope]).not.toContain('undefined');
    expect(textOf('README.md')).toContain(`\`${setting}\``);
    // The protocol's own library reads this one.
    if (setting === 'trackwright.trace.server') return expect(client).toContain("LanguageClient(\n    'trackwright'");
    expect(client).toContain(`.get('${setting.slice('trackwright.'.length)}', ${byDefault})`);
  });
});

describe('files', () => {
  test.each(all(JSON.stringify(contributes), /"(?:\.\/)?((?:media|schemas|snippets|syntaxes)\/[^"]+)"/g))(
    '%s is there',
    (file) => expect(existsSync(file)).toBe(true),
  );
  test('a grammar goes by its own name', () => {
    for (const { path, scopeName } of contributes.grammars) expect(JSON.parse(textOf(path)).scopeName).toBe(scopeName);
  });
  test('snippets have a prefix each, in a language of ours', () => {
    for (const { path, language } of contributes.snippets) {
      const snippets: { prefix: string; scope: string }[] = Object.values(JSON.parse(textOf(path)));
      expect(snippets.filter((one) => one.scope !== language || !one.prefix.startsWith('tw-'))).toEqual([]);
      expect(new Set(snippets.map((one) => one.prefix)).size).toBe(snippets.length);
    }
  });
  test('that we read wake us, and have our schema', () => {
    const { fileMatch } = contributes.yamlValidation[0];
    for (const name of fileMatch) expect(activationEvents).toContain(`workspaceContains:**/${name}`);
    expect([...fileMatch].sort()).toEqual([
      '*.brief.yaml',
      '*.brief.yml',
      '*.plan.yaml',
      '*.plan.yml',
      'trackwright.yml',
    ]);
  });
  test('views are made by the code, and a kept panel wakes us', () => {
    expect(views.filter((view) => !client.includes(`'${view}'`))).toEqual([]);
    for (const type of theirs.activeWebviewPanelId ?? []) expect(activationEvents).toContain(`onWebviewPanel:${type}`);
    expect(client).toContain(`'trackwright.trackwright#${walkthroughs[0]?.id}'`);
  });
});
