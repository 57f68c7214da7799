// What the server holds for one client: its projects, the texts it shows, the order in which things happen.
import type { InitializeParams } from 'vscode-languageserver';
import type { English } from '../base/lexicon/english.ts';
import type { RegisteredRule } from '../lint/engine/rule.ts';
import { startWorkers, type Workers } from '../worker/client.ts';
import { Project } from '../workspace/project.ts';
import { isInside, Projects } from '../workspace/projects.ts';
import type { Reach } from '../workspace/reach.ts';
import { rootOf } from '../workspace/root.ts';
import { normalUri, pathOfUri } from '../workspace/uri.ts';
import type { Change } from '../yaml/document.ts';
import { type Client, clientOf } from './client.ts';
import { filesMeant, staleBy } from './disk-changes.ts';
import { ProblemReports } from './problem-reports.ts';

export interface SessionOptions {
  readonly rules: readonly RegisteredRule[];
  /** A plain date, `2026-11-21`: asked again and again, for a server may run over midnight. */
  readonly today: () => string;
  readonly english: () => Promise<English>;
  /** The bundled engine, `worker.mjs`; without it nothing can be run. */
  readonly worker?: string;
}

const MINUTE = 60_000;

export class Session {
  readonly client: Client;
  readonly options: SessionOptions;
  readonly reports: ProblemReports;
  readonly #projects: Projects;
  /** Our spelling of a uri -> the client's, and the version it shows. */
  readonly #shown = new Map<string, { readonly uri: string; readonly version: number }>();
  readonly #listeners = new Set<(changed: ReadonlySet<Project>) => void>();
  #folders: readonly string[];
  #queue: Promise<unknown> = Promise.resolve();
  #english: English | undefined;
  #worker: Workers | undefined;
  #trusted: boolean;
  #today: string;
  readonly #clock: NodeJS.Timeout;

  constructor(params: InitializeParams, options: SessionOptions) {
    this.client = clientOf(params);
    this.options = options;
    this.reports = new ProblemReports(this);
    this.#trusted = this.client.trusted;
    this.#today = options.today();
    this.#clock = setInterval(() => void this.inOrder(() => undefined), MINUTE).unref();
    const uris = params.workspaceFolders?.map((folder) => folder.uri) ?? (params.rootUri ? [params.rootUri] : []);
    this.#folders = uris.flatMap((uri) => pathOfUri(uri) ?? []);
    this.#projects = new Projects(
      (loaded) => {
        const project = new Project(loaded, {
          rules: options.rules,
          today: this.#today,
          reach: this.#reach(),
          editor: true,
        });
        if (this.#english) project.setLexicon(this.#english);
        return project;
      },
      () => this.#reach(),
    );
  }

  get projects(): readonly Project[] {
    return this.#projects.all;
  }
  get folders(): readonly string[] {
    return this.#folders;
  }
  /** The client's own spelling. */
  clientUri(uri: string): string {
    return this.#shown.get(uri)?.uri ?? uri;
  }
  version(uri: string): number | undefined {
    return this.#shown.get(uri)?.version;
  }
  /** Whether anything may be run or written in the folders. */
  get trusted(): boolean {
    return this.#trusted;
  }
  /** What was left alone outside of the folders is read now. */
  trust(): Promise<void> {
    if (this.#trusted) return Promise.resolve();
    this.#trusted = true;
    return this.inOrder(async () => this.#changed(await this.#settle(new Set(this.projects))));
  }
  /** The engine: one for all projects, a process that the first job starts. */
  get worker(): Workers | undefined {
    const { worker: script } = this.options;
    this.#worker ??= script === undefined ? undefined : startWorkers({ script });
    return this.#worker;
  }
  async close(): Promise<void> {
    clearInterval(this.#clock);
    await this.#worker?.close();
  }
  /** What is derived from data is another now. */
  dataChanged(): void {
    this.#changed(this.projects);
  }
  /** Called after each change, with the projects it concerns. */
  onChange(listener: (changed: ReadonlySet<Project>) => void): void {
    this.#listeners.add(listener);
  }
  nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const once = () => {
        this.#listeners.delete(once);
        resolve();
      };
      this.#listeners.add(once);
    });
  }

