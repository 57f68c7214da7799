// What a dbt_project.yml says about its own files.
import { handle } from '../../schema/item.ts';
import { defaultFolders, defaultWritten } from './paths.ts';
import type { DbtProject } from './things.ts';
import { type Real, type View, viewTextAt } from './view.ts';

const folderKeys = Object.keys(defaultFolders) as (keyof typeof defaultFolders)[];
/** Older names, which 1.x still reads. */
const olderKeys: Readonly<Record<string, string>> = { 'model-paths': 'source-paths', 'seed-paths': 'data-paths' };

/** Reads what can be read; absent and odd values give dbt's defaults. */
export function readProject(root: Real, uri: string, view: View): DbtProject {
  const texts = (key: string) => textsOf(view.at(root, key), view);
  const name = viewTextAt(view.at(root, 'name')) ?? { value: '', text: '', span: root.span, node: handle(root) };
  return {
    shape: 'dbtProject',
    name,
    span: root.span,
    node: handle(root),
    uri,
    dir: uri.slice(0, Math.max(0, uri.lastIndexOf('/'))),
    folders: folderKeys.flatMap((key) => texts(key) ?? texts(olderKeys[key] ?? key) ?? [defaultFolders[key]]),
    written: [...defaultWritten, ...(texts('packages-install-path') ?? []), ...(texts('target-path') ?? [])],
    requireDbtVersion: texts('require-dbt-version') ?? [],
  };
}

/** One text, or a list of them; undefined when there is none. */
function textsOf(value: Real | undefined, view: View): readonly string[] | undefined {
  if (!value || value.kind === 'map') return undefined;
  const nodes = value.kind === 'seq' ? value.items.map((item) => view.real(item)) : [value];
  const texts = nodes.flatMap((node) => viewTextAt(node)?.value ?? []);
  return texts.length > 0 ? texts : undefined;
}
