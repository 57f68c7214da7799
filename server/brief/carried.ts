// Which properties an event carries: what its object, the deed, the phrase ask for.
import type { English } from '../base/lexicon/english.ts';
import type { Beside, Details, ReadEvent } from './grammar/reading.ts';
import type { EntityNoun } from './lexicon/entity-noun.ts';
import type { CarriedName } from './lexicon/object.ts';
import {
  asRequired,
  type BriefProperty,
  hasRow,
  oneOfValues,
  propertyNamed,
  propertyValues,
} from './lexicon/property.ts';
import { carriedByDeed } from './lexicon/senses.ts';
import { causes, workOf } from './processes.ts';

export interface Carrying {
  readonly event: ReadEvent;
  readonly phrase: string;
  readonly details: Details;
  /** AI does it. */
  readonly ai: boolean;
  readonly roles: readonly string[];
  readonly english: English;
  /** Words of what the event is about, without brands. */
  readonly object: string;
  /** What the event is about. */
  readonly thing: EntityNoun;
  /** What other words are about. */
  readonly about: (words: string) => EntityNoun;
  /** The id of a thing, by its words; undefined when it has none. */
  readonly id: (words: string) => BriefProperty | undefined;
  /** An id by its name alone, of what joins the events of one payment, subscription …, or of a person by role. */
  readonly own: (noun: string) => BriefProperty;
}

type Some = readonly (BriefProperty | undefined | false)[];

export function carried(x: Carrying): readonly BriefProperty[] {
  const found = [...ids(x), ...byObject(x), ...byClass(x), ...fromDetails(x)].filter((each): each is BriefProperty =>
    Boolean(each),
  );
  if (!found.length && x.event.class !== 'auth') return [c('surface')];
  // Of two that name one property the first stands, and is required when either is.
  return found
    .filter((each, index) => found.findIndex((other) => other.name === each.name) === index)
    .map((each) => (found.some((other) => other.name === each.name && other.required) ? asRequired(each) : each));
}

const c = propertyNamed;
/** Values that the brief names close the list. */
const named = (name: string, values: readonly string[] | undefined): BriefProperty =>
  oneOfValues(c(name), propertyValues(values ?? []));
/** Why it may fail: ours, so the list stays open. */
const errorCode = (codes: readonly string[]): BriefProperty => ({ ...c('error_code'), examples: codes });

const isMade = (noun: string): boolean => noun === 'generation' || noun === 'draft' || workOf(noun) === 'bring';
const isBooking = (noun: string | undefined): boolean => /^(booking|reservation)$/.test(noun ?? '');
const isCart = (words: string | undefined): boolean => /^(.* )?(cart|basket|bag)$/.test(words ?? '');
/** The object is many things at once, or is only looked for among others. */
const many = ({ event, english }: Carrying): boolean => {
  const last = event.object.split(' ').at(-1) ?? '';
  return event.class === 'find' || (event.class === 'view' && english.singular(last) !== last);
};

/** Ids come first: of the run, of the object, of what it is part of and what the phrase names beside it. */
function ids(x: Carrying): Some {
  const { event, thing } = x;
  if (many(x)) return context(x);
  const noun = event.noun ?? '';
  const made = event.class === 'process' && isMade(noun) && event.stage !== 'completed';
  const own = ownId(x);
  // What is switched on and off is the receiving of notifications, not one of them.
  const switched = event.class === 'toggle' && /^(message|playable|mass)$/.test(thing.kind);
  const none = switched || event.class === 'ai' || thing.quality === 'type';
  const object = none ? undefined : thing.person ? person(x) : x.id(x.object);
  const known = !made && !(thing.entry?.idOf && own && event.class === 'money') ? object : undefined;
  const beside = context(x);
  // Where the phrase says what it is part of, the table need not.
  const placed = (event.context ?? []).some(({ preposition }) => /^(in|on|of|against|from)$/.test(preposition));
  const parents = made || placed || event.container || !thing.whole ? [] : (thing.entry?.parents ?? []).map(x.id);
  return [
    own && asRequired(own),
    event.container ? x.id(event.container) : undefined,
    // A process that brings in many things at once tells how many, not which.
    known && !(isMany(noun) && (isMade(noun) || event.plural)) ? asRequired(known) : undefined,
    ...parents,
    ...beside,
  ].map((each, index) => (each && index === 1 ? asRequired(each) : each));
}

