// What is known of a rule without asking it: its place in the catalogue, how severe it is, what it needs, its page.

import type { English } from '../../base/lexicon/english.ts';
import { type DbtVersion, dbtVersions, isAtLeast, targetVersion } from '../../dbt/read/version.ts';
import type { Provided } from '../../plan/provided.ts';
import type { KeySpec } from '../../schema/kinds.ts';

export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];
export type Level = Severity | 'off';

/** `byDbt`: from each of these dbt versions on; the oldest that is known is among them. */
export type RuleSeverity =
  | Level
  | { readonly byDbt: Readonly<Partial<Record<DbtVersion, Level>> & Record<(typeof dbtVersions)[0], Level>> };

/** `preview`, `deprecated`: off until a project sets it. `planned`: a later version brings it. */
export type RuleStatus = 'stable' | 'preview' | 'planned' | 'deprecated';

/** What a rule may look at beside texts, settings and today. */
export interface Needed extends Required<Provided> {
  /** English words. */
  readonly lexicon: English;
}
/** Where one of a rule's needs is not there, the rule is silent. */
export type Need = keyof Needed;

/** One file, or several by name. */
export type Files = string | Readonly<Record<string, string>>;

export interface RuleMeta {
  readonly id: string;
  /** Groups docs and settings: event, property, metric, file … */
  readonly category: string;
  /** `stable` where nothing is said. */
  readonly status?: Exclude<RuleStatus, 'planned'>;
  /** The rule that stands for a deprecated one. */
  readonly replacedBy?: string;
  readonly severity: RuleSeverity;
  readonly needs?: readonly Need[];
  /** The version it came with; `recommended@0.1` pins. */
  readonly since: string;
  /** Its fixes change no meaning: `lint --fix` and fix-all take them. */
  readonly safe?: true;
  /** What does away with its problems where an edit cannot. */
  readonly command?: { readonly title: string; readonly command: string };
  readonly description: string;
  readonly rationale: string;
  readonly options?: Readonly<Record<string, KeySpec>>;
  readonly examples: { readonly good: Files; readonly bad: Files; readonly fixed?: Files };
  /** `unnecessary` fades, `deprecated` strikes through. */
  readonly tag?: 'unnecessary' | 'deprecated';
}

/** An id of the catalogue that looks for nothing yet: settings may name it, so that one trackwright.yml serves several versions. */
export interface PlannedRule {
  readonly form: 'planned';
  readonly status: 'planned';
  readonly id: string;
  /** The folder under `rules/` that its file goes into. */
  readonly group: string;
  readonly severity: RuleSeverity;
}

/** How severe a rule is where dbt is this version; without one, the version that is assumed of a project that says none. */
export function levelAt(severity: RuleSeverity, version?: DbtVersion): Level {
  if (typeof severity === 'string') return severity;
  const from = dbtVersions.findLast(
    (one) => isAtLeast(version ?? targetVersion(undefined).version, one) && severity.byDbt[one] !== undefined,
  );
  return severity.byDbt[from ?? dbtVersions[0]] ?? severity.byDbt[dbtVersions[0]];
}

/** `warning`; `hint, error from dbt 2.0`. */
export function severityText(severity: RuleSeverity): string {
  if (typeof severity === 'string') return severity;
  const [oldest] = dbtVersions;
  return dbtVersions
    .flatMap((version) => {
      const level = severity.byDbt[version];
      return level === undefined ? [] : [version === oldest ? level : `${level} from dbt ${version}`];
    })
    .join(', ');
}

/** Looked for only where a project sets it. */
export const isOptIn = ({ status }: Pick<RuleMeta, 'status'>): boolean =>
  status === 'preview' || status === 'deprecated';

/** How severe a rule is where no setting speaks of it, in the profile `recommended`. */
export const defaultLevel = (rule: Pick<RuleMeta, 'status' | 'severity'>, version?: DbtVersion): Level =>
  isOptIn(rule) ? 'off' : levelAt(rule.severity, version);
