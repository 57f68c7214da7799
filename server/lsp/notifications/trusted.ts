// `trackwright/trusted`: the user trusts the folders from now on.
import { TRUSTED } from '../../protocol.ts';
import { ownNotification } from '../method-handler.ts';
import { refreshDiagnostics } from '../requests/diagnostic.ts';

export const trustedNotification = ownNotification(TRUSTED, async (session, connection) => {
  await session.trust();
  refreshDiagnostics(session, connection);
});