/** What joins the events of one run: the request, or the payment, booking, subscription itself. */
function ownId({ event, thing, own }: Carrying): BriefProperty | undefined {
  if (event.class === 'ai') return c('suggestion_id');
  if (event.class === 'subscription')
    return /^(license|licence|pass)$/.test(thing.words.at(-1) ?? '') ? undefined : own('subscription');
  if (event.class === 'money') {
    const noun = event.noun ?? event.object;
    return isBooking(noun) && thing.kind === 'booking' ? undefined : own(noun);
  }
  if (event.class === 'process') return event.noun === 'checkout' ? own('checkout') : c('request_id');
  return undefined;
}

/** Somebody acted upon is never the user who acts: `assignee_id`, `blocked_user_id`, `driver_id`. */
function person(x: Carrying): BriefProperty | undefined {
  const words = x.thing.words.join(' ');
  const assigned = /^(re|un)?assigned$/.test(x.event.action);
  if (x.event.class === 'invite') return undefined;
  if (words === 'user') return x.own(assigned ? 'assignee' : `${x.thing.quality ? 'target' : x.event.action} user`);
  return x.id(words);
}

const aside = /^(today|tomorrow|week|month|day|hour|minute|second|year|evening|morning|time|date|schedule|sale|rent)$/;
/** The product itself, in which everything happens. */
const product = /^(shop|store|storefront|app|site|website|marketplace|portal|platform)$/;
const receiving = /^(send|resend|give|gift|pay|transfer|lend|grant|award|wire|forward|move|donate|tip)/;

/** Prepositions that say where a thing belongs, where it comes from or goes; after, by, over, at say when, who, how. */
const places = /^(in|on|from|with|to|of|for|into|onto|about|against|between|per)$/;

/** Ids of what stands behind in, on, from, with, to, of, for. */
function context(x: Carrying): Some {
  const { event } = x;
  if (/^(auth|subscription)$/.test(event.class)) return [];
  return (event.context ?? []).flatMap((beside) => contextOf(x, beside));
}

function contextOf(x: Carrying, { preposition, words, many: lots }: Beside): Some {
  const { event } = x;
  const last = words.split(' ').at(-1) ?? '';
  const thing = x.about(words);
  if (!places.test(preposition) || words === event.object || aside.test(last) || product.test(last)) return [];
  if (!thing.person && (!thing.entry || thing.kind === 'review' || (thing.kind === 'money' && thing.entry.idOf)))
    return [];
  // Of a prompt its length is told; the text is the user's own.
  if (/^(from|with)$/.test(preposition) && /prompt$/.test(words)) return [];
  if (lots && (event.class === 'find' || preposition === 'in')) return [];
  const id = x.id(words);
  if (!id) return [];
  const name = id.name.replace(/_id$/, '').replaceAll('_', ' ');
  if (preposition === 'between' && lots) return [x.own(`from ${name}`), x.own(`to ${name}`)];
  if (preposition === 'with' && !thing.person && event.class !== 'message') return [];
  if (preposition === 'to' && thing.person) {
    if (/^(re)?assigned$/.test(event.action)) return [asRequired(x.own('assignee'))];
    if (receiving.test(event.verb ?? '') && somebody.test(words)) return [x.own('recipient')];
  }
  if (preposition === 'to' && /^moved/.test(event.action)) return [asRequired(id), x.own(`previous ${name}`)];
  return id.name === 'user_id' ? [] : [id];
}
const somebody = /^(friend|user|contact|someone|person|somebody)$/;

const fileDeeds = /^(upload|download|export|import|print|scan|sync|backup|migration|indexing)$/;
const changes =
  /^(updated|changed|edited|adjusted|modified|switched|moved|raised|lowered|increased|decreased|reduced|upgraded|downgraded|set)$/;
const picks = /^(selected|chosen|picked|assigned|granted|entered|saved|applied|added)$/;
/** Qualities whose value may be told. */
const valued = /^(role|price|status|quantity|plan|tier|priority|stage|visibility|permission|level|type|limit|due_on)$/;

