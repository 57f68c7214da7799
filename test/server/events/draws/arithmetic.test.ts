import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, log, sqrt } from '../../../../server/events/draws/arithmetic.ts';
import { normalQuantile } from '../../../../server/events/draws/normal.ts';

const near = (mine: number, theirs: number) => Math.abs(mine - theirs) <= 1e-13 * Math.max(1, Math.abs(theirs));

test('exp, log, sqrt agree with the machine’s', () => {
  fc.assert(fc.property(fc.double({ min: -600, max: 600, noNaN: true }), (x) => near(exp(x) / Math.exp(x), 1)));
  fc.assert(fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => near(log(x), Math.log(x))));
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e300, noNaN: true }), (x) => near(sqrt(x) / (Math.sqrt(x) || 1), x ? 1 : 0)),
  );
});

// R 4.3, qnorm.
test.each([
  [0.5, 0],
  [0.975, 1.959963984540054],
  [0.1, -1.2815515655446004],
  [0.001, -3.090232306167813],
  [1e-10, -6.361340902404056],
  [0.25, -0.6744897501960817],
])('the normal quantile of %f is %f', (p, z) => {
  expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-12);
  expect(Math.abs(normalQuantile(1 - p) + z)).toBeLessThan(1e-5);
});
