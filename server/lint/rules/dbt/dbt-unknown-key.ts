import { shapes } from '../../../dbt/read/shapes.ts';
import { type DbtVersion, isAtLeast, toVersion, unknownKeySeverity } from '../../../dbt/read/version.ts';
import { list, text } from '../../../schema/kinds.ts';
import type { ReadError } from '../../../schema/read-error.ts';
import { canNestKey } from '../../engine/handles.ts';
import { called } from '../../engine/message-text.ts';
import { faultRule } from '../../engine/rule.ts';

type Unknown = ReadError & { readonly fault: 'dbt-unknown-key' };
type ShapeName = Parameters<typeof unknownKeySeverity>[0];
const isShape = (shape: string): shape is ShapeName => Object.hasOwn(shapes, shape);
const sinceOf = ({ since }: Unknown): DbtVersion | undefined => (since === undefined ? undefined : toVersion(since));

function levelIn(version: DbtVersion, fault: Unknown) {
  const since = sinceOf(fault);
  if (since && isAtLeast(version, since)) return 'off';
  return isShape(fault.shape) ? unknownKeySeverity(fault.shape, version) : 'warning';
}
/** What the target does now, and what dbt 2.0 will do. */
function effect(version: DbtVersion, fault: Unknown): string {
  const level = levelIn(version, fault);
  const since = sinceOf(fault);
  const ahead = version !== '2.0' && levelIn('2.0', fault) === 'error' ? ', and dbt 2.0 fails here' : '';
  if (level === 'error') return `dbt ${version} fails here`;
  if (since) return `dbt ${version} ignores it; dbt reads it from ${since} on`;
  return level === 'warning'
    ? `dbt ${version} ignores it${ahead || ' and may warn'}`
    : `dbt ${version} silently ignores it${ahead}`;
}

export default faultRule<'dbt-unknown-key'>({
  id: 'dbt-unknown-key',
  category: 'file',
  severity: 'warning',
  since: '0.1',
  description: 'every key of a dbt file is one that the project’s dbt knows',
  rationale:
    'What dbt does not read has no effect, whatever its writer hoped. dbt 1.10 says nothing, 1.11 and 1.12 warn on some warehouses, 2.0 stops: the severity follows the dbt that the project is written for (trackwright.yml, else require-dbt-version, else 1.12).',
  options: {
    allow: { kind: list(text), doc: 'Keys that a newer dbt or an adapter knows, and this list does not yet.' },
  },
  examples: {
    good: {
      'dbt_project.yml': 'name: shop',
      'models/schema.yml': `
        models:
          - name: orders
            config: {meta: {owner: growth}}
      `,
    },
    bad: {
      'dbt_project.yml': 'name: shop',
      'models/schema.yml': `
        models:
          - name: orders
            owner: growth
        #   ^^^^^ Unknown key "owner" in model "orders": dbt 1.12 ignores it, and dbt 2.0 fails here. Own keys stand under "config: {meta: …}".
        sources:
          - name: raw
            team: growth
        #   ^^^^ Unknown key "team" in source "raw": dbt 1.12 fails here. Own keys stand under "config: {meta: …}".
            tables: [{name: events}]
      `,
    },
    fixed: {
      'models/schema.yml': `
        models:
          - name: orders
            config:
              meta:
                owner: growth
        sources:
          - name: raw
            tables: [{name: events}]
            config:
              meta:
                team: growth
      `,
    },
  },
  fault: 'dbt-unknown-key',
  report: (fault, { options: { allow } }) => ({
    at: fault.at,
    subject: fault.container,
    discriminator: fault.path.join('.'),
    level: (stats) =>
      Array.isArray(allow) && allow.includes(fault.at.value) ? 'off' : levelIn(stats.dbtVersion(fault.at.span), fault),
    message: (stats) => {
      const what = effect(stats.dbtVersion(fault.at.span), fault);
      return `Unknown key "${fault.at.value}" in ${called(fault.container)}: ${what}. ${adviceFor(fault)}`;
    },
    fixable: hasPlace(fault),
  }),
  fix: (fault) =>
    hasPlace(fault)
      ? {
          title: `Move "${fault.at.value}" to "config: {meta: …}"; SQL that reads it there says config.meta`,
          edits: [{ do: 'nest-key', in: { node: fault.owner }, key: fault.at, under: META }],
        }
      : undefined,
});

/** Whether the key is of the writer's own making, the item has a place for such, and nothing of the name stands there. */
const hasPlace = (fault: Unknown): boolean =>
  !sinceOf(fault) && isShape(fault.shape) && 'config' in shapes[fault.shape] && canNestKey(fault.owner, fault.at, META);
const META = ['config', 'meta'];

const adviceFor = (fault: Unknown): string => {
  if (sinceOf(fault)) return 'Remove it, or raise the dbt version of the project.';
  return isShape(fault.shape) && 'config' in shapes[fault.shape]
    ? 'Own keys stand under "config: {meta: …}".'
    : 'Remove it, or write it where dbt reads it.';
};
