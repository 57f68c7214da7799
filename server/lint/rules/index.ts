// Written by `npm run gen`: every rule, by folder and name.
import type { Rule } from '../rule.ts';
import duplicateDefinition from './plan/duplicate-definition.ts';
import eventNameCase from './plan/event-name-case.ts';
import unknownKey from './plan/unknown-key.ts';

export const rules: readonly Rule[] = [duplicateDefinition, eventNameCase, unknownKey];
