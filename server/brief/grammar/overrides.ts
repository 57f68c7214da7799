// Readings that hang on verb and noun together: light verbs, "mark as", applications, trials.

import { assistants, persons } from '../lexicon/words.ts';
import { mark, toggle, toggled } from './marks.ts';
import { event, isSystem, type NamedAct, type NameSetting, process, single, stages, tailOf } from './names.ts';

type Special = (s: NameSetting) => NamedAct | undefined;

const deeds = /^(checkout|payment|purchase|booking|donation|reservation|deposit|withdrawal|transfer|preorder)$/;
const settingNoun = /^(mode|theme)$/;

/** The first that answers wins. */
export const specials: readonly Special[] = [
  // proceed to checkout
  (s) =>
    /^(proceed|continue|go) to$/.test(s.lemma) && deeds.test(s.head) ? single('plain', s.object, 'started') : undefined,
  // make a payment
  (s) =>
    /^(make|do|place|initiate)$/.test(s.lemma) && deeds.test(s.head)
      ? process('money', s.object.slice(0, -1), s.head)
      : undefined,
  // leave a comment, give feedback
  (s) => {
    if (
      !/^(write|leave|give|post|provide|send|make)$/.test(s.lemma) ||
      !/^(review|feedback|form|survey|rating|comment|testimonial)$/.test(s.head)
    )
      return undefined;
    return single(s.head === 'rating' ? 'rate' : 'submit', s.object, 'submitted');
  },
  // give thumbs up to an answer
  (s) => {
    if (!/^thumbs?$/.test(s.head) || !/^(give|leave|send|click|tap|press)( up| down)?$/.test(s.lemma)) return undefined;
    const what = tailOf(s, 'to', 'on', 'for');
    return what ? single('rate', what.words, 'rated') : single('rate', ['feedback'], 'submitted');
  },
  // apply for a loan
  (s) => {
    if (!/^apply (for|to)$/.test(s.lemma) || !s.object.length) return undefined;
    return single('submit', s.head === 'application' ? s.object : [...s.object, 'application'], 'submitted');
  },
  mark,
  // link a bank account
  (s) =>
    s.lemma === 'link' && /^(account|bank|card|wallet|calendar|device)$/.test(s.head)
      ? process('process', s.object, 'connection')
      : undefined,
  (s) =>
    s.lemma === 'reset' && /^(password|pin|passcode)$/.test(s.head) ? process('process', s.object, 'reset') : undefined,
  // switch to dark mode
  (s) => (/^switch/.test(s.lemma) && settingNoun.test(s.head) ? toggled(s.object) : undefined),
  (s) => (s.class === 'toggle' ? toggle(s) : undefined),
  // start a trial, cancel a subscription
  (s) => {
    if (
      !/^(start|begin|cancel|end|renew|pause|resume)$/.test(s.lemma) ||
      !/^(subscription|trial|plan|membership)$/.test(s.head)
    )
      return undefined;
    const action = s.lemma === 'begin' ? 'started' : s.noun;
    return single('subscription', s.object.length > 1 ? s.object.filter((word) => word !== 'free') : s.object, action);
  },
  subscription,
  // undo a delete
  (s) => {
    if (s.lemma !== 'undo' || !s.head) return undefined;
    const noun = { delete: 'deletion', remove: 'removal' }[s.head] ?? s.head;
    return single('plain', [...s.object.slice(0, -1), noun], 'undone');
  },
  register,
  (s) => (s.class === 'auth' ? auth(s) : undefined),
  // start with a template
  (s) => (/^(start|begin)$/.test(s.lemma) && !s.act.object.length ? fromTemplate(s) : undefined),
  member,
  // ask the tutor; ask a colleague for help
  (s) => {
    if (s.lemma !== 'ask') return undefined;
    const wanted = tailOf(s, 'for');
    if (wanted) return single('request', wanted.words, 'requested');
    return s.head === '' || persons.has(s.head) || assistants.has(s.head)
      ? single('request', ['question'], 'asked')
      : undefined;
  },
  // chat with the bot
  (s) => (/^chat/.test(s.lemma) ? single('message', [...s.object, 'chat'], 'started') : undefined),
  suggestion,
  // rebook passengers
  (s) =>
    /^(re)?book|^reserve/.test(s.lemma) && persons.has(s.head)
      ? single('plain', s.object, s.english.past(s.lemma))
      : undefined,
  // choose between a dark and a light theme: one of these
  (s) => {
    const between =
      /^(choose|select|pick|decide|switch|toggle)/.test(s.lemma) && !s.act.object.length
        ? tailOf(s, 'between', 'from')
        : undefined;
    const options = between ? [between.tail.words, ...between.tail.others] : [];
    const head = options.at(-1)?.at(-1);
    return options.length > 1 && head && (options.at(-1)?.length ?? 0) > 1
      ? single('plain', [s.english.singular(head.low)], s.noun)
      : undefined;
  },
  (s) => {
    if (s.class !== 'process' && s.class !== 'money') return undefined;
    return process(s.class, s.noun === 'checkout' ? [] : s.object, s.noun);
  },
  (s) => {
    if (!/^(check|clock) in$/.test(s.lemma)) return undefined;
    const what = s.act.object.length ? s.object : [];
    return what.length
      ? single('plain', what, s.lemma.replace(/^\w+/, s.english.past))
      : single('plain', s.lemma.split(' '), 'completed');
  },
  (s) => (s.lemma === 'level up' ? single('plain', ['level'], 'completed') : undefined),
  // follow a parcel on its way
  (s) =>
    s.lemma === 'track' &&
    /^(order|package|parcel|delivery|shipment|progress|ride|flight|status|location|adherence)$/.test(s.head)
      ? single('view', s.object, 'tracked')
      : undefined,
  (s) =>
    s.lemma === 'fail' || (s.lemma === 'expire' && s.object.length)
      ? single(s.lemma === 'fail' ? 'error' : 'plain', s.object, s.noun)
      : undefined,
];

