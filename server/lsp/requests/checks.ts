// `trackwright/checks`: everything that the plans give to check, before it is run.
import { CHECKS } from '../../protocol.ts';
import { ownRequest } from '../method-handler.ts';

/** Loaded when first asked for: nothing else of the server needs it. */
export const checksRequest = ownRequest(CHECKS, async (session) =>
  (await import('../commands/checks.ts')).listChecks(session),
);
