import { expect, test } from 'vitest';
import { kinds } from '../../../../server/make/checks/kinds/index.ts';
import { checkKinds } from '../../../../server/read/config/keys.ts';

test('the project file knows each kind of check, in the order of their results', () =>
  expect(checkKinds).toEqual(kinds.map((kind) => kind.id)));
