import { inOtherForm, isFilledIn, isInForm } from '../../../../base/name-form.ts';
import type { Item, Text } from '../../../../schema/item.ts';
import { agreement, Called, levelOfLearned, places } from '../../../engine/message-text.ts';
import { isHeld } from '../../../engine/rename-edits.ts';
import { renameProperty } from '../../../engine/renaming.ts';
import { type Finding, type RuleContext, rule } from '../../../engine/rule.ts';
import { sharedName } from '../../../engine/shared-findings.ts';

interface Rename {
  readonly from: string;
  readonly to: string;
}

export default rule<Rename>({
  id: 'property-name-case',
  category: 'property',
  severity: 'warning',
  since: '0.1',
  description:
    'every property name is written in one case; names that begin with "$" or "_" belong to tools and are left alone',
  rationale:
    '"siteId" and "site_id" are one thing in two columns: every question about it must ask twice, and most forget one.',
  examples: {
    good: {
      'trackwright.yml': 'conventions: {property_case: snake_case}',
      'a.plan.yml': `
        events:
          - {name: item_added, properties: [{name: item_id, type: string}, {name: $os, type: string}]}
      `,
    },
    bad: {
      'trackwright.yml': 'conventions: {property_case: snake_case}',
      'a.plan.yml': `
        properties:
          - {name: siteId, type: string}
        #          ^^^^^^ Property "siteId" is not snake_case; trackwright.yml asks for it. Rename it to "site_id" (used in 2 more places).
        events:
          - name: item_added
            status: implemented
            properties:
              - siteId
              - {name: Item Count, type: integer}
        #              ^^^^^^^^^^ Property "Item Count" of event "item_added" is not snake_case; trackwright.yml asks for it. Rename it to "item_count".
        metrics:
          - {name: sites, agg: count, event: item_added, where: "siteId is not null"}
      `,
    },
    fixed: {
      'a.plan.yml': `
        properties:
          - {name: site_id, type: string, aliases: [{name: siteId}]}
        events:
          - name: item_added
            status: implemented
            properties:
              - site_id
              - {name: item_count, type: integer, aliases: [{name: "Item Count"}]}
        metrics:
          - {name: sites, agg: count, event: item_added, where: "site_id is not null"}
      `,
    },
  },
  check: {
    property: (item, context) => misnamed(item, true, context),
    propertyUse: (item, context) => (item.ref ? undefined : misnamed(item, isHeld(item), context)),
  },
  fix: ({ data }, project, _, stats) =>
    data && !stats.has('property', data.to)
      ? { title: `Rename to "${data.to}"`, edits: renameProperty(project, data.from, data.to) }
      : undefined,
});

/** `everywhere`: conditions and lists may name it. A member of an object has a name of its own. */
function misnamed(
  { name, container: of }: Item & { readonly name: Text },
  everywhere: boolean,
  { conventions: { propertyCase } }: RuleContext,
): readonly Finding<Rename>[] | undefined {
  const from = name.value;
  if (!propertyCase || !from || /^[$_]/.test(from) || isFilledIn(from) || isInForm(from, propertyCase))
    return undefined;
  const to = inOtherForm(from, propertyCase);
  const subject = { noun: 'property', name: from, ...(of ? { of } : {}) };
  return [
    {
      at: name,
      subject,
      sharedBy: sharedName(subject),
      level: (stats) => levelOfLearned(stats.propertyCase),
      message: (stats) => {
        const rename =
          to === undefined ? '' : ` Rename it to "${to}"${places(stats.referenceCount('property', from))}.`;
        return `${Called(subject)} is not ${propertyCase}; ${agreement(stats.propertyCase, 'properties here are')}.${rename}`;
      },
      fixable: (stats) => everywhere && to !== undefined && !stats.has('property', to),
      ...(everywhere && to !== undefined ? { data: { from, to } } : {}),
    },
  ];
}
