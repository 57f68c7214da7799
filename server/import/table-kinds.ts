// Which tables of a document are of events: by their columns, what stands in them, and the headings above; ranked, for a weak one counts
// only where nothing better stands.
import type { English } from '../base/lexicon/english.ts';
import { eventWords, isAction } from '../plan/event-words.ts';
import type { Columns } from './columns.ts';
import { plainWords } from './header.ts';
import { isAboutEvents, isAboutOtherThings, isAboutTracking } from './headings.ts';
import { filled } from './key-columns.ts';
import type { SheetSection, SheetTable } from './sheet.ts';

export interface FoundTable {
  readonly section: SheetSection;
  readonly table: SheetTable;
  readonly columns: Columns;
}
export interface TableRank {
  /** 0: of no events. 3: of events for certain; of the lower ones, only the best that there are count. */
  readonly rank: 0 | 1 | 2 | 3;
  /** What it tells of instead, where that is known: `permissions`. */
  readonly of?: string;
}

export function rankOf({ section, table, columns }: FoundTable, english: English): TableRank {
  const { event, eventBy, ofEvent, lists, property, payloads, marks } = columns;
  const other = otherKind(table, columns);
  if (other) return { rank: 0, of: other };
  if (marks?.of === 'event') return { rank: 3 };
  if (event === undefined) return { rank: 0 };
  const properties = property !== undefined || lists.length > 0 || payloads.length > 0 || marks !== undefined;
  const told = properties || ofEvent.trigger !== undefined;
  const about = isAboutEvents(section.titles);
  if (eventBy === 'action')
    return {
      rank:
        isFirst(columns, event) && (told || ofEvent.description !== undefined) && !isAboutOtherThings(section.titles)
          ? 1
          : 0,
    };
  if (eventBy === 'name') return { rank: about && told ? 3 : about || told ? 2 : 0 };
  if (eventBy === 'content') return { rank: told ? 1 : 0 };
  if (!filled(table, event).length) return { rank: 0 };
  // A column of events beside questions or metrics speaks of them.
  if (speaksOfThem(table, event)) return { rank: 0, of: 'what events are used for' };
  if (isAboutOtherThings(section.titles.slice(1).slice(-2)) && !isAboutTracking(section.titles)) return { rank: 2 };
  // Without what is sent or when, it must be all about events: `Event | Producer | Consumer` may be of anything.
  const plain = columns.rest.length === 0 && (about || areDeeds(filled(table, event), english));
  return { rank: told || ofEvent.description !== undefined || plain ? 3 : 2 };
}

/** Nothing stands before it but what says where an event belongs. */
function isFirst({ ofEvent, category }: Columns, event: number): boolean {
  const before = new Set([category, ofEvent.category, ofEvent.platform, ofEvent.status, ofEvent.owner, ofEvent.since]);
  return Array.from({ length: event }, (_, at) => at).every((at) => before.has(at));
}
/** Most are named as what happened: `note.created`, `Plan chosen`. */
const areDeeds = (names: readonly string[], english: English): boolean =>
  names.filter((name) => eventWords(name, english).action !== undefined || isAction(name.toLowerCase(), english))
    .length *
    2 >=
  names.length;

const speaksOfThem = (table: SheetTable, event: number): boolean =>
  table.header.some((title, at) => at < event && plainWords(title).some((word) => users.has(word)));
const users: ReadonlySet<string> = new Set(
  'question questions metric metrics kpi kpis funnel funnels dashboard dashboards report reports chart charts goal hypothesis insight decision'.split(
    ' ',
  ),
);

