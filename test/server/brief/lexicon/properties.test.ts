import { describe, expect, it } from 'vitest';
import { objectKinds } from '../../../../server/brief/lexicon/object.ts';
import { objectTable } from '../../../../server/brief/lexicon/objects.ts';
import { hasRow, propertyNamed } from '../../../../server/brief/lexicon/property.ts';
import { propertyRows } from '../../../../server/brief/lexicon/property-rows.ts';
import { carriedByDeed } from '../../../../server/brief/lexicon/senses.ts';
import { isEnvelope } from '../../../../server/plan/plan.ts';
import { printPlan } from '../../../../server/plan/print.ts';
import { problems } from '../planned.ts';

const rows = propertyRows
  .split('\n')
  .flatMap((line) => (line === '' ? [] : [propertyNamed(line.split(': ')[0] ?? '')]));
const carried = [...new Set([...objectTable.values()].flat())].flatMap((entry) =>
  [entry.carries, ...entry.on.values()].flat().map(({ name }) => [`${entry.trade}: ${entry.noun}`, name] as const),
);

describe('the table of properties', () => {
  it('describes each, shows each, and is clean under recommended', () => {
    const names = rows.map((row) => row.name);
    expect(new Set(names).size).toBe(names.length);
    const text = printPlan({
      plan: { name: 'all' },
      owners: [{ name: 'core' }],
      properties: rows.map((row) => ({ ...row })),
      events: [
        { name: 'thing_created', owner: 'core', description: 'All there is', trigger: 'Once', properties: names },
      ],
    });
    expect(problems(text).filter((problem) => !problem.startsWith('plan-'))).toEqual([]);
    for (const row of rows) {
      expect(row.description, row.name).toMatch(/^[A-Z0-9]/);
      expect(row.examples?.length, row.name).toBeGreaterThan(0);
    }
  });
  it('takes no name of the envelope', () => {
    expect(rows.filter((row) => isEnvelope(row.name)).map((row) => row.name)).toEqual([]);
  });
  it('has a row for whatever an object carries, but ids', () => {
    const missing = carried.filter(([, name]) => !/_id$/.test(name) && !hasRow(name));
    expect(missing).toEqual([]);
    for (const kind of Object.keys(objectKinds) as (keyof typeof objectKinds)[])
      for (const { name } of carriedByDeed('*', kind)) expect(hasRow(name), `${kind}: ${name}`).toBe(true);
  });
});

describe('money by its object', () => {
  it.each(['money', 'order', 'offer'] as const)('%s', (kind) =>
    expect(carriedByDeed('*', kind)).toEqual([
      { name: 'amount', required: true },
      { name: 'currency', required: true },
    ]),
  );
  it('no other kind brings money whatever is done to it', () => {
    const kinds = Object.keys(objectKinds) as (keyof typeof objectKinds)[];
    const moneyed = kinds.filter((kind) => carriedByDeed('*', kind).some(({ name }) => name === 'currency'));
    expect(moneyed).toEqual(['money', 'offer', 'order', 'price', 'discount', 'checkout']);
  });
});
