// A method of the protocol with its handler and what it makes the server capable of: a row of the tables of requests and notifications.
import type {
  CancellationToken,
  Connection,
  ProtocolNotificationType,
  ProtocolRequestType,
  ServerCapabilities,
} from 'vscode-languageserver';
import type { Client } from './client.ts';
import type { Session } from './session.ts';

export interface MethodHandler {
  readonly method: string;
  readonly capabilities: (client: Client) => ServerCapabilities;
  /** The session is there from `initialize` on; what comes before waits for it. */
  readonly listen: (connection: Connection, started: Promise<Session>) => void;
}

const nothing = (): ServerCapabilities => ({});

export const requestHandler = <P, R, PR, E, RO>(
  type: ProtocolRequestType<P, R, PR, E, RO>,
  answer: (session: Session, params: P, token: CancellationToken, connection: Connection) => R | Promise<R>,
  capabilities: MethodHandler['capabilities'] = nothing,
): MethodHandler => ({
  method: type.method,
  capabilities,
  listen: (connection, started) =>
    connection.onRequest(
      type.method,
      async (params: P, token: CancellationToken): Promise<unknown> => answer(await started, params, token, connection),
    ),
});

export const notificationHandler = <P, RO>(
  type: ProtocolNotificationType<P, RO>,
  take: (session: Session, params: P, connection: Connection) => Promise<void>,
  capabilities: MethodHandler['capabilities'] = nothing,
): MethodHandler => ({
  method: type.method,
  capabilities,
  listen: (connection, started) =>
    connection.onNotification(type, async (params) => take(await started, params, connection)),
});

/** Methods of our own extension, which are no part of the protocol. One without parameters ignores them. */
export const ownRequest = <P, R>(
  method: string,
  answer: (session: Session, params: P) => R | Promise<R>,
): MethodHandler => ({
  method,
  capabilities: nothing,
  listen: (connection, started) =>
    connection.onRequest(method, async (params: P): Promise<unknown> => answer(await started, params)),
});

export const ownNotification = (
  method: string,
  take: (session: Session, connection: Connection) => Promise<void>,
): MethodHandler => ({
  method,
  capabilities: nothing,
  listen: (connection, started) => connection.onNotification(method, async () => take(await started, connection)),
});

/** Methods that say something of `workspace` say it beside each other. */
export function mergedCapabilities(handlers: readonly MethodHandler[], client: Client): ServerCapabilities {
  const all = handlers.map(({ capabilities }) => capabilities(client));
  const workspaces = all.map(({ workspace }) => workspace ?? {});
  return {
    ...Object.assign({}, ...all),
    workspace: {
      ...Object.assign({}, ...workspaces),
      fileOperations: Object.assign({}, ...workspaces.map(({ fileOperations }) => fileOperations ?? {})),
    },
  };
}
