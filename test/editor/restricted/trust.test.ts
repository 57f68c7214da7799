// A workspace that nobody has trusted yet: what only reads works, what runs something waits.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open, problemsOf, ruleOf } from '../workspace.ts';

describe('an untrusted workspace', () => {
  it('is not trusted', () => assert.equal(vscode.workspace.isTrusted, false));

  it('is linted', async () => {
    const document = await open('shop.plan.yml');
    const problems = await problemsOf(document);
    assert.deepEqual(problems.map(ruleOf), ['event-name-case']);
  });
});
