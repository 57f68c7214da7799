// The frame around an action: "As a teacher, I want to … so that …", "users should be able to …", "add a button to …".
import { assistants, persons, systems } from '../lexicon/words.ts';

export interface Framed {
  readonly text: string;
  /** The words of who does it, as they stand in the frame. */
  readonly actor?: string;
  /** Says that something must not or cannot be done: a rule, no action. */
  readonly negated?: true;
  /** What is left starts with a verb: "I want to …", "users can …". */
  readonly infinitive?: true;
  /** "learners who fail the exam can …": what "it" may stand for. */
  readonly antecedent?: string;
  /** A thing is wished for, nobody does anything: "I want a quick overview". */
  readonly wish?: true;
}

const modals =
  `(?:can|could|may|might|must|should|shall|will|would|is able to|are able to|am able to|be able to|want to|wants to|need to|needs to|
would like to|wish to|wishes to|like to|get to|gets to|have to|has to|try to|tries to|choose to|chooses to|decide to|decides to|am going to)`.replaceAll(
    '\n',
    '',
  );
/** Also two of them, as in "should can", "want to can". */
const modal = `(?:${modals}(?: (?:also |then |always |only )?${modals})*)`;
const asA = /^as (?:an? |the |our |one of the )?([^,]+?),? +(?=i\b|we\b|they\b|it\b|my\b|the\b|when\b|if\b)(.*)$/i;
const whoCan = new RegExp(
  `^(?:the |an? |all |any |each |every )?([\\w-]+(?: [\\w-]+)?) (?:who|that|which) ([^,]{3,40}?),? ${modal} (?!not\\b)(.*)$`,
  'i',
);
const iAsA =
  /^(?:i|we),? as (?:an? |the )?([\w -]{2,30}?),? (?=(?:want|need|can|would|should|must|wish|like|am|have)\b)(.*)$/i;
const asPlain = /^as (?:an? |the )?([\w -]{2,30}), (.*)$/i;

/** Takes frames off until nothing changes; the innermost action is left. */
export function stripPreamble(phrase: string): Framed {
  let text = phrase;
  let actor: string | undefined;
  let antecedent: string | undefined;
  let wish = false;
  let infinitive = false;
  const inOrder = /^(?:in order to|so as to) [^,]+, (.*)$/i.exec(text);
  if (inOrder?.[1]) text = inOrder[1];
  const mine = iAsA.exec(text);
  const role = asA.exec(text) ?? asPlain.exec(text) ?? mine;
  if (role?.[1] && role[2]) {
    actor = role[1].replace(/\s+(?:who|that|with|in|at|of|experiencing|striving|looking|using)\b.*$/i, '');
    text = mine ? `I ${role[2]}` : role[2];
  }
  text = cutPurpose(text.replace(/^so (?:that )?(?:i|we|they|my)\b[^,]+, (?=i\b|we\b)/i, ''));
  const relative = whoCan.exec(text);
  if (relative?.[1] && relative[3]) {
    actor = relative[1];
    antecedent = relative[2];
    text = relative[3];
    infinitive = true;
  }
  for (let round = 0; round < 6; round++) {
    if (negation.test(text)) return { text, negated: true, ...(actor ? { actor } : {}) };
    const before = text;
    for (const [pattern, take] of frames) {
      const match = pattern.exec(text);
      if (!match) continue;
      const taken = take(match);
      text = taken.text.trim();
      actor = taken.actor ?? actor;
      wish ||= taken.wish ?? false;
      infinitive ||= taken.infinitive ?? false;
    }
    if (text === before || wish) break;
  }
  return {
    text,
    ...(actor ? { actor } : {}),
    ...(wish ? { wish: true } : {}),
    ...(infinitive && !wish ? { infinitive: true } : {}),
    ...(antecedent ? { antecedent } : {}),
  };
}

const negation =
  /^(?:(?:the |a |an )?(?:(?!\b(?:that|which|who|whose|where|when|if|what|i|we|they)\b)[\w ]){0,30}\b|(?:i|we|they) (?:expect |want )?)?(?:cannot|can't|can not|must not|mustn't|should not|shouldn't|may not|do not|don't|does not|doesn't|never|won't|will not|is not|isn't|are not|aren't|not be able|not to)\b|^not\b/i;

