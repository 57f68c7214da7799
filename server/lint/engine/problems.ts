// What is wrong in a file, as it is shown: severities settled, suppressions heeded, keys numbered, in order.
import { hash } from '../../base/hash.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Container, Located } from '../../schema/item.ts';
import { nodeOf } from '../../schema/item.ts';
import { withoutSecrets } from '../../schema/secret-faults.ts';
import type { Range } from '../../yaml/document.ts';
import { spansWithin } from '../../yaml/document.ts';
import type { Scalar, Span } from '../../yaml/node.ts';
import { isLocated } from './facts.ts';
import type { Linter } from './linter.ts';
import { secretsOf } from './masked.ts';
import type { Policy } from './profiles.ts';
import type { RawDiagnostic } from './raw-diagnostic.ts';
import { crashReport } from './rule-crash.ts';
import type { Severity } from './rule-meta.ts';
import { suppressed } from './suppressions.ts';

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

/** Problems of one file; an empty list for a file the project does not know. */
export function problemsOf(linter: Linter, snapshot: Snapshot, policy: Policy, uri: string): readonly Problem[] {
  const file = snapshot.files.get(uri);
  if (!file) return [];
  const raws = [
    ...file.fragments.flatMap((fragment) => linter.ofFragment(fragment)),
    ...linter.ofProject().filter((raw) => raw.uri === uri),
  ];
  const rangeOf = rangesIn(snapshot);
  const found = raws.flatMap((raw) => problem(raw, linter, snapshot, policy, rangeOf) ?? []);
  const { hidden, idle } = suppressed(found, file.fragments, linter, snapshot, uri);
  const told = idle.flatMap((raw) => problem(raw, linter, snapshot, policy, rangeOf) ?? []);
  return numbered([...found.filter((one) => !hidden.has(one)), ...told].sort(inOrder));
}
/** Every file of the project, those without problems included. */
export function problemsByFile(
  linter: Linter,
  snapshot: Snapshot,
  policy: Policy,
): ReadonlyMap<string, readonly Problem[]> {
  return new Map([...snapshot.files.keys()].map((uri) => [uri, problemsOf(linter, snapshot, policy, uri)]));
}

type RangeOf = ReturnType<typeof rangesIn>;

function problem(
  raw: RawDiagnostic,
  linter: Linter,
  snapshot: Snapshot,
  policy: Policy,
  rangeOf: RangeOf,
): Problem | undefined {
  try {
    return worded(raw, linter, snapshot, policy, rangeOf);
  } catch (error) {
    return worded(crashReport(raw.rule, error, raw.uri, raw.finding.at), linter, snapshot, policy, rangeOf);
  }
}
function worded(
  raw: RawDiagnostic,
  linter: Linter,
  snapshot: Snapshot,
  policy: Policy,
  rangeOf: RangeOf,
): Problem | undefined {
  const { rule, finding } = raw;
  const wanted = policy.level(rule.id, raw.uri, finding.level?.(linter.stats()), () => linter.dbtVersionOf(raw.uri));
  const level = raw.crashed && wanted !== 'off' ? 'error' : wanted;
  const range = rangeOf(finding.at, finding.within);
  if (level === 'off' || !range) return undefined;
  const { message } = finding;
  const shown = (text: string) => withoutSecrets(text, secretsOf(raw.uri, snapshot));
  return {
    rule: rule.id,
    key: `${rule.id}\0${ownerKey(finding.subject)}\0${finding.discriminator ?? ''}`,
    severity: level,
    message: readable(shown(typeof message === 'function' ? message(linter.stats()) : message)),
    uri: raw.uri,
    range,
    related: (finding.related ?? []).flatMap((one) => {
      const at = rangeOf(one.at);
      return at
        ? [{ uri: snapshot.uriOf(isLocated(one.at) ? one.at.span : one.at), range: at, message: shown(one.message) }]
        : [];
    }),
    fixable: typeof finding.fixable === 'function' ? finding.fixable(linter.stats()) : finding.fixable === true,
    safe: rule.safe === true,
    ...(rule.tag ? { tag: rule.tag } : {}),
    raw,
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

/** A long condition may have a thousand findings: its text is looked through once. */
function rangesIn(snapshot: Snapshot) {
  const inside = new Map<Scalar, ReturnType<typeof spansWithin>>();
  return (at: Located<unknown> | Span | undefined, within?: RawDiagnostic['finding']['within']): Range | undefined => {
    if (at === undefined) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    if (!isLocated(at)) return snapshot.range(at);
    const node = nodeOf(at.node);
    if (!within || node.kind !== 'scalar') return snapshot.range(at.span);
    const spanOf = inside.get(node) ?? spansWithin(node);
    inside.set(node, spanOf);
    return snapshot.range(spanOf(within.start, within.end));
  };
}

const inOrder = (a: Problem, b: Problem): number =>
  a.range.start.line - b.range.start.line ||
  a.range.start.character - b.range.start.character ||
  compare(a.rule, b.rule) ||
  a.range.end.line - b.range.end.line ||
  a.range.end.character - b.range.end.character ||
  compare(a.message, b.message);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function numbered(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<string, number>();
  return problems.map((one) => {
    const nth = seen.get(one.key) ?? 0;
    seen.set(one.key, nth + 1);
    return { ...one, key: hash(`${one.key}\0${nth}`) };
  });
}
