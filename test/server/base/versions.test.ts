import { expect, test } from 'vitest';
import { isInRange, isNewer } from '../../../server/base/versions.ts';

test.each([
  ['0.1.0', '>=0.1', true],
  ['0.1.0', '>=0.1.1', false],
  ['0.10.0', '>=0.9', true],
  ['0.1.9', '<=0.1', true],
  ['0.2.0', '<=0.1', false],
  ['0.1.3', '0.1', true],
  ['0.11.0', '0.1', false],
  ['1.0.0', '>=0.1, <1', false],
  ['0.9.9', '>=0.1 <1', true],
  ['0.1.0', '>0.1', false],
])('%s in %s: %s', (version, range, is) => expect(isInRange(version, range)).toBe(is));

test.each([
  ['0.2', '0.1.9', true],
  ['0.1', '0.1.0', false],
  ['0.10', '0.9', true],
])('%s is newer than %s: %s', (a, b, is) => expect(isNewer(a, b)).toBe(is));
