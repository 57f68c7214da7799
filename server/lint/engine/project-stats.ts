// The numbers and names of the project that messages put in when they are shown, and which of them an update changed.

import { checkKinds } from '../../config/config.schema.ts';
import { isProjectFile } from '../../dbt/read/paths.ts';
import type { DbtVersion } from '../../dbt/read/version.ts';
import type { Difference } from '../../plan/difference.ts';
import type { Event } from '../../plan/items.ts';
import { NearNames } from '../../plan/near-index.ts';
import { eventOf } from '../../plan/resolve-event.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fragment } from '../../schema/fragment.ts';
import type { Item, Text } from '../../schema/item.ts';
import { uriOf } from '../../yaml/chunk.ts';
import { type ConventionInference, definesProperty } from './conventions.ts';
import { type DbtTargets, dbtTargets } from './dbt-targets.ts';
import { isRecommendedBy, isRecommendedSomewhere } from './recommended-names.ts';
import type { ProjectStats } from './rule.ts';
import type { LintCalls, LinterOptions } from './rule-context.ts';

const conventionStats = ['eventCase', 'propertyCase', 'eventForms', 'propertyForms', 'eventOrder', 'tense'] as const;
/** What one answer is known by, so that what was worded with it is found again. */
export const statKeys = {
  references: (noun: string, name: string) => `references\0${noun}\0${name}`,
  has: (noun: string, name: string) => `has\0${noun}\0${name}`,
  near: (noun: string, word: string) => `near\0${noun}\0${word}`,
  dbtVersion: 'dbtVersion',
  routes: 'routes',
} as const;

/** The same answers; `used` gets the keys of those that are asked for. */
export function recordedStats(stats: ProjectStats, used: Set<string>): ProjectStats {
  const noted = <T>(key: string, answer: T): T => {
    used.add(key);
    return answer;
  };
  return {
    get eventCase() {
      return noted('eventCase', stats.eventCase);
    },
    get propertyCase() {
      return noted('propertyCase', stats.propertyCase);
    },
    get eventForms() {
      return noted('eventForms', stats.eventForms);
    },
    get propertyForms() {
      return noted('propertyForms', stats.propertyForms);
    },
    get eventOrder() {
      return noted('eventOrder', stats.eventOrder);
    },
    get tense() {
      return noted('tense', stats.tense);
    },
    referenceCount: (noun, name) => noted(statKeys.references(noun, name), stats.referenceCount(noun, name)),
    has: (noun, name) => noted(statKeys.has(noun, name), stats.has(noun, name)),
    isRecommended: (event) => noted(statKeys.routes, stats.isRecommended(event)),
    near: (noun, word) => noted(statKeys.near(noun, word), stats.near(noun, word)),
    dbtVersion: (at) => noted(statKeys.dbtVersion, stats.dbtVersion(at)),
  };
}

/** Looks up when it is asked, and keeps what was looked for. */
export class StatsSource {
  readonly #options: LinterOptions;
  readonly #calls: LintCalls;
  readonly #near = new Map<string, NearNames>();
  #snapshot: Snapshot | undefined;
  #targets: DbtTargets | undefined;
  #conventions: readonly string[] = [];
  #stats: ProjectStats | undefined;

  constructor(options: LinterOptions, calls: LintCalls) {
    this.#options = options;
    this.#calls = calls;
  }

