// The actions of a brief as readings: what the grammar makes of the phrase, unless the brief says it itself.
import type { English } from '../base/lexicon/english.ts';
import type { Brief, BriefAction } from './brief.ts';
import { readAction } from './grammar/action.ts';
import type { PhraseReading, ReadEvent } from './grammar/reading.ts';
import type { BriefLexicon } from './lexicon/lexicon.ts';
import { tradesOf } from './lexicon/lookup.ts';

/** What the phrases of a brief are read by. */
export const lexiconOf = (brief: Brief, english: English): BriefLexicon => ({
  english,
  roles: brief.roles,
  ai: speaksOfAi.test(`${brief.feature} ${brief.description ?? ''}`),
  trades: tradesOf([brief.feature, brief.description ?? '', ...brief.actions.map((action) => action.phrase)], english),
});
const speaksOfAi = /\b(ai|llm|gpt|chatgpt|copilot|machine learning|language model|prompts?|chatbot)\b/i;

/** `name:` overrules the grammar: one event, of the kind that the phrase suggests; `by:` says who. */
export function readingOf(action: BriefAction, lexicon: BriefLexicon): PhraseReading {
  const { english } = lexicon;
  const reading = readAction(action.phrase || (action.name ?? ''), lexicon);
  const by = action.by ? { actor: english.singular(action.by.toLowerCase()) } : {};
  if (!action.name) return { ...reading, ...by };
  const words = action.name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[_\s.-]+/);
  const [only] = reading.events.length === 1 ? reading.events : [];
  const whole = only?.stage ? undefined : only;
  const named: ReadEvent = {
    name: action.name,
    class: whole?.class ?? 'plain',
    object: whole?.object || words.slice(0, -1).join(' ') || action.name,
    action: words.at(-1) ?? action.name,
  };
  const { question: _, ...sure } = reading;
  return { ...sure, ...by, class: named.class, events: [named] };
}

/** Whether AI does it: the phrase, the feature or its description says so. */
export const isAi = (reading: PhraseReading, brief: Brief): boolean =>
  reading.details.ai === true ||
  reading.actor === 'ai' ||
  speaksOfAi.test(`${reading.phrase} ${brief.feature} ${brief.description ?? ''}`);

/** The role of the brief that an actor is, singular; without roles, the actor as the phrase says it. */
export function roleOf(actor: string | undefined, brief: Brief, english: English): string | undefined {
  if (!actor || actor === 'system' || actor === 'ai' || actor === 'user') return undefined;
  const roles = brief.roles.map((role) => english.singular(role.toLowerCase()));
  return roles.length === 0 || roles.includes(actor) ? actor : roles.find((role) => actor.endsWith(role));
}
