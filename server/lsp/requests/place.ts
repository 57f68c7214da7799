// `trackwright/place`: where an item stands now; null when it is gone.
import { PLACE, type Place, type PlaceOf } from '../../protocol.ts';
import { ownRequest } from '../method-handler.ts';
import type { Session } from '../session.ts';

export const placeRequest = ownRequest(PLACE, place);

function place(session: Session, { root, noun, name }: PlaceOf): Promise<Place | null> {
  return session.inOrder(() => {
    const snapshot = session.projects.find((project) => project.rootUri === root)?.snapshot;
    const item = snapshot?.find(noun, name);
    const range = item && snapshot?.range(item.name.span);
    return item && range ? { uri: session.clientUri(item.uri), range } : null;
  });
}
