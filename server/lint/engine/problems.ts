// What is wrong in each file, as it is shown: severities settled, suppressions heeded, keys numbered, in order.
// Long-lived: a finding is worded once, and again only when the level of its rule or a number that its words use has changed.
import { hash } from '../../base/hash.ts';
import type { SourceFile } from '../../plan/difference.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Linter } from './linter.ts';
import { secretsOf } from './masked.ts';
import { type Problem, placed, type WordedFinding, worded } from './problem.ts';
import { changedLevels, type Policy } from './profiles.ts';
import type { RawDiagnostic } from './raw-diagnostic.ts';
import type { Severity } from './rule-meta.ts';
import { type CommentFindings, suppressed } from './suppressions.ts';
import { Uses } from './uses.ts';

export type { Problem, ProblemPlace } from './problem.ts';

/** A finding of a file, how it is worded, and the problem that is made of it. */
interface Entry {
  readonly wording: WordedFinding;
  /** Before it is numbered. */
  readonly problem: Problem | undefined;
  numbered?: { readonly nth: number; readonly problem: Problem };
}
interface FileProblems {
  readonly list: readonly Problem[];
  readonly entries: ReadonlyMap<RawDiagnostic, Entry>;
  readonly comments: CommentFindings;
  readonly secrets: string;
  readonly tally: Tally;
}
interface Tally {
  readonly severities: ReadonlyMap<Severity, number>;
  /** Fixable ones by rule. */
  readonly fixable: ReadonlyMap<string, number>;
}
/** Why a file is looked at again: uses that changed; none where its findings or its text did. */
type Stale = Set<string>;

const ruleUse = (rule: string): string => `rule\0${rule}`;
const fileUse = (uri: string): string => `file\0${uri}`;
const statUse = (key: string): string => `stat\0${key}`;

/** The problems of one project. `update` with each snapshot; then ask. */
export class Problems {
  /** How much was worded, and how many files were looked through: for tests of what a keystroke costs. */
  readonly calls = { worded: 0, files: 0 };
  readonly #linter: Linter;
  readonly #files = new Map<string, FileProblems>();
  readonly #uses = new Uses();
  /** Files whose problems may be others. */
  readonly #stale = new Map<string, Stale>();
  /** Files that only point into a text that changed: what they count is as before. */
  readonly #pointing = new Set<string>();
  readonly #severities = new Map<Severity, number>();
  readonly #fixable = new Map<string, number>();
  #serial = -1;
  #snapshot: Snapshot | undefined;
  #policy: Policy | undefined;

  constructor(linter: Linter) {
    this.#linter = linter;
  }

