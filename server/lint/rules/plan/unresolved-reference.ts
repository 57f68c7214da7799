import { faultRule } from '../../rule.ts';
import { called, didYouMean } from '../../words.ts';

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
  say: ({ at, part }) => ({
    at,
    about: part ?? { noun: 'file' },
    differs: `${at.to} ${at.value}`,
    message: (now) => {
      const close = now.near(at.to, at.value);
      const where = part ? `, used in ${called(part)}` : '';
      const todo = close === undefined ? ` Add it to "${sections[at.to] ?? `${at.to}s`}:".` : didYouMean(close);
      return `No ${at.to} is called "${at.value}"${where}.${todo}`;
    },
    fixable: (now) => now.near(at.to, at.value) !== undefined,
  }),
  mend({ at }, _project, _on, now) {
    const close = now.near(at.to, at.value);
    return close === undefined
      ? undefined
      : { title: `Change to "${close}"`, edits: [{ do: 'replace', at, text: close }] };
  },
});
