// Success sentences: what a brief calls success -> retention, funnel, ratio, target.
import { readAction } from './grammar/action.ts';
import { questionFor } from './grammar/questions.ts';
import type { PhraseReading } from './grammar/reading.ts';
import type { BriefLexicon } from './lexicon/lexicon.ts';
import { numbers, type SpokenPeriod, spanWords, type Window, windowOf } from './spans.ts';

interface Said {
  readonly sentence: string;
  /** 0.4 for "40 %". */
  readonly target?: number;
  /** As funnels write it: `7d`. */
  readonly window?: string;
}

export type Success = Said &
  (
    | { readonly kind: 'retention'; readonly who: string; readonly period: SpokenPeriod; readonly within?: number }
    /** The same again: "customers buy again within 30 days". */
    | { readonly kind: 'repeat'; readonly times: number; readonly reading: PhraseReading }
    /** First event of the feature -> this, within the window. */
    | { readonly kind: 'conversion'; readonly reading: PhraseReading; readonly from?: PhraseReading }
    | { readonly kind: 'share'; readonly reading: PhraseReading }
    /** "tickets are closed on the first reply": the share where `reply_count = 1`. */
    | { readonly kind: 'first-try'; readonly reading: PhraseReading; readonly unit: string }
    | { readonly kind: 'rate'; readonly of: string; readonly bound?: 'above' | 'below' }
    | { readonly kind: 'average'; readonly of: string; readonly value?: number }
    | { readonly kind: 'duration'; readonly reading: PhraseReading }
    | { readonly kind: 'more'; readonly reading: PhraseReading }
    | { readonly kind: 'question'; readonly text: string }
  );

/** Reads one sentence; what cannot be measured comes back as a question. */
export function readSuccess(sentence: string, context: BriefLexicon): Success {
  let text = spanWords(sentence);
  if (questionFor(text)?.code === 'language')
    return {
      sentence,
      kind: 'question',
      text: `"${sentence}" is not read: write it in English, such as "users come back within 7 days".`,
    };
  const percent =
    /(?:at least |more than |over |above |below |under |less than )?(\d+(?:\.\d+)?) ?(?:%|percent) (?:of )?(?:all |the )?|\b(?:above|below|under|over|at least|at most|stays? (?:above|below)) (\d+(?:\.\d+)?) ?(?:%|percent)/i.exec(
      `${text} `,
    );
  const bound = /\b(?:below|under|less than|at most|no more than)\b/i.test(text)
    ? 'below'
    : /\b(?:above|over|at least|more than)\b/i.test(text)
      ? 'above'
      : undefined;
  const target = percent ? Number(percent[1] ?? percent[2]) / 100 : undefined;
  const by = new RegExp(
    `${changes}.* by \\d|^(?:increase|grow|raise|improve|boost|reduce|lower|decrease|cut)\\b.*\\d ?(?:%|percent)`,
    'i',
  );
  if (by.test(text)) return question({ sentence });
  if (percent) text = `${text} `.replace(percent[0], ' ').replace(/\s+/g, ' ').trim();
  const named = namedRetention(text, sentence, target);
  if (named) return named;
  const window = windowOf(text);
  if (window) text = text.replace(window.text, ' ').replace(/\s+/g, ' ').trim();
  const said = { sentence, ...(target === undefined ? {} : { target }), ...(window ? { window: window.value } : {}) };
  return (
    retention(text, said, window) ??
    timing(text, said, context) ??
    outcome(text, said, bound) ??
    quotient(text, said, bound) ??
    repeat(text, said, context) ??
    deed(text, said, window !== undefined, context)
  );
}

/** "more tickets are closed", "bookings drop by a fifth": a change in a number, measured against nothing. */
const changes =
  '\\b(?:drops?|falls?|grows?|rises?|increases?|decreases?|declines?|improves?|goes? (?:up|down)|shrinks?)\\b';

/** "day 7 retention", "week-4 retention", "D30 retention", "weekly retention". */
function namedRetention(text: string, sentence: string, target: number | undefined): Success | undefined {
  const [, letter, count, every] =
    /\b(day|week|month|d|w|m)[ -]?(\d+|one|two|three|four|five|six|seven|ten|thirty) (?:user |customer )?retention\b|\b(daily|weekly|monthly) (?:user |customer )?retention\b/i.exec(
      text,
    ) ?? [];
  const period = ({ d: 'day', w: 'week', m: 'month' } as const)[(letter ?? every ?? '').charAt(0).toLowerCase() as 'd'];
  if (!period) return undefined;
  const within = count === undefined ? undefined : (numbers[count.toLowerCase()] ?? Number(count));
  return {
    sentence,
    ...(target === undefined ? {} : { target }),
    kind: 'retention',
    who: 'users',
    period,
    ...(within === undefined ? {} : { within }),
  };
}

function retention(text: string, said: Said, window: Window | undefined): Success | undefined {
  const every = /\b(?:every|each) (day|week|month)\b|\b(daily|weekly|monthly)\b/i.exec(text);
  const who =
    /^([\w ]+?) (?:come|comes|coming|get|go) back\b|^([\w ]+?) (?:return|returns|stay|stays|stick around|keep coming back)\b(?! (?:an?|the|items?|orders?)\b)/i.exec(
      text,
    );
  if (!who) return undefined;
  const period = every
    ? (({ daily: 'day', weekly: 'week', monthly: 'month' } as const)[every[2]?.toLowerCase() as 'daily'] ??
      (every[1]?.toLowerCase() as SpokenPeriod))
    : window?.period;
  return {
    ...said,
    kind: 'retention',
    who: (who[1] ?? who[2] ?? 'users').trim().toLowerCase(),
    period: period ?? 'week',
    ...(window ? { within: window.count } : {}),
  };
}

