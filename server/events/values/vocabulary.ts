// Realistic names, addresses, titles from the faker library: a large package, so it is loaded here, when a plan asks for it, and nowhere else.

import { writeDay } from '../../base/calendar.ts';
import type { Plain, Plan, PlanSchema } from '../../plan/plan.ts';

/** The words a plan's `faker` keys ask for. The same method and seed give the same value, in any order. */
export interface Vocabulary {
  /** Of the library. */
  readonly version: string;
  /** The value of a method such as `internet.email`; undefined when there is no such method or it needs arguments. */
  readonly value: (method: string, seed: number) => Plain | undefined;
}

/** Loads the library when any property or trait of the plan asks for it. */
export async function loadVocabulary(plan: Plan): Promise<Vocabulary | undefined> {
  if (!asks(plan)) return undefined;
  const { faker } = await import('@faker-js/faker/locale/en');
  const { default: about } = await import('@faker-js/faker/package.json', { with: { type: 'json' } });
  const value = (method: string, seed: number): Plain | undefined => {
    const [area = '', name = '', more] = method.split('.');
    if (more !== undefined || !Object.hasOwn(faker, area)) return undefined;
    const group = faker[area as keyof typeof faker] as unknown as Record<string, unknown>;
    const call = typeof group === 'object' && group !== null ? group[name] : undefined;
    if (typeof call !== 'function' || name === 'constructor' || area.startsWith('_')) return undefined;
    faker.seed(seed);
    // Dates are told from this day, not from today.
    faker.setDefaultRefDate(`${writeDay(20_454)}T00:00:00.000Z`);
    try {
      return plain(call.call(group));
    } catch {
      return undefined;
    }
  };
  return { version: about.version, value };
}

function asks(plan: Plan): boolean {
  const properties = [
    ...plan.events.flatMap((event) => [
      ...event.properties,
      ...event.variants.flatMap((variant) => variant.properties),
    ]),
    ...plan.entities.flatMap((entity) => entity.traits),
  ];
  const schemas: PlanSchema[] = [...properties];
  for (let schema = schemas.pop(); schema; schema = schemas.pop()) {
    if (schema.faker !== undefined) return true;
    if (schema.items) schemas.push(schema.items);
    schemas.push(...(schema.properties ?? []));
  }
  return false;
}

function plain(value: unknown): Plain | undefined {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return value.toString();
  if (['string', 'number', 'boolean'].includes(typeof value)) return value as Plain;
  return undefined;
}
