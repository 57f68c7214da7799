import path from 'node:path';
import { expect, it } from 'vitest';
import { dbtWrites } from '../../../server/operations/dbt.ts';
import { QueryError } from '../../../server/query/compile-error.ts';
import { event, plan } from '../events/build.ts';

it.each(['cut\0here', '\0'])('says in words that %j is no text of SQL, instead of writing half a model', (wireName) => {
  const write = () => dbtWrites(plan({ events: [event('paid', { as: wireName })] }), path.resolve('dbt'), '1.11');
  expect(write).toThrow(QueryError);
  expect(write).toThrow(/holds a NUL character \(U\+0000\).*Remove it from the plan/);
});
