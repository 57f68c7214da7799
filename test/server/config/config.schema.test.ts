import { expect, test } from 'vitest';
import { kinds } from '../../../server/checks/kinds/index.ts';
import { checkKinds } from '../../../server/config/config.schema.ts';

test('the project file knows each kind of check, in the order of their results', () =>
  expect(checkKinds).toEqual(kinds.map((kind) => kind.id)));
