// A form: rows of a shape that keep their conditions in the same way, so that one maker fills each column.
import type { EntityPlan } from '../entities.ts';
import type { Shape } from './event-template.ts';
import { propertiesFor } from './event-template.ts';
import type { Field, Fields } from './field.ts';
import { fieldOf, isField } from './field.ts';

export interface Form {
  readonly shape: Shape;
  /** Names of the variants that apply. */
  readonly variants: ReadonlySet<string>;
  readonly fields: readonly Field[];
  readonly byName: ReadonlyMap<string, number>;
  readonly byWire: ReadonlyMap<string, number>;
  readonly entities: readonly EntityPlan[];
}

/** Gives the form of a shape, a way and the variants that apply; each is made once. */
export type FormOf = (shape: Shape, way: number, variants: readonly string[]) => Form;

export function formsOf(fields: Fields): FormOf {
  const known = new Map<Shape, Map<string, Form>>();
  return (shape, way, variants) => {
    const mine = known.get(shape) ?? new Map<string, Form>();
    known.set(shape, mine);
    const key = [way, ...variants].join('\0');
    const old = mine.get(key);
    if (old) return old;
    const form = makeForm(shape, way, new Set(variants), fields);
    mine.set(key, form);
    return form;
  };
}

function makeForm(shape: Shape, way: number, variants: ReadonlySet<string>, context: Fields): Form {
  const properties = propertiesFor(shape, shape.ways[way] ?? new Map(), variants).filter(isField);
  const fields = properties.map((property) => fieldOf(property, shape.event, shape.hold, context));
  return {
    shape,
    variants,
    fields,
    byName: new Map(fields.map(({ property }, i) => [property.name, i])),
    byWire: new Map(fields.map(({ property }, i) => [property.as, i])),
    entities: context.entities,
  };
}
