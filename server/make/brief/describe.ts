// Words for events: what one tells, and when exactly it is sent, once per what.
import type { English } from '../../read/english.ts';
import type { ReadEvent } from './action/reading.ts';
import { resultOf, type Work, workOf } from './processes.ts';
import { thingOf } from './thing.ts';

export interface Wording {
  readonly event: ReadEvent;
  readonly feature: string;
  /** It is the feature's only process: the feature stands for it. */
  readonly alone: boolean;
  /** Who does it: `student`, `user`. */
  readonly actor: string;
  /** Names of properties as this plan writes them. */
  readonly property: (name: string) => string;
  readonly english: English;
}

export interface Described {
  readonly description: string;
  readonly trigger: string;
  /** Sent by the client, not the server. */
  readonly client: boolean;
}

export function describe(w: Wording): Described {
  const t = termsOf(w);
  const [description, trigger] = w.event.stage ? staged(w, t) : (byClass(w, t) ?? byAction(w, t));
  return { description, trigger, client: trigger.startsWith('Client') };
}

interface Terms {
  readonly thing: string;
  readonly things: string;
  readonly Things: string;
  readonly the: string;
  readonly actor: string;
  readonly actors: string;
}

const acronyms = /\b(ai|api|url|pdf|csv|faq|sms|sso|qr|sku|kyc|cv|crm|gps|sql|json|llm|ui|vat|iban|pin|mfa|pr)(s?)\b/g;
const prose = (text: string): string =>
  text.replace(acronyms, (_, word: string, many: string) => `${word.toUpperCase()}${many}`);
const capital = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase());
export const withArticle = (text: string): string =>
  `${/^(?:[aeio]|u(?!ser|nit|sage|rl)|AI\b|API\b|SMS\b|hour|FAQ)/i.test(text) ? 'an' : 'a'} ${text}`;
const pluralOf = (text: string, english: English): string =>
  thingOf(text, english).mass ? text : text.replace(/\S+$/, (last) => english.plural(english.singular(last)));

function termsOf({ event, actor, english }: Wording): Terms {
  const words = event.noun && event.stage ? resultOf(event.object, event.noun) : event.object;
  const one = words.replace(/\S+$/, (last) => english.singular(last));
  const many = pluralOf(words, english);
  return {
    thing: prose(one),
    things: prose(many),
    Things: capital(prose(many)),
    the: `the ${prose(one)}`,
    actor: prose(actor),
    actors: prose(pluralOf(actor, english)),
  };
}

type Pair = readonly [string, string];

/** Three stages of something that can fail. */
function staged(w: Wording, t: Terms): Pair {
  const per = `once per ${w.property('request_id')}`;
  const noun = w.event.noun ?? '';
  if (w.event.class === 'auth') return auth(noun, w.event.stage);
  if (w.event.class === 'money') return money(w, t);
  if (noun === 'checkout') return checkout(w.event.stage, per);
  const [started, completed, failed] = works[workOf(noun)](w, t, per);
  return w.event.stage === 'started' ? started : w.event.stage === 'completed' ? completed : failed;
}

