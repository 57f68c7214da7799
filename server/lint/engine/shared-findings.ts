// Findings that say the same of one thing wherever it stands are one problem: the first place has it, the others are related to it.

import { counted } from '../../base/count.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Container } from '../../schema/item.ts';
import { isLocated } from './facts.ts';
import { called } from './message-text.ts';
import type { RawDiagnostic } from './raw-diagnostic.ts';
import type { Message } from './rule.ts';

/** All of one thing, in the order of files and positions, what is defined for all before what is defined in one place. */
interface Group {
  readonly all: RawDiagnostic[];
  /** Of them, those that stand in no event. */
  elsewhere: number;
  shown?: RawDiagnostic;
  /** What the shown one was made of. */
  parts: readonly unknown[];
}
/** So many of the other places are told; their number is. */
const MOST_RELATED = 20;

/** Long-lived. A change costs what it changes, however often the thing is used. */
export class SharedFindings {
  readonly #calls: { place: number };
  readonly #groups = new Map<string, Group>();
  readonly #byFile = new Map<string, Set<RawDiagnostic>>();
  #removed = new Set<RawDiagnostic>();
  #added = new Set<RawDiagnostic>();

  constructor(calls: { place: number }) {
    this.#calls = calls;
  }

  ofFile(uri: string): readonly RawDiagnostic[] {
    return [...(this.#byFile.get(uri) ?? [])];
  }
  add(raw: RawDiagnostic): void {
    if (!this.#removed.delete(raw)) this.#added.add(raw);
  }
  remove(raw: RawDiagnostic): void {
    if (!this.#added.delete(raw)) this.#removed.add(raw);
  }
  clear(): void {
    this.#groups.clear();
    this.#byFile.clear();
    this.#removed = new Set();
    this.#added = new Set();
  }
  /** Takes in what came and went, once all places are those of now. Gives the files in which something else is shown. */
  settle(snapshot: Snapshot): ReadonlySet<string> {
    const dirty = new Set<string>();
    for (const raw of this.#removed) {
      const group = this.#groups.get(keyOf(raw));
      const at = group?.all.indexOf(raw) ?? -1;
      if (!group || at < 0) continue;
      group.all.splice(at, 1);
      group.elsewhere -= isOfEvent(raw) ? 0 : 1;
      dirty.add(keyOf(raw));
    }
    for (const raw of this.#added) {
      const group = this.#groups.get(keyOf(raw)) ?? { all: [], elsewhere: 0, parts: [] };
      this.#groups.set(keyOf(raw), group);
      group.all.splice(placeAmong(group.all, raw, snapshot, this.#calls), 0, raw);
      group.elsewhere += isOfEvent(raw) ? 0 : 1;
      dirty.add(keyOf(raw));
    }
    this.#removed = new Set();
    this.#added = new Set();
    const files = new Set<string>();
    for (const key of dirty) this.#show(key, files);
    return files;
  }

  #show(key: string, files: Set<string>): void {
    const group = this.#groups.get(key);
    if (!group) return;
    const parts = [group.all.length, group.elsewhere, ...group.all.slice(0, 1 + MOST_RELATED)];
    if (parts.length === group.parts.length && parts.every((part, i) => part === group.parts[i])) return;
    group.parts = parts;
    const { shown } = group;
    if (shown) {
      const there = this.#byFile.get(shown.uri);
      there?.delete(shown);
      if (there?.size === 0) this.#byFile.delete(shown.uri);
      files.add(shown.uri);
    }
    const [first] = group.all;
    if (!first) {
      this.#groups.delete(key);
      return;
    }
    const now = merged(first, group);
    group.shown = now;
    const there = this.#byFile.get(now.uri);
    if (there) there.add(now);
    else this.#byFile.set(now.uri, new Set([now]));
    files.add(now.uri);
  }
}

const keyOf = ({ rule, finding }: RawDiagnostic): string => `${rule.id}\0${finding.sharedBy}`;
const isOfEvent = ({ finding }: RawDiagnostic): boolean => finding.subject.of?.noun === 'event';

function merged(first: RawDiagnostic, { all, elsewhere }: Group): RawDiagnostic {
  const { finding } = first;
  const { of: _, ...subject } = finding.subject;
  const others = all.length - 1;
  const inEvents = elsewhere === (isOfEvent(first) ? 0 : 1);
  const also = others ? ` (and in ${counted(others, inEvents ? 'more event' : 'more place')})` : '';
  return {
    ...first,
    finding: {
      ...finding,
      message: withOthers(finding.message, finding.subject, also),
      related: [
        ...(finding.related ?? []),
        ...all
          .slice(1, 1 + MOST_RELATED)
          .map((one) => ({ at: one.finding.at, message: `Also ${called(one.finding.subject)}.` })),
      ],
      // Whichever place comes first, it is the same problem.
      subject: finding.subject.of && isHolder(finding.subject.of.noun) ? subject : finding.subject,
    },
    each: () => all,
  };
}

/** A thing by its names alone, whatever holds it: the same property in another event is the same. */
export function sharedName({ noun, name = '', of }: Container): string {
  const own = `${noun}\0${name}`;
  return of && !isHolder(of.noun) ? `${sharedName(of)}\0${own}` : own;
}
const isHolder = (noun: string): boolean => noun !== 'property' && noun !== 'the value';
/** Behind what the message is about, where it names that as messages do; else at its end. */
function withOthers(message: Message, subject: Container, also: string): Message {
  const told = (text: string): string => {
    const name = called(subject);
    const at = also ? text.toLowerCase().indexOf(name.toLowerCase()) : 0;
    return at < 0
      ? `${text}${also}`
      : also
        ? text.slice(0, at + name.length) + also + text.slice(at + name.length)
        : text;
  };
  return typeof message === 'function' ? (stats) => told(message(stats)) : told(message);
}

/** Where it goes, by halving: those that are there are in order. */
function placeAmong(
  all: readonly RawDiagnostic[],
  raw: RawDiagnostic,
  snapshot: Snapshot,
  calls: { place: number },
): number {
  const mine = placeOf(raw, snapshot);
  const isBehind = (one: RawDiagnostic): boolean => {
    calls.place++;
    return isBefore(placeOf(one, snapshot), mine);
  };
  // A text that is read for the first time comes in order.
  const last = all.at(-1);
  if (!last || isBehind(last)) return all.length;
  let [from, to] = [0, all.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBehind(all[middle] as RawDiagnostic)) from = middle + 1;
    else to = middle;
  }
  return from;
}
/** One place can be several events' (a list that they share): then their names decide. */
type Place = readonly [rank: number, uri: string, offset: number, name: string];
function placeOf({ finding, uri }: RawDiagnostic, snapshot: Snapshot): Place {
  const at = isLocated(finding.at) ? finding.at.span : finding.at;
  return [finding.subject.of ? 1 : 0, uri, snapshot.doc(uri)?.offsets(at)[0] ?? 0, called(finding.subject)];
}
function isBefore(a: Place, b: Place): boolean {
  const differs = a.findIndex((part, at) => part !== b[at]);
  return differs >= 0 && (a[differs] as Place[number]) < (b[differs] as Place[number]);
}
