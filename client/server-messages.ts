// What the language server sends, made safe to show before the library that receives it shows it: it puts messages, progress and the errors of
// failed requests into notifications by itself.
import { Message, type MessageStrategy, type ResponseMessage } from 'vscode-languageclient/node';
import { uiText } from '../server/card/ui-text.ts';

export const plainMessages: MessageStrategy = { handleMessage: (message, next) => next(plain(message)) };

type Params = Readonly<Record<string, unknown>>;

/** The same message with plain text wherever a person may read it. */
export function plain(message: Message): Message {
  if (Message.isResponse(message)) return plainResponse(message);
  if (!Message.isNotification(message) && !Message.isRequest(message)) return message;
  const made = texts[message.method]?.((message.params ?? {}) as Params);
  return made === undefined ? message : ({ ...message, params: made } as Message);
}
function plainResponse(message: ResponseMessage): Message {
  const { error } = message;
  return error ? ({ ...message, error: { ...error, message: uiText(error.message) } } as Message) : message;
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
