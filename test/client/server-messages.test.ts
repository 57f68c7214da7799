// Whatever the server sends to be shown is plain text before the client's library shows it.
import { expect, it } from 'vitest';
import type { Message } from 'vscode-jsonrpc';
import { plainMessages } from '../../client/server-messages.ts';
import { links, problemsOf } from '../links.ts';

const received = (message: object): unknown => {
  let got: unknown;
  plainMessages.handleMessage({ jsonrpc: '2.0', ...message } as Message, (one) => {
    got = one;
  });
  return got;
};
const shownIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => (['data', 'result'].includes(key) ? [] : shownIn(one)))
      : [];

it.each([
  ['a message', (text: string) => ({ method: 'window/showMessage', params: { type: 1, message: text } })],
  [
    'a question',
    (text: string) => ({
      id: 1,
      method: 'window/showMessageRequest',
      params: { type: 1, message: text, actions: [{ title: text }] },
    }),
  ],
  [
    'the beginning of work',
    (text: string) => ({
      method: '$/progress',
      params: { token: 1, value: { kind: 'begin', title: text, message: text } },
    }),
  ],
  [
    'a step of it',
    (text: string) => ({ method: '$/progress', params: { token: 1, value: { kind: 'report', message: text } } }),
  ],
  ['an edit', (text: string) => ({ id: 1, method: 'workspace/applyEdit', params: { label: text, edit: {} } })],
  ['a failed request', (text: string) => ({ id: 1, error: { code: -32603, message: text, data: { code: 'bug' } } })],
])('%s', (_, message) => {
  for (const link of links) expect(shownIn(received(message(link))).flatMap(problemsOf)).toEqual([]);
});

it('answers and what nobody is shown arrive as they are', () => {
  const text = { hover: '[a](command:b)' };
  for (const message of [
    { id: 1, result: text },
    { method: 'trackwright/projects', params: text },
    { id: 2, method: 'client/registerCapability', params: text },
    { id: 3, error: { code: -32800, message: 'Cancelled', data: text } },
  ])
    expect(received(message)).toMatchObject(message);
});