type Three = readonly [Pair, Pair, Pair];
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
            `Value reached: ${withArticle(t.actor)} has ${withArticle(t.thing)} to work with`,
            `Server stores ${t.the}, ${per}`,
          ],
          [`Demand for ${t.things} lost, by cause`, `Server gives up on ${t.the}, ${per}`],
        ],
  bring: (w, t, per) => [
    [`Willingness to bring in own material: ${t.things} begun`, `Server accepts ${t.the}, ${per}`],
    [
      `Material that ${pluralOf(w.actor, w.english)} can now work with`,
      `Server stores the ${prose(w.event.object) || 'data'}, ${per}`,
    ],
    [`Material that never arrived, by cause`, `Server gives up on ${t.the}, ${per}`],
  ],
  take: (_, t, per) => [
    [`Need to use the content elsewhere: ${t.things} asked for`, `Server accepts ${t.the}, ${per}`],
    [`Content that left the product as a file`, `Server has the file ready, ${per}`],
    [`Content that could not leave, by cause`, `Server gives up on ${t.the}, ${per}`],
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

const checkout = (stage: string | undefined, per: string): Pair =>
  stage === 'started'
    ? ['Buyers who mean it: the cart is about to become an order', `Client opens the checkout, ${per}`]
    : stage === 'completed'
      ? ['Orders won', `Server accepts the order, ${per}`]
      : ['Orders lost at the last step, by cause', `Server refuses the order, ${per}`];

function auth(noun: string, stage: string | undefined): Pair {
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

function money(w: Wording, t: Terms): Pair {
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

function byClass(w: Wording, t: Terms): Pair | undefined {
  const { event } = w;
  const action = event.action.split(' ').at(-1) ?? '';
  switch (event.class) {
    case 'view':
      return [`Interest in ${t.things}`, `Client shows ${t.the}, once per view`];
    case 'find':
      return find(event.action, t);
    case 'play':
      return [
        `Time given to ${t.things}`,
        `Client ${/pause/.test(action) ? 'pauses' : 'starts'} playback, once per ${t.thing}`,
      ];
    case 'share':
      return [`Reach: ${t.things} passed on to others`, `Client hands over the link to ${t.the}, once per share`];
    case 'invite':
      return ['Growth from within: people asked to join', 'Server sends the invitation, once per person invited'];
    case 'rate':
      return [
        `Quality of ${t.things} as ${t.actors} see it`,
        `Server stores the rating, once per ${t.thing} and ${t.actor}`,
      ];
    case 'submit':
      return [`${t.Things} handed in, waiting for somebody to look`, `Server stores ${t.the}, once per submission`];
    case 'request':
      return action === 'asked'
        ? [`What ${t.actors} want to know`, `Server accepts ${t.the}, once per message`]
        : [`Demand for ${t.things}`, `Server accepts the request for ${t.the}, once per request`];
    case 'membership': {
      const into = event.container ? prose(event.container) : undefined;
      const grows = action === 'added';
      const what = into
        ? `${grows ? 'Intent growing' : 'Intent shrinking'}: ${t.things} put ${grows ? 'into' : 'back out of'} the ${into}`
        : `${t.Things} ${grows ? 'gained' : 'dropped'}`;
      return [what, `Server stores the change${into ? ` of the ${into}` : ''}, once per ${t.thing}`];
    }
    case 'toggle':
      return [
        `${action === 'enabled' ? 'Appetite for' : 'Second thoughts about'} ${t.thing}`,
        `Client saves the setting, once per switch ${action === 'enabled' ? 'on' : 'off'}`,
      ];
    case 'ai':
      return suggestion(action, t, w);
    case 'subscription':
      return subscription(action, w.property('subscription_id'));
    case 'error':
      return [`${t.Things} that broke off, by cause`, `Server gives up on ${t.the}, once per try`];
    default:
      return undefined;
  }
}

function subscription(action: string, id: string): Pair {
  const known: Readonly<Record<string, Pair>> = {
    started: ['Paying users won', `Server hears of the first payment or trial, once per ${id}`],
    upgraded: ['Paying users who want more', `Server confirms the higher tier, once per change of ${id}`],
    downgraded: ['Paying users who need less', `Server confirms the lower tier, once per change of ${id}`],
    cancelled: ['Paying users lost, by reason', `Server confirms the cancellation, once per ${id}`],
    ended: ['Paying users gone', `Server closes the last period, once per ${id}`],
    renewed: ['Paying users kept', `Server books the next period, once per period of ${id}`],
    paused: ['Paying users on hold', `Server confirms the pause, once per pause of ${id}`],
    resumed: ['Paying users back from a pause', `Server confirms the end of the pause, once per pause of ${id}`],
  };
  return (
    known[action] ?? [
      'Paying users who change something',
      `Server confirms that it was ${action}, once per change of ${id}`,
    ]
  );
}

function find(action: string, t: Terms): Pair {
  if (action === 'filtered')
    return [`What matters when ${t.actors} narrow down ${t.things}`, 'Client shows the narrowed list, once per change'];
  if (action === 'sorted')
    return [`What comes first for ${t.actors} who look at ${t.things}`, 'Client shows the new order, once per change'];
  if (action === 'compared')
    return [`Choice in progress: ${t.things} held against each other`, 'Client shows them side by side, once per view'];
  if (action === 'browsed')
    return [`Discovery: ${t.things} looked through without a query`, 'Client shows the first results, once per visit'];
  return [
    `What ${t.actors} look for among ${t.things}, and whether it is there`,
    'Server answers the query, once per search',
  ];
}

function suggestion(action: string, t: Terms, w: Wording): Pair {
  const per = `once per ${w.property('suggestion_id')}`;
  if (action === 'accepted')
    return [`Trust: ${t.things} taken as they were offered`, `Client takes over the offered ${t.thing}, ${per}`];
  if (action === 'edited')
    return [`Near misses: ${t.things} taken after changes`, `Client takes over the changed ${t.thing}, ${per}`];
  if (action === 'dismissed')
    return [`Misses: offered ${t.things} turned down, by reason`, `Client closes the offered ${t.thing}, ${per}`];
  return [`Offers made: ${t.things} nobody asked for yet`, `Server hands out the ${t.thing}, ${per}`];
}

/** What is stored, and how it is said: description, and the verb of the server or client. */
const actions: Readonly<Record<string, readonly [string, string]>> = {
  created: ['Supply: new {things} made by {actors}', 'Server stores {the}, once per {thing}'],
  written: ['Supply: new {things} made by {actors}', 'Server stores {the}, once per {thing}'],
  updated: ['Care taken to keep {things} right', 'Server stores the change to {the}, once per save'],
  edited: ['Care taken to get {things} right', 'Server stores the changed {thing}, once per save'],
  deleted: ['{Things} no longer worth keeping', 'Server removes {the}, once per {thing}'],
  opened: ['Attention won by {things}', 'Client opens {the}, once per opening'],
  closed: ['Attention for {things} coming to an end', 'Client closes {the}, once per closing'],
  settled: ['{Things} brought to an end', 'Server closes {the}, once per {thing}'],
  clicked: ['Attention drawn by {the}', 'Client registers the click, once per click'],
  tapped: ['Attention drawn by {the}', 'Client registers the tap, once per tap'],
  dismissed: ['{Things} waved away unread', 'Client closes {the} on request, once per {thing}'],
  selected: ['Preference: which {thing} {actors} go for', 'Client saves the choice of {thing}, once per choice'],
  started: ['First step into {things}', 'Client starts {the}, once per start'],
  completed: ['{Things} carried through to the end', 'Server stores the end of {the}, once per {thing}'],
  cancelled: ['{Things} called off, by reason', 'Server cancels {the}, once per {thing}'],
  returned: ['{Things} that came back, by reason', 'Server books the return of {the}, once per {thing}'],
  sent: ['Contact made: {things} that went out', 'Server sends {the}, once per recipient'],
  received: ['Contact that arrived: {things} delivered', 'Server delivers {the}, once per recipient'],
  replied: ['Conversation going: {things} answered', 'Server stores the reply, once per reply'],
  commented: ['Conversation around {things}', 'Server stores the comment, once per comment'],
  joined: ['Communities growing: {actors} in {things}', 'Server lets the {actor} in, once per {thing}'],
  left: ['Communities shrinking, by reason', 'Server lets the {actor} out, once per {thing}'],
  accepted: ['Agreement: {things} said yes to', 'Server stores the yes, once per {thing}'],
  approved: ['Agreement: {things} let through', 'Server stores the approval, once per {thing}'],
  rejected: ['Disagreement: {things} turned down', 'Server stores the rejection, once per {thing}'],
  declined: ['Disagreement: {things} turned down', 'Server stores the refusal, once per {thing}'],
  assigned: [
    'Work handed out: {things} given to somebody to do',
    'Server stores the assignment, once per {thing} and receiver',
  ],
  published: ['{Things} shown to the world', 'Server makes {the} public, once per {thing}'],
  logged: ['Habit of writing down {things}', 'Server stores the entry, once per entry'],
  recorded: ['Habit of recording {things}', 'Server stores the recording, once per {thing}'],
  taken: ['Commitment: {things} that {actors} work through', 'Server stores the result, once per {thing} and {actor}'],
  answered: ['Engagement: {things} that got an answer', 'Server stores the answer, once per {thing} and {actor}'],
  graded: ['Feedback given: {things} with a grade', 'Server stores the grade, once per {thing}'],
  enrolled: [
    'Commitment: {actors} signed up for {things}',
    'Server stores the enrolment, once per {thing} and {actor}',
  ],
  saved: ['{Things} worth coming back to', 'Server stores the mark on {the}, once per {thing}'],
  bookmarked: ['{Things} worth coming back to', 'Server stores the mark on {the}, once per {thing}'],
  liked: ['Sympathy for {things}', 'Server stores the like, once per {thing} and {actor}'],
  followed: ['Ties: {things} that {actors} want to hear of', 'Server stores the tie, once per {thing} and {actor}'],
  archived: ['{Things} put aside, not thrown away', 'Server archives {the}, once per {thing}'],
  copied: ['Use outside the product: {things} copied', 'Client copies {the}, once per copy'],
  entered: ['Effort put in: {things} typed by {actors}', 'Client leaves the filled field, once per entry'],
  scheduled: ['Plans made: {things} with a date', 'Server stores the date of {the}, once per {thing}'],
  reported: ['Trouble: {things} that {actors} complain about', 'Server stores the report, once per report'],
  placed: ['Demand turned into {things}', 'Server accepts {the}, once per {thing}'],
  delivered: ['Promise kept: {things} at the door', 'Server hears of the delivery, once per {thing}'],
  shipped: ['Promise on its way: {things} handed to the carrier', 'Server hears of the hand-over, once per {thing}'],
  refunded: ['Money given back for {things}', 'Server books the refund, once per {thing}'],
  used: ['Usefulness of {the} in practice', 'Client finishes the use of {the}, once per use'],
  shown: ['Chances to be seen: {things} on the screen', 'Client shows {the}, once per showing'],
};

function byAction(w: Wording, t: Terms): Pair {
  const action = w.event.action;
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, key: string) => t[key as keyof Terms] ?? '');
  const kept = thingOf(w.event.object, w.english).counted;
  const known = actions[action === 'closed' && kept ? 'settled' : action];
  if (known) return [capital(fill(known[0])), fill(known[1])];
  const verb = w.english.lemma(action.split(' ')[0] ?? action);
  return [
    `How often ${t.actors} ${action.split(' ').length > 1 ? action.replace(/^\S+/, verb) : verb} ${t.things}`,
    `Server stores that ${t.the} was ${action}, once per ${t.thing}`,
  ];
}
