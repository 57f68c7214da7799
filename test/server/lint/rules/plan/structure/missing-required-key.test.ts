import { expect, test } from 'vitest';
import { told } from '../../../diagnostics.ts';

test.each([
  ['events: [{description: no name}]', 'Event lacks "name". Without it the event cannot be used.'],
  [
    'properties: [{name: a, type: string, enum: [{description: none}]}]',
    'Enum value of property "a" lacks "value". Without it the enum value cannot be used.',
  ],
])('%s is not called by its description', (text, message) =>
  expect(told('missing-required-key', text)).toEqual([message]),
);
