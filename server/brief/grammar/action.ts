// Reading an action phrase: one line of a brief -> names of events, and what to ask.
import type { English } from '../../base/lexicon/english.ts';
import type { BriefLexicon } from '../lexicon/lexicon.ts';
import { assistants, systems } from '../lexicon/words.ts';
import { ambiguity } from './ambiguity.ts';
import { parseClause } from './clause.ts';
import { stripPreamble } from './frame.ts';
import { event, type NamedAct, setting, single, snake } from './names.ts';
import { isMetric, nameAsWritten, nominal } from './nominal.ts';
import { isPerson, named } from './noun.ts';
import { specials } from './overrides.ts';
import type { Predicate } from './predicate.ts';
import { askAbout, questionFor, unreplaced } from './questions.ts';
import type { Details, PhraseReading } from './reading.ts';
import { conditionOf, done, perfect, rewrites, untitled } from './rewrites.ts';
import { besideOf, detailsOf } from './tail.ts';
import { tidy, tokens, type WordToken } from './tokens.ts';

/** Reads one phrase by what the lexicon knows. Never throws; a phrase that cannot be read has no events and a question. */
export function readAction(phrase: string, lexicon: BriefLexicon): PhraseReading {
  const { english } = lexicon;
  const tidied = tidy(phrase);
  const none = { phrase, class: 'none', object: '', events: [], details: {} } as const;
  const wrong = questionFor(tidied.text) ?? unreplaced(phrase);
  if (wrong) return { ...none, question: wrong };
  const written = nameAsWritten(tidied.text, english);
  if (written) return { phrase, ...written, details: {} };
  const condition = conditionOf(tidied.text);
  const [, sentence, further] = /^(.{8,}?[^.\s]{3})[.;] +(\S.*)$/.exec(tidied.text) ?? [];
  const framed = stripPreamble(untitled(condition?.deed ?? sentence ?? tidied.text, english));
  const actor = framed.actor ? actorOf(framed.actor, english) : undefined;
  const by = actor ? { actor } : {};
  if (framed.negated) return { ...none, ...by, question: askAbout('negation', framed.text) };
  const text = done(rewrites(framed.infinitive ? framed.text : perfect(framed.text, english)), english);
  const known = fixed(text, english);
  if (known) return { phrase, ...known.named, ...(known.actor ? { actor: known.actor } : by), details: {} };
  const list = tokens(text);
  if (!list.length) return { ...none, ...by, question: askAbout('empty', phrase) };
  if (isMetric(list)) return { ...none, ...by, question: askAbout('metric', text) };
  const noun = nominal(list, english);
  if (noun) return { phrase, ...noun, ...by, details: {} };
  if (framed.wish && text === framed.text) return { ...none, ...by, question: askAbout('no-verb', text) };
  const before = framed.antecedent ? parseClause(tokens(framed.antecedent), english, true).acts.at(-1) : undefined;
  const parsed = parseClause(list, english, framed.infinitive, before);
  if (!parsed.acts.length) {
    return { ...none, ...by, question: parsed.clause ? askAbout('clause', parsed.clause) : askAbout('no-verb', text) };
  }
  const outcome = /^(?:then|and|but) /i.test(tidied.text) ? [`"${text}" may be what comes of another action`] : [];
  const warnings = condition
    ? [`The event was read from the condition, and "${condition.outcome}" was passed over`, ...parsed.warnings]
    : [...outcome, ...parsed.warnings, ...(further ? [`"${further}" was passed over`] : [])];
  return assemble(phrase, parsed.acts, warnings, tidied.values, actor, lexicon, parsed.clause);
}

function assemble(
  phrase: string,
  acts: readonly Predicate[],
  warnings: readonly string[],
  values: readonly string[],
  actor: string | undefined,
  lexicon: BriefLexicon,
  clause?: string,
): PhraseReading {
  const { english } = lexicon;
  const read = acts.map((act) => withContext(nameAct(act, lexicon, actor), act, english));
  const events = unique(read.flatMap((each) => each.events));
  const first = read[0] as NamedAct;
  const who = actor ?? actorOfAct(acts[0] as Predicate, english);
  const details = Object.assign({}, ...acts.map((act) => detailsOf(act, english)).reverse()) as Details;
  const kinds = values.length ? values : acts.flatMap((act) => act.brands);
  const long = events.find((each) => each.object.split(' ').length > 4);
  const question =
    read.find((each) => each.question)?.question ??
    (clause ? askAbout('clause', clause) : undefined) ??
    (warnings[0] ? askAbout('unsure', warnings[0]) : undefined) ??
    (long ? askAbout('unsure', `"${long.object}" is long for a name`) : undefined);
  return {
    phrase,
    class: events.length ? first.class : 'none',
    object: events.length ? first.object : '',
    ...(who ? { actor: who } : {}),
    events,
    details: kinds.length ? { ...details, values: kinds } : details,
    ...(question ? { question } : {}),
  };
}

