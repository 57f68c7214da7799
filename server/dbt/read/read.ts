// A dbt file -> its one part: what it describes and what dbt would refuse or pass over in silence. Never fails.
import type { Fault, Part, Ref, Thing } from '../../schema/item.ts';
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
import { type Real, type View, viewOf } from './view.ts';

/** Reads a properties file or a dbt_project.yml; `doc` is one of policy `whole` and dialect `dbt`. */
export function readDbt(doc: Doc): Part {
  const { uri } = doc;
  const chunk = doc.chunks[0];
  if (!chunk) return { uri, things: [], refs: [], faults: [], suppressions: [] };
  const { root, comments } = doc.parsed(chunk);
  const syntax = provenFaults(doc, chunk, misplaced).map(
    ({ message, at, fix }): Fault => ({ fault: 'dbt-syntax', at, message, ...(fix ? { fix } : {}) }),
  );
  const read = isNoDescription(root, uri) ? { things: [], faults: [] } : readRoot(root, uri, viewOf(doc));
  // What a broken file seems to hold is a guess; that it is no mapping is no news then.
  const judged = syntax.length > 0 ? read.faults.filter((fault) => fault.fault !== 'dbt-syntax') : read.faults;
  return {
    uri,
    things: read.things,
    refs: refsOf(read.things),
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
  const view = viewOf(doc);
  const chunk = doc.chunks[0];
  const root = view.real(chunk && doc.parsed(chunk).root);
  if (!root || isAbsent(root) || isNoDescription(root, doc.uri)) return 0;
  return root.kind !== 'map' ? 1 : isProjectFile(doc.uri) ? 0 : notLists(root, view).length;
}

interface Read {
  readonly things: readonly Thing[];
  readonly faults: readonly Fault[];
}
function readRoot(written: Node | undefined, uri: string, view: View): Read {
  const root = view.real(written);
  if (!root || isAbsent(root)) return { things: [], faults: [] };
  if (root.kind !== 'map') return { things: [], faults: [notMapping(root)] };
  if (isProjectFile(uri)) return { things: [readProject(root, uri, view)], faults: judgeFile(root, 'project', view) };
  return {
    things: readResources(root, { uri, view }),
    faults: [...notLists(root, view), ...judgeFile(root, 'file', view)],
  };
}

const refsOf = (things: readonly Thing[]): readonly Ref[] =>
  things.flatMap((thing) => ('event' in thing && typeof thing.event === 'object' ? [thing.event as Ref] : []));

const notMapping = (root: Node): Fault => ({
  fault: 'dbt-syntax',
  at: root.span,
  message:
    'dbt stops here: the file is a mapping with sections such as "models:" and "sources:". Put what stands here under one of them.',
});

/** `models: orders` stops every dbt; an empty section is what a person has just begun to write, and what 2.0 accepts. */
function notLists(root: Real, view: View): readonly Fault[] {
  return Object.keys(shapes.file.inside).flatMap((section): Fault[] => {
    const value = view.at(root, section);
    if (!value || value.kind === 'seq' || isAbsent(value)) return [];
    const message = `dbt stops here: "${section}:" is a list of items that begin with "- name:".`;
    return [{ fault: 'dbt-syntax', at: value.span, message }];
  });
}
