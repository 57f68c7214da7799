import { envelope } from '../../../../plan/plan.ts';
import type { Ref } from '../../../../schema/item.ts';
import { Called, called, didYouMean } from '../../../engine/message-text.ts';
import {
  type Finding,
  faultRule,
  type MissingPlace,
  type Now,
  type ReferenceFault,
  type Unknown,
} from '../../../engine/rule.ts';
import { typeMeant } from './type-words.ts';

type Named = Extract<ReferenceFault, { readonly fault: 'unresolved-reference'; readonly at: Ref }>;
const sections: Readonly<Record<string, string>> = {
  entity: 'entities',
  property: 'properties',
  retention: 'retention',
  knowledge: 'knowledge',
};

export default faultRule<'unresolved-reference'>({
  id: 'unresolved-reference',
  subject: 'file',
  severity: 'error',
  since: '0.1',
  checks: 'every name that is used is defined somewhere in the project',
  why: 'A name that leads nowhere brings nothing: the property is not sent, the metric not computed, the owner not asked.',
  examples: {
    good: `
      properties: [{name: cart_id, type: string}]
      events:
        - {name: cart_opened, properties: [cart_id]}
    `,
    bad: `
      properties: [{name: cart_id, type: string}]
      events:
        - name: cart_opened
          properties: [card_id]
      #                ^^^^^^^ No property is called "card_id", used in event "cart_opened". Did you mean "cart_id"?
          owner: growth
      #          ^^^^^^ No owner is called "growth", used in event "cart_opened". Add it to "owners:".
    `,
    fixed: `
      properties: [{name: cart_id, type: string}]
      events:
        - name: cart_opened
          properties: [cart_id]
          owner: growth
    `,
  },
  fault: 'unresolved-reference',
  say: (fault) => ('place' in fault ? sayPlace(fault) : sayName(fault)),
  mend(fault, _project, _on, now) {
    const close = 'place' in fault ? fault.near : meant(fault.at, fault.why, now);
    return close === undefined
      ? undefined
      : { title: `Change to "${close}"`, edits: [{ do: 'replace', at: fault.at, text: close }] };
  },
});

function sayName({ at, part, why }: Named): Finding<never> {
  return {
    at,
    about: part ?? { noun: 'file' },
    differs: `${at.to} ${at.value}`,
    message: (now) => {
      const close = meant(at, why, now);
      if (part && why?.is === 'uncarried')
        return `${Called(part)} does not carry "${at.value}", which its "unique_key" names, so that two happenings cannot be told apart.${didYouMean(close) || ' Add it to the event, or name another.'}`;
      if (part && why?.is === 'idle omit')
        return `${Called(part)} omits "${at.value}", but nothing brings it: no bundle, no event that it extends.${didYouMean(close) || ' Take it out.'}`;
      const where = part ? `, used in ${called(part)}` : '';
      const type = at.to === 'type' ? typeMeant(at.value) : undefined;
      if (type?.format && close === undefined)
        return `No ${at.to} is called "${at.value}"${where}. Write "type: ${type.type}" and "format: ${type.format}".`;
      if (at.to === 'bundle' && close === undefined && now.has('property', at.value))
        return `No bundle is called "${at.value}"${where}, but a property is. List it under "properties".`;
      const todo = close === undefined ? ` Add it to "${sections[at.to] ?? `${at.to}s`}:".` : didYouMean(close);
      return `No ${at.to} is called "${at.value}"${where}.${todo}`;
    },
    ...(why?.is === 'anywhere' ? { level: (now) => (isSomewhere(at, now) ? 'off' : 'error') } : {}),
    fixable: (now) => meant(at, why, now) !== undefined,
  };
}
const places: Readonly<Record<MissingPlace['place'], readonly [string, string]>> = {
  'dbt project': [
    'There is no dbt_project.yml in the folder',
    'Name a folder of this project that holds one, or take it out.',
  ],
  'project file': [
    'There is no project file',
    'Nothing is taken from it. Name one, counted from this file, or take it out.',
  ],
  'circle of project files': [
    'Project files lead in a circle over',
    'Nothing is taken from any of them. Cut the circle in one place.',
  ],
  'project file out of reach': [
    'This folder is not trusted yet, and a project file outside of it is extended by way of',
    'Nothing is taken from there. Trust the folder, or take it out.',
  ],
  'foreign project file': [
    'A network address or a device is extended by way of',
    'Nothing is taken from there. Name a file of this machine, counted from this file, or take it out.',
  ],
  'long chain of project files': [
    'More than 32 project files, or more than 16 MB of them, extend one another from',
    'Nothing is taken from any of them. Make the chain shorter.',
  ],
};

function sayPlace({ at, part, place, near }: MissingPlace): Finding<never> {
  const [what, todo] = places[place];
  return {
    at,
    about: part,
    differs: at.value,
    message: `${what} "${at.value}".${didYouMean(near) || ` ${todo}`}`,
    fixable: near !== undefined,
  };
}

function meant(at: Ref, why: Unknown | undefined, now: Now): string | undefined {
  if (why && 'near' in why) return why.near;
  const near = now.near(at.to, at.value);
  const type = at.to === 'type' && near === undefined ? typeMeant(at.value) : undefined;
  return type && !type.format ? type.type : near;
}
const isSomewhere = ({ to, value }: Ref, now: Now): boolean => now.has(to, value) || Object.hasOwn(envelope, value);