function subscription(s: NameSetting): NamedAct | undefined {
  if (s.class !== 'subscription' && s.class !== 'opt_in') return undefined;
  if (/^(un)?subscribe/.test(s.lemma)) {
    const object = s.object.filter((word) => word !== 'plan' && word !== 'subscription');
    return {
      ...single(s.class, [...object, 'subscription'], s.noun),
      object: [...object, 'subscription'].join(' '),
    };
  }
  if (!s.object.length || /^(plan|tier)$/.test(s.head)) return single('subscription', ['plan'], s.noun);
  return single('subscription', s.object, s.noun);
}

const accountWords =
  /^(account|user|app|application|site|website|platform|system|service|email|google|apple|facebook|profile)$/;

function register(s: NameSetting): NamedAct | undefined {
  if (s.lemma !== 'register') return undefined;
  const aim = s.object.length ? s.object : (tailOf(s, 'for')?.words ?? []);
  const head = aim.at(-1) ?? '';
  return aim.length && !accountWords.test(head)
    ? process('process', aim, 'registration')
    : process('auth', [], 'signup');
}

function auth(s: NameSetting): NamedAct {
  if (s.lemma === 'authenticate' && s.head && !accountWords.test(s.head) && !persons.has(s.head))
    return single('plain', s.object, 'authenticated');
  const aim = s.noun === 'signup' && s.act.tails[0]?.preposition === 'for' ? (tailOf(s, 'for')?.words ?? []) : [];
  if (aim.length && !accountWords.test(aim.at(-1) ?? '') && !/trial|plan/.test(aim.join(' ')))
    return process('auth', aim, 'signup');
  const kept: readonly (typeof stages)[number][] =
    s.noun === 'signup' ? stages : s.noun === 'login' ? ['completed', 'failed'] : ['completed'];
  return {
    class: 'auth',
    object: s.noun,
    events: kept.map((stage) => event('auth', [], stage, { noun: s.noun, stage })),
  };
}

function fromTemplate(s: NameSetting): NamedAct | undefined {
  const from = tailOf(s, 'with', 'from');
  return from ? single('plain', from.words, 'selected') : undefined;
}

/** Where somebody stands in the product, not what holds the thing. */
const places = /^(dashboard|page|screen|panel|menu|view|tab|console|portal|interface)$/;

/** add X to Y: the Y comes first, as in cart_product_added. */
function member(s: NameSetting): NamedAct | undefined {
  if (s.class !== 'membership' || !s.object.length) return undefined;
  const into = tailOf(
    s,
    ...(s.act.group.length > 1
      ? ['to', 'into', 'onto', 'from']
      : s.lemma === 'add'
        ? ['to', 'into', 'onto']
        : ['from']),
  );
  if (!into || isSystem(into.words) || places.test(into.words.at(-1) ?? '') || into.tail.words[0]?.low === 'it')
    return { ...single('membership', s.object, s.noun) };
  return {
    class: 'membership',
    object: s.object.join(' '),
    events: [event('membership', s.object, s.noun, { container: into.words })],
  };
}

function suggestion(s: NameSetting): NamedAct | undefined {
  if (s.class !== 'ai' || !s.object.length) return undefined;
  // A person who suggests something makes a suggestion; only a machine's is taken, changed or dismissed.
  if (!s.byMachine && !s.act.passive && s.lemma !== 'autocomplete') return single('plain', s.object, s.noun);
  const made = event('ai', s.object, s.noun);
  if (s.act.passive) return { class: 'ai', object: s.object.join(' '), events: [made] };
  const noun = s.lemma === 'recommend' ? 'recommendation' : 'suggestion';
  const answers = ['accepted', 'edited', 'dismissed'].map((answer) => event('ai', s.object, `${noun} ${answer}`));
  return { class: 'ai', object: s.object.join(' '), events: [made, ...answers] };
}
