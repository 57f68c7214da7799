// Which events become models, what the models are called and which columns they have.

import { type ColumnType, columnTypeOf } from '../../dataset/column-type.ts';
import { wideColumnsOf } from '../../dataset/columns.ts';
import type { Plan, PlanEvent, PlanProperty } from '../../plan/plan.ts';
import { envelope } from '../../plan/plan.ts';
import { hasJinja } from './jinja.ts';
import { freshName, slug } from './names.ts';
import type { CompleteDbtOptions } from './options.ts';

export interface StagingColumn {
  /** In the source. */
  readonly from: string;
  readonly name: string;
  readonly type: ColumnType;
  /** What the event says of it; an envelope field may have none. */
  readonly property?: PlanProperty;
  readonly envelope: boolean;
}
export interface Staging {
  readonly event: PlanEvent;
  readonly model: string;
  /** The source's table, by dbt's name for it. */
  readonly table: string;
  readonly columns: readonly StagingColumn[];
}

/** One model per event, in the plan's order; what was removed has no more rows to model. */
export function stagingOf(plan: Plan, options: CompleteDbtOptions): readonly Staging[] {
  const taken = new Set<string>();
  const wide = new Map(wideColumnsOf(plan).map((column) => [column.as, column]));
  return plan.events
    .filter((event) => event.status !== 'removed')
    .map((event) => {
      const stem = freshName(slug(event.name, 'event'), taken);
      const own = event.properties.filter((property) => property.status !== 'removed' && !hasJinja(property.as));
      const said = new Map(own.map((property) => [property.as, property]));
      const fields = Object.entries(envelope).map(([as, field]): StagingColumn => {
        const property = said.get(as);
        return {
          from: as,
          name: as,
          type: columnTypeOf({ types: [field.type], ...field }),
          envelope: true,
          ...(property ? { property } : {}),
        };
      });
      const properties = [...said.values()]
        .filter((property) => !Object.hasOwn(envelope, property.as))
        .map((property): StagingColumn => {
          const column = options.layout === 'wide' ? wide.get(property.as) : undefined;
          return {
            from: column?.name ?? property.as,
            name: property.as,
            type: column?.type ?? columnTypeOf(property),
            property,
            envelope: false,
          };
        });
      return {
        event,
        model: `stg_${stem}`,
        table: options.layout === 'wide' ? 'events' : stem,
        columns: [...fields, ...properties],
      };
    });
}
