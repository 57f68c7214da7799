import { faultRule } from '../../engine/rule.ts';

export default faultRule<'dbt-syntax'>({
  id: 'dbt-syntax',
  category: 'file',
  severity: 'error',
  since: '0.1',
  safe: true,
  description: 'dbt can load every YAML file of its project',
  rationale:
    'One file that dbt cannot load stops the whole project: parse, build and docs. dbt reads YAML as PyYAML does, which forgives other things than most editors.',
  examples: {
    good: {
      'dbt_project.yml': 'name: shop',
      'models/schema.yml': `
        models:
          - name: orders
            description: "One row an order:
              paid or not"
      `,
    },
    bad: {
      'dbt_project.yml': 'name: shop',
      'models/schema.yml': `
        models:
          - name: orders
            description: "One row an order
        #                ^^^^^^^^^^^^^^^^^ This text begins with " and is never closed: write " where it ends.
          - name: customers
      `,
      'models/staging.yml': `
        models:
          orders:
        # ^^^^^^^ dbt fails here: "models:" is a list of items that begin with "- name:".
            description: One row an order
      `,
    },
    fixed: {
      'models/schema.yml': `
        models:
          - name: orders
            description: "One row an order"
          - name: customers
      `,
    },
  },
  fault: 'dbt-syntax',
  report: ({ at, message, fix }) => ({
    at,
    subject: { noun: 'file' },
    discriminator: message,
    message,
    fixable: fix !== undefined,
  }),
  fix: ({ fix }) => fix && { title: 'Fix the YAML', edits: [{ do: 'text', at: fix.at, text: fix.text }] },
});
