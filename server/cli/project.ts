// The project a command works on.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { English } from '../base/lexicon/english.ts';
import { InputError } from '../base/user-error.ts';
import type { RuleSettings } from '../config/settings.ts';
import { registry } from '../lint/rules/registry.ts';
import { type LoadedProject, loadProject } from '../workspace/load.ts';
import { Project } from '../workspace/project.ts';
import { rootOf } from '../workspace/root.ts';
import type { Io } from './io.ts';

/** `--project`, else the nearest trackwright.yml above the current folder, else that folder. Absolute. */
export function projectRoot(io: Io, given: string | undefined): string {
  if (given === undefined) return rootOf(io.cwd);
  const dir = path.resolve(io.cwd, given);
  if (!existsSync(dir) || !statSync(dir).isDirectory())
    throw new InputError(`"${given}" is not a directory. --project expects a project directory.`);
  return rootOf(dir);
}
export const todayOf = (given: string | undefined): string => given ?? new Date().toISOString().slice(0, 10);

export async function openProject(
  root: string,
  today: string,
  english: English,
  signal?: AbortSignal,
): Promise<Project> {
  return projectOf(await loadProject(root, signal), today, english);
}
export function projectOf(
  loaded: LoadedProject,
  today: string,
  english: English,
  levels: RuleSettings = {},
  dbtVersion?: string,
): Project {
  const project = new Project(loaded, { rules: registry, today, levels, dbtVersion });
  project.setLexicon(english);
  return project;
}
