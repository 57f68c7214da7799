import { expect, test } from 'vitest';
import { checkKindTable } from '../../../server/checks/kinds/index.ts';
import { checkKinds } from '../../../server/config/config.schema.ts';

test('the project file knows each kind of check, in the order of their results', () =>
  expect(checkKinds).toEqual(checkKindTable.map((kind) => kind.id)));
