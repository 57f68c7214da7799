// The pure folders bundle for a browser with everything they need, and the bundle does its work in a world that has
// nothing of Node.
import vm from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { pureFolders } from './layers.ts';
import { product } from './tracked.ts';

const filesOf = (room: string) => product.filter((file) => file.startsWith(`server/${room}/`) && file.endsWith('.ts'));
const rooms = pureFolders.filter((room) => filesOf(room).length > 0);

async function bundled(contents: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'room',
    target: 'es2022',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  const outside = Object.values(metafile.outputs).flatMap((output) => output.imports.filter((one) => one.external));
  return { code: file?.text ?? '', outside, inputs: Object.keys(metafile.inputs) };
}

describe.each(rooms)('%s', (room) => {
  test('bundles for a browser, alone, and loads in one', async () => {
    const files = filesOf(room);
    const all = files.map((file, i) => `export * as file${i} from './${file}';`).join('\n');
    const { code, outside, inputs } = await bundled(all);
    expect(outside).toEqual([]);
    // Types leave nothing behind; all else is in it.
    expect(inputs.filter((input) => input.startsWith('server/')).length).toBeGreaterThan(files.length / 2);
    expect(() => vm.runInNewContext(code, browser())).not.toThrow();
  });
});

test('a plan is linted where there is no Node', async () => {
  const { code } = await bundled(`
    import { Linter } from './server/lint/engine/linter.ts';
    import { Problems } from './server/lint/engine/problems.ts';
    import { policyOf } from './server/lint/engine/profiles.ts';
    import { rules } from './server/lint/rules/index.ts';
    import { english } from './server/base/lexicon/english.ts';
    import { library } from './server/base/lexicon/library.ts';
    import { Snapshot } from './server/plan/snapshot.ts';
    import { defaults } from './server/config/settings.ts';
    import { Doc } from './server/yaml/document.ts';
    const uri = 'file:///a.plan.yml';
    export function lint(text) {
      const snapshot = Snapshot.empty(defaults).with(new Map([[uri, { kind: 'plan', doc: Doc.of(uri, text) }]]));
      const policy = policyOf(rules, defaults, 'file:///');
      const linter = new Linter(rules, { today: '2026-06-30', optionsOf: (id) => policy.options(id) });
      linter.setLexicon(english(library()));
      const problems = new Problems(linter);
      problems.update(snapshot, policy);
      return problems.of(uri).map((problem) => problem.rule);
    }
  `);
  const world = browser();
  vm.runInNewContext(`${code}\nfound = room.lint('events:\\n  - {name: cart_opened, descripton: x}\\n');`, world);
  expect(world.found).toContain('unknown-key');
});

/** What every browser has beside the language itself. */
function browser(): Record<string, unknown> {
  const world = {
    TextEncoder,
    TextDecoder,
    URL,
    structuredClone,
    AbortSignal,
    AbortController,
    crypto: globalThis.crypto,
  };
  return Object.assign(world, { self: world });
}
