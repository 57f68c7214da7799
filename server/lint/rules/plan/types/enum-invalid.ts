import type { TypeName } from '../../../../plan/plan.ts';
import { isOfType } from '../../../../plan/validate.ts';
import type { At, List, Owner } from '../../../../schema/item.ts';
import type { SpokenValue } from '../../../engine/indexes/constraint-facts.ts';
import type { Said } from '../../../engine/indexes/constraint-sites.ts';
import { type Schemas, schemas } from '../../../engine/indexes/plan-index.ts';
import { identityOf, readAs } from '../../../engine/indexes/sample.ts';
import { called, sentence } from '../../../engine/message-text.ts';
import { type Edit, type Finding, viewRule } from '../../../engine/rule.ts';
import { castTo } from './scalar-cast.ts';

interface Data {
  readonly title: string;
  readonly edit: Edit;
}

export default viewRule<Schemas, Data>({
  id: 'enum-invalid',
  subject: 'property',
  severity: 'error',
  since: '0.1',
  checks: 'an enum lists values, each once, and all of the type of what it stands on',
  why: 'A value of another type can never be sent: the number 1 is not the text "1", in JSON as in a warehouse. An empty enum forbids every value.',
  examples: {
    good: `
      properties:
        - {name: plan_tier, type: string, enum: [free, pro, 2026]}
        - {name: level, type: integer, enum: [1, 2, 3]}
    `,
    bad: `
      properties:
        - {name: level, type: integer, enum: [1, "2", top, 1]}
      #                                          ^^^ "2" in the enum of property "level" is no integer, so it can never be sent. Write 2.
      #                                               ^^^ "top" in the enum of property "level" is no integer, so it can never be sent. Change the value, or the type.
      #                                                    ^ "1" stands twice in the enum of property "level". Remove one of the two.
        - {name: color, type: string, enum: []}
      #                                     ^^ The enum of property "color" lists nothing, so no value fits. List its values, or remove it.
    `,
    fixed: `
      properties:
        - {name: level, type: integer, enum: [1, 2, top]}
        - {name: color, type: string}
    `,
  },
  view: schemas,
  judge: (plan) => plan.said().flatMap((said) => (said.says.enum ? plan.keep(faulty, said) : [])),
  mend: ({ data }) => data && { title: data.title, edits: [data.edit] },
});

const faulty = ({ says, about, result }: Said): readonly Finding<Data>[] => {
  if (!says.enum) return [];
  return says.enum.length ? values(says.enum, about, result.types) : empty(says.enum, about, says.place);
};

function empty({ here }: List<SpokenValue>, about: Owner, place: At<null>): readonly Finding<Data>[] {
  return [
    {
      at: here ?? place,
      about,
      differs: 'empty',
      message: `The enum of ${called(about)} lists nothing, so no value fits. List its values, or remove it.`,
      fixable: true,
      data: { title: 'Remove the empty enum', edit: { do: 'remove-key', in: place, key: 'enum' } },
    },
  ];
}

function values(list: List<SpokenValue>, about: Owner, types: readonly TypeName[]): readonly Finding<Data>[] {
  const first = new Map<string, At<unknown>>();
  return list.flatMap(({ value: at, place }): readonly Finding<Data>[] => {
    if (!at) return [];
    const value = readAs(at, { types });
    const name = typeof at.value === 'object' ? JSON.stringify(value) : `"${at.text}"`;
    const key = identityOf(at, types);
    const twin = first.get(key);
    const base = { at, about, differs: key };
    if (twin)
      return [
        {
          ...base,
          message: `${name} stands twice in the enum of ${called(about)}. Remove one of the two.`,
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
        message: sentence(
          `${name} in the enum of ${called(about)} is no ${types.join(' or ')}, so it can never be sent. ${todo}`,
        ),
        fixable: text !== undefined,
        ...(text === undefined ? {} : { data: { title: `Write ${text}`, edit: { do: 'plain', at, text } } }),
      },
    ];
  });
}