  get stats(): ProjectStats {
    if (!this.#stats) throw new Error('The linter has seen no snapshot yet.');
    return this.#stats;
  }
  /** `difference` is absent where all begins anew. Gives the keys of the answers that may be others now. */
  update(snapshot: Snapshot, inference: ConventionInference, difference?: Difference): ReadonlySet<string> {
    const changed = new Set<string>();
    const targetsMoved =
      this.#snapshot?.settings.dbt !== snapshot.settings.dbt || difference?.files.some(isProjectFile) !== false;
    if (targetsMoved) {
      this.#targets = undefined;
      changed.add(statKeys.dbtVersion);
    }
    this.#snapshot = snapshot;
    const stats = this.#statsOf(snapshot, inference);
    const conventions = conventionStats.map((name) => JSON.stringify(stats[name]) ?? '');
    for (const [i, name] of conventionStats.entries()) if (conventions[i] !== this.#conventions[i]) changed.add(name);
    this.#conventions = conventions;
    this.#stats = stats;
    if (!difference || mayReroute(difference)) changed.add(statKeys.routes);
    if (difference) this.#addNames(difference, changed);
    else this.#near.clear();
    return changed;
  }
  /** The dbt that a file is written for. */
  dbtVersion(uri: string): DbtVersion {
    this.#targets ??= dbtTargets(this.#snapshot, this.#options);
    return this.#targets(uri);
  }

  #addNames({ names, removed, added }: Difference, changed: Set<string>): void {
    const byNoun = new Map<string, string[]>();
    for (const key of names) {
      const [noun = '', name = ''] = key.split('\0');
      changed.add(statKeys.has(noun, name));
      const list = byNoun.get(noun);
      if (list) list.push(name);
      else byNoun.set(noun, [name]);
    }
    for (const [noun, list] of byNoun)
      for (const word of this.#near.get(noun)?.change(list) ?? []) changed.add(statKeys.near(noun, word));
    for (const key of recounted(removed, added)) changed.add(key);
  }
  #statsOf(snapshot: Snapshot, inference: ConventionInference): ProjectStats {
    return {
      eventCase: inference.eventCase(),
      propertyCase: inference.propertyCase(),
      eventForms: inference.eventForms(),
      propertyForms: inference.propertyForms(),
      eventOrder: inference.eventOrder(),
      tense: inference.tense(),
      referenceCount: (noun, name) => snapshot.references(noun, name).length,
      has: (noun, name) =>
        snapshot.find(noun, name) !== undefined || (noun === 'property' && inference.knowsProperty(name)),
      isRecommended: (event) => isRecommended(event, snapshot),
      near: (noun, word) => this.#nearest(noun, word),
      dbtVersion: (at) => this.dbtVersion(uriOf(at)),
    };
  }
  #nearest(noun: string, word: string): string | undefined {
    const among =
      this.#near.get(noun) ??
      new NearNames(() => [...(noun === 'check' ? checkKinds : []), ...(this.#snapshot?.names(noun) ?? [])]);
    this.#near.set(noun, among);
    return among.nearest(word, () => this.#calls.near++);
  }
}

/** Where the event goes, by itself, its parents or its bundles, a destination asks for its name. */
function isRecommended(name: string, snapshot: Snapshot): boolean {
  if (!isRecommendedSomewhere(name)) return false;
  return snapshot.all('event', name).some((event) => {
    const { destinations } = eventOf(event as Event, snapshot, []);
    const types = destinations.flatMap(({ name: to }) => {
      const destination = snapshot.find('destination', to) as (Item & { readonly type?: Text }) | undefined;
      return destination?.type?.value ?? [];
    });
    return isRecommendedBy(name, types);
  });
}
const rerouting: ReadonlySet<string> = new Set(['destination', 'route', 'bundle', 'globals']);
const mayReroute = ({ structural, removed, added }: Difference): boolean =>
  structural === true ||
  [...removed, ...added].some(({ items }) => items.some((item) => rerouting.has(item.shape) || 'extends' in item));

/** Keys of names that are used, or of properties that are defined inside of others, in more or fewer places than before. */
function recounted(removed: readonly Fragment[], added: readonly Fragment[]): readonly string[] {
  const counts = new Map<string, number>();
  const count = (fragments: readonly Fragment[], by: 1 | -1) => {
    const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + by);
    for (const { refs, items } of fragments) {
      for (const ref of refs) add(statKeys.references(ref.to, ref.value));
      for (const item of items) if (definesProperty(item)) add(statKeys.has('property', item.name.value));
    }
  };
  count(removed, -1);
  count(added, 1);
  return [...counts].flatMap(([key, n]) => (n === 0 ? [] : [key]));
}
