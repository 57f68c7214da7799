// The table of objects: every noun with its rows, one for each sense.
import type { ObjectEntry } from './object.ts';
import { entriesOf } from './rows.ts';
import { aiObjects } from './trades/ai.ts';
import { bankingObjects } from './trades/banking.ts';
import { developersObjects } from './trades/developers.ts';
import { educationObjects } from './trades/education.ts';
import { gamesObjects } from './trades/games.ts';
import { generalObjects } from './trades/general.ts';
import { healthObjects } from './trades/health.ts';
import { homeObjects } from './trades/home.ts';
import { logisticsObjects } from './trades/logistics.ts';
import { marketplaceObjects } from './trades/marketplace.ts';
import { mediaObjects } from './trades/media.ts';
import { paymentsObjects } from './trades/payments.ts';
import { peopleObjects } from './trades/people.ts';
import { placesObjects } from './trades/places.ts';
import { saasObjects } from './trades/saas.ts';
import { shopObjects } from './trades/shop.ts';
import { socialObjects } from './trades/social.ts';
import { supportObjects } from './trades/support.ts';
import { travelObjects } from './trades/travel.ts';

const trades = {
  general: generalObjects,
  shop: shopObjects,
  payments: paymentsObjects,
  banking: bankingObjects,
  marketplace: marketplaceObjects,
  travel: travelObjects,
  health: healthObjects,
  education: educationObjects,
  saas: saasObjects,
  support: supportObjects,
  people: peopleObjects,
  logistics: logisticsObjects,
  developers: developersObjects,
  media: mediaObjects,
  games: gamesObjects,
  social: socialObjects,
  ai: aiObjects,
  home: homeObjects,
  places: placesObjects,
} as const;

/** A noun of several trades has a row for each; the first stands where a brief does not tell. */
export const objectTable: ReadonlyMap<string, readonly ObjectEntry[]> = Object.entries(trades)
  .flatMap(([trade, rows]) => entriesOf(trade, rows))
  .reduce(
    (table, [noun, entry]) => table.set(noun, [...(table.get(noun) ?? []), entry]),
    new Map<string, readonly ObjectEntry[]>(),
  );
