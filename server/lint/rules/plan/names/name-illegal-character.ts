import type { Noun } from '../../../../plan/sections.ts';
import { planLanguage } from '../../../../plan/sections.ts';
import type { Container, Item, Text } from '../../../../schema/item.ts';
import { nounOf } from '../../../../schema/language.ts';
import { sentence } from '../../../engine/message-text.ts';
import { isHeld } from '../../../engine/rename-edits.ts';
import { renameEvent, renameProperty } from '../../../engine/renaming.ts';
import { type Finding, type ProjectStats, rule } from '../../../engine/rule.ts';
import { sharedName } from '../../../engine/shared-findings.ts';
import { codePoint, spelledOut, unseenIn, withoutUnseen } from '../../../engine/unseen.ts';

interface Fixed {
  readonly from: string;
  readonly to: string;
  /** Whose name it is; undefined where it is the name on the wire, or a member's own. */
  readonly noun?: Noun;
  readonly at: Text;
}

export default rule<Fixed>({
  id: 'name-illegal-character',
  category: 'file',
  severity: 'warning',
  since: '0.1',
  description:
    'names, and names on the wire, are made of characters that can be seen and typed: no control, zero-width or direction characters, no blanks at either end; none is "*" alone',
  rationale:
    'Two names that look alike are two columns: data of one is not found under the other. "*" stands for every event where events are named, so that a question about one would count all.',
  examples: {
    good: `
      events:
        - {name: cart_opened, as: "Cart Opened", properties: [{name: größe, type: string}]}
    `,
    bad: `
      properties:
        - {name: "to\\u200Btal", type: number}
      #          ^^^^^^^^^^^^^ Property "to\\u{200b}tal" holds U+200B, which nobody sees: typed again, it is another name. Name it "total".
      events:
        - {name: cart_opened, as: " Cart Opened"}
      #                           ^^^^^^^^^^^^^^ The name on the wire of event "cart_opened" begins or ends with a blank, which nobody sees: typed again, it is another name. Make it "Cart Opened".
        - {name: "*", description: Anything}
      #          ^^^ Event "*" has the name that stands for every event: whatever asks about it counts them all. Give it a name of its own.
    `,
    fixed: `
      properties:
        - {name: "total", type: number}
      events:
        - {name: cart_opened, as: "Cart Opened"}
        - {name: "*", description: Anything}
    `,
  },
  check: {
    event: (item) => [...named(item, 'event'), ...wire(item, item.as)],
    property: (item) => [...named(item, 'property'), ...wire(item, item.as)],
    propertyUse: (item) =>
      item.ref ? wire(item, item.as) : [...named(item, isHeld(item) ? 'property' : undefined), ...wire(item, item.as)],
    owner: (item) => named(item, 'owner'),
    source: (item) => named(item, 'source'),
    destination: (item) => named(item, 'destination'),
    entity: (item) => named(item, 'entity'),
    type: (item) => named(item, 'type'),
    bundle: (item) => named(item, 'bundle'),
    segment: (item) => named(item, 'segment'),
    metric: (item) => named(item, 'metric'),
    funnel: (item) => named(item, 'funnel'),
    retention: (item) => named(item, 'retention'),
    experiment: (item) => named(item, 'experiment'),
    check: (item) => named(item, 'check'),
    route: (item) => wire(item, item.as),
  },
  fix({ data }, project, _, stats) {
    if (!data || !isFree(data, stats)) return undefined;
    const { from, to, noun, at } = data;
    const title = `Change to "${to}"`;
    if (noun === undefined) return { title, edits: [{ do: 'replace', at, text: to }] };
    if (noun === 'event') return { title, edits: renameEvent(project, from, to) };
    if (noun === 'property') return { title, edits: renameProperty(project, from, to) };
    return { title, edits: [{ do: 'rename', noun, from, to }] };
  },
});

const named = (item: Item, noun: Noun | undefined): readonly Finding<Fixed>[] =>
  judged(item.name, '', ownerOf(item), { noun });
const wire = (item: Item, as: Text | undefined): readonly Finding<Fixed>[] =>
  as ? judged(as, 'the name on the wire of ', ownerOf(item), {}) : [];
const ownerOf = (item: Item): Container => ({
  noun: nounOf(item.shape, planLanguage),
  name: spelledOut(item.name.value),
  ...(item.container ? { of: item.container } : {}),
});

function judged(
  at: Text,
  what: string,
  subject: Container,
  { noun }: { readonly noun?: Noun | undefined },
): readonly Finding<Fixed>[] {
  const from = at.value;
  if (typeof from !== 'string' || !from) return [];
  const who = sentence(`${what}${subject.noun} "${subject.name}"`);
  const discriminator = `${what}${from}`;
  // A name is wrong once, however many events define it; where it goes on the wire is changed in each.
  const shared = subject.of
    ? { sharedBy: `${sharedName(subject)}\0${discriminator}`, ...(noun ? {} : { fixesEach: true as const }) }
    : {};
  if (from.trim() === '*' && (noun === 'event' || what !== ''))
    return [
      {
        at,
        subject,
        discriminator,
        ...shared,
        message: `${who} has the name that stands for every event: whatever asks about it counts them all. Give it a name of its own.`,
      },
    ];
  const unseen = unseenIn(from);
  const says = unseen.length
    ? `holds ${unseen.slice(0, 3).map(codePoint).join(', ')}`
    : from.trim() !== from
      ? 'begins or ends with a blank'
      : undefined;
  if (says === undefined) return [];
  const to = withoutUnseen(from);
  const fixed: Fixed = { from, to, at, ...(noun ? { noun } : {}) };
  const todo = to ? (what ? ` Make it "${to}".` : ` Name it "${to}".`) : ' Give it a name.';
  return [
    {
      at,
      subject,
      discriminator,
      ...shared,
      message: `${who} ${says}, which nobody sees: typed again, it is another name.${todo}`,
      fixable: (stats) => isFree(fixed, stats),
      data: fixed,
    },
  ];
}
const isFree = ({ from, to, noun }: Fixed, stats: ProjectStats): boolean =>
  to !== '' && to !== '*' && to !== from && (noun === undefined || !stats.has(noun, to));
