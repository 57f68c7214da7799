// Walks a dbt file by the tables of shapes and settings and tells every key that dbt does not know, each where it is written and once.
import { type Container, handle } from '../../schema/item.ts';
import type { ReadError } from '../../schema/read-error.ts';
import { textOf } from '../../schema/read-item.ts';
import type { MapNode, Node, Pair } from '../../yaml/node.ts';
import { type ConfigName, settings } from './configs.ts';
import { judgeKey, judgeSetting, type KeyVerdict, shapeOf } from './keys.ts';
import type { ShapeName } from './shapes.ts';
import { type DbtVersion, isAtLeast } from './version.ts';
import { isJinja, isMerge, type Real, type View, viewTextAt } from './view.ts';

interface Walk {
  readonly view: View;
  readonly faults: ReadError[];
  /** Node -> how it was judged: an anchor's mapping is judged once, however many aliases stand for it. */
  readonly done: Map<Node, Set<string>>;
  /** Keys told already: a merged mapping brings its keys to several. */
  readonly told: Set<Pair['key']>;
}
/** Where a walk stands: the keys down to here, what they belong to, and the version that brought all of this. */
interface Here {
  readonly path: readonly string[];
  readonly of?: Container;
  readonly since: DbtVersion;
}

/** Faults of a properties file (`shape: 'file'`) or of dbt_project.yml (`shape: 'project'`). */
export function judgeFile(root: Real, shape: 'file' | 'project', view: View): readonly ReadError[] {
  const walk: Walk = { view, faults: [], done: new Map(), told: new Set() };
  judgeObject(root, shape, { path: [], since: '1.10' }, walk);
  return walk.faults;
}

function judgeObject(written: Node, shape: ShapeName, here: Here, walk: Walk): void {
  const map = walk.view.real(written);
  if (map?.kind !== 'map' || seen(map, shape, walk)) return;
  const row = shapeOf(shape);
  const self = ownerOf(map, row.noun, here, walk);
  for (const { key, value } of walk.view.pairs(map)) {
    if (!isKey(key)) continue;
    const verdict = judgeKey(shape, key.text);
    tell(verdict, key, { shape, self, map, here }, walk);
    if (verdict.is !== 'known') continue;
    const since = isAtLeast(verdict.since, here.since) ? verdict.since : here.since;
    const below: Here = { path: [...here.path, key.text], since, ...(here.path.length > 0 ? { of: self } : {}) };
    judgeUnder(value, row.inside?.[key.text], below, walk);
    if (key.text === 'config' && row.config)
      judgeConfig(value, row.config as ConfigName, [], { shape, self, here: below }, walk);
  }
}

function judgeUnder(value: Node, inside: string | readonly [string] | undefined, here: Here, walk: Walk): void {
  if (inside === undefined) return;
  if (inside === 'tests') judgeTests(value, here, walk);
  else if (typeof inside === 'string') judgeObject(value, inside as ShapeName, here, walk);
  else for (const item of walk.view.items(value)) judgeObject(item, inside[0] as ShapeName, here, walk);
}

/** `- unique`, `- accepted_values: {arguments: …, config: …}`, `- {test_name: …}`: only `config` has keys that are dbt's alone. */
function judgeTests(value: Node, here: Here, walk: Walk): void {
  const { view } = walk;
  for (const item of view.items(value)) {
    const test = view.real(item);
    if (test?.kind !== 'map') continue;
    const flat = viewTextAt(view.at(test, 'test_name'));
    const config = flat ? view.at(test, 'config') : view.at(test.pairs[0]?.value, 'config');
    const name = flat?.value ?? test.pairs[0]?.key.text;
    const self: Container = {
      noun: 'test',
      ...(name === undefined ? {} : { name }),
      ...(here.of ? { of: here.of } : {}),
    };
    const below = { ...here, path: [...here.path, 'config'] };
    if (config) judgeConfig(config, 'test', [], { shape: 'singularTest', self, here: below }, walk);
  }
}

interface Subject {
  readonly shape: ShapeName;
  readonly self: Container;
  readonly here: Here;
}

/** Only the spelling of settings is judged: 1.x takes any, and custom ones are common. */
function judgeConfig(value: Node, config: ConfigName, under: readonly string[], on: Subject, walk: Walk): void {
  const map = walk.view.real(value);
  if (map?.kind !== 'map' || seen(map, `config ${config}.${under.at(-1) ?? ''}`, walk)) return;
  for (const pair of walk.view.pairs(map)) {
    const key = pair.key.text;
    if (!isKey(pair.key)) continue;
    const verdict = judgeSetting(config, under, key);
    if (verdict.is === 'near') tell(verdict, pair.key, { ...on, map }, walk);
    const below = { ...on, here: { ...on.here, path: [...on.here.path, key] } };
    if (verdict.is === 'known' && Object.hasOwn(settings, key))
      judgeConfig(pair.value, config, [...under, key], below, walk);
  }
}

function tell(verdict: KeyVerdict, key: Pair['key'], on: Subject & { readonly map: MapNode }, walk: Walk): void {
  const { shape, self, map, here } = on;
  const later = verdict.is === 'known' && !isAtLeast(here.since, verdict.since) ? verdict.since : undefined;
  if (verdict.is === 'moved' || (verdict.is === 'known' && !later) || walk.told.has(key)) return;
  // At the top of a file any key may hold anchors: that is a matter of its own.
  if (verdict.is !== 'near' && here.path.length === 0) return;
  walk.told.add(key);
  const fact = { at: textOf(key), container: self, owner: handle(map), path: [...here.path, key.text], shape };
  if (verdict.is === 'near') walk.faults.push({ fault: 'dbt-misspelled-key', ...fact, near: verdict.near });
  else walk.faults.push({ fault: 'dbt-unknown-key', ...fact, ...(later ? { since: later } : {}) });
}

function ownerOf(map: MapNode, noun: string, here: Here, { view }: Walk): Container {
  if (here.path.length === 0) return { noun: 'the file' };
  const name = viewTextAt(view.at(map, 'name') ?? view.at(map, 'v'))?.value;
  return { noun, ...(name === undefined ? {} : { name }), ...(here.of ? { of: here.of } : {}) };
}

const isKey = (key: Pair['key']): boolean => key.text !== '' && !isJinja(key.text) && !isMerge(key);

function seen(node: Node, as: string, { done }: Walk): boolean {
  const before = done.get(node);
  if (before?.has(as)) return true;
  if (before) before.add(as);
  else done.set(node, new Set([as]));
  return false;
}
