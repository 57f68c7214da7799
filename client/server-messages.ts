// What the language server sends, made safe to show before the library that receives it shows it: it puts messages, progress and the errors of
// failed requests into notifications by itself.
import type { Message, MessageStrategy } from 'vscode-languageclient/node';
import { uiText } from '../server/results/ui-text.ts';

export const plainMessages: MessageStrategy = { handleMessage: (message, next) => next(plain(message)) };

type Params = Readonly<Record<string, unknown>>;
type Sent = Message & {
  readonly method?: string;
  readonly params?: unknown;
  readonly error?: { readonly message: string };
};

/** The same message with plain text wherever a person may read it. */
function plain(message: Sent): Message {
  const { method, params, error } = message;
  if (error) return { ...message, error: { ...error, message: uiText(error.message) } } as Message;
  const made = method === undefined ? undefined : texts[method]?.((params ?? {}) as Params);
  return made === undefined ? message : ({ ...message, params: made } as Message);
}

const texts: Readonly<Record<string, (params: Params) => Params>> = {
  'window/showMessage': (params) => withPlain(params, 'message'),
  'window/showMessageRequest': (params) => ({
    ...withPlain(params, 'message'),
    ...(Array.isArray(params.actions) ? { actions: params.actions.map((one: Params) => withPlain(one, 'title')) } : {}),
  }),
  'workspace/applyEdit': (params) => withPlain(params, 'label'),
  '$/progress': (params) => ({ ...params, value: withPlain((params.value ?? {}) as Params, 'title', 'message') }),
};
const withPlain = (params: Params, ...keys: readonly string[]): Params => ({
  ...params,
  ...Object.fromEntries(
    keys.flatMap((key) => (typeof params[key] === 'string' ? [[key, uiText(params[key] as string)]] : [])),
  ),
});