  /** Lints, and notes what may be shown otherwise; nothing is worded before somebody asks. */
  update(snapshot: Snapshot, policy: Policy): void {
    this.#linter.update(snapshot);
    this.#snapshot = snapshot;
    this.#follow(snapshot);
    if (policy !== this.#policy && this.#policy) {
      const rules = changedLevels(this.#policy, policy);
      for (const rule of rules) this.#mark(ruleUse(rule));
    }
    this.#policy = policy;
  }

  /** Problems of one file, the same list while none of them changed; empty for a file the project does not know. */
  of(uri: string): readonly Problem[] {
    this.#follow(this.#snapshot);
    if (this.#stale.has(uri) || this.#pointing.has(uri)) this.#refresh(uri);
    return this.#files.get(uri)?.list ?? [];
  }
  /** Every file of the project, those without problems included. */
  all(): ReadonlyMap<string, readonly Problem[]> {
    return new Map([...(this.#snapshot?.files.keys() ?? [])].map((uri) => [uri, this.of(uri)]));
  }
  /** How many of a severity there are. */
  count(severity: Severity): number {
    this.#settle();
    return this.#severities.get(severity) ?? 0;
  }
  /** How many of a rule's problems a fix could do away with, in a file or everywhere. */
  fixable(rule: string, uri?: string): number {
    if (uri !== undefined) {
      this.of(uri);
      return this.#files.get(uri)?.tally.fixable.get(rule) ?? 0;
    }
    this.#settle();
    return this.#fixable.get(rule) ?? 0;
  }

  /** Everything that the sums count is as it is now. */
  #settle(): void {
    this.#follow(this.#snapshot);
    for (const uri of [...this.#stale.keys()]) this.#refresh(uri);
  }
  #follow(snapshot: Snapshot | undefined): void {
    const { serial, everything, files, stats } = this.#linter.changes;
    if (serial === this.#serial || !snapshot) return;
    const follows = serial === this.#serial + 1;
    this.#serial = serial;
    if (everything || !follows) {
      this.#pointing.clear();
      for (const uri of [...this.#files.keys(), ...snapshot.files.keys()]) this.#staleOf(uri);
      // Findings that are the same objects may have been worded with anything.
      for (const stale of this.#stale.values()) stale.add(ANYTHING);
      return;
    }
    for (const uri of files) {
      this.#staleOf(uri);
      for (const other of this.#uses.of(fileUse(uri))) this.#pointing.add(other);
    }
    for (const key of stats) this.#mark(statUse(key));
  }
  #staleOf(uri: string): Stale {
    const stale = this.#stale.get(uri) ?? new Set();
    this.#stale.set(uri, stale);
    return stale;
  }
  /** What was worded with it is worded again. */
  #mark(use: string): void {
    for (const uri of this.#uses.of(use)) this.#staleOf(uri).add(use);
  }

  #refresh(uri: string): void {
    const stale: ReadonlySet<string> = this.#stale.get(uri) ?? new Set();
    this.#stale.delete(uri);
    this.#pointing.delete(uri);
    this.calls.files++;
    const before = this.#files.get(uri);
    const file = this.#snapshot?.files.get(uri);
    const now = file && this.#problemsIn(uri, file, stale, before);
    if (now) this.#files.set(uri, now);
    else {
      this.#files.delete(uri);
      this.#uses.forget(uri);
    }
    addCounts(this.#severities, before?.tally.severities, now?.tally.severities);
    addCounts(this.#fixable, before?.tally.fixable, now?.tally.fixable);
  }
  #problemsIn(uri: string, file: SourceFile, stale: ReadonlySet<string>, before: FileProblems | undefined) {
    const [linter, snapshot, policy] = [this.#linter, this.#snapshot as Snapshot, this.#policy as Policy];
    const hidden = secretsOf(uri, snapshot);
    const secrets = hidden.map((one) => ('secret' in one ? one.secret : '')).join('\0');
    const context = {
      stats: linter.stats(),
      dbtVersion: () => linter.dbtVersionOf(uri),
      policy,
      secrets: hidden,
      scalars: new Map(),
    };
    const known = stale.has(ANYTHING) || before?.secrets !== secrets ? undefined : before?.entries;
    const entries = new Map<RawDiagnostic, Entry>();
    const shown = (raw: RawDiagnostic): readonly Problem[] => {
      const was = known?.get(raw);
      const entry = was && !isStale(raw, was, stale) ? followed(was, snapshot) : this.#entryOf(raw, uri, context);
      entries.set(raw, entry);
      return entry.problem ? [entry.problem] : [];
    };
    const raws = [...file.fragments.flatMap((fragment) => linter.ofFragment(fragment)), ...linter.ofProject(uri)];
    const found = raws.flatMap(shown);
    const comments = before?.comments ?? new Map();
    const silenced = suppressed(found, file.fragments, linter, snapshot, comments);
    for (const raw of silenced.idle) shown(raw);
    const list = numbered([...entries.values()].filter(({ problem }) => problem && !silenced.hidden.has(problem)));
    this.#uses.compact(uri, function* () {
      for (const [raw, { wording }] of entries) yield* usesOf(raw, wording, uri, snapshot);
    });
    const stays = before?.list.length === list.length && before.list.every((one, i) => one === list[i]);
    return stays
      ? { ...before, entries, comments, secrets }
      : { list, entries, comments, secrets, tally: tallyOf(list) };
  }
  #entryOf(raw: RawDiagnostic, uri: string, context: Parameters<typeof worded>[1]): Entry {
    this.calls.worded++;
    const wording = worded(raw, context);
    const snapshot = this.#snapshot as Snapshot;
    for (const use of usesOf(raw, wording, uri, snapshot)) this.#uses.add(use, uri);
    return { wording, problem: placed(wording, snapshot) };
  }
}
/** No use of before holds. */
const ANYTHING = '';

const isStale = (raw: RawDiagnostic, { wording }: Entry, stale: ReadonlySet<string>): boolean =>
  stale.size > 0 && (stale.has(ruleUse(raw.rule.id)) || wording.used.some((key) => stale.has(statUse(key))));
function followed(entry: Entry, snapshot: Snapshot): Entry {
  const { wording, numbered } = entry;
  const problem = placed(wording, snapshot, entry.problem);
  if (problem === entry.problem) return entry;
  // What it is called does not depend on where it is.
  const again = problem && numbered && { nth: numbered.nth, problem: { ...problem, key: numbered.problem.key } };
  return { wording, problem, ...(again ? { numbered: again } : {}) };
}
function* usesOf(
  raw: RawDiagnostic,
  { used, related }: WordedFinding,
  uri: string,
  snapshot: Snapshot,
): Iterable<string> {
  yield ruleUse(raw.rule.id);
  for (const key of used) yield statUse(key);
  for (const { at } of related) {
    const other = snapshot.uriOf(at);
    if (other !== uri) yield fileUse(other);
  }
}

const inOrder = (a: Problem, b: Problem): number =>
  a.range.start.line - b.range.start.line ||
  a.range.start.character - b.range.start.character ||
  compare(a.rule, b.rule) ||
  a.range.end.line - b.range.end.line ||
  a.range.end.character - b.range.end.character ||
  compare(a.message, b.message);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** In order, and told from their equals. */
function numbered(entries: readonly Entry[]): readonly Problem[] {
  const seen = new Map<string, number>();
  const sorted = entries.flatMap((entry) => (entry.problem ? [{ entry, problem: entry.problem }] : []));
  return sorted
    .sort((a, b) => inOrder(a.problem, b.problem))
    .map(({ entry, problem }) => {
      const nth = seen.get(problem.key) ?? 0;
      seen.set(problem.key, nth + 1);
      if (entry.numbered?.nth !== nth)
        entry.numbered = { nth, problem: { ...problem, key: hash(`${problem.key}\0${nth}`) } };
      return entry.numbered.problem;
    });
}

function tallyOf(problems: readonly Problem[]): Tally {
  const severities = new Map<Severity, number>();
  const fixable = new Map<string, number>();
  for (const one of problems) {
    severities.set(one.severity, (severities.get(one.severity) ?? 0) + 1);
    if (one.fixable) fixable.set(one.rule, (fixable.get(one.rule) ?? 0) + 1);
  }
  return { severities, fixable };
}
function addCounts<K>(
  sums: Map<K, number>,
  less: ReadonlyMap<K, number> = new Map(),
  more: ReadonlyMap<K, number> = new Map(),
): void {
  if (less === more) return;
  for (const [key, n] of less) sums.set(key, (sums.get(key) ?? 0) - n);
  for (const [key, n] of more) sums.set(key, (sums.get(key) ?? 0) + n);
}
