import type { TypeName } from '../../../../plan/plan.ts';
import { isOfType } from '../../../../plan/validate.ts';
import type { Container, Located, LocatedList } from '../../../../schema/item.ts';
import type { EnumValueFacts } from '../../../engine/indexes/constraint-facts.ts';
import type { ConstraintSite } from '../../../engine/indexes/constraint-sites.ts';
import { type PlanPart, planIndex } from '../../../engine/indexes/plan-index.ts';
import { identityOf, readAs } from '../../../engine/indexes/sample.ts';
import { called, sentence } from '../../../engine/message-text.ts';
import { type Finding, type PlanEdit, projectRule } from '../../../engine/rule.ts';
import { sharedName } from '../../../engine/shared-findings.ts';
import { castTo } from './scalar-cast.ts';

interface Data {
  readonly title: string;
  readonly edit: PlanEdit;
}

export default projectRule<readonly [PlanPart], Data>({
  id: 'enum-invalid',
  category: 'property',
  severity: 'error',
  since: '0.1',
  description: 'an enum lists values, each once, and all of the type of what it stands on',
  rationale:
    'A value of another type can never be sent: the number 1 is not the text "1", in JSON as in a warehouse. An empty enum forbids every value.',
  examples: {
    good: `
      properties:
        - {name: plan_tier, type: string, enum: [free, pro, 2026]}
        - {name: level, type: integer, enum: [1, 2, 3]}
    `,
    bad: `
      properties:
        - {name: level, type: integer, enum: [1, "2", top, 1]}
      #                                          ^^^ "2" in the enum of property "level" is not of type integer, so it can never be sent. Write 2.
      #                                               ^^^ "top" in the enum of property "level" is not of type integer, so it can never be sent. Change the value, or the type.
      #                                                    ^ "1" appears twice in the enum of property "level". Remove one of the two.
        - {name: color, type: string, enum: []}
      #                                     ^^ The enum of property "color" lists nothing, so no value fits. List its values, or remove it.
    `,
    fixed: `
      properties:
        - {name: level, type: integer, enum: [1, 2, top]}
        - {name: color, type: string}
    `,
  },
  indexes: [planIndex],
  check: ([part]) => part.sites().flatMap(faulty),
  fix: ({ data }) => data && { title: data.title, edits: [data.edit] },
});

const faulty = ({ says, subject, result }: ConstraintSite): readonly Finding<Data>[] => {
  if (!says.enum) return [];
  return says.enum.length ? values(says.enum, subject, result.types) : empty(says.enum, subject, says.place);
};

function empty(
  { here }: LocatedList<EnumValueFacts>,
  subject: Container,
  place: Located<null>,
): readonly Finding<Data>[] {
  return [
    {
      at: here ?? place,
      subject,
      discriminator: 'empty',
      sharedBy: `${sharedName(subject)}\0empty`,
      fixesEach: true,
      message: `The enum of ${called(subject)} lists nothing, so no value fits. List its values, or remove it.`,
      fixable: true,
      data: { title: 'Remove the empty enum', edit: { do: 'remove-key', in: place, key: 'enum' } },
    },
  ];
}

function values(
  list: LocatedList<EnumValueFacts>,
  subject: Container,
  types: readonly TypeName[],
): readonly Finding<Data>[] {
  const first = new Map<string, Located<unknown>>();
  return list.flatMap(({ value: at, place }): readonly Finding<Data>[] => {
    if (!at) return [];
    const value = readAs(at, { types });
    const name = typeof at.value === 'object' ? JSON.stringify(value) : `"${at.text}"`;
    const key = identityOf(at, types);
    const twin = first.get(key);
    const base = { at, subject, discriminator: key, fixesEach: true as const };
    if (twin)
      return [
        {
          ...base,
          sharedBy: `${sharedName(subject)}\0twice\0${key}`,
          message: `${name} appears twice in the enum of ${called(subject)}. Remove one of the two.`,
          related: [{ at: twin, message: 'First written here.' }],
          fixable: true,
          data: { title: `Remove the second ${name}`, edit: { do: 'remove', what: [place] } },
        },
      ];
    first.set(key, at);
    if (!types.length || types.some((type) => isOfType(type, value))) return [];
    const text = castTo(types, at);
    const todo = text === undefined ? 'Change the value, or the type.' : `Write ${text}.`;
    return [
      {
        ...base,
        sharedBy: `${sharedName(subject)}\0${types.join(' ')}\0${key}`,
        message: sentence(
          `${name} in the enum of ${called(subject)} is not of type ${types.join(' or ')}, so it can never be sent. ${todo}`,
        ),
        fixable: text !== undefined,
        ...(text === undefined ? {} : { data: { title: `Write ${text}`, edit: { do: 'plain', at, text } } }),
      },
    ];
  });
}
