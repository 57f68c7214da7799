import { list, text } from '../../../schema/kinds.ts';
import type { ReadError } from '../../../schema/read-error.ts';
import { pairsOf } from '../../engine/handles.ts';
import { called } from '../../engine/message-text.ts';
import { faultRule } from '../../engine/rule.ts';

type Misspelled = ReadError & { readonly fault: 'dbt-misspelled-key' };
/** The key that is meant stands there already: which of the two counts, only its writer knows. */
const isTaken = ({ owner, near }: Misspelled): boolean => pairsOf(owner).some((pair) => pair.key === near);

export default faultRule<'dbt-misspelled-key'>({
  id: 'dbt-misspelled-key',
  category: 'file',
  severity: 'error',
  since: '0.1',
  description: 'no key is a typing mistake away from one that dbt knows',
  rationale:
    'dbt 1.x ignores a misspelled key, most often silently: tests do not run, a table is built in another way. dbt 2.0 stops. Renaming it is what its writer wants, moving it under "meta" would only hide it.',
  options: {
    allow: { kind: list(text), doc: 'Keys that are meant as they are written: an adapter or a newer dbt knows them.' },
  },
  examples: {
    good: {
      'dbt_project.yml': 'name: shop',
      'models/schema.yml': `
        models:
          - name: orders
            description: One row an order
            config: {materialized: incremental, unique_key: order_id}
      `,
    },
    bad: {
      'dbt_project.yml': 'name: shop',
      'models/schema.yml': `
        models:
          - name: orders
            desciption: One row an order # kept
        #   ^^^^^^^^^^ Unknown key "desciption" in model "orders"; dbt does not read it. Did you mean "description"?
            config: {materialised: table}
        #            ^^^^^^^^^^^^ Unknown key "materialised" in model "orders"; dbt does not read it. Did you mean "materialized"?
            columns:
              - name: order_id
                dataTests: [unique]
        #       ^^^^^^^^^ Unknown key "dataTests" in column "order_id" of model "orders"; dbt does not read it. Did you mean "data_tests"?
      `,
    },
    fixed: {
      'models/schema.yml': `
        models:
          - name: orders
            description: One row an order # kept
            config: {materialized: table}
            columns:
              - name: order_id
                data_tests: [unique]
      `,
    },
  },
  fault: 'dbt-misspelled-key',
  report(fault, { options: { allow } }) {
    const { at, container, near } = fault;
    const where = container.noun === 'the file' ? 'at the top of the file' : `in ${called(container)}`;
    const hint = isTaken(fault) ? `"${near}" stands beside it. Remove one of the two.` : `Did you mean "${near}"?`;
    return {
      at,
      subject: container,
      discriminator: fault.path.join('.'),
      message: `Unknown key "${at.value}" ${where}; dbt does not read it. ${hint}`,
      fixable: !isTaken(fault),
      ...(Array.isArray(allow) && allow.includes(at.value) ? { level: () => 'off' as const } : {}),
    };
  },
  fix: (fault) =>
    fault.near === undefined || isTaken(fault)
      ? undefined
      : {
          title: `Change to "${fault.near}"`,
          edits: [{ do: 'rename-key', in: { node: fault.owner }, key: fault.at, to: fault.near }],
        },
});
