// Phrases without a verb: the name of an event, a process, a setting; or what they are instead.
import type { English } from '../../base/lexicon/english.ts';
import { nounLike, verbs } from '../lexicon/verbs.ts';
import { being, isArticle, metrics, qualities, wishes } from '../lexicon/words.ts';
import { event, type NamedAct, process, single, stages } from './names.ts';
import type { WordToken } from './tokens.ts';

const processes = new Set(
  `checkout onboarding payment purchase booking reservation donation upload download import export deployment installation migration setup
   verification validation sync synchronization backup generation translation transcription conversion provisioning transfer`.split(
    /\s+/,
  ),
);
const money = new Set(['payment', 'purchase', 'booking', 'reservation', 'donation', 'transfer']);
const settings =
  /^(mode|theme|autosave|auto-save|autoplay|2fa|mfa|auto-renewal|authentication|notifications?-?settings)$/;

/** `order_completed`, `Order Completed`, `orderCompleted`, `invitation accepted`: a name already. */
export function nameAsWritten(text: string, english: English): NamedAct | undefined {
  const shaped =
    /^[a-z0-9]+(_[a-z0-9]+)+$/.test(text) ||
    /^[A-Z][a-z]+( [A-Z][a-z]+)+$/.test(text) ||
    /^[a-z]+([A-Z][a-z]+)+$/.test(text) ||
    /^[a-z]+( [a-z]+)? [a-z]+(ed|en)$/.test(text);
  if (!shaped) return undefined;
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_ ]/);
  const particle = /^(up|in|out|on|off|back|down|over)$/.test(words.at(-1) ?? '') ? 1 : 0;
  const at = words.length - 1 - particle;
  const last = words[at] ?? '';
  const lemma = english.lemma(last);
  if (at < 1 || being.has(words[at - 1] ?? '') || !english.isPast(last) || !verbs.has(lemma)) return undefined;
  if (verbs.has(words[0] ?? '') && !/ed$|en$/.test(last)) return undefined;
  const object = words.slice(0, at);
  return single(
    /^(trial|subscription|plan)$/.test(object[0] ?? '') ? 'subscription' : 'plain',
    object,
    words.slice(at).join(' '),
  );
}

/** `onboarding`, `password reset`, `dark mode`. */
export function nominal(tokens: readonly WordToken[], english: English): NamedAct | undefined {
  const words = tokens.map((token) => token.low);
  const last = words.at(-1) ?? '';
  const object = words.slice(0, -1);
  if (words.length > 3 || !words.every((word) => /^[a-z0-9'-]+$/.test(word)) || words.some(isArticle)) return undefined;
  if (words.length > 1 && verbs.has(words[0] ?? '') && !nounLike.has(words[0] ?? '')) return undefined;
  if (/^(login|logout|signup)$/.test(last) && words.length === 1) {
    const kept =
      last === 'signup' ? stages : last === 'login' ? (['completed', 'failed'] as const) : (['completed'] as const);
    return {
      class: 'auth',
      object: last,
      events: kept.map((stage) => event('auth', [], stage, { noun: last, stage })),
    };
  }
  if (last === 'registration')
    return object.length && !/^(user|account)$/.test(object[0] ?? '')
      ? process('process', object, last)
      : process('auth', [], 'signup');
  if (last === 'reset' && object[0] === 'password') return process('process', object, 'reset');
  if (settings.test(last) && !verbs.has(english.lemma(words[0] ?? ''))) {
    return {
      class: 'toggle',
      object: words.join(' '),
      events: ['enabled', 'disabled'].map((action) => event('toggle', words, action)),
    };
  }
  if (!processes.has(last) || words.length > 3) return undefined;
  return process(
    money.has(last) ? 'money' : 'process',
    object.map((word) => word.replace(/'s$/, '')),
    last,
  );
}

const alsoDeeds = /^(increase|decrease|reduce|boost|raise|lower|maximi[sz]e|minimi[sz]e)$/;

/** A number or a goal stands where an action should; "raise my limit" may be a deed. */
export function isMetric(tokens: readonly WordToken[]): boolean {
  const first = tokens[0]?.low ?? '';
  const mine = /^(my|a|an)$/.test(tokens[1]?.low ?? '') && !tokens.some((token) => metrics.has(token.low));
  return (
    (wishes.has(first) && !(mine && alsoDeeds.test(first))) ||
    (qualities.has(first) && tokens.length < 5) ||
    (tokens.length <= 5 && tokens.some((token) => metrics.has(token.low)) && !verbs.has(first))
  );
}