  /** One thing after the other, in the order in which it was asked; a failure takes nothing else down. */
  inOrder<T>(work: () => T | Promise<T>): Promise<T> {
    const done = this.#queue.then(() => {
      this.#judgeByToday();
      return work();
    });
    this.#queue = done.catch(() => undefined);
    return done;
  }
  /** The project a file belongs to, as it is after everything said so far. */
  async projectOf(clientUri: string): Promise<{ readonly project: Project; readonly uri: string } | undefined> {
    return this.inOrder(() => {
      const uri = normalUri(clientUri);
      const project = this.#projects.owner(uri);
      return project && { project, uri };
    });
  }

  openFolders(): Promise<void> {
    return this.inOrder(async () => {
      await this.#settle();
      this.#changed(this.projects);
    });
  }
  changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    const gone = new Set(removed.flatMap((uri) => pathOfUri(uri) ?? []));
    this.#folders = [
      ...this.#folders.filter((folder) => !gone.has(folder)),
      ...added.flatMap((uri) => pathOfUri(uri) ?? []),
    ];
    return this.openFolders();
  }
  openText(clientUri: string, version: number, text: string): Promise<void> {
    return this.inOrder(async () => {
      const uri = normalUri(clientUri);
      this.#show(uri, { uri: clientUri, version });
      if (pathOfUri(uri) === undefined) return;
      const stale = staleBy([uri], this.#projects);
      const fresh = stale || !this.#projects.owner(uri) ? await this.#settle(stale) : [];
      const project = this.#projects.owner(uri);
      project?.open(uri, text);
      this.#changed([...fresh, ...(project ? [project] : [])]);
    });
  }
  changeText(clientUri: string, version: number, changes: readonly Change[]): Promise<void> {
    return this.inOrder(() => {
      const uri = normalUri(clientUri);
      this.#show(uri, { uri: clientUri, version });
      const project = this.#projects.owner(uri);
      if (!project) return;
      project.edit(uri, changes);
      this.#changed([project]);
    });
  }
  closeText(clientUri: string): Promise<void> {
    return this.inOrder(async () => {
      const uri = normalUri(clientUri);
      this.#show(uri, undefined);
      const project = this.#projects.owner(uri);
      if (!project) return;
      await project.close(uri);
      this.#changed(project.needsReload ? await this.#settle(new Set([project])) : [project]);
    });
  }
  /** Files or folders came, changed or went on the disk. */
  filesChanged(clientUris: readonly string[]): Promise<void> {
    return this.inOrder(async () => {
      const uris = await filesMeant(clientUris.map(normalUri), this.projects);
      const stale = staleBy(uris, this.#projects);
      const fresh = stale ? await this.#settle(stale) : [];
      const byProject = new Map<Project, string[]>();
      for (const uri of uris) {
        const project = this.#projects.owner(uri);
        if (project) byProject.set(project, [...(byProject.get(project) ?? []), uri]);
      }
      for (const [project, own] of byProject) await project.refresh(own);
      for (const project of this.projects) if (project.reloadSettings(uris)) byProject.set(project, []);
      const outgrown = [...byProject.keys()].filter((project) => project.needsReload);
      const again = outgrown.length ? await this.#settle(new Set(outgrown)) : [];
      this.#changed([...fresh, ...again, ...byProject.keys()]);
    });
  }
  /** Loads the words for rules that need English, and lets them speak. */
  async setLexicon(): Promise<void> {
    const english = await this.options.english();
    await this.inOrder(() => {
      this.#english = english;
      for (const project of this.projects) project.setLexicon(english);
      this.#changed(this.projects);
    });
  }

  #show(uri: string, shown: { readonly uri: string; readonly version: number } | undefined): void {
    const before = this.clientUri(uri);
    if (shown) this.#shown.set(uri, shown);
    else this.#shown.delete(uri);
    if (this.clientUri(uri) !== before) this.reports.forget();
  }
  #judgeByToday(): void {
    const today = this.options.today();
    if (today === this.#today) return;
    this.#today = today;
    for (const project of this.projects) project.judgeBy(today);
    this.#changed(this.projects);
  }
  /** In untrusted workspaces, paths outside the folder are not read: they may name a device or another machine. */
  #reach(): Reach {
    if (this.#trusted) return undefined;
    const shown = [...this.#shown.keys()].flatMap((uri) => pathOfUri(uri) ?? []);
    return [...this.#folders, ...[...this.#folders, ...shown].map((one) => rootOf(one))];
  }
  /** The projects of the folders, and of open files outside them. */
  #settle(stale?: ReadonlySet<Project>): Promise<readonly Project[]> {
    const roots = new Set(this.#folders.map((folder) => rootOf(folder)));
    for (const uri of this.#shown.keys()) {
      const file = pathOfUri(uri);
      if (file !== undefined && ![...roots].some((root) => isInside(file, root))) roots.add(rootOf(file));
    }
    return this.#projects.loadSettings([...roots], stale);
  }
  #changed(projects: readonly Project[]): void {
    if (projects.length) for (const listener of this.#listeners) listener(new Set(projects));
  }
}
