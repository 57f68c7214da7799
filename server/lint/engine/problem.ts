// One finding as it is shown: its severity and words settled, its place in the text of now.
import type { DbtVersion } from '../../dbt/read/version.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import { type Container, nodeOf } from '../../schema/item.ts';
import type { ReadError } from '../../schema/read-error.ts';
import { withoutSecrets } from '../../schema/secret-faults.ts';
import type { Range } from '../../yaml/document.ts';
import { spansWithin } from '../../yaml/document.ts';
import type { Scalar, Span } from '../../yaml/node.ts';
import { isLocated } from './facts.ts';
import type { Policy } from './profiles.ts';
import { recordedStats, statKeys } from './project-stats.ts';
import type { RawDiagnostic } from './raw-diagnostic.ts';
import type { ProjectStats } from './rule.ts';
import { crashReport } from './rule-crash.ts';
import type { Severity } from './rule-meta.ts';

export interface ProblemPlace {
  readonly uri: string;
  readonly range: Range;
}
export interface Problem extends ProblemPlace {
  readonly rule: string;
  /** Of rule, what it is about, what differs, and the how-manieth of equals in the file: never of a line or a message. */
  readonly key: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (ProblemPlace & { readonly message: string })[];
  readonly fixable: boolean;
  /** Its fix changes no meaning. */
  readonly safe: boolean;
  readonly tag?: 'unnecessary' | 'deprecated';
  readonly raw: RawDiagnostic;
}

/** All of a problem but where it is. It holds as long as the level of its rule there, and the numbers and names it `used`. */
export interface WordedFinding {
  /** Absent: it is turned off there. */
  readonly shown?: Omit<Problem, 'range' | 'related'>;
  /** Absent: the top of the file. */
  readonly at: Span | undefined;
  readonly related: readonly { readonly at: Span; readonly message: string }[];
  /** Keys of statistics. */
  readonly used: readonly string[];
}
/** What a finding is worded with. */
export interface WordingContext {
  readonly stats: ProjectStats;
  /** The dbt that the file is written for. */
  readonly dbtVersion: () => DbtVersion;
  readonly policy: Policy;
  /** What is known of secrets in the file. */
  readonly secrets: readonly ReadError[];
  /** Texts that were looked through: a long condition may have a thousand findings. */
  readonly scalars: Map<Scalar, ReturnType<typeof spansWithin>>;
}

/** Of a rule that throws meanwhile, that it does. */
export function worded(raw: RawDiagnostic, context: WordingContext): WordedFinding {
  const used = new Set<string>();
  const dbtVersion = () => {
    used.add(statKeys.dbtVersion);
    return context.dbtVersion();
  };
  const recorded = { ...context, stats: recordedStats(context.stats, used), dbtVersion };
  try {
    return { ...wordedAs(raw, recorded), used: [...used] };
  } catch (error) {
    const crash = crashReport(raw.rule, error, raw.uri, raw.finding.at);
    return { ...wordedAs(crash, recorded), used: [...used] };
  }
}
function wordedAs(raw: RawDiagnostic, context: WordingContext): Omit<WordedFinding, 'used'> {
  const { rule, finding } = raw;
  const { stats, policy, secrets, scalars, dbtVersion } = context;
  const at = spanOf(finding, scalars);
  const wanted = policy.level(rule.id, raw.uri, finding.level?.(stats), dbtVersion);
  const severity = raw.crashed && wanted !== 'off' ? 'error' : wanted;
  if (severity === 'off') return { at, related: [] };
  const { message } = finding;
  const clean = (text: string) => withoutSecrets(text, secrets);
  return {
    shown: {
      rule: rule.id,
      key: `${rule.id}\0${ownerKey(finding.subject)}\0${finding.discriminator ?? ''}`,
      severity,
      message: readable(clean(typeof message === 'function' ? message(stats) : message)),
      uri: raw.uri,
      fixable: typeof finding.fixable === 'function' ? finding.fixable(stats) : finding.fixable === true,
      safe: rule.safe === true,
      ...(rule.tag ? { tag: rule.tag } : {}),
      raw,
    },
    at,
    related: (finding.related ?? []).map((one) => ({
      at: isLocated(one.at) ? one.at.span : one.at,
      message: clean(one.message),
    })),
  };
}
/** A name may be megabytes; nobody reads more of it than shows which one is meant. */
const readable = (message: string): string =>
  message.length <= MAX_MESSAGE_LENGTH
    ? message
    : `${message.slice(0, MAX_MESSAGE_LENGTH - 300)} … ${message.slice(-290)}`;
const MAX_MESSAGE_LENGTH = 2000;
export const ownerKey = (container: Container): string =>
  `${container.noun}\0${container.name ?? ''}${container.of ? `\0${ownerKey(container.of)}` : ''}`;

/** The problem where it stands now; `before` itself where nothing moved, undefined where its text is gone or it is turned off. */
export function placed(
  { shown, at, related }: WordedFinding,
  snapshot: Snapshot,
  before?: Problem,
): Problem | undefined {
  const range = shown && (at === undefined ? TOP : snapshot.range(at));
  if (!range) return undefined;
  const others = related.flatMap((one) => {
    const there = snapshot.range(one.at);
    return there ? [{ uri: snapshot.uriOf(one.at), range: there, message: one.message }] : [];
  });
  const stays =
    before &&
    isSameRange(before.range, range) &&
    before.related.length === others.length &&
    others.every((one, i) => isSameRange(before.related[i]?.range, one.range));
  return stays ? before : { ...shown, range, related: others };
}
const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const isSameRange = (a: Range | undefined, b: Range): boolean =>
  a?.start.line === b.start.line &&
  a.start.character === b.start.character &&
  a.end.line === b.end.line &&
  a.end.character === b.end.character;

/** A name inside a condition stands in a part of its text. */
function spanOf({ at, within }: RawDiagnostic['finding'], scalars: WordingContext['scalars']): Span | undefined {
  if (at === undefined || !isLocated(at)) return at;
  const node = nodeOf(at.node);
  if (!within || node.kind !== 'scalar') return at.span;
  const inside = scalars.get(node) ?? spansWithin(node);
  scalars.set(node, inside);
  return inside(within.start, within.end);
}