/** What the object brings whatever is done to it, what its row says of this deed, and the value that a setting has. */
function byObject(x: Carrying): Some {
  const { event, thing } = x;
  const deed = event.noun && event.stage ? event.noun : event.action;
  const row = thing.entry;
  const asFile = (event.class === 'process' && fileDeeds.test(deed)) || many(x);
  const kind = thing.quality === 'price' ? 'price' : thing.person || row ? thing.kind : '?';
  const always = asFile || (thing.quality !== undefined && kind !== 'price') ? [] : carriedByDeed('*', kind);
  const failed = event.stage === 'failed' && event.class !== 'money' && event.noun !== 'checkout';
  if (failed) return [];
  // What comes out is not known at the start.
  const known = (name: CarriedName): boolean =>
    event.stage !== 'started' || !/^(row|failed|test)_count$/.test(name.name);
  const told =
    event.stage === 'failed' ? [] : [...(row?.on.get(deed) ?? []), ...carriedByDeed(deed, kind)].filter(known);
  const ofRow = asFile || thing.quality !== undefined || event.stage === 'failed' ? [] : (row?.carries ?? []);
  // What coins were spent on may stand in the phrase.
  const placed = context(x).some((each) => each);
  const listed = [...always, ...ofRow, ...told].filter(({ name }) => !(placed && name === 'item_id'));
  return [...listed.map((name) => propertyOf(x, name)), ...setting(x)];
}

/** Ids that a row names are those of a person by role, or of what belongs to the object. */
function propertyOf(x: Carrying, { name, required: needed }: CarriedName): BriefProperty {
  const property = /_id$/.test(name) ? x.own(name.replace(/_id$/, '').replaceAll('_', ' ')) : c(name);
  const whole: BriefProperty =
    name === 'amount' && x.thing.kind === 'virtual_money' && x.event.class !== 'money'
      ? { name, type: 'integer', minimum: 1, unit: 'count', description: 'How many', examples: [50] }
      : property;
  return needed ? asRequired(whole) : whole;
}

/** Role, plan, state: the new value, and the one before where it changed. */
function setting({ event, thing, details }: Carrying): Some {
  const name = thing.kind === 'setting' && !thing.quality ? thing.words.join('_') : thing.quality;
  const of =
    name === 'tier' || name === 'plan'
      ? 'plan_tier'
      : /^(type|level|limit)$/.test(name ?? '') && thing.quality
        ? `${thing.words.join('_')}_${name}`
        : name;
  if (!of || of === 'price' || (thing.quality && !valued.test(thing.quality))) return [];
  if (event.class === 'toggle' || !(changes.test(event.action) || picks.test(event.action))) return [];
  const values = details.values ? propertyValues(details.values) : [];
  const told = (property: string, words: string): BriefProperty =>
    hasRow(property) ? c(property) : { ...c(property), description: words };
  const value = oneOfValues(told(of, `What ${of.replaceAll('_', ' ')} it has from now on`), values);
  const before = oneOfValues(
    told(`previous_${of}`, `What ${of.replaceAll('_', ' ')} it had before the change`),
    values,
  );
  return [asRequired(value), changes.test(event.action) && event.action !== 'set' && before];
}

function byClass(x: Carrying): Some {
  const { event, details, thing } = x;
  switch (event.class) {
    case 'process':
      return process(x);
    case 'money':
      return money(x);
    case 'auth':
      return event.noun === 'logout'
        ? []
        : [
            named('method', details.method),
            event.stage === 'failed' && errorCode(causes[event.noun === 'login' ? 'login' : 'signup']),
          ];
    case 'subscription':
      return [
        asRequired(c('plan_tier')),
        /^(up|down)graded$/.test(event.action) && c('previous_plan_tier'),
        /cancelled|ended/.test(event.action) ? c('cancel_reason') : c('billing_period'),
      ];
    case 'view':
      return [many(x) && thing.kind !== 'mass' && thing.kind !== 'screen' && c('item_count'), c('surface')];
    case 'play':
      return [c('position_s')];
    case 'find':
      return find(x);
    case 'toggle':
    case 'opt_in':
      return [c('surface')];
    case 'reversible':
      return [!thing.counted && c('surface')];
    case 'share':
      return [named('channel', details.channel)];
    case 'invite':
      return [x.roles.length ? named('invitee_role', x.roles) : named('channel', details.channel)];
    case 'rate':
      return [
        /helpful|useful|thumb|vote/i.test(x.phrase) || (event.action !== 'rated' && event.object !== 'rating')
          ? asRequired(c('is_helpful'))
          : asRequired(c('rating')),
      ];
    case 'message':
      return [
        event.action === 'started' && c('surface'),
        /sent|emailed|texted|contacted/.test(event.action) && details.channel && named('channel', details.channel),
      ];
    case 'membership':
      return isCart(event.container)
        ? [asRequired(c('quantity')), asRequired(c('price')), asRequired(c('currency'))]
        : [];
    case 'ai':
      return suggestion(x);
    case 'error':
      return [thing.kind !== 'error' && errorCode(causes.operate)];
    default:
      return plain(x);
  }
}

