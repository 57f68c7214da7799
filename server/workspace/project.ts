// A project that changes while it is looked at: open texts over the files of the disk, one snapshot after the other, one linter.

import type { English } from '../base/lexicon/english.ts';
import { CONFIG } from '../config/config.schema.ts';
import { type RuleSettings, type Settings, settingsAfter } from '../config/settings.ts';
import { isProjectFile } from '../dbt/read/paths.ts';
import type { DbtProject } from '../dbt/read/things.ts';
import { Linter } from '../lint/engine/linter.ts';
import { type Problem, Problems } from '../lint/engine/problems.ts';
import { type Policy, policyOf } from '../lint/engine/profiles.ts';
import type { RegisteredRule } from '../lint/engine/rule.ts';
import type { Severity } from '../lint/engine/rule-meta.ts';
import { settingsLanguage } from '../lint/engine/setting-keys.ts';
import { type FileKind, kindMatcher } from '../plan/file-kinds.ts';
import type { FileInput, Snapshot } from '../plan/snapshot.ts';
import type { Language } from '../schema/language.ts';
import { type Change, Doc } from '../yaml/document.ts';
import { tooLong } from '../yaml/limits.ts';
import { ExtendedFiles } from './extended-files.ts';
import { isIgnoredBelow } from './gitignore.ts';
import { configInput, inputOf, type LoadedProject, projectsIn } from './load.ts';
import type { Reach } from './reach.ts';
import { type ReadText, readText } from './read-text.ts';
import { loadSettings } from './settings.ts';
import { pathOfUri } from './uri.ts';

export interface LiveOptions {
  readonly rules: readonly RegisteredRule[];
  /** A plain date, `2026-11-21`. */
  readonly today: string;
  /** Levels and options that win over trackwright.yml: those of the command line. */
  readonly levels?: RuleSettings;
  /** Reads every dbt project as this version of dbt. */
  readonly dbtVersion?: string | undefined;
  /** Outside of it, nothing is read of the disk. */
  readonly reach?: Reach;
  /** Somebody looks at open files: who has no plan and no trackwright.yml is shown errors only, and only there. */
  readonly editor?: true;
}

export class Project {
  readonly root: string;
  readonly rootUri: string;
  /** Folders below that are projects of their own. */
  readonly nested: readonly string[];
  readonly #options: LiveOptions;
  /** The keys of trackwright.yml with all rules and their options. */
  readonly #language: Language;
  #today: string;
  readonly #open = new Set<string>();
  /** Open ones whose text is too long to be kept. */
  readonly #tooLong = new Set<string>();
  /** Open ones that are none of ours, as long as no setting makes them ours. */
  readonly #others = new Map<string, Doc>();
  readonly #scope: string;
  #rests: ReadonlySet<string>;
  readonly #extended: ExtendedFiles;
  #snapshot: Snapshot;
  /** A dbt project of someone who has not asked for us. */
  #isGuest: boolean;
  #dbt: readonly DbtProject[];
  #policy: Policy;
  #linter: Linter;
  #problems: Problems;
  /** Somebody has asked what is wrong: from then on, every change is linted as it comes. */
  #isLinted = false;
  #english: English | undefined;
  #kinds:
    | { plans: Settings['plans']; dbt: readonly DbtProject[]; of: (uri: string) => FileKind | undefined }
    | undefined;

  constructor(loaded: LoadedProject, options: LiveOptions) {
    this.root = loaded.root;
    this.rootUri = loaded.rootUri;
    this.nested = loaded.nested ?? [];
    this.#options = options;
    this.#today = options.today;
    this.#rests = loaded.extendedFiles ?? new Set();
    this.#extended = loaded.extended ?? new ExtendedFiles(options.reach);
    this.#language = settingsLanguage(options.rules);
    this.#snapshot = loaded.snapshot;
    this.#isGuest = this.#isGuestNow();
    this.#dbt = loaded.dbt;
    this.#scope = this.#scopeNow();
    this.#policy = this.#newPolicy(loaded.snapshot.settings);
    this.#linter = this.#newLinter();
    this.#problems = new Problems(this.#linter);
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }
  get linter(): Linter {
    return this.#linter;
  }
  get policy(): Policy {
    return this.#policy;
  }
  isOpen(uri: string): boolean {
    return this.#open.has(uri);
  }

