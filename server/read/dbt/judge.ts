// Walks a dbt file by the tables of shapes and settings and tells every key that dbt does not know, each where it is written and once.
import { type Fault, handle, type Owner } from '../plan/item.ts';
import { textOf } from '../plan/read-item.ts';
import type { MapNode, Node } from '../yaml/node.ts';
import { type ConfigName, settings } from './configs.ts';
import { judgeKey, judgeSetting, type KeyVerdict, keysOf, shapeOf } from './keys.ts';
import type { ShapeName } from './shapes.ts';
import { isJinja, isMerge, textAt, type View } from './view.ts';

interface Walk {
  readonly view: View;
  readonly faults: Fault[];
  /** Node -> shapes it was judged by: an anchor's mapping is judged once, however many aliases stand for it. */
  readonly done: Map<Node, Set<string>>;
}

/** Faults of a properties file (`shape: 'file'`) or of dbt_project.yml (`shape: 'project'`). */
export function judgeFile(root: Node, shape: 'file' | 'project', view: View): readonly Fault[] {
  const walk: Walk = { view, faults: [], done: new Map() };
  judgeObject(root, shape, undefined, [], walk);
  return walk.faults;
}

function judgeObject(
  written: Node,
  shape: ShapeName,
  of: Owner | undefined,
  path: readonly string[],
  walk: Walk,
): void {
  const map = walk.view.real(written);
  if (map?.kind !== 'map' || seen(map, shape, walk)) return;
  const row = shapeOf(shape);
  const name = textAt(walk.view.at(map, 'name') ?? walk.view.at(map, 'v'))?.value;
  const self: Owner =
    path.length === 0
      ? { noun: 'the file' }
      : { noun: row.noun, ...(name === undefined ? {} : { name }), ...(of ? { of } : {}) };
  const inner = path.length === 0 ? undefined : self;
  for (const pair of walk.view.pairs(map)) {
    const key = pair.key.text;
    if (key === '' || isMerge(pair) || isJinja(key)) continue;
    const verdict = judgeKey(shape, key);
    tell(verdict, pair.key, self, map, path, shape, walk);
    if (verdict.is !== 'known') continue;
    const under = row.inside?.[key];
    if (under === 'tests') judgeTests(pair.value, inner, [...path, key], walk);
    else if (under) judgeEach(pair.value, under as ShapeName, inner, [...path, key], walk);
    if (key === 'config' && row.config)
      judgeConfig(pair.value, row.config as ConfigName, self, [...path, key], [], shape, walk);
  }
}

/** A mapping, or a list of them. */
function judgeEach(value: Node, shape: ShapeName, of: Owner | undefined, path: readonly string[], walk: Walk): void {
  const node = walk.view.real(value);
  if (node?.kind === 'seq') for (const item of node.items) judgeObject(item, shape, of, path, walk);
  else if (node) judgeObject(node, shape, of, path, walk);
}

/** `- unique`, `- accepted_values: {arguments: …, config: …}`, `- {test_name: …}`: only `config` has keys that are dbt's alone. */
function judgeTests(value: Node, of: Owner | undefined, path: readonly string[], walk: Walk): void {
  for (const item of walk.view.items(value)) {
    const test = walk.view.real(item);
    if (test?.kind !== 'map') continue;
    const flat = walk.view.at(test, 'test_name') !== undefined;
    const args = flat ? test : walk.view.real(test.pairs[0]?.value);
    const config = walk.view.at(args, 'config');
    const name = flat ? textAt(walk.view.at(test, 'test_name'))?.value : test.pairs[0]?.key.text;
    const self: Owner = { noun: 'test', ...(name === undefined ? {} : { name }), ...(of ? { of } : {}) };
    if (config) judgeConfig(config, 'test', self, [...path, 'config'], [], 'singularTest', walk);
  }
}

/** Only the spelling of settings is judged: 1.x takes any, and custom ones are common. */
function judgeConfig(
  value: Node,
  config: ConfigName,
  self: Owner,
  path: readonly string[],
  under: readonly string[],
  shape: ShapeName,
  walk: Walk,
): void {
  const map = walk.view.real(value);
  if (map?.kind !== 'map' || seen(map, `${config}.${under.at(-1) ?? ''}`, walk)) return;
  for (const pair of walk.view.pairs(map)) {
    const key = pair.key.text;
    if (key === '' || isMerge(pair) || isJinja(key)) continue;
    const verdict = judgeSetting(config, under, key);
    if (verdict.is === 'near') tell(verdict, pair.key, self, map, path, shape, walk);
    if (verdict.is === 'known' && key in settings)
      judgeConfig(pair.value, config, self, [...path, key], [...under, key], shape, walk);
  }
}

function tell(
  verdict: KeyVerdict,
  key: MapNode['pairs'][number]['key'],
  self: Owner,
  map: MapNode,
  path: readonly string[],
  shape: ShapeName,
  walk: Walk,
): void {
  const fact = { at: textOf(key), in: self, owner: handle(map), path: [...path, key.text], shape };
  if (verdict.is === 'near') walk.faults.push({ fault: 'dbt-misspelled-key', ...fact, near: verdict.near });
  // At the top of a file any key may hold anchors: that is a matter of its own.
  if (verdict.is === 'unknown' && path.length > 0) walk.faults.push({ fault: 'dbt-unknown-key', ...fact });
  if (verdict.is === 'known' && verdict.since !== '1.10')
    walk.faults.push({ fault: 'dbt-unknown-key', ...fact, since: verdict.since });
}

function seen(node: Node, shape: string, walk: Walk): boolean {
  const shapes = walk.done.get(node);
  if (shapes?.has(shape)) return true;
  if (shapes) shapes.add(shape);
  else walk.done.set(node, new Set([shape]));
  return false;
}

/** Keys that an object of this shape may still get, for completion. */
export const knownKeys = (shape: ShapeName): readonly string[] => [...keysOf(shape).keys()];
