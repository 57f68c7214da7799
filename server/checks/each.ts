// Instances by event and property: the walk that most kinds make over the plan.
import type { PlanEvent } from '../plan/plan.ts';
import type { CheckInstance, CheckSource } from './kind.ts';
import { type PropertyPath, pathsOf } from './path.ts';

type Asked = Pick<CheckInstance, 'expected' | 'plan'>;

/** One for each live event that `ask` has something to ask of. */
export function eachEvent(
  check: string,
  { live }: CheckSource,
  ask: (event: PlanEvent) => (Asked & Partial<CheckInstance>) | undefined,
): readonly CheckInstance[] {
  return live.flatMap((event) => {
    const asked = ask(event);
    return asked ? [{ check, event, ...asked }] : [];
  });
}

/** One for each property of live events, members of objects included. Those that only variants have are the variants' affair. */
export function eachProperty(
  check: string,
  { live }: CheckSource,
  ask: (property: PropertyPath, event: PlanEvent) => Asked | undefined,
): readonly CheckInstance[] {
  return live.flatMap((event) =>
    pathsOf(event.properties.filter(({ variants }) => !variants)).flatMap((property) => {
      const asked = property.schema.status === 'removed' ? undefined : ask(property, event);
      return asked ? [{ check, event, property, ...asked }] : [];
    }),
  );
}