/** "average time to first export under 2 minutes" */
function timing(text: string, said: Said, context: BriefLexicon): Success | undefined {
  const what =
    /^(?:the )?(?:average |median |mean )?(?:time|duration)(?: it takes)? (?:to|until|from|for) (?:the |an? )?(?:first )?(.+?)(?: (?:is|stays|in|under|below)\b.*)?$/i.exec(
      text,
    )?.[1] ?? /^(?:the )?(?:average|median|mean) ([\w ]+?) (?:time|duration)\b/i.exec(text)?.[1];
  if (!what) return undefined;
  const reading = readAction(what, context);
  return reading.events.length ? { ...said, kind: 'duration', reading } : question(said);
}

/** "2 % of payments fail", "the sync succeeds in 99 % of cases": a rate by another name. */
function outcome(text: string, said: Said, bound: 'above' | 'below' | undefined): Success | undefined {
  if (said.target === undefined) return undefined;
  const [, things, end] =
    /^(?:less than |more than |at least |at most |of )*(?:the |all )?([\w ]+?) (fails?|errors? out|succeeds?)(?: (?:in|of)(?: (?:all |the )?(?:cases|tries|attempts|times?))?)?$/i.exec(
      text.trim(),
    ) ?? [];
  if (!things || !end) return undefined;
  const of = `${things.toLowerCase()} ${/^succ/i.test(end) ? 'success' : 'failure'}`;
  return { ...said, kind: 'rate', of, ...(bound ? { bound } : {}) };
}

/** "error rate below 2 %", "checkout conversion above 40 %", "average rating above 4.5" */
function quotient(text: string, said: Said, bound: 'above' | 'below' | undefined): Success | undefined {
  const average =
    /^(?:the )?(?:average|mean|median) ([\w ]+?)(?: (?:is|stays|goes))? (?:above|over|of|at least|below|under) (\d+(?:\.\d+)?)/i.exec(
      text,
    );
  if (average?.[1] && average[2])
    return { ...said, kind: 'average', of: average[1].toLowerCase(), value: Number(average[2]) };
  const named = /^(?:the )?([\w ]+?) rate\b/i.exec(text)?.[1];
  const short =
    /^(?:the )?([\w ]+ (?:conversion|completion|success|error|failure))s?(?: (?:is|stays|goes|of|at|to))*$/i.exec(
      text,
    )?.[1];
  const rate = named ?? (said.target === undefined ? undefined : short);
  return rate ? { ...said, kind: 'rate', of: rate.toLowerCase(), ...(bound ? { bound } : {}) } : undefined;
}

/** "customers buy again within 30 days", "teams invite a second member" */
function repeat(text: string, said: Said, context: BriefLexicon): Success | undefined {
  const times = /\b(?:at least )?(two|three|2|3)(?= times\b| (?:[\w-]+ )?[\w-]+s\b)/i.exec(text);
  const counted = times?.[1] && said.window ? times[0] : undefined;
  const more = (
    counted ? times?.[1] : /\b(second|third|2nd|3rd|another|again|twice)\b/i.exec(text)?.[1]
  )?.toLowerCase();
  if (!more) return undefined;
  const reading = readAction(
    text
      .replace(/\b(?:second|third|2nd|3rd|another)\b/i, '')
      .replace(counted ?? '', '')
      .replace(/\btimes\b/i, '')
      .replace(/\b(?:at least )?(?:again|twice)\b/i, '')
      .replace(/\s+/g, ' ')
      .replace(/\ba(?= )/i, 'a')
      .trim(),
    context,
  );
  if (!reading.events.length) return question(said);
  return { ...said, kind: 'repeat', times: /third|3rd|three|^3$/.test(more) ? 3 : 2, reading };
}

function deed(text: string, said: Said, windowed: boolean, context: BriefLexicon): Success {
  const first = /^(.+?) (?:on|at|with|in|after) the first (\w+)$/i.exec(text);
  if (first?.[1] && first[2] && !/^(day|week|month|hour|session|time)$/i.test(first[2])) {
    const reading = readAction(first[1], context);
    if (reading.events.length) return { ...said, kind: 'first-try', reading, unit: context.english.singular(first[2]) };
  }
  const session = /\bin (?:the|their) first session\b/i.test(text);
  const more =
    said.target === undefined
      ? /^(?:more|fewer|less|increase|grow|raise|reduce|lower) (?!than\b)(.+)$/i.exec(text)?.[1]
      : undefined;
  const plain = text.replace(/\bin (?:the|their) first session\b/i, '').trim();
  const after = whoDid(plain, context);
  if (after) return { ...said, kind: 'conversion', ...after };
  const reading = readAction(more ?? plain, context);
  if (!reading.events.length) return question(said);
  if (more) return { ...said, kind: 'more', reading };
  return { ...said, ...(session ? { window: '1h' } : {}), kind: windowed || session ? 'conversion' : 'share', reading };
}

/** "students who upload a note generate a quiz": from the first deed to the second. */
function whoDid(
  text: string,
  context: BriefLexicon,
): { readonly from: PhraseReading; readonly reading: PhraseReading } | undefined {
  const words = /^(?:\w+ )?\w+ (?:who|that) (.+)$/i.exec(text)?.[1]?.split(' ') ?? [];
  for (let at = 2; at < words.length - 1; at++) {
    const [from, reading] = [words.slice(0, at), words.slice(at)].map((part) => readAction(part.join(' '), context));
    if (from?.events.length && !from.question && reading?.events.length && !reading.question) return { from, reading };
  }
  return undefined;
}

const question = (said: Said): Success => ({
  ...said,
  kind: 'question',
  text: `"${said.sentence}" cannot be counted: say who does what, and how soon or how many, such as "users come back within 7 days".`,
});
