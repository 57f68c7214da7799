// The items of a plan, typed by its key table.

import type { ItemIn } from '../schema/item.ts';
import type { keys, Shape } from './plan.schema.ts';

export type ItemOf<S extends Shape> = ItemIn<typeof keys, S>;
export type Event = ItemOf<'event'>;
export type Property = ItemOf<'property'>;
export type PropertyUse = ItemOf<'propertyUse'>;
export type Bundle = ItemOf<'bundle'>;
export type Globals = ItemOf<'globals'>;
export type EnumValue = ItemOf<'enumValue'>;
export type Metric = ItemOf<'metric'>;
export type Funnel = ItemOf<'funnel'>;
export type Schema = ItemOf<'schema'>;
export type Entity = ItemOf<'entity'>;
