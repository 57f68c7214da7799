import { describe, expect, it } from 'vitest';
import { checkSql } from '../../../server/checks/sql.ts';
import { canonicalStorageOf } from '../../../server/dataset/storage.ts';
import { duckdb } from '../../../server/query/dialects/duckdb.ts';
import { event, plan, property } from '../events/build.ts';

const one = plan({
  entities: [{ name: 'user', key: 'user_id', traits: [property('tier')] }],
  events: [
    event('paid', { properties: [property('total', { types: ['number'] }), property('cart', { types: ['object'] })] }),
  ],
  checks: [
    { name: 'positive', event: 'paid', expect: 'total > 0', where: "platform = 'web'", severity: 'error' },
    { name: 'of_a_trait', event: 'paid', expect: "user.tier = 'pro'", severity: 'error' },
    { name: 'broken', event: 'paid', expect: 'total >', severity: 'error' },
  ],
});

describe('the SQL of a check of the plan', () => {
  it('gives the rows that fail', () => {
    expect(
      checkSql(one, 'positive', canonicalStorageOf(one), duckdb),
    ).toBe(`-- Rows that fail the check positive of paid
-- Expected: total > 0, where platform = 'web'
select
  event_id,
  event_time,
  total
from events
where event_name = 'paid'
  and platform = 'web'
  and not (total > 0 and not isnan(total))
order by event_time nulls last, event_id nulls last
`);
  });

  it('joins the table of an entity once a row', () => {
    const sql = checkSql(one, 'check:of_a_trait', canonicalStorageOf(one), duckdb);
    expect(sql).toContain('left join (');
    expect(sql).toContain('group by user_id');
  });

  it('is of the layout that is asked for', () => {
    const sql = checkSql(one, 'positive', { ...canonicalStorageOf(one), layout: 'json' }, duckdb);
    expect(sql).toContain("(properties ->> 'total')");
  });

  it('is none of what is no check, and of one that cannot be read says so', () => {
    expect(checkSql(one, 'paid', canonicalStorageOf(one), duckdb)).toBeUndefined();
    expect(checkSql(one, 'broken', canonicalStorageOf(one), duckdb)).toMatchObject({
      fault: 'wrong-question',
      message: expect.stringMatching(/^The condition of check broken cannot be read: total >\./),
    });
  });
});
