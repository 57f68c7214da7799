// Which properties an event carries, by its class.
import type { English } from '../base/lexicon/english.ts';
import type { Details, ReadEvent } from './grammar/reading.ts';
import { thingOf } from './lexicon/entity-noun.ts';
import { causes, workOf } from './processes.ts';
import { type BriefProperty, propertyCatalogue as c, propertyValues } from './properties.ts';

export interface Carrying {
  readonly event: ReadEvent;
  readonly phrase: string;
  readonly details: Details;
  /** AI does it. */
  readonly ai: boolean;
  readonly roles: readonly string[];
  readonly english: English;
  /** The id property of a thing, by its words; undefined when it has none. */
  readonly id: (words: string) => BriefProperty | undefined;
  /** The id that joins the events of one payment, subscription … */
  readonly own: (noun: string) => BriefProperty;
}

type Some = readonly (BriefProperty | undefined | false)[];

export function carried(x: Carrying): readonly BriefProperty[] {
  const id = x.id(x.event.object);
  const list: Some = [...byClass(x, id), ...fromDetails(x)];
  const found = list.filter((each): each is BriefProperty => Boolean(each));
  return found.filter((each, index) => found.findIndex((other) => other.name === each.name) === index);
}

function byClass(x: Carrying, id: BriefProperty | undefined): Some {
  const { event } = x;
  switch (event.class) {
    case 'process':
      return process(x, id);
    case 'money':
      return money(x, id);
    case 'auth': {
      const method = c.method(propertyValues(x.details.method ?? ['password', 'google', 'apple', 'sso']));
      return event.noun === 'logout'
        ? []
        : event.stage === 'failed'
          ? [method, c.errorCode(causes[event.noun === 'login' ? 'login' : 'signup'])]
          : [method];
    }
    case 'subscription':
      return [
        x.own('subscription'),
        c.planTier,
        /cancelled|ended/.test(event.action)
          ? c.cancelReason(['too_expensive', 'not_used', 'missing_feature', 'other'])
          : c.billingPeriod,
      ];
    case 'view':
      return [id, c.surface];
    case 'play':
      return [id, c.positionS];
    case 'find':
      return find(x);
    case 'toggle':
      return [id, c.surface];
    case 'reversible':
      return [id ?? c.surface];
    case 'share':
      return [id, c.channel(propertyValues(x.details.channel ?? ['link', 'email', 'social']))];
    case 'invite':
      return [
        x.roles.length
          ? c.inviteeRole(propertyValues(x.roles))
          : c.channel(propertyValues(x.details.channel ?? ['email', 'link'])),
      ];
    case 'rate':
      return [
        id,
        /helpful|useful|thumb|vote/i.test(x.phrase)
          ? c.isHelpful
          : event.action === 'rated' || event.object === 'rating'
            ? c.rating
            : c.isHelpful,
      ];
    case 'submit':
      return [id, /comment|review|feedback|answer|message|post/.test(event.object) ? c.messageLength : c.fieldCount];
    case 'request':
      return [event.action === 'asked' ? c.messageLength : c.surface, id];
    case 'message':
      return [
        id,
        event.action === 'started' ? c.surface : c.messageLength,
        /sent|emailed|texted|called|contacted/.test(event.action) &&
          c.channel(propertyValues(x.details.channel ?? ['email', 'push', 'in_app'])),
      ];
    case 'membership': {
      const bought = /^(.* )?(cart|basket|bag)$/.test(event.container ?? '') && event.action === 'added';
      return [
        event.container ? x.id(event.container) : undefined,
        id,
        ...(bought ? [c.quantity, c.price, c.currency] : []),
      ];
    }
    case 'ai':
      return suggestion(event);
    case 'error':
      return [id, c.errorCode(causes.operate)];
    default:
      return plain(x, id);
  }
}

/** What is booked may be free; what is bought has a price. */
function money({ event, details, own }: Carrying, id: BriefProperty | undefined): Some {
  const noun = event.noun ?? event.object;
  const booked = /^(booking|reservation)$/.test(noun);
  const price = booked
    ? [optional(c.amount), optional(c.currency)]
    : [c.amount, c.currency, c.paymentMethod(propertyValues(details.method ?? ['card', 'wallet', 'bank_transfer']))];
  if (event.stage === 'failed') return [own(noun), id, booked ? c.errorCode(causes.booking) : c.declineCode];
  return [own(noun), id, ...price];
}