function cutPurpose(text: string): string {
  return text
    .replace(
      /,?\s+(?:so that|so i|so we|so they|so the|so my|so it|in order to|in order for|because|based on|depending on|according to|without having|rather than|instead of|even if|even when|as long as|in case|no matter|regardless of|as needed|if needed|when needed|when necessary|if necessary|where possible|if possible|where applicable)\b.*$/i,
      '',
    )
    .replace(/\bup to (?=\d|two|three|four|five|six|ten)/i, '')
    .replace(/\s+-\s+.*$/, '');
}

type Taken = {
  readonly text: string;
  readonly actor?: string;
  readonly wish?: boolean;
  readonly infinitive?: boolean;
};
type Frame = readonly [RegExp, (match: RegExpExecArray) => Taken];
const rest =
  (index: number) =>
  (match: RegExpExecArray): Taken => ({ text: match[index] ?? '' });
const infinitive =
  (index: number, actor?: number) =>
  (match: RegExpExecArray): Taken => ({
    text: match[index] ?? '',
    infinitive: true,
    ...(actor && match[actor] ? { actor: match[actor] } : {}),
  });
const person = `(?:the |all |any |our |my |an? |each |every )?([\\w-]+(?: (?!(?:the|an?|with|to)\\b)[\\w-]+)?)`;

