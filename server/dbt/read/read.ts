// A dbt file -> its one part: what it describes and what dbt would refuse or pass over in silence. Never fails.
import type { Fragment } from '../../schema/fragment.ts';
import type { Item, Ref } from '../../schema/item.ts';
import type { ReadError } from '../../schema/read-error.ts';
import { secretFaults } from '../../schema/secret-faults.ts';
import { suppressionsIn } from '../../schema/suppressions.ts';
import type { Doc } from '../../yaml/document.ts';
import { isAbsent, type Node } from '../../yaml/node.ts';
import { provenFaults } from '../../yaml/proof.ts';
import { isBesideProject, isProjectFile } from './paths.ts';
import { readProject } from './project.ts';
import { readResources } from './resources.ts';
import { shapes } from './shapes.ts';
import { judgeFile } from './unknown-keys.ts';
import { dbtViewOf, type Real, type View } from './view.ts';

/** Reads a properties file or a dbt_project.yml; `doc` is one of policy `whole` and dialect `dbt`. */
export function readDbt(doc: Doc): Fragment {
  const { uri } = doc;
  const chunk = doc.chunks[0];
  if (!chunk) return { uri, items: [], refs: [], faults: [], suppressions: [] };
  const { root, comments } = doc.parsed(chunk);
  const syntax = provenFaults(doc, chunk, misplaced).map(
    ({ message, at, fix }): ReadError => ({ fault: 'dbt-syntax', at, message, ...(fix ? { fix } : {}) }),
  );
  const read = isNoDescription(root, uri) ? { items: [], faults: [] } : readRoot(root, uri, dbtViewOf(doc));
  // What a broken file seems to hold is a guess; that it is no mapping is no news then.
  const judged = syntax.length > 0 ? read.faults.filter((fault) => fault.fault !== 'dbt-syntax') : read.faults;
  return {
    uri,
    items: read.items,
    refs: refsOf(read.items),
    faults: [...syntax, ...judged, ...secretFaults(doc)],
    suppressions: suppressionsIn(comments),
  };
}

/** profiles.yml and the like; a file of that name that describes models is one of properties. */
const isNoDescription = (root: Node | undefined, uri: string): boolean =>
  isBesideProject(uri) &&
  !(root?.kind === 'map' && root.pairs.some(({ key }) => Object.hasOwn(shapes.file.inside, key.text)));

/** What dbt stops at in YAML that can be read. */
function misplaced(doc: Doc): number {
  const view = dbtViewOf(doc);
  const chunk = doc.chunks[0];
  const root = view.real(chunk && doc.parsed(chunk).root);
  if (!root || isAbsent(root) || isNoDescription(root, doc.uri)) return 0;
  return root.kind !== 'map' ? 1 : isProjectFile(doc.uri) ? 0 : notLists(root, view).length;
}

interface Read {
  readonly items: readonly Item[];
  readonly faults: readonly ReadError[];
}
function readRoot(written: Node | undefined, uri: string, view: View): Read {
  const root = view.real(written);
  if (!root || isAbsent(root)) return { items: [], faults: [] };
  if (root.kind !== 'map') return { items: [], faults: [notMapping(root)] };
  if (isProjectFile(uri)) return { items: [readProject(root, uri, view)], faults: judgeFile(root, 'project', view) };
  return {
    items: readResources(root, { uri, view }),
    faults: [...notLists(root, view), ...judgeFile(root, 'file', view)],
  };
}

const refsOf = (items: readonly Item[]): readonly Ref[] =>
  items.flatMap((item) => ('event' in item && typeof item.event === 'object' ? [item.event as Ref] : []));

const notMapping = (root: Node): ReadError => ({
  fault: 'dbt-syntax',
  at: root.span,
  message:
    'dbt fails here: the file is a mapping with sections such as "models:" and "sources:". Put what stands here under one of them.',
});

/** `models: orders` stops every dbt; an empty section is what a person has just begun to write, and what 2.0 accepts. */
function notLists(root: Real, view: View): readonly ReadError[] {
  return Object.keys(shapes.file.inside).flatMap((section): ReadError[] => {
    const value = view.at(root, section);
    if (!value || value.kind === 'seq' || isAbsent(value)) return [];
    const message = `dbt fails here: "${section}:" is a list of items that begin with "- name:".`;
    return [{ fault: 'dbt-syntax', at: value.span, message }];
  });
}
