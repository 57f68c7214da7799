// A form: rows of a shape that keep their conditions in the same way, so that one maker fills each column.
import type { EntityPlan } from '../entities.ts';
import type { EventTemplate } from './event-template.ts';
import { propertiesFor } from './event-template.ts';
import type { Field, Fields } from './field.ts';
import { isField, rowFieldOf } from './field.ts';

export interface RowForm {
  readonly template: EventTemplate;
  /** Names of the variants that apply. */
  readonly variants: ReadonlySet<string>;
  readonly fields: readonly Field[];
  readonly byName: ReadonlyMap<string, number>;
  readonly byWire: ReadonlyMap<string, number>;
  readonly entities: readonly EntityPlan[];
}

/** Gives the form of a shape, a way and the variants that apply; each is made once. */
export type FormOf = (template: EventTemplate, alternative: number, variants: readonly string[]) => RowForm;

export function formsOf(fields: Fields): FormOf {
  const known = new Map<EventTemplate, Map<string, RowForm>>();
  return (template, alternative, variants) => {
    const mine = known.get(template) ?? new Map<string, RowForm>();
    known.set(template, mine);
    const key = [alternative, ...variants].join('\0');
    const old = mine.get(key);
    if (old) return old;
    const form = makeForm(template, alternative, new Set(variants), fields);
    mine.set(key, form);
    return form;
  };
}

function makeForm(
  template: EventTemplate,
  alternative: number,
  variants: ReadonlySet<string>,
  context: Fields,
): RowForm {
  const properties = propertiesFor(template, template.alternatives[alternative] ?? new Map(), variants).filter(isField);
  const fields = properties.map((property) => rowFieldOf(property, template.event, template.sticky, context));
  return {
    template,
    variants,
    fields,
    byName: new Map(fields.map(({ property }, i) => [property.name, i])),
    byWire: new Map(fields.map(({ property }, i) => [property.as, i])),
    entities: context.entities,
  };
}