const frames: readonly Frame[] = [
  [
    /^(?:i|we) (?:want|need|would like|'d like|expect|wish for)(?: to have)? (?:an? |the )?(?:ability|option|possibility|opportunity|chance|way|means|tool|feature|function|functionality|permission) (?:to|for) (.*)$/i,
    rest(1),
  ],
  [
    /^(?:i|we) (?:want|need|would like|'d like|expect) (?:the |our |my |an? )?(system|app|application|platform|bot|ai|assistant|tool|software|website|site) to (.*)$/i,
    (m) => ({ text: m[2] ?? '', actor: systemOr(m[1]) }),
  ],
  [/^(?:i|we|they|you) (?:want|need|would like|'d like|wish|expect)(?: to)? (?:be able to|can) (.*)$/i, infinitive(1)],
  [/^(?:i|we|they|you) (?:want|need|would like|'d like|wish|expect) to (.*)$/i, infinitive(1)],
  [
    /^(?:i|we|they|you) (?:want|need|would like|'d like|wish|expect) (?:the |our |my |an? )?([\w -]{2,25}?) to (.*)$/i,
    (m) =>
      isActor(m[1])
        ? { text: m[2] ?? '', actor: systemOr(m[1]) }
        : { text: m[0].replace(/^(?:i|we|they|you) (?:want|need|wish|expect|would like|'d like) /i, ''), wish: true },
  ],
  [/^(?:i|we|they|you) (?:want|need|would like|'d like|wish|expect) (.*)$/i, (m) => ({ text: m[1] ?? '', wish: true })],
  [new RegExp(`^(?:i|we|they|you) ${modal} (.*)$`, 'i'), infinitive(1)],
  [/^(?:i|we) (?=\w)(.*)$/i, rest(1)],
  [
    /^(?:to )?(?:be able to|being able to|able to|have the (?:ability|option|possibility|opportunity) to|have an? (?:option|way|ability) to|have to|get to|try to|want to|need to|wish to|choose to|go and|go ahead and|start to|begin to|continue to|opt to) (.*)$/i,
    rest(1),
  ],
  [
    /^(?:the |an? )?(?:ability|option|possibility|opportunity|way|feature|functionality|function|support|need|button|form|page|screen|link|modal|dialog|endpoint|command|tool|means) (?:to|for|of) (?:the )?(?:users? to |being able to |be able to )?(\w.*)$/i,
    infinitive(1),
  ],
  [
    /^(?:it (?:should|must|shall|will) be|make it|it is) (?:possible|easy|easier|simple) (?:for (?:the )?([\w-]+) )?to (.*)$/i,
    (m) => ({ text: m[2] ?? '', ...(m[1] ? { actor: m[1] } : {}) }),
  ],
  [
    new RegExp(
      `^(?:(?:the )?(?:app|system|we|it|platform|site|website|tool|product) )?(?:should |must |shall |will |to )?(?:let|lets|allow|allows|allowing|enable|enables|enabling|help|helps|permit|permits|empower|empowers) ${person} to (.*)$`,
      'i',
    ),
    infinitive(2, 1),
  ],
  [
    /^(?:(?:the )?(?:app|system|we|it) )?(?:lets?|helps?) (?:the |our |my )?(users?|people|customers?|\w+s|me|them|admins?) (\w+ .*|\w+)$/i,
    (m) => ({ text: m[2] ?? '', ...(m[1] === 'me' || m[1] === 'them' ? {} : { actor: m[1] ?? '' }) }),
  ],
  [
    new RegExp(
      `^(?:give|gives|giving|provide|provides|offer|offers|grant) ${person} (?:with )?(?:the |an? )?(?:ability|option|possibility|way|chance|opportunity|permission|means|tools?) (?:to|of|for) (.*)$`,
      'i',
    ),
    (m) => ({ text: m[2] ?? '', actor: m[1] ?? '' }),
  ],
  [
    /^(?:add|build|create|implement|provide|include|introduce|support|develop|make|offer|have)(?: an?| the)? (?:\w+ )?(?:ability|option|support|possibility|functionality|feature|button|form|page|screen|link|modal|dialog|endpoint|command|tool|menu item|way|function|checkbox|icon) (?:to|for|that (?:lets|allows) (?:users?|me|people)(?: to)?|which (?:lets|allows) (?:users?|people)(?: to)?) (?:the )?(?:users? to )?(\w+ .*|\w+ing|\w+)$/i,
    rest(1),
  ],
  [
    /^(?:implement|support|introduce|enable|allow|add support for|add) (?:the )?((?:\w+ing|login|sign[- ]?up|signup|logout|checkout|registration|onboarding)\b.*)$/i,
    rest(1),
  ],
  [
    new RegExp(
      `^(?:the |an? |all |any |each |every |my |our )?([\\w -]{2,30}?) ${modal}(?: also| then| always| only| be able to)* (?!not\\b)(.*)$`,
      'i',
    ),
    (m) =>
      wordsIn(m[1]) <= 3 && !/^(?:i|it)$/i.test(m[1] ?? '')
        ? { text: m[2] ?? '', actor: m[1] ?? '', infinitive: true }
        : { text: m[0] },
  ],
  [
    /^(?:the |an? )?([\w -]{2,25}?) (?:do|does|performs?|makes?) (?:an? |the )?((?:login|logout|sign[- ]?up|sign[- ]?in|checkout)\b.*)$/i,
    (m) => ({ text: m[2] ?? '', actor: m[1] ?? '' }),
  ],
  [
    /^(?:also|then|optionally|please|and|finally|first|next|now|just|simply|always|automatically|manually|instead|successfully|afterwards?|additionally) (?=\w)(.*)$/i,
    rest(1),
  ],
  [
    /^(\w+ly) (?=\w)(.*)$/i,
    (m) => ({
      text: /^(?:apply|reply|rely|comply|supply|multiply|family|assembly|anomaly|daily|weekly|monthly|early)$/i.test(
        m[1] ?? '',
      )
        ? m[0]
        : (m[2] ?? ''),
    }),
  ],
  [/^(?:start|begin|keep) (\w+ing\b.*)$/i, rest(1)],
  [/^(?:bulk|mass|batch|inline)[ -](\w.*)$/i, rest(1)],
  [/^to (?=\w)(.*)$/i, rest(1)],
  [
    /^(?:use|utilize|utilise|using) (?:(?:the|my|an?|our|their) )?([\w' -]{2,40}?) (?:to|in order to) (?:easily |quickly )?(\w+.*)$/i,
    (m) => (wordsIn(m[1]) <= 4 ? { text: `${m[2] ?? ''} using ${m[1] ?? ''}` } : { text: m[0] }),
  ],
];

const isActor = (words: string | undefined): boolean => {
  const last = (words ?? '').toLowerCase().split(' ').at(-1) ?? '';
  return systems.has(last) || assistants.has(last) || persons.has(last) || persons.has(last.replace(/s$/, ''));
};
const wordsIn = (text: string | undefined): number => (text ?? '').trim().split(/\s+/).length;
const systemOr = (word: string | undefined): string =>
  systems.has((word ?? '').toLowerCase()) ? 'system' : (word ?? '').toLowerCase();
