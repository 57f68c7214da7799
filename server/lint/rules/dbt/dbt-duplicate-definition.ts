import { projectOwning } from '../../../dbt/read/paths.ts';
import {
  type DbtColumnItem,
  type DbtProject,
  definitionOf,
  type Model,
  type Resource,
  type SourceTable,
} from '../../../dbt/read/things.ts';
import type { Container, Text } from '../../../schema/item.ts';
import { called, sentence } from '../../engine/message-text.ts';
import { groupIndex, wholeIndex } from '../../engine/project-index.ts';
import { type Finding, projectRule } from '../../engine/rule.ts';

interface Definition {
  readonly kind: string;
  readonly name: string;
  readonly at: Text;
  readonly uri: string;
  /** What a column belongs to. */
  readonly of?: Container | undefined;
}
const defined = (item: Model | SourceTable | Resource): Definition | undefined => {
  const of = definitionOf(item);
  return of && { ...of, at: item.name, uri: item.uri };
};
const column = ({ name, model, uri, container: of }: DbtColumnItem): Definition => ({
  kind: 'column',
  name: `${model}.${name.value}`,
  at: name,
  uri,
  of,
});

const definitions = groupIndex(
  'dbt definitions',
  { model: defined, table: defined, resource: defined, column },
  ({ kind, name }) => [`${kind}\0${name}`],
);
const projects = wholeIndex(
  'dbt projects',
  { dbtProject: ({ dir, folders, written }: DbtProject) => ({ dir, folders, written }) },
  ({ dbtProject }) => dbtProject,
);

export default projectRule({
  id: 'dbt-duplicate-definition',
  category: 'file',
  severity: 'error',
  since: '0.1',
  description: 'nothing is described twice in one dbt project',
  rationale:
    'dbt stops where a model, source table, exposure, metric … is described twice, wherever the two stand. Of a column described twice it keeps the last, without a word: the tests of the first are gone.',
  examples: {
    good: {
      'dbt_project.yml': 'name: shop',
      'models/orders.yml': 'models: [{name: orders}]',
      'models/customers.yml': 'models: [{name: customers}]',
      'packages/other/dbt_project.yml': 'name: other',
      'packages/other/models/orders.yml': 'models: [{name: orders}]',
    },
    bad: {
      'dbt_project.yml': 'name: shop',
      'models/a.yml': `
        models:
          - name: orders
            columns:
              - {name: id, data_tests: [unique]}
              - {name: id, description: Key}
        #              ^^ Column "id" is described twice in model "orders"; dbt keeps the last one only. Make one of the two.
      `,
      'models/b.yml': `
        models:
          - name: orders
        #         ^^^^^^ Model "orders" is already described; dbt stops at the second one. Make one of the two.
      `,
    },
  },
  indexes: [definitions, projects],
  check([facts, dbtProjects]) {
    const first = new Map<string, Definition>();
    return Object.values(facts)
      .flat()
      .flatMap((one): readonly Finding[] => {
        const project = projectOwning(one.uri, dbtProjects);
        // Columns are those of one description of their model.
        const where = one.kind === 'column' ? one.uri : (project?.dir ?? one.uri);
        const twin = first.get(where);
        if (!twin) first.set(where, one);
        return twin ? [twice(one, twin)] : [];
      });
  },
});

function twice({ kind, name, at, of }: Definition, twin: Definition): Finding {
  const related = [{ at: twin.at, message: 'First described here.' }];
  if (of)
    return {
      at,
      subject: { noun: 'column', name: at.value, of },
      message: `Column "${at.value}" is described twice in ${called(of)}; dbt keeps the last one only. Make one of the two.`,
      level: () => 'warning',
      related,
    };
  return {
    at,
    subject: { noun: kind, name },
    message: `${sentence(kind)} "${name}" is already described; dbt stops at the second one. Make one of the two.`,
    // dbt 2.0 only warns of a source table that stands twice.
    ...(kind === 'source table'
      ? { level: (stats) => (stats.dbtVersion(at.span) === '2.0' ? ('warning' as const) : ('error' as const)) }
      : {}),
    related,
  };
}
