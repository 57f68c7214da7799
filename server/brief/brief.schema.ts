// The keys of a brief. What its actions carry is written in the words of the plan language.

import { keys, platforms } from '../plan/plan.schema.ts';
import { planLanguage } from '../plan/sections.ts';
import {
  filledListOrLines,
  type KeyTable,
  listOrLines,
  looseRef,
  name,
  optional,
  required,
  requiredUnless,
  shorthand,
  suggested,
  text,
} from '../schema/kinds.ts';
import type { Language } from '../schema/language.ts';

const { property, propertyUse, schema, enumValue, alias } = keys;

export const briefKeys = {
  brief: {
    feature: required(name, 'What is built, in a few words.'),
    actions: required(
      filledListOrLines(shorthand('action', 'do')),
      'What people do with it: a phrase each, such as "generate a quiz", or {do, name, by, properties}.',
    ),
    description: optional(text, 'What it is, in a sentence or two.'),
    owner: optional(looseRef('owner'), 'The team that answers for it.'),
    platforms: optional(listOrLines(suggested(...platforms)), 'Where it runs.'),
    roles: optional(listOrLines(text), 'Who uses it, the main role first.'),
    success: optional(listOrLines(text), 'What shows that it works, a goal each: "users come back within 7 days".'),
  },
  action: {
    do: requiredUnless(text, 'name', 'What is done: "generate a quiz".'),
    name: optional(name, "The event's name; overrules what is read from the phrase."),
    by: optional(text, 'Who does it: a role.'),
    properties: optional(
      listOrLines(shorthand('actionProperty', 'name')),
      'What its event carries: names, or whole properties of the plan language.',
    ),
  },
  actionProperty: property,
  propertyUse,
  schema,
  enumValue,
  alias,
} as const satisfies KeyTable;

export const briefLanguage: Language = {
  table: briefKeys,
  root: 'brief',
  nouns: { ...planLanguage.nouns, actionProperty: 'property' },
  names: ['do', 'feature', ...planLanguage.names],
  wholes: ['brief'],
};
