// The project of a command that makes something of its plan: what cannot be read there is told first.

import { brokenPlace, requireReadable } from '../../operations/whole-plan.ts';
import type { Project } from '../../workspace/project.ts';
import { pathOfUri } from '../../workspace/uri.ts';
import { type Io, note } from '../io.ts';
import { shownPath } from '../output.ts';
import { openProject } from '../project.ts';

/** Throws InputError where a file of the plan cannot be read; notes the first place of a plan file that is no YAML. */
export async function openPlan(root: string, today: string, io: Io, signal: AbortSignal): Promise<Project> {
  const project = await openProject(root, today, await io.english(), signal);
  const shown = (uri: string) => shownPath(io.cwd, pathOfUri(uri) ?? uri);
  requireReadable(project.snapshot);
  const broken = brokenPlace(project.snapshot);
  if (broken)
    await note(
      io,
      `${shown(broken.uri)}:${broken.line}:${broken.column}: ${broken.message} What stands there may be missing; "trackwright lint" tells of all such places.`,
    );
  return project;
}