const optional = ({ required: _, ...property }: BriefProperty): BriefProperty => property;

function process({ event, ai, details, id: idOf }: Carrying, id: BriefProperty | undefined): Some {
  const noun = event.noun ?? '';
  const work = workOf(noun);
  if (noun === 'checkout')
    return event.stage === 'failed'
      ? [c.requestId, c.errorCode(causes.operate)]
      : [c.requestId, c.quantity, c.amount, c.currency];
  const made = noun === 'generation' || noun === 'draft' || work === 'bring';
  const thinks = ai && work === 'make';
  const start = [c.requestId, !made && id, details.again && c.attemptNumber];
  const from = details.from && work === 'make' && event.stage !== 'failed' ? idOf(details.from) : undefined;
  if (event.stage === 'started') return [...start, from, thinks && c.promptLength, noun === 'upload' && c.sizeBytes];
  if (event.stage === 'failed') return [c.requestId, !made && id, c.errorCode(causes[thinks ? 'ai' : work])];
  const many = /^(import|sync|migration|indexing|crawl|ingestion|scraping|export)$/.test(noun);
  // The thing worked on is known from the start; what is made, only at the end; of many that came in, only the number.
  const one = many && made ? undefined : id;
  const measured = thinks ? [c.model, c.latencyMs, c.outputTokens] : [c.durationMs, many && c.itemCount];
  return [c.requestId, one, from, ...measured];
}

function find({ event, details }: Carrying): Some {
  const by = propertyValues(details.by ?? []);
  if (event.action === 'filtered') return [c.filterBy(by), c.resultsCount];
  if (event.action === 'sorted') return [c.sortBy(by)];
  if (event.action === 'compared') return [c.itemCount];
  return event.action === 'browsed' ? [c.resultsCount, c.surface] : [c.queryLength, c.resultsCount];
}

function suggestion(event: ReadEvent): Some {
  if (/accepted$/.test(event.action)) return [c.suggestionId, c.decisionMs];
  if (/edited$/.test(event.action)) return [c.suggestionId, c.editRatio];
  if (/dismissed$/.test(event.action)) return [c.suggestionId, c.dismissReason];
  return [c.suggestionId, c.model];
}

const onScreen =
  /^(clicked|tapped|pressed|hovered|swiped|zoomed|scrolled|opened|closed|dismissed|expanded|collapsed|dragged|shown|used|started|selected)$/;

function plain({ event, details, id: target }: Carrying, id: BriefProperty | undefined): Some {
  if (/^(updated|edited|adjusted|customized)$/.test(event.action))
    return [id, details.values ? undefined : c.changedField];
  if (event.action === 'cancelled') return [id, c.cancelReason(['changed_mind', 'too_late', 'too_expensive', 'other'])];
  if (event.action === 'closed' && id) return [id];
  if (event.action === 'returned') return [id, c.returnReason];
  if (/^(logged|recorded|measured|entered)$/.test(event.action)) return [id, c.entryMethod];
  if (/^(received|sent|notified|reminded|alerted)$/.test(event.action))
    return [id, c.channel(propertyValues(details.channel ?? ['email', 'push', 'in_app']))];
  if (event.action === 'taken' && /(quiz|test|exam)$/.test(event.object)) return [id, c.score];
  const to = details.to ? target(details.to) : undefined;
  return [id, to, onScreen.test(event.action) || !id ? c.surface : undefined];
}

function fromDetails({ event, details, english }: Carrying): Some {
  if (event.stage === 'failed') return [];
  const last = english.singular(event.object.split(' ').at(-1) ?? 'kind');
  const kinds = details.values && propertyValues(details.values);
  const attribute = thingOf(event.object, english, event.action).words.join(' ') !== event.object;
  const named = attribute ? event.object.replaceAll(' ', '_') : `${last}_kind`;
  const kind = kinds && (event.class === 'process' ? 'provider' : named);
  return [
    kinds && kind
      ? { name: kind, type: 'string', enum: kinds, description: 'One of those the brief names' }
      : undefined,
    event.class === 'process' && details.format ? c.format(propertyValues(details.format)) : undefined,
    event.class === 'process' && details.source ? c.source(propertyValues(details.source)) : undefined,
    event.class === 'process' && details.language ? c.targetLanguage : undefined,
    details.environment ? c.environment : undefined,
  ];
}
