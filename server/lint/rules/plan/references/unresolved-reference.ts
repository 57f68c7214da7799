import { didYouMean } from '../../../../base/did-you-mean.ts';
import { envelope } from '../../../../plan/plan.ts';
import type { Ref } from '../../../../schema/item.ts';
import { Called, called } from '../../../engine/message-text.ts';
import {
  type Finding,
  faultRule,
  type MissingTarget,
  type ProjectStats,
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
  category: 'file',
  severity: 'error',
  since: '0.1',
  description: 'every name that is used is defined somewhere in the project',
  rationale:
    'A name that leads nowhere brings nothing: the property is not sent, the metric not computed, the owner not asked.',
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
  report: (fault) => ('place' in fault ? sayPlace(fault) : sayName(fault)),
  fix(fault, _project, _on, stats) {
    const close = 'place' in fault ? fault.near : meant(fault.at, fault.why, stats);
    return close === undefined
      ? undefined
      : { title: `Change to "${close}"`, edits: [{ do: 'replace', at: fault.at, text: close }] };
  },
});

function sayName({ at, container, why }: Named): Finding<never> {
  return {
    at,
    subject: container ?? { noun: 'file' },
    discriminator: `${at.to} ${at.value}`,
    message: (stats) => {
      const close = meant(at, why, stats);
      if (container && why?.is === 'uncarried')
        return `${Called(container)} does not carry "${at.value}", which its "unique_key" names, so that two occurrences cannot be told apart.${didYouMean(close) || ' Add it to the event, or name another.'}`;
      if (container && why?.is === 'idle omit')
        return `${Called(container)} omits "${at.value}", but nothing brings it: no bundle, no event that it extends.${didYouMean(close) || ' Take it out.'}`;
      const where = container ? `, used in ${called(container)}` : '';
      const type = at.to === 'type' ? typeMeant(at.value) : undefined;
      if (type?.format && close === undefined)
        return `No ${at.to} is called "${at.value}"${where}. Write "type: ${type.type}" and "format: ${type.format}".`;
      if (at.to === 'bundle' && close === undefined && stats.has('property', at.value))
        return `No bundle is called "${at.value}"${where}, but a property is. List it under "properties".`;
      const todo = close === undefined ? ` Add it to "${sections[at.to] ?? `${at.to}s`}:".` : didYouMean(close);
      return `No ${at.to} is called "${at.value}"${where}.${todo}`;
    },
    ...(why?.is === 'anywhere' ? { level: (stats) => (isSomewhere(at, stats) ? 'off' : 'error') } : {}),
    fixable: (stats) => meant(at, why, stats) !== undefined,
  };
}
const places: Readonly<Record<MissingTarget['place'], readonly [string, string]>> = {
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

function sayPlace({ at, container, place, near }: MissingTarget): Finding<never> {
  const [what, todo] = places[place];
  return {
    at,
    subject: container,
    discriminator: at.value,
    message: `${what} "${at.value}".${didYouMean(near) || ` ${todo}`}`,
    fixable: near !== undefined,
  };
}

function meant(at: Ref, why: Unknown | undefined, stats: ProjectStats): string | undefined {
  if (why && 'near' in why) return why.near;
  const near = stats.near(at.to, at.value);
  const type = at.to === 'type' && near === undefined ? typeMeant(at.value) : undefined;
  return type && !type.format ? type.type : near;
}
const isSomewhere = ({ to, value }: Ref, stats: ProjectStats): boolean =>
  stats.has(to, value) || Object.hasOwn(envelope, value);
