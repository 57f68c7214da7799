// The numbers and names of the project that messages put in when they are shown.

import { checkKinds } from '../../config/config.schema.ts';
import type { DbtVersion } from '../../dbt/read/version.ts';
import { NearNames } from '../../plan/near-index.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import { uriOf } from '../../yaml/chunk.ts';
import type { ConventionInference } from './conventions.ts';
import { type DbtTargets, dbtTargets } from './dbt-targets.ts';
import type { ProjectStats } from './rule.ts';
import type { LintCalls, LinterOptions } from './rule-context.ts';

/** Looks up when it is asked, and keeps what was looked for. */
export class StatsSource {
  readonly #options: LinterOptions;
  readonly #calls: LintCalls;
  readonly #near = new Map<string, NearNames>();
  #snapshot: Snapshot | undefined;
  #targets: DbtTargets | undefined;

  constructor(options: LinterOptions, calls: LintCalls) {
    this.#options = options;
    this.#calls = calls;
  }

  clear(): void {
    this.#near.clear();
  }
  /** `names`: the keys (noun, name) that came or went. */
  update(snapshot: Snapshot, names: ReadonlySet<string>): void {
    this.#snapshot = snapshot;
    this.#targets = undefined;
    for (const key of names) {
      const [noun = '', name = ''] = key.split('\0');
      this.#near.get(noun)?.change(name);
    }
  }
  stats(inference: ConventionInference): ProjectStats {
    const snapshot = this.#snapshot;
    return {
      eventCase: inference.eventCase(),
      propertyCase: inference.propertyCase(),
      eventOrder: inference.eventOrder(),
      tense: inference.tense(),
      referenceCount: (noun, name) => snapshot?.references(noun, name).length ?? 0,
      has: (noun, name) =>
        snapshot?.find(noun, name) !== undefined || (noun === 'property' && inference.knowsProperty(name)),
      near: (noun, word) => this.#nearest(noun, word),
      dbtVersion: (at) => this.dbtVersion(uriOf(at)),
    };
  }
  /** The dbt that a file is written for. */
  dbtVersion(uri: string): DbtVersion {
    this.#targets ??= dbtTargets(this.#snapshot, this.#options);
    return this.#targets(uri);
  }

  #nearest(noun: string, word: string): string | undefined {
    const among =
      this.#near.get(noun) ??
      new NearNames(() => [...(noun === 'check' ? checkKinds : []), ...(this.#snapshot?.names(noun) ?? [])]);
    this.#near.set(noun, among);
    return among.nearest(word, () => this.#calls.near++);
  }
}
