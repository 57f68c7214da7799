// Which dbt each file is read as: what the command line says, else trackwright.yml, else its project's require-dbt-version, else 1.12.
import { isProjectFile, projectOwning } from '../../dbt/read/paths.ts';
import type { DbtProject } from '../../dbt/read/things.ts';
import { type DbtVersion, targetVersion } from '../../dbt/read/version.ts';
import type { Snapshot } from '../../plan/snapshot.ts';

/** Takes the uri of a file. */
export type DbtTargets = (uri: string) => DbtVersion;

/** `root` is the uri of the project's folder; `dbtVersion` wins over every setting. */
export function dbtTargets(
  snapshot: Snapshot | undefined,
  { root = '', dbtVersion }: { readonly root?: string; readonly dbtVersion?: string | undefined },
): DbtTargets {
  const projects = dbtProjectsOf(snapshot);
  const settings = snapshot?.settings.dbt ?? [];
  return (uri) => {
    const project = projectOwning(uri, projects);
    const setting = settings.find((one) => project?.dir === folder(root, one.project))?.version;
    return targetVersion(dbtVersion ?? setting, project?.requireDbtVersion).version;
  };
}

/** Only their own files are looked at. */
function dbtProjectsOf(snapshot: Snapshot | undefined): readonly DbtProject[] {
  return [...(snapshot?.files ?? [])].flatMap(([uri, file]) =>
    isProjectFile(uri)
      ? file.fragments.flatMap((fragment) =>
          fragment.items.filter((item): item is DbtProject => item.shape === 'dbtProject'),
        )
      : [],
  );
}

/** `warehouse`, `./warehouse/`, `.` -> the uri of the folder. */
export function folder(root: string, path: string): string {
  const inside = path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .map((part) => encodeURIComponent(part).replaceAll('%3A', ':').replaceAll('%40', '@'))
    .join('/');
  return inside ? `${root}/${inside}` : root;
}
