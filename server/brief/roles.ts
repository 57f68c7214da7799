// Roles of a brief -> a trait of the user and a segment for each.
import type { English } from '../base/lexicon/english.ts';
import type { Plan } from '../plan/plan.ts';
import type { Brief } from './brief.ts';
import { snake } from './grammar/names.ts';
import { propertyValues } from './lexicon/property.ts';
import type { BriefQuestion, ProposedItem } from './proposal.ts';
import { nearKey } from './same-name.ts';

export interface Roles {
  readonly entities: readonly ProposedItem[];
  readonly segments: readonly ProposedItem[];
  readonly questions: readonly BriefQuestion[];
}

export function rolesOf(brief: Brief, english: English, existing?: Plan): Roles {
  const roles = propertyValues(brief.roles.map((role) => english.singular(role.toLowerCase())));
  if (!roles.length) return { entities: [], segments: [], questions: [] };
  const user = existing?.entities.find((entity) => entity.name === 'user');
  const trait = user?.traits.find((each) => nearKey(each.name, english) === nearKey('role', english));
  const missing = existing !== undefined && !trait;
  const known = trait?.enum?.map((value) => value.value);
  const unnamed = known ? roles.filter((role) => !known.includes(role)) : [];
  const segments = roles
    .filter((role) => !missing && !unnamed.includes(role))
    .map((role) => ({
      name: snake(english.plural(role)),
      entity: 'user',
      where: `user.${trait?.name ?? 'role'} = '${role}'`,
    }));
  return {
    entities: existing ? [] : [userWith(roles)],
    segments,
    questions: missing ? [noTrait(roles)] : unnamed.map(unknownRole),
  };
}

const userWith = (roles: readonly string[]): ProposedItem => ({
  name: 'user',
  key: 'user_id',
  traits: [{ name: 'role', type: 'string', enum: [...roles], description: 'What the person came to do' }],
});

const noTrait = (roles: readonly string[]): BriefQuestion => ({
  about: 'user',
  code: 'role',
  text: `Which trait of the user says who is ${roles.join(' or ')}? Add it to the entity "user", as \`role\`, for a segment of each.`,
});
const unknownRole = (role: string): BriefQuestion => ({
  about: role,
  code: 'role',
  text: `The trait that holds roles does not list "${role}": add the value for a segment of its own.`,
});
