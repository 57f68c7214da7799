import { list, text } from '../../../../schema/kinds.ts';
import { faultRule } from '../../../engine/rule.ts';

export default faultRule<'secret-in-config'>({
  id: 'secret-in-config',
  category: 'file',
  severity: 'warning',
  since: '0.1',
  description: 'no password, token or key stands in trackwright.yml or in a file of dbt',
  rationale: 'Who can read the repository, its history included, can use it. Messages and code frames never repeat it.',
  options: {
    allow: { kind: list(text), doc: 'Keys whose values are none, with those above them: "connections.local.token".' },
  },
  examples: {
    good: {
      'trackwright.yml': `
        connections:
          warehouse: {type: postgres, host: db.example.com, user: reader}
          local: {type: duckdb, path: local.duckdb}
      `,
      'dbt_project.yml': 'name: shop',
      'profiles.yml': `
        shop:
          target: dev
          outputs:
            dev: {type: postgres, host: localhost, user: shop, password: "{{ env_var('SHOP_PASSWORD') }}"}
      `,
    },
    bad: {
      'trackwright.yml': `
        connections:
          warehouse: {type: postgres, password: hunter2}
        #                                       ^^^^^^^ "connections.warehouse.password" holds a secret, and anyone who can read this file can use it. Take it out, keep it where only those who need it can read, and replace it where it is valid: the history of the file still has it.
          other: postgres://reader:hunter2@db.example.com/shop
        #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "connections.other" holds a secret, and anyone who can read this file can use it. Take it out, keep it where only those who need it can read, and replace it where it is valid: the history of the file still has it.
      `,
      'dbt_project.yml': 'name: shop',
      'profiles.yml': `
        shop:
          outputs:
            dev: {type: postgres, password: hunter2}
        #                                   ^^^^^^^ "shop.outputs.dev.password" holds a secret, and anyone who can read this file can use it. Write "{{ env_var('…') }}" in its place, and replace it where it is valid: the history of the file still has it.
      `,
    },
  },
  fault: 'secret-in-config',
  report: ({ at, keys, dbt }, { options: { allow } }) => ({
    at,
    subject: { noun: 'key', name: keys.join('.') },
    ...(Array.isArray(allow) && allow.includes(keys.join('.')) ? { level: () => 'off' as const } : {}),
    message: `"${keys.join('.')}" holds a secret, and anyone who can read this file can use it. ${
      dbt ? `Write "{{ env_var('…') }}" in its place` : 'Take it out, keep it where only those who need it can read'
    }, and replace it where it is valid: the history of the file still has it.`,
  }),
});