  /** Which files are its own has been settled otherwise since it was loaded: what it holds may be too little or too much. */
  get needsReload(): boolean {
    return this.#scope !== this.#scopeNow();
  }
  /** One of these files, on which its settings rest, changed on the disk: they are settled again. */
  reloadSettings(uris: readonly string[]): boolean {
    const doc = this.#snapshot.doc(this.#configUri);
    // What lies outside of the folders is watched by nobody: saving trackwright.yml looks at it again.
    const isSaved = uris.includes(this.#configUri);
    this.#extended.forget(isSaved ? undefined : uris);
    if (!doc || !(isSaved || uris.some((uri) => this.#rests.has(uri)))) return false;
    this.#take(this.#configUri, { text: doc.text() }, doc);
    return true;
  }
  /** Takes over what is open in another of the same files, without asking the disk. */
  takeOpenTextsFrom(other: Project, takes: (uri: string) => boolean): void {
    for (const uri of other.#open) {
      const text = (other.#snapshot.doc(uri) ?? other.#others.get(uri))?.text();
      if (!takes(uri) || text === undefined) continue;
      if (!other.#tooLong.has(uri)) this.open(uri, text);
      else {
        this.#open.add(uri);
        this.#tooLong.add(uri);
      }
    }
  }

  /** An editor shows the file: its text counts from now on, not the disk's. */
  open(uri: string, text: string): void {
    this.#open.add(uri);
    if (uri === this.#configUri) this.#extended.forget();
    if (tooLong(text) === undefined) this.#tooLong.delete(uri);
    else this.#tooLong.add(uri);
    this.#take(uri, { text });
  }
  /** Changes of an open text, in order. */
  edit(uri: string, changes: readonly Change[]): void {
    const file = this.#snapshot.files.get(uri);
    const other = this.#others.get(uri);
    if (!file && other)
      this.#others.set(
        uri,
        changes.reduce((text, change) => text.edit(change), other),
      );
    if (!file) return;
    if (this.#tooLong.has(uri)) {
      // Without the text before, only a whole new one can be understood.
      const last = changes.findLastIndex((change) => change.range === undefined);
      const whole = changes[last];
      if (!whole) return;
      this.open(uri, whole.text);
      this.edit(uri, changes.slice(last + 1));
      return;
    }
    const doc = changes.reduce((text, change) => text.edit(change), file.doc);
    if (file.kind === 'config' || isProjectFile(uri)) this.#take(uri, { text: doc.text() }, doc);
    else this.#update(new Map([[uri, { kind: file.kind, doc }]]));
  }
  /** The disk counts again. */
  async close(uri: string): Promise<void> {
    this.#open.delete(uri);
    this.#tooLong.delete(uri);
    this.#others.delete(uri);
    await this.refresh([uri]);
  }
  /** Files came, changed or went on the disk. Open ones are left alone. `named`: by a person, so that no .gitignore hides them. */
  async refresh(uris: readonly string[], named = false): Promise<void> {
    const { reach } = this.#options;
    const changes = new Map<string, FileInput | undefined>();
    for (const uri of uris) {
      const file = pathOfUri(uri);
      if (this.#open.has(uri) || file === undefined) continue;
      const read = await readText(file, { reach });
      const follows = uri !== this.#configUri && !named && this.#snapshot.settings.gitignore;
      const gone = 'gone' in read || (follows && (await isIgnoredBelow(this.root, file, reach)));
      if (uri === this.#configUri || isProjectFile(uri)) this.#take(uri, gone ? undefined : read);
      else {
        const kind = this.#kindOf(uri);
        changes.set(uri, gone || !kind ? undefined : inputOf(uri, kind, read));
      }
    }
    if (changes.size) this.#update(changes);
  }
  /** Words for the rules that need English. */
  setLexicon(english: English): void {
    this.#english = english;
    this.#linter.setLexicon(english);
  }

  /** Another day has begun. */
  judgeBy(today: string): void {
    this.#today = today;
    this.#startAnew();
  }
  /** Another profile than that of trackwright.yml. */
  useProfile(profile: string): void {
    this.#policy = this.#newPolicy({ ...this.#snapshot.settings, profile });
    this.#update(new Map(), { ...this.#snapshot.settings, profile });
  }

  /** The same list while nothing in it changed. */
  problems(uri: string): readonly Problem[] {
    const found = this.#found().of(uri);
    if (!this.#isGuest) return found;
    return this.isOpen(uri) ? found.filter((problem) => problem.severity === 'error') : [];
  }
  allProblems(): ReadonlyMap<string, readonly Problem[]> {
    return new Map([...this.#snapshot.files.keys()].map((uri) => [uri, this.problems(uri)]));
  }
  problemCount(severity: Severity): number {
    if (!this.#isGuest) return this.#found().count(severity);
    return [...this.#open].flatMap((uri) => this.problems(uri)).filter((one) => one.severity === severity).length;
  }
  /** How many problems of a rule have a fix, in one file or in all. */
  fixableCount(rule: string, uri?: string): number {
    if (!this.#isGuest) return this.#found().fixable(rule, uri);
    const files = uri === undefined ? [...this.#open] : [uri];
    return files.flatMap((one) => this.problems(one)).filter((one) => one.rule === rule && one.fixable).length;
  }

  #found(): Problems {
    this.#isLinted = true;
    this.#problems.update(this.#snapshot, this.#policy);
    return this.#problems;
  }
  get #configUri(): string {
    return `${this.rootUri}/${CONFIG}`;
  }
  /** Takes a whole text. trackwright.yml and dbt_project.yml may change what other files are. `doc` is the text as it is kept already. */
  #take(uri: string, read: ReadText | undefined, doc?: Doc): void {
    if (uri === this.#configUri) {
      this.#settle(read, doc);
      return;
    }
    if (isProjectFile(uri)) {
      const projects = read && 'text' in read ? projectsIn(Doc.of(uri, read.text, 'whole', 'dbt')) : [];
      this.#dbt = [...this.#dbt.filter((project) => project.uri !== uri), ...projects];
    }
    const kind = this.#kindOf(uri);
    if (!kind && this.#open.has(uri) && read && 'text' in read) this.#others.set(uri, Doc.of(uri, read.text, 'whole'));
    else this.#others.delete(uri);
    this.#update(new Map([[uri, read && kind ? inputOf(uri, kind, read) : undefined]]));
  }
  /** Takes the text of trackwright.yml. What it says as before stays the same objects, by which everyone sees what changed. */
  #settle(read: ReadText | undefined, doc: Doc | undefined): void {
    const uri = this.#configUri;
    const loaded = loadSettings(uri, read, { doc, language: this.#language, extended: this.#extended });
    const before = this.#snapshot.settings;
    const settings = settingsAfter(before, loaded.settings);
    this.#rests = loaded.extendedFiles;
    const { profile, rules, overrides } = settings;
    if (profile !== before.profile || rules !== before.rules || overrides !== before.overrides)
      this.#policy = this.#newPolicy(settings);
    this.#update(new Map([[uri, read && configInput(uri, read, loaded)]]), settings);
  }
  /** Settings and dbt projects seldom change, and each makes its globs anew. */
  #kindOf(uri: string): FileKind | undefined {
    const { plans } = this.#snapshot.settings;
    if (this.#kinds?.plans !== plans || this.#kinds.dbt !== this.#dbt)
      this.#kinds = { plans, dbt: this.#dbt, of: kindMatcher(this.rootUri, { plans, dbt: this.#dbt }) };
    return this.#kinds.of(uri);
  }
  #update(changes: ReadonlyMap<string, FileInput | undefined>, settings?: Settings): void {
    const { files } = this.#snapshot;
    this.#snapshot = this.#snapshot.with(changes, settings);
    if ([...changes].some(([uri, input]) => input?.kind !== files.get(uri)?.kind)) this.#isGuest = this.#isGuestNow();
    // One snapshot missed, and the linter would begin anew.
    if (this.#isLinted) this.#problems.update(this.#snapshot, this.#policy);
  }
  #isGuestNow(): boolean {
    if (!this.#options.editor) return false;
    for (const { kind } of this.#snapshot.files.values()) if (kind !== 'dbt') return false;
    return true;
  }
  /** All that decides which files are its own. */
  #scopeNow(): string {
    return JSON.stringify([
      this.#snapshot.settings.plans,
      this.#snapshot.settings.gitignore,
      this.#dbt.map(({ dir, folders, written }) => [dir, folders, written]),
    ]);
  }
  #startAnew(): void {
    this.#linter = this.#newLinter();
    this.#problems = new Problems(this.#linter);
  }
  #newPolicy(settings: Settings): Policy {
    return policyOf(this.#options.rules, settings, this.rootUri, this.#options.levels);
  }
  #newLinter(): Linter {
    const linter = new Linter(this.#options.rules, {
      today: this.#today,
      optionsOf: (id) => this.#policy.options(id),
      root: this.rootUri,
      settingsLanguage: this.#language,
      dbtVersion: this.#options.dbtVersion,
    });
    if (this.#english) linter.setLexicon(this.#english);
    return linter;
  }
}
