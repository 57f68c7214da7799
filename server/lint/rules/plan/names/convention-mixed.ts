import { inOtherForm } from '../../../../base/name-form.ts';
import { FEW, type FormCount } from '../../../../plan/convention.ts';
import type { Noun } from '../../../../plan/sections.ts';
import type { Snapshot } from '../../../../plan/snapshot.ts';
import type { Text } from '../../../../schema/item.ts';
import { definesProperty } from '../../../engine/conventions.ts';
import { wholeIndex } from '../../../engine/project-index.ts';
import { renameEvent, renameProperty } from '../../../engine/renaming.ts';
import { type Finding, type PlanEdit, type ProjectStats, projectRule } from '../../../engine/rule.ts';

/** Of a plan without a head, its first event or property. */
interface Beginning {
  readonly at: Text | undefined;
}
interface Data {
  readonly noun: 'event' | 'property';
}

const beginning = wholeIndex(
  'where the plan begins',
  {
    plan: (item) => item.name,
    event: (item) => item.name,
    property: (item) => item.name,
  },
  ({ plan, event, property }): Beginning => ({ at: plan[0] ?? event[0] ?? property[0] }),
);

export default projectRule<readonly [Beginning], Data>({
  id: 'convention-mixed',
  category: 'file',
  severity: 'information',
  since: '0.1',
  description:
    'names of events, and names of properties, are written in one form: where no form has four of five, nobody can tell which is right',
  rationale:
    'Without a convention each new name is a guess, and the same thing gets a second one. Which form it is matters little; that there is one makes names findable, and lets the other rules see what is misnamed.',
  examples: {
    good: `
      plan: {name: shop}
      events: [{name: cart_opened}, {name: cart_closed}, {name: order_paid}, {name: order_sent}, {name: "Order Lost"}]
    `,
    bad: `
      plan: {name: shop}
      #            ^^^^ No form of event names holds here: 2 are dot.case, 1 snake_case, 1 PascalCase. Settle one in trackwright.yml under conventions, event_case; the fix renames the others to snake_case.
      events: [{name: CartOpened}, {name: cart.closed}, {name: order.paid}, {name: order_sent}]
    `,
    fixed: `
      plan: {name: shop}
      events: [{name: cart_opened}, {name: cart_closed}, {name: order_paid}, {name: order_sent}]
    `,
  },
  indexes: [beginning],
  check: ([{ at }], { conventions }) => [
    ...(conventions.eventCase ? [] : mixed('event', at)),
    ...(conventions.propertyCase ? [] : mixed('property', at)),
  ],
  fix: ({ data }, project, _, stats) =>
    data && { title: `Use ${USUAL} for all ${data.noun} names`, edits: () => renames(data.noun, project, stats) },
});

/** What warehouses, SQL and most plans have. */
const USUAL = 'snake_case';

const formsIn = (noun: Data['noun'], stats: ProjectStats): readonly FormCount[] =>
  noun === 'event' ? stats.eventForms : stats.propertyForms;

function mixed(noun: Data['noun'], at: Text | undefined): readonly Finding<Data>[] {
  if (!at) return [];
  const isMixed = (stats: ProjectStats) => {
    const all = formsIn(noun, stats).reduce((sum, { count }) => sum + count, 0);
    return all >= FEW && !(noun === 'event' ? stats.eventCase : stats.propertyCase);
  };
  return [
    {
      at,
      subject: { noun: 'plan' },
      discriminator: noun,
      level: (stats) => (isMixed(stats) ? 'information' : 'off'),
      message: (stats) => {
        const [first, ...others] = formsIn(noun, stats).map(
          ({ form, count }) => `${count} ${form ?? 'in no form that we know'}`,
        );
        const which = [first?.replace(' ', ' are '), ...others].join(', ');
        return `No form of ${noun} names holds here: ${which}. Settle one in trackwright.yml under conventions, ${noun}_case; the fix renames the others to ${USUAL}.`;
      },
      fixable: (stats) => isMixed(stats),
      data: { noun },
    },
  ];
}

/** Names that are taken stay, and so do two that would become one. */
function renames(noun: Noun, project: Snapshot, stats: ProjectStats): readonly PlanEdit[] {
  const shape = noun === 'event' ? ['event'] : ['property', 'propertyUse'];
  const names = new Set(
    project.fragments.flatMap((fragment) =>
      fragment.items.flatMap((item) =>
        shape.includes(item.shape) && (noun === 'event' || definesProperty(item)) ? [item.name.value] : [],
      ),
    ),
  );
  const wanted = [...names].flatMap((from) => {
    const to = /^[$_]/.test(from) ? undefined : inOtherForm(from, USUAL);
    return to === undefined || stats.has(noun, to) ? [] : [{ from, to }];
  });
  const times = new Map<string, number>();
  for (const { to } of wanted) times.set(to, (times.get(to) ?? 0) + 1);
  return wanted
    .filter(({ to }) => times.get(to) === 1)
    .flatMap(({ from, to }) => (noun === 'event' ? renameEvent : renameProperty)(project, from, to)());
}
