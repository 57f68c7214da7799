// The actions of a brief as readings: what the grammar makes of the phrase, unless the brief says it itself.
import type { English } from '../base/lexicon/english.ts';
import type { Brief, BriefAction } from './brief.ts';
import { readAction } from './grammar/action.ts';
import { askAbout } from './grammar/questions.ts';
import type { PhraseReading, ReadEvent } from './grammar/reading.ts';
import { tidy } from './grammar/tokens.ts';
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
function readingOf(action: BriefAction, lexicon: BriefLexicon): PhraseReading {
  const { english } = lexicon;
  // "When I pay" of a scenario: the condition is the deed.
  const phrase = action.phrase.replace(/^when (?=(?:i|we) [^,]+$)/i, '');
  const reading = {
    ...readAction(phrase || (action.name ?? ''), lexicon),
    phrase: action.phrase || (action.name ?? ''),
  };
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

interface ReadLine {
  readonly action: BriefAction;
  readonly reading: PhraseReading;
}

/** All of them in the order of the brief. A line that begins with a verb in the third person goes on with the subject above it. */
export function readLines(brief: Brief, lexicon: BriefLexicon): readonly ReadLine[] {
  let subject: string | undefined;
  return brief.actions.map((action) => {
    const alone = brief.page && namesThing(action.phrase) ? unread(action.phrase) : readingOf(action, lexicon);
    const both = brief.page ? twoVerbs(action.phrase, lexicon.english) : undefined;
    const goesOn = action.name === undefined && !alone.events.length;
    const going = both ?? (goesOn ? withoutSubject(action.phrase, lexicon.english) : undefined);
    const read = going ? readingOf({ ...action, phrase: going.phrase }, lexicon) : alone;
    const by = (action.by ? read.actor : going?.subject) ?? read.actor ?? subject;
    const reading = going ? { ...read, phrase: action.phrase, ...(by ? { actor: by } : {}) } : alone;
    subject = reading.actor ?? subject;
    return { action, reading };
  });
}

const unread = (phrase: string): PhraseReading => ({
  phrase,
  class: 'none',
  object: '',
  events: [],
  details: {},
  question: askAbout('no-verb', phrase),
});

/** On a page "Start date", "Source of funds" and "Verification every two years" are things, though their words could be verbs. */
function namesThing(phrase: string): boolean {
  const { text } = tidy(phrase);
  return field.test(text) || /^[a-z-]+ of (?!the\b|an?\b|my\b|their\b)[a-z]+$/i.test(text) || abstract.test(text);
}
const field =
  /^(?:[a-z]+ )?(?:share|start|end|due|order|leave|return|book|report|issue|review|request|contact|transfer|credit|post|ship|tax|sort|access|record|file|phone|visit|test|work|call|design|support|offer|bid|process|plan|rate|account|card|cost|claim|load|trade|stop|view|sign|close|open|filter|search|display|name|title|address)s? (?:date|time|price|number|name|type|status|reason|code|id|address|title|count|rate|amount|total|value|application|form|policy|center|centre|history|size|label|text|description|window|period|method|limit|currency|channel|key|fee)s?$/i;
const abstract =
  /^[a-z-]+(?:ation|ition|ment|ness|ity|ance|ence)(?:$| (?:of|for|every|each|within|before|after|by|and|or|in|per|with)\b)/i;

interface Going {
  readonly phrase: string;
  readonly subject?: string;
}

/** "Team lead approves or rejects the report" -> "approve or reject the report", team lead. */
function twoVerbs(phrase: string, english: English): Going | undefined {
  const [, subject, first = '', join = '', second = '', rest = ''] =
    /^(?:(?:the |an? )?([a-z]+(?: [a-z]+){0,2}) )?([a-z]+s)( or | and )([a-z]+s)( (?:an?|the|his|her|their|its?) .*)$/i.exec(
      tidy(phrase).text,
    ) ?? [];
  const [one, other] = [first, second].map((verb) => inThirdPerson(verb, english));
  return one && other
    ? { phrase: `${one}${join}${other}${rest}`, ...(subject ? { subject: subject.toLowerCase() } : {}) }
    : undefined;
}

function inThirdPerson(verb: string, english: English): string | undefined {
  const lemma = english.lemma(verb.toLowerCase());
  return verb !== '' && lemma !== verb.toLowerCase() && english.canBeVerb(lemma) ? lemma : undefined;
}

/** "Views the balance and closes it" -> "view the balance and close it"; undefined for what does not begin with a verb. */
function withoutSubject(phrase: string, english: English): Going | undefined {
  const [, verb = '', rest = ''] = /^([a-z]+s)\s+(\S.*)$/i.exec(tidy(phrase).text) ?? [];
  const lemma = inThirdPerson(verb, english);
  if (lemma === undefined) return undefined;
  const further = rest.replace(
    /(\band|\bor|\bthen|,) ([a-z]+s)(?= (?:an?|the|his|her|their|its?|them)\b)/gi,
    (_, join: string, next: string) => `${join} ${english.lemma(next.toLowerCase())}`,
  );
  return { phrase: `${lemma} ${further}` };
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