/** What is booked may be free, unless its row has a price; what is bought has one. */
function money({ event, details, thing }: Carrying): Some {
  const booked = isBooking(event.noun);
  const free = booked && thing.entry !== undefined;
  const sum: Some = booked
    ? free
      ? []
      : [c('amount'), c('currency')]
    : [asRequired(c('amount')), asRequired(c('currency'))];
  if (event.stage === 'failed') return [...sum, booked ? errorCode(causes.booking) : c('decline_code')];
  const moved = /^(transfer|withdrawal|deposit)$/.test(event.noun ?? '');
  const virtual = thing.kind === 'virtual_money';
  return [virtual && asRequired(c('quantity')), ...sum, !booked && !moved && named('payment_method', details.method)];
}

/** Work on many things at once. */
const isMany = (noun: string): boolean =>
  /^(import|sync|migration|indexing|crawl|ingestion|scraping|export)$/.test(noun);

function process(x: Carrying): Some {
  const { event, ai, details } = x;
  const noun = event.noun ?? '';
  const work = workOf(noun);
  if (noun === 'checkout')
    return [
      ...carriedByDeed('*', 'checkout').map((name) => propertyOf(x, name)),
      event.stage === 'failed' && errorCode(causes.operate),
    ];
  const thinks = ai && work === 'make';
  if (event.stage === 'failed') return [errorCode(causes[thinks ? 'ai' : work])];
  const again = details.again && c('attempt_number');
  if (event.stage === 'started') return [again, thinks && c('prompt_length')];
  return thinks
    ? [again, c('model'), c('latency_ms'), c('output_tokens')]
    : [again, c('duration_ms'), isMany(noun) && c('item_count')];
}

function find({ event, details, thing }: Carrying): Some {
  const criteria = (thing.entry?.on.get('searched') ?? []).map(({ name }) => c(name));
  if (event.action === 'filtered') return [named('filter_by', details.by), asRequired(c('results_count'))];
  if (event.action === 'sorted') return [named('sort_by', details.by)];
  if (event.action === 'compared') return [asRequired(c('item_count'))];
  if (event.action === 'browsed') return [asRequired(c('results_count')), c('surface')];
  return [c('query_length'), asRequired(c('results_count')), ...criteria];
}

function suggestion({ event, ai }: Carrying): Some {
  if (/accepted$/.test(event.action)) return [c('decision_ms')];
  if (/edited$/.test(event.action)) return [c('edit_ratio')];
  if (/dismissed$/.test(event.action)) return [c('dismiss_reason')];
  return [ai && c('model')];
}

const onScreen =
  /^(clicked|tapped|pressed|hovered|swiped|zoomed|scrolled|opened|closed|dismissed|expanded|collapsed|dragged|shown|used|started|selected)$/;
const gestures = /^(clicked|tapped|pressed|hovered|swiped|zoomed|scrolled|dragged|expanded|collapsed|dismissed)$/;

function plain({ event, details, thing }: Carrying): Some {
  const told = [...(thing.entry?.on.get(event.action) ?? []), ...carriedByDeed(event.action, thing.kind)].length > 0;
  const rewrites = /^(updated|edited|adjusted|customized)$/.test(event.action);
  const changed = rewrites && !told && !details.values && thing.kind !== 'setting' && thing.quality === undefined;
  const shown = thing.kind === 'screen' || thing.kind === 'part' || !thing.counted;
  return [
    changed && !/^(message|price|money)$/.test(thing.kind) && c('changed_field'),
    (gestures.test(event.action) || (onScreen.test(event.action) && shown && thing.kind !== 'setting')) && c('surface'),
  ];
}

function fromDetails({ event, details, thing, english }: Carrying): Some {
  if (event.stage === 'failed') return [];
  const isProcess = event.class === 'process';
  const last = english.singular(event.object.split(' ').at(-1) ?? 'kind');
  const kinds = details.values && propertyValues(details.values);
  const told = thing.kind === 'setting' || (thing.quality !== undefined && valued.test(thing.quality));
  const listed =
    kinds && !told
      ? oneOfValues(
          {
            name: isProcess ? 'provider' : `${last}_type`,
            type: 'string',
            description: 'One of those the brief names',
          },
          kinds,
        )
      : undefined;
  return [
    listed,
    details.brand ? oneOfValues(c('provider'), propertyValues([details.brand])) : undefined,
    isProcess && details.format ? named('format', details.format) : undefined,
    isProcess && details.source ? named('source_type', details.source) : undefined,
    isProcess && details.language ? c('target_language') : undefined,
    details.environment ? asRequired(c('environment')) : undefined,
  ];
}
