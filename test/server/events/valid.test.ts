// Every generated value keeps what the plan says, in the opinion of ajv.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { previewRows } from '../../../server/events/preview.ts';
import { envelope } from '../../../server/plan/plan.ts';
import { fuzz } from '../../fuzz.ts';
import { event, plan } from './build.ts';
import { eventSchema, judge } from './schema.ts';
import { properties } from './schemas.ts';

test('rows of random events validate against their schemas', () => {
  const compile = judge();
  fc.assert(
    fc.property(properties, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (list, seed) => {
      const one = event('thing', { properties: list });
      const made = previewRows(plan({ events: [one] }), 'thing', 25, { seed });
      if ('code' in made) throw new Error(made.message);
      expect(made.notes).toEqual([]);
      expect(made.rows.length).toBe(25);
      const validate = compile(eventSchema(one));
      for (const row of made.rows) {
        const own = Object.fromEntries(Object.entries(row).filter(([key]) => !Object.hasOwn(envelope, key)));
        if (!validate(own)) throw new Error(`${JSON.stringify(own)}: ${JSON.stringify(validate.errors)}`);
      }
    }),
    { numRuns: fuzz.runs(150) },
  );
});
