// Which properties an event carries, by its class.
import type { English } from '../../read/english.ts';
import type { Details, ReadEvent } from './action/reading.ts';
import { causes, workOf } from './processes.ts';
import { catalogue as c, type Property, values } from './properties.ts';
import { thingOf } from './thing.ts';

export interface Carrying {
  readonly event: ReadEvent;
  readonly phrase: string;
  readonly details: Details;
  /** AI does it. */
  readonly ai: boolean;
  readonly roles: readonly string[];
  readonly english: English;
  /** The id property of a thing, by its words; undefined when it has none. */
  readonly id: (words: string) => Property | undefined;
  /** The id that joins the events of one payment, subscription … */
  readonly own: (noun: string) => Property;
}

type Some = readonly (Property | undefined | false)[];

export function carried(x: Carrying): readonly Property[] {
  const id = x.id(x.event.object);
  const list: Some = [...byClass(x, id), ...fromDetails(x)];
  const found = list.filter((each): each is Property => Boolean(each));
  return found.filter((each, index) => found.findIndex((other) => other.name === each.name) === index);
}

function byClass(x: Carrying, id: Property | undefined): Some {
  const { event } = x;
  switch (event.class) {
    case 'process':
      return process(x, id);
    case 'money': {
      const joined = x.own(event.noun ?? event.object);
      const paid = [
        c.amount,
        c.currency,
        c.paymentMethod(values(x.details.method ?? ['card', 'wallet', 'bank_transfer'])),
      ];
      if (!event.stage) return [joined, c.amount, c.currency];
      return event.stage === 'failed' ? [joined, id, c.declineCode] : [joined, id, ...paid];
    }
    case 'auth': {
      const method = c.method(values(x.details.method ?? ['password', 'google', 'apple', 'sso']));
      return event.noun === 'logout' ? [] : event.stage === 'failed' ? [method, c.errorCode(causes.auth)] : [method];
    }
    case 'subscription':
      return [
        x.own('subscription'),
        c.planTier,
        /cancelled|ended/.test(event.action) ? c.cancelReason : c.billingPeriod,
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
      return [id, c.surface];
    case 'share':
      return [id, c.channel(values(x.details.channel ?? ['link', 'email', 'social']))];
    case 'invite':
      return [
        x.roles.length ? c.inviteeRole(values(x.roles)) : c.channel(values(x.details.channel ?? ['email', 'link'])),
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
          c.channel(values(x.details.channel ?? ['email', 'push', 'in_app'])),
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
      return suggestion(event, id);
    case 'error':
      return [id, c.errorCode(causes.operate)];
    default:
      return plain(x, id);
  }
}

function process({ event, ai, english, details, id: idOf }: Carrying, id: Property | undefined): Some {
  const noun = event.noun ?? '';
  const work = workOf(noun);
  const made = noun === 'generation' || noun === 'draft' || work === 'bring';
  const thinks = ai && work === 'make';
  const start = [c.requestId, !made && id, details.again && c.attemptNumber];
  if (event.stage === 'started') return [...start, thinks && c.promptLength];
  if (event.stage === 'failed') return [c.requestId, !made && id, c.errorCode(causes[thinks ? 'ai' : work])];
  const counted =
    /^(import|sync|migration|indexing|crawl|ingestion|scraping|export)$/.test(noun) ||
    (work === 'bring' && english.singular(event.object) !== event.object);
  const result = made ? id : idOf(event.object);
  return [
    c.requestId,
    result,
    ...(thinks ? [c.model, c.latencyMs, c.outputTokens] : [c.durationMs, counted && c.itemCount]),
  ];
}

function find({ event, details }: Carrying): Some {
  const by = values(details.by ?? []);
  if (event.action === 'filtered') return [c.filterBy(by), c.resultsCount];
  if (event.action === 'sorted') return [c.sortBy(by)];
  if (event.action === 'compared') return [c.itemCount];
  return event.action === 'browsed' ? [c.resultsCount, c.surface] : [c.queryLength, c.resultsCount];
}

function suggestion(event: ReadEvent, id: Property | undefined): Some {
  if (/accepted$/.test(event.action)) return [c.suggestionId, c.decisionMs];
  if (/edited$/.test(event.action)) return [c.suggestionId, c.editRatio];
  if (/dismissed$/.test(event.action)) return [c.suggestionId, c.dismissReason];
  return [c.suggestionId, c.model, id];
}

const onScreen =
  /^(clicked|tapped|pressed|hovered|swiped|zoomed|scrolled|opened|closed|dismissed|expanded|collapsed|dragged|shown|used|started|selected)$/;

function plain({ event, details }: Carrying, id: Property | undefined): Some {
  if (/^(updated|edited|adjusted|customized)$/.test(event.action))
    return [id, details.values ? undefined : c.changedField];
  if (/^(cancelled|returned|left)$/.test(event.action)) return [id, c.cancelReason];
  if (/^(logged|recorded|measured|entered)$/.test(event.action)) return [id, c.entryMethod];
  if (/^(received|sent|notified|reminded|alerted)$/.test(event.action))
    return [id, c.channel(values(details.channel ?? ['email', 'push', 'in_app']))];
  return [id, onScreen.test(event.action) || !id ? c.surface : undefined];
}

function fromDetails({ event, details, english }: Carrying): Some {
  if (event.stage === 'failed') return [];
  const last = english.singular(event.object.split(' ').at(-1) ?? 'kind');
  const kinds = details.values && values(details.values);
  const kind =
    kinds &&
    (event.class === 'process'
      ? 'provider'
      : thingOf(event.object, english).words.join(' ') === event.object
        ? `${last}_kind`
        : last);
  return [
    kinds && kind
      ? { name: kind, type: 'string', enum: kinds, description: 'One of those the brief names' }
      : undefined,
    event.class === 'process' && details.format ? c.format(values(details.format)) : undefined,
    event.class === 'process' && details.source ? c.source(values(details.source)) : undefined,
    event.class === 'process' && details.language ? c.targetLanguage : undefined,
    details.environment ? c.environment : undefined,
  ];
}
