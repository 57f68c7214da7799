// The published schema of a question is what the plan's questions are.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { planOf } from '../../../server/plan/resolve-plan.ts';
import { questionOf } from '../../../server/query/question-of.ts';
import { snapshotOf } from '../lint/examples.ts';

const accepts = new Ajv({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(path.resolve('schemas/question.schema.json'), 'utf8')),
);
const plan = planOf(snapshotOf({ 'a.plan.yml': readFileSync('examples/ai-study/ai-study.plan.yml', 'utf8') }));

test('every question of a plan is one', () => {
  const names = [...plan.metrics, ...plan.funnels, ...plan.retention].map(({ name }) => name);
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    const question = questionOf(plan, name, { since: '2026-01-01', by: ['platform'] });
    const plain = JSON.parse(JSON.stringify(question));
    expect({ name, accepted: accepts(plain), errors: accepts.errors }).toEqual({ name, accepted: true, errors: null });
    expect(accepts({ ...plain, bye: ['platform'] })).toBe(false);
    expect(accepts({ ...plain, kind: 'forecast' })).toBe(false);
  }
});
test.each([[{}], [{ kind: 'funnel', entity: 'user', window: '7d', order: 'any', steps: [] }], [{ kind: 'metric' }]])(
  '%j is none',
  (value) => expect(accepts(value)).toBe(false),
);
