// Random edits of nodes on random files: what was asked for is there, everything else is as it was, comments too.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Doc } from '../../../server/yaml/document.ts';
import { isAbsent, type MapNode, type Node, type Scalar, type SeqNode } from '../../../server/yaml/node.ts';
import {
  add,
  applyEdits,
  move,
  remove,
  replace,
  set,
  type TextEdit,
  type YamlValue,
} from '../../../server/yaml/write.ts';
import { fuzz } from '../../fuzz.ts';
import { randomYaml } from './random-yaml.ts';
import { rootOf } from './tree.ts';

const runs = fuzz.runs(400);

/** A tree that an edit can be carried out on by hand. */
type Model = { map: [string, Model][] } | { list: Model[] } | { text: string };

const model = (node: Node): Model => {
  if (node.kind === 'map') return { map: node.pairs.map((pair) => [pair.key.text, model(pair.value)]) };
  if (node.kind === 'seq') return { list: node.items.map(model) };
  return { text: node.kind === 'alias' ? `*${node.name}` : node.text };
};

const plainModel = (value: YamlValue): Model => {
  if (Array.isArray(value)) return { list: value.map(plainModel) };
  if (typeof value === 'object' && value !== null)
    return { map: Object.entries(value).map(([key, each]) => [key, plainModel(each)]) };
  return { text: String(value) };
};

interface Spot<N> {
  readonly node: N;
  readonly model: Model;
}

/** All nodes with their models, the root first. */
function spots(node: Node, here: Model): Spot<Node>[] {
  const found: Spot<Node>[] = [{ node, model: here }];
  const inner = node.kind === 'map' ? node.pairs.map((pair) => pair.value) : node.kind === 'seq' ? node.items : [];
  const models = 'map' in here ? here.map.map(([, value]) => value) : 'list' in here ? here.list : [];
  for (const [index, each] of inner.entries()) found.push(...spots(each, models[index]!));
  return found;
}

const values = fc.constantFrom<YamlValue>(
  't',
  'no',
  'x: y',
  'a, b',
  "it's",
  '',
  'two\nlines',
  7,
  true,
  null,
  ['p', 'q r'],
  { k: 'v w', l: [1] },
  [],
  {},
);

const pick = <T>(list: readonly T[], at: number): T | undefined =>
  list[Math.min(list.length - 1, Math.floor(at * list.length))];

/** Overwrites a model in place. */
const become = (target: Model, source: Model): void => {
  for (const key of Object.keys(target)) delete (target as Record<string, unknown>)[key];
  Object.assign(target, source);
};

interface Deed {
  readonly edits: readonly TextEdit[];
  readonly loses: boolean;
}

type Dice = readonly [number, number, number];