/** What a table tells of that is no event of a product, by a column that those have; undefined where it may. */
function otherKind(table: SheetTable, columns: Columns): string | undefined {
  const { event } = columns;
  const words = table.header.map((title) => plainWords(title));
  for (const { of, named, cells } of otherKinds) {
    const at = words.findIndex(
      (title, column) =>
        column !== event && !columns.marks?.at.includes(column) && title.some((word) => named.has(word)),
    );
    if (
      at >= 0 &&
      filled(table, at).length &&
      (!cells || filled(table, at).filter((text) => cells.test(text)).length * 2 > filled(table, at).length)
    )
      return of;
  }
  const asked = words.filter(
    (title, at) => at !== event && title.length > 0 && title.every((word) => people.has(word)),
  );
  const answers = table.header.filter(
    (_, at) =>
      words[at]?.every((word) => people.has(word)) &&
      filled(table, at).length &&
      filled(table, at).every((text) =>
        /^(?:\p{P}|\p{S}|\p{Extended_Pictographic}|\uFE0F)+$|^(?:yes|no|y|n|x|own|all|none|read|write|full|partial|allowed|denied|own only)\b/iu.test(
          text,
        ),
      ),
  );
  if (isTransitions(table)) return 'states';
  if (words.some((title) => title.length > 1 && title.every((word) => roleWords.has(word)))) return 'permissions';
  if (asked.length > 1 && answers.length * 2 > asked.length) return 'permissions';
  return undefined;
}
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** `cells`: what most of the column must hold, where its header alone says too little. */
const otherKinds: readonly { readonly of: string; readonly named: ReadonlySet<string>; readonly cells?: RegExp }[] = [
  {
    of: 'log lines',
    named: set('level loglevel severity'),
    cells: /^(?:debug|info|information|notice|warn|warning|error|fatal|critical|trace|verbose|emergency)\b/i,
  },
  { of: 'HTTP calls', named: set('status code http response statuscode'), cells: /^[1-5]\d\d\b/ },
  { of: 'HTTP calls', named: set('method verb http'), cells: /^(?:get|post|put|patch|delete|head|options)\b/i },
  {
    of: 'HTTP calls',
    named: set('endpoint route url path uri'),
    cells: /^(?:(?:get|post|put|patch|delete)\s+)?\/\S*$/i,
  },
  { of: 'keyboard shortcuts', named: set('shortcut shortcuts hotkey hotkeys keybinding keybindings keystroke') },
  {
    of: 'keyboard shortcuts',
    named: set('key keys binding combination gesture mac windows'),
    cells:
      /^(?:ctrl|cmd|alt|shift|meta|esc|escape|enter|tab|space|del|delete|home|end|f\d{1,2}|[⌘⌥⇧⌃↑↓←→]+.?|.)(?:\s*[-+ ]\s*(?:ctrl|cmd|alt|shift|meta|esc|escape|enter|tab|space|del|delete|home|end|f\d{1,2}|.))*$/iu,
  },
  {
    of: 'permissions',
    named: set('permission permissions scope scopes grant'),
    cells: /^[\w.*-]+(?::[\w.*-]+)+$|^(?:yes|no|allowed|denied|✓|✗|✅|❌)$/i,
  },
  {
    of: 'permissions',
    named: set('role roles'),
    cells:
      /^(?:(?:admin|owner|editor|viewer|member|guest|anonymous|author|moderator|superuser|all|any|none|everyone|manager|staff)s?(?:\s*[,/&+]\s*|\s+(?:and|or)\s+)?)+$/i,
  },
  { of: 'alerts', named: set('alert alerts threshold runbook pager') },
  { of: 'states', named: set('transition transitions') },
  { of: 'states', named: set('next'), cells: /^\S+(?:\s\S+)?$/ },
];
/** `Required role`, `Minimum permission`. */
const roleWords: ReadonlySet<string> = set(
  'required role roles minimum min needed allowed permission permissions access level',
);
/** Headers that are roles of people. */
const people: ReadonlySet<string> = set(
  'anonymous guest guests visitor visitors viewer viewers member members user users editor editors author authors owner owners admin admins administrator administrators moderator moderators approver approvers manager managers staff public authenticated logged in signed out teacher teachers student students reader readers contributor contributors superadmin support',
);
/** `From | Event | To`: what an event does to a state. */
const isTransitions = (table: SheetTable): boolean => {
  const has = (words: readonly string[]) =>
    table.header.some(
      (title) => plainWords(title).length <= 2 && plainWords(title).some((word) => words.includes(word)),
    );
  return has(['from', 'current']) && has(['to', 'next', 'new']);
};
/** The columns of data that a program keeps, rather than sends. */
export const isOfStorage = (table: SheetTable): boolean =>
  table.header.some((title) =>
    /^(?:column|default|default value|nullable|constraints?|index(?:ed)?|primary key|pk|fk)$/i.test(title.trim()),
  );
