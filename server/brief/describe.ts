// Words for events: what one tells, and when exactly it is sent, once per what.
import { deeds } from './action-wording.ts';
import { thingOf } from './lexicon/entity-noun.ts';
import { staged } from './process-wording.ts';
import { capital, prose, type Terms, termsOf, type Wording, type WordPair } from './wording.ts';

export interface Described {
  readonly description: string;
  readonly trigger: string;
  /** Sent by the client, not the server. */
  readonly client: boolean;
}

export function describeEvent(w: Wording): Described {
  const t = termsOf(w);
  const [description, trigger] = w.event.stage ? staged(w, t) : (byClass(w, t) ?? byAction(w, t));
  // Of a long thing the name is most of the text: say what else there is to learn.
  const more = w.event.object.split(' ').length > 3 ? ': how many, and when' : '';
  return {
    description: more && !description.includes(':') ? `${description}${more}` : description,
    trigger,
    client: trigger.startsWith('Client'),
  };
}

function byClass(w: Wording, t: Terms): WordPair | undefined {
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

function subscription(action: string, id: string): WordPair {
  const known: Readonly<Record<string, WordPair>> = {
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

function find(action: string, t: Terms): WordPair {
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

function suggestion(action: string, t: Terms, w: Wording): WordPair {
  const per = `once per ${w.property('suggestion_id')}`;
  if (action === 'accepted')
    return [`Trust: ${t.things} taken as they were offered`, `Client takes over the offered ${t.thing}, ${per}`];
  if (action === 'edited')
    return [`Near misses: ${t.things} taken after changes`, `Client takes over the changed ${t.thing}, ${per}`];
  if (action === 'dismissed')
    return [`Misses: offered ${t.things} turned down, by reason`, `Client closes the offered ${t.thing}, ${per}`];
  return [`Offers made: ${t.things} nobody asked for yet`, `Server hands out the ${t.thing}, ${per}`];
}

function byAction(w: Wording, t: Terms): WordPair {
  const action = w.event.action;
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, key: string) => t[key as keyof Terms] ?? '');
  const kept = thingOf(w.event.object, w.english, w.event.action).counted;
  const known = deeds[action === 'closed' && kept ? 'settled' : action];
  if (known) return [capital(fill(known[0])), fill(known[1])];
  const verb = w.english.lemma(action.split(' ')[0] ?? action);
  return [
    `How often ${t.actors} ${action.split(' ').length > 1 ? action.replace(/^\S+/, verb) : verb} ${t.things}`,
    `Server stores that ${t.the} was ${action}, once per ${t.thing}`,
  ];
}
