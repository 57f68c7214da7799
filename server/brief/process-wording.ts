// Words for the three stages of what starts, and then succeeds or fails.
import { type Work, workOf } from './processes.ts';
import { capital, pluralOf, prose, type Terms, type Wording, type WordPair, withArticle } from './wording.ts';

/** Three stages of something that can fail. */
export function staged(w: Wording, t: Terms): WordPair {
  const per = `once per ${w.property('request_id')}`;
  const noun = w.event.noun ?? '';
  if (w.event.class === 'auth') return auth(noun, w.event.stage);
  if (w.event.class === 'money') return money(w, t);
  if (noun === 'checkout') return checkout(w.event.stage, per);
  const [started, completed, failed] = works[workOf(noun)](w, t, per);
  return w.event.stage === 'started' ? started : w.event.stage === 'completed' ? completed : failed;
}

/** Processes whose result is a text. */
const readable = new Set([
  'summary',
  'explanation',
  'translation',
  'transcription',
  'analysis',
  'prediction',
  'forecast',
]);

type Three = readonly [WordPair, WordPair, WordPair];
const works: Readonly<Record<Work, (w: Wording, t: Terms, per: string) => Three>> = {
  make: (w, t, per) =>
    w.alone
      ? [
          [`Demand for ${w.feature}`, `Server accepts the request, ${per}`],
          [`Value reached by ${withArticle(t.actor)}`, `Server stores ${t.the}, ${per}`],
          ['Demand lost, by cause', `Server gives up, ${per}`],
        ]
      : [
          [`Demand for ${t.things}`, `Server accepts the request for ${withArticle(t.thing)}, ${per}`],
          [
            `Value reached: ${withArticle(t.actor)} has ${withArticle(t.thing)} to ${readable.has(w.event.noun ?? '') ? 'read' : 'use'}`,
            `Server stores ${t.the}, ${per}`,
          ],
          [`Demand for ${t.things} lost, by cause`, `Server gives up on ${t.the}, ${per}`],
        ],
  bring: (w, t, per) => [
    [`Own material on its way in: ${t.things}`, `Server accepts ${t.the}, ${per}`],
    [
      `${capital(t.objects)} that ${pluralOf(w.actor, w.english)} can now work with`,
      `Server stores the ${prose(w.event.object) || 'data'}, ${per}`,
    ],
    [`${capital(t.objects)} that never arrived, by cause`, `Server gives up on ${t.the}, ${per}`],
  ],
  take: (_, t, per) => [
    [`Need to use ${t.objects} elsewhere`, `Server accepts ${t.the}, ${per}`],
    [`${capital(t.objects)} that left the product as a file`, `Server has the file ready, ${per}`],
    [`${capital(t.objects)} that could not leave, by cause`, `Server gives up on ${t.the}, ${per}`],
  ],
  connect: (_, t, per) => [
    [`Effort invested before anything works: ${t.things} begun`, `Server accepts ${t.the}, ${per}`],
    [`Effort paid back: ${t.things} that work from now on`, `Server confirms ${t.the}, ${per}`],
    [`Effort lost on ${t.things}, by cause`, `Server gives up on ${t.the}, ${per}`],
  ],
  operate: (_, t, per) => [
    [`Load: ${t.things} asked for`, `Server accepts ${t.the}, ${per}`],
    [`Work done: ${t.things} that went through`, `Server finishes ${t.the}, ${per}`],
    [`Work lost: ${t.things} that broke off, by cause`, `Server gives up on ${t.the}, ${per}`],
  ],
};

const checkout = (stage: string | undefined, per: string): WordPair =>
  stage === 'started'
    ? ['Buyers who mean it: the cart is about to become an order', `Client opens the checkout, ${per}`]
    : stage === 'completed'
      ? ['Orders won', `Server accepts the order, ${per}`]
      : ['Orders lost at the last step, by cause', `Server refuses the order, ${per}`];

function auth(noun: string, stage: string | undefined): WordPair {
  if (noun === 'logout') return ['Sessions ended on purpose', 'Server ends the session, once per session'];
  if (noun === 'login')
    return stage === 'failed'
      ? ['Returning users kept out, by cause', 'Server refuses the login, once per try']
      : ['Returning users who got in', 'Server opens the session, once per login'];
  if (stage === 'started')
    return ['Interest in an account, before any form is sent', 'Client opens the form, once per visit'];
  return stage === 'failed'
    ? ['Visitors lost at the door, by cause', 'Server refuses the form, once per try']
    : ['New users, the top of every funnel', 'Server creates the account, once per user'];
}

function money(w: Wording, t: Terms): WordPair {
  const noun = w.event.noun ?? w.event.object;
  const per = `once per ${w.property(`${noun.replaceAll(' ', '_')}_id`)}`;
  const of = w.event.object ? pluralOf(prose(w.event.object), w.english) : undefined;
  if (/^(booking|reservation)$/.test(noun)) {
    if (w.event.stage === 'started') return [`Demand for ${of ?? t.things}`, `Client sends ${t.the}, ${per}`];
    if (w.event.stage === 'completed')
      return [`Demand met: ${of ?? t.things} that are taken`, `Server confirms ${t.the}, ${per}`];
    return [`Demand for ${of ?? t.things} lost, by cause`, `Server refuses ${t.the}, ${per}`];
  }
  if (w.event.stage === 'started')
    return [of ? `Intent to spend on ${of}` : 'Intent to pay, before money moves', `Client sends ${t.the}, ${per}`];
  if (w.event.stage === 'completed')
    return [of ? `Revenue from ${of}` : 'Revenue: money that arrived', `Server hears that the money moved, ${per}`];
  return [
    of ? `Revenue lost on ${of}, by cause` : 'Revenue lost at the last step, by cause',
    `Server hears that no money moved, ${per}`,
  ];
}