/** Carries one random edit out on the model, and says how the writer would do it. */
function deed(kind: string, all: readonly Spot<Node>[], dice: Dice, value: YamlValue): Deed | undefined {
  const maps = all.filter((spot): spot is Spot<MapNode> => spot.node.kind === 'map');
  const lists = all.filter((spot): spot is Spot<SeqNode> => spot.node.kind === 'seq');
  switch (kind) {
    case 'replace': {
      const spot = pick(
        all.filter((each): each is Spot<Scalar> => each.node.kind === 'scalar'),
        dice[0],
      );
      if (!spot) return undefined;
      become(spot.model, { text: String(value) });
      return { edits: [replace(spot.node, String(value))], loses: false };
    }
    case 'set': {
      const spot = pick(maps, dice[0]);
      if (!spot) return undefined;
      const target = spot.model as { map: [string, Model][] };
      const existing = dice[1] < 0.5 ? pick(spot.node.pairs, dice[2])?.key.text : undefined;
      const key = existing ?? 'new key';
      const after = dice[1] < 0.75 ? undefined : pick(spot.node.pairs, dice[2])?.key.text;
      const found = target.map.find(([name]) => name === key);
      const loses = found !== undefined && !('text' in found[1]);
      const edits = [set(spot.node, key, value, after)];
      if (found) become(found[1], plainModel(value));
      else
        target.map.splice(
          after === undefined ? target.map.length : target.map.findIndex(([name]) => name === after) + 1,
          0,
          [key, plainModel(value)],
        );
      return { edits, loses };
    }
    case 'remove': {
      const spot = pick([...maps, ...lists], dice[0]);
      if (!spot) return undefined;
      const members: readonly (Node | MapNode['pairs'][number])[] =
        spot.node.kind === 'map' ? spot.node.pairs : spot.node.items;
      const gone = members.filter((_, index) => ((dice[1] * 7 + index * dice[2] * 13) | 0) % 2 === 0);
      if (gone.length === 0 || (gone.length === members.length && spot.node === all[0]?.node)) return undefined;
      const kept = (_: unknown, index: number): boolean => !gone.includes(members[index]!);
      const edits = remove(spot.node, gone);
      if ('map' in spot.model) spot.model.map = spot.model.map.filter(kept);
      else if ('list' in spot.model) spot.model.list = spot.model.list.filter(kept);
      return { edits, loses: true };
    }
    case 'add': {
      const spot = pick(lists, dice[0]);
      if (!spot) return undefined;
      const target = spot.model as { list: Model[] };
      const behind = dice[1] < 0.5 ? spot.node.items.length - 1 : Math.floor(dice[2] * spot.node.items.length);
      const after = spot.node.items[behind];
      if (dice[1] >= 0.5 && !after) return undefined;
      target.list.splice(behind + 1, 0, plainModel(value), plainModel('second'));
      return { edits: [add(dice[1] < 0.5 ? spot.node : { after: after! }, [value, 'second'])], loses: false };
    }
    default: {
      const [from, to] = [pick(lists, dice[0]), pick(lists, dice[1])];
      if (!from || !to || from.node.items.length === 0 || to.node.items.length === 0) return undefined;
      const [index, behind] = [
        Math.floor(dice[2] * from.node.items.length),
        Math.floor(dice[2] * to.node.items.length),
      ];
      const [item, after] = [from.node.items[index]!, to.node.items[behind]!];
      if (spots(item, model(item)).some((spot) => spot.node === to.node || spot.node === after)) return undefined;
      const edits = move(undefined, item, after);
      if (edits.length === 0) return { edits, loses: false };
      const anchor = (to.model as { list: Model[] }).list[behind]!;
      const [moved] = (from.model as { list: Model[] }).list.splice(index, 1);
      const list = (to.model as { list: Model[] }).list;
      list.splice(list.indexOf(anchor) + 1, 0, moved!);
      return { edits, loses: from.node.items.length === 1 };
    }
  }
}

const comments = (doc: Doc): string[] =>
  doc.chunks.flatMap((chunk) => doc.parsed(chunk).comments.map((comment) => comment.text.trim()));

test('the random files are YAML', () => {
  fc.assert(
    fc.property(randomYaml, (text) => {
      const doc = Doc.of('f', text, 'whole');
      expect(doc.faults(doc.chunks[0]!), text).toEqual([]);
    }),
    { numRuns: runs },
  );
});

test.each(['replace', 'set', 'remove', 'add', 'move'])('%s changes what it says and nothing else', (kind) => {
  const share = fc.double({ min: 0, max: 0.999, noNaN: true });
  let done = 0;
  fc.assert(
    fc.property(randomYaml, fc.tuple(share, share, share), values, (text, dice, value) => {
      const doc = Doc.of('f', text, 'whole');
      const root = rootOf(doc)!;
      const want = model(root);
      const plan = deed(kind, spots(root, want), dice, value);
      if (!plan || plan.edits.length === 0) return;
      done++;
      const result = applyEdits(doc, plan.edits);
      expect(typeof result).toBe('string');
      const after = Doc.of('f', result as string, 'whole');
      const say = `${JSON.stringify(text)}\n->\n${JSON.stringify(result)}`;
      expect(after.faults(after.chunks[0]!), say).toEqual([]);
      expect(model(rootOf(after) ?? ({ kind: 'map', pairs: [] } as unknown as Node)), say).toEqual(want);
      const [had, has] = [comments(doc).sort(), comments(after).sort()];
      if (plan.loses) expect(had, say).toEqual(expect.arrayContaining(has));
      else expect(has, say).toEqual(had);
      if (text.includes('\r\n')) expect(/[^\r]\n/.test(result as string), say).toBe(false);
    }),
    { numRuns: runs },
  );
  expect(done).toBeGreaterThan(runs / (kind === 'move' ? 100 : 10));
});

test('an absent value is a value like any other', () => {
  const doc = Doc.of('f', 'a:\n', 'whole');
  const root = rootOf(doc) as MapNode;
  expect(isAbsent(root.pairs[0]!.value)).toBe(true);
  expect(applyEdits(doc, [set(root, 'a', '')])).toBe('a: ""\n');
});
