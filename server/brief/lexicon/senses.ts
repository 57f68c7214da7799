// Senses: what a verb means with a kind of object, and what a deed on a kind carries. In doubt the plain class.
import type { ActionClass } from '../grammar/reading.ts';
import type { CarriedName, ObjectKind } from './object.ts';
import { carriedNames } from './rows.ts';

/** Class of a verb, kinds with which it has that sense (`?`: a noun that the table does not have), its class with all others. */
const senses: readonly (readonly [ActionClass, RegExp, string, ActionClass])[] = [
  [
    'play',
    /^(play|watch|listen|listen to|stream|replay|rewatch|rewind)$/,
    'playable part content publication occasion ?',
    'plain',
  ],
  ['play', /^(pause|resume)$/, 'playable', 'plain'],
  ['message', /^(re)?send$/, 'message person group case content publication campaign ?', 'plain'],
  ['subscription', /^(renew|upgrade|downgrade)$/, 'subscription setting account organization membership ?', 'plain'],
  ['subscription', /^(subscribe|unsubscribe)/, 'subscription setting product account organization service', 'opt_in'],
  // A domain or a patient is transferred, an application withdrawn, and no money moves.
  ['money', /^(transfer|withdraw|deposit)$/, 'money account virtual_money order ?', 'plain'],
  ['money', /^donate/, 'money campaign organization virtual_money person ?', 'process'],
  ['money', /^order$/, 'product order bookable booking content money device virtual_money price ?', 'process'],
];

export function senseOf(cls: ActionClass, lemma: string, kind: ObjectKind | undefined): ActionClass {
  const rows = senses.filter(([of, verb]) => of === cls && verb.test(lemma));
  const meant = rows.length === 0 || rows.some(([, , kinds]) => kinds.split(' ').includes(kind ?? '?'));
  return meant ? cls : (rows[0]?.[3] ?? 'plain');
}

type DeedRow = {
  readonly kinds: readonly string[];
  readonly but: readonly string[];
  readonly carries: readonly CarriedName[];
};

/** `deed, deed @ kinds: carried`; `*` is every kind, `!kind` all but that one, `?` a noun that the table does not have. */
const rows = `
* @ money order offer: amount! currency!
* @ virtual_money: amount!
* @ price: price! currency!
* @ discount: discount! currency!
* @ checkout: value! currency! item_count!
* @ review: rating!
tipped, billed, invoiced, reimbursed, compensated, fined, sponsored, funded, bid, paid, bought, purchased, outbid @ *: amount! currency!
charged @ person account credential ?: amount! currency!
sold, auctioned @ *: amount! currency!
listed @ product bookable place ?: price! currency! category
created, opened, reported, filed @ case: category
cancelled, called off @ *: cancel_reason
declined, rejected, denied, refused, disapproved @ *: decline_reason
returned, exchanged @ product: order_id return_reason
returned @ order bookable ?: return_reason
refunded @ *: amount! currency! refund_reason
countered @ *: amount! currency!
withdrawn @ request case offer: withdraw_reason
dropped @ course lesson group: drop_reason
left @ group organization membership occasion: leave_reason
reported, flagged @ content message playable person group product organization review publication: report_reason
suspended, banned, blocked, deactivated @ person account organization: block_reason
escalated @ *: priority reason
disputed @ *: dispute_reason
closed, resolved @ case: resolution
reopened @ case: reason
scheduled @ *: scheduled_for
booked @ booking bookable: scheduled_for
rescheduled @ *: scheduled_for previous_scheduled_for
snoozed, set @ task: due_on
earned, granted, received, collected, gained @ virtual_money: reason!
spent, redeemed, used @ virtual_money: item_id
played, paused, resumed, skipped, replayed, rewound, stopped @ playable: position_s
played @ ?: position_s
finished, completed, ended @ playable: duration_s
completed, finished @ screen mass form: duration_s
completed, finished, ended @ ? record lesson game level collection run content booking: duration_s
completed, finished, taken, graded, passed, failed, retaken, scored @ assessment: score!
completed, finished @ assessment: duration_s
submitted @ assessment: attempt_number
completed @ course: duration_days
completed, finished @ task: duration_days
won, lost, drawn @ game: duration_s score
logged, recorded, measured, entered @ measurement ?: entry_method
submitted @ form: field_count
reviewed @ product place organization bookable booking course lesson playable occasion: rating! message_length
reviewed @ code file request: review_result
voted @ form: option_id
answered @ record ?: answer_length
commented, replied, messaged, asked @ *: message_length
sent, posted, submitted, drafted, edited, written @ message: message_length
submitted, written @ review: message_length
sent, forwarded, received @ message: channel
sent @ file agreement request form publication ?: channel
called, phoned @ person case: duration_s
reacted @ *: reaction_type
subscribed, started @ publication: surface
upload @ file money ?: file_type size_bytes
merged @ code: duration_ms
assigned, reassigned, unassigned @ case task code request booking shipment: assignee_id
added, removed @ product: quantity
scaled @ service: replica_count previous_replica_count
raised, lowered, increased, decreased, reduced, dropped, updated, adjusted @ price: previous_price
raised, lowered, increased, decreased, reduced, updated, adjusted @ money offer: previous_amount
installed, updated, published, released @ code service device: version
`;

const deedTable: ReadonlyMap<string, readonly DeedRow[]> = rows
  .split('\n')
  .filter((line) => line !== '')
  .reduce((table, line) => {
    const [head = '', carried = ''] = line.split(': ');
    const [deeds = '', kinds = ''] = head.split(' @ ');
    const all = kinds.split(' ');
    const row: DeedRow = {
      kinds: all.filter((kind) => !kind.startsWith('!')),
      but: all.filter((kind) => kind.startsWith('!')).map((kind) => kind.slice(1)),
      carries: carriedNames(carried.split(' ')),
    };
    for (const deed of deeds.split(', ')) table.set(deed, [...(table.get(deed) ?? []), row]);
    return table;
  }, new Map<string, readonly DeedRow[]>());

/** What a deed on an object of a kind carries; `*` whatever the deed. `?`: the table does not have the noun. */
export const carriedByDeed = (deed: string, kind: ObjectKind | '?'): readonly CarriedName[] =>
  (deedTable.get(deed) ?? []).flatMap((row) => {
    const meant =
      row.kinds.includes('*') || row.kinds.includes(kind) || (row.but.length > 0 && !row.but.includes(kind));
    return meant ? row.carries : [];
  });

/** Deeds that one and the same object undergoes at most once: with its id they make a row unique. */
export const onceOnly =
  /^(created|placed|opened|issued|filed|founded|registered|deleted|cancelled|merged|delivered|accepted|rejected|declined|expired|booked)$/;

/** Deeds that are one for a kind, in whatever words: a time is booked once, whether it is scheduled, reserved or confirmed. */
const sameDeeds: readonly (readonly [string, RegExp, RegExp])[] = [
  ['booked', /^(booking|bookable)$/, /^(booked|scheduled|reserved|arranged|confirmed|booking|reservation)$/],
];
/** One word for deeds that say the same of a kind; undefined for all others. */
export const deedKey = (deed: string, kind: ObjectKind): string | undefined =>
  sameDeeds.find(([, of, deeds]) => of.test(kind) && deeds.test(deed))?.[0];