/** The verb as it was written, and what stands beside the object, go with every event of the act. */
function withContext(named: NamedAct, act: Predicate, english: English): NamedAct {
  const beside = besideOf(act, english);
  const last = act.object.at(-1);
  const plural = last && !last.label && english.singular(last.low) !== last.low ? { plural: true as const } : {};
  return {
    ...named,
    events: named.events.map((each) => {
      const context = beside.filter(({ words }) => words !== each.container);
      return { ...each, verb: act.verb.lemma, ...plural, ...(context.length ? { context } : {}) };
    }),
  };
}

function nameAct(act: Predicate, lexicon: BriefLexicon, actor: string | undefined): NamedAct {
  const { english } = lexicon;
  const s = setting(act, lexicon, actor);
  const doubt = ambiguity(s);
  const unsure = doubt ? { question: askAbout('unsure', doubt) } : {};
  for (const special of specials) {
    const found = special(s);
    if (found) return { ...unsure, ...found };
  }
  if (s.lemma === 'manage' && s.object.length) {
    const left = ['created', 'updated', 'deleted'].filter(
      (action) => !act.group.some((verb) => english.past(verb) === action),
    );
    return {
      class: 'plain',
      object: s.object.join(' '),
      events: left.map((action) => event('plain', s.object, action)),
      question: askAbout('vague', 'manage'),
    };
  }
  const object = s.object.length ? s.object : s.lemma === 'save' ? ['item'] : s.class === 'find' ? ['results'] : [];
  if (!object.length)
    return { class: s.class, object: '', events: [], question: askAbout('no-object', act.verb.lemma) };
  return { ...single(s.class, object, s.noun), ...unsure };
}

const unique = (events: NamedAct['events']): NamedAct['events'] =>
  events.filter((each, index) => events.findIndex((other) => other.name === each.name) === index);

function actorOfAct(act: Predicate, english: English): string | undefined {
  if (act.passive) return 'system';
  return act.subject.length ? actorOf(act.subject.map((token) => token.text).join(' '), english) : undefined;
}

function actorOf(words: string, english: English): string {
  const list: readonly WordToken[] = tokens(words.toLowerCase());
  const kept = named(
    list.filter(
      (token) => !/^(the|a|an|my|our|all|any|each|every|new|returning|registered|logged-in)$/.test(token.low),
    ),
    english,
  ).join(' ');
  const last = kept.split(' ').at(-1) ?? kept;
  if (systems.has(last)) return 'system';
  return assistants.has(kept) ? 'ai' : kept;
}

/** Sentences whose event stands in a clause. */
function fixed(text: string, english: English): { readonly named: NamedAct; readonly actor?: string } | undefined {
  const fails = /^(?:when|if|once)?\s*(?:the |an? |my )?([a-z]+(?: [a-z]+)?) (?:fails|failed|errors out)$/i.exec(text);
  if (fails?.[1]) return { named: single('error', [fails[1].toLowerCase()], 'failed'), actor: 'system' };
  const told =
    /^(?:get |be |receive )?(?:notified|alerted|informed|warned) (?:when|if|that) (?:an? |the |my )?(\w+) (fails?|failed|expires?)\b/i.exec(
      text,
    );
  if (told?.[1])
    return {
      named: single('error', [told[1].toLowerCase()], /^fail/i.test(told[2] ?? '') ? 'failed' : 'expired'),
      actor: 'system',
    };
  const told2 =
    /^(?:(?:the |an? |my )?([\w-]+) )?(?:get|gets|be|am|is|are)? ?(notified|alerted|informed|reminded|warned)\b/i.exec(
      text,
    );
  if (told2 && (!told2[1] || /^(?:get|be|am|is|are)$/i.test(told2[1]) || isPerson(tokens(told2[1]), english)))
    return {
      named: single('plain', [/^remind/i.test(told2[2] ?? '') ? 'reminder' : 'notification'], 'received'),
      actor: 'system',
    };
  const who =
    /^(?:see|view|check|know|find out) who (\w+ed|saw|bought|read) (?:my |your |the |their |an? )?([\w ]+)$/i.exec(
      text,
    );
  if (who?.[1] && who[2]) {
    const agents = `${english.lemma(who[1]).replace(/e$/, '')}ers`;
    return { named: single('view', [snake(who[2]).replaceAll('_', ' '), agents], 'viewed') };
  }
  return undefined;
}
