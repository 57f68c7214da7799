// `trackwright/catalogue`: everything that the tree of our own extension shows.
import { statSync } from 'node:fs';
import path from 'node:path';
import { catalogue as entriesOf } from '../../language-service/catalogue.ts';
import { EVENTS_FOLDER } from '../../operations/context.ts';
import { CATALOGUE, type Catalogue, type CatalogueData } from '../../protocol.ts';
import { bytes, count } from '../../results/format.ts';
import { MANIFEST, readManifest } from '../../workspace/generated-set.ts';
import type { Project } from '../../workspace/project.ts';
import { uriOfPath } from '../../workspace/uri.ts';
import { ownRequest } from '../method-handler.ts';
import type { Session } from '../session.ts';

export const catalogueRequest = ownRequest(CATALOGUE, wholeCatalogue);

/** Projects without a plan file are left out. */
function wholeCatalogue(session: Session): Promise<Catalogue> {
  return session.inOrder(() => ({
    projects: session.projects
      .filter(({ snapshot }) => [...snapshot.files.values()].some((file) => file.kind === 'plan'))
      .map((project) => {
        const { events, properties, questions, others } = entriesOf(project.snapshot);
        return {
          root: project.rootUri,
          name: project.snapshot.items('plan')[0]?.name.value || path.basename(project.root),
          events,
          properties,
          questions,
          others,
          // A manifest is read once the folder is trusted: until then its files are only linted.
          data: [...(session.trusted ? generated(project) : []), ...connections(project)],
        };
      }),
  }));
}

function connections({ snapshot }: Project): readonly CatalogueData[] {
  return Object.entries(snapshot.settings.connections).map(([name, said]) => {
    const type = (said as { type?: unknown } | null)?.type;
    return { kind: 'connection', name, detail: typeof type === 'string' ? type : '', files: [] };
  });
}

/** A manifest may say anything. */
const isBelow = (folder: string, name: string): boolean =>
  path.resolve(folder, name).startsWith(`${folder}${path.sep}`);

/** What the last run of the generator left, from its manifest; nothing where there is none or it cannot be read. */
function generated({ root }: Project): readonly CatalogueData[] {
  const folder = path.join(root, EVENTS_FOLDER);
  const read = readManifest(folder);
  const { counts, days, start, files = [] } = read && 'manifest' in read ? read.manifest : {};
  if (counts === undefined || start === undefined) return [];
  const made = statSync(path.join(folder, MANIFEST)).mtime.toISOString().slice(0, 16).replace('T', ' ');
  return [
    {
      kind: 'generated',
      name: 'Generated events',
      detail: `${count(counts.events ?? 0)} events of ${count(counts.users ?? 0)} users, ${days ?? 0} days from ${start}, made ${made} UTC`,
      files: files
        .filter(({ path: name }) => isBelow(folder, name))
        .map((one) => ({
          uri: uriOfPath(path.join(folder, one.path)),
          name: one.path,
          detail: `${count(one.rows ?? 0)} rows, ${bytes(one.bytes ?? 0)}`,
        })),
    },
  ];
}
