// Nouns of processes: what kind of work they are, which decides their wording, ids and causes of failure.

export type Work = 'make' | 'bring' | 'take' | 'connect' | 'operate';

const works: Readonly<Record<Work, string>> = {
  make: `generation summary translation transcription analysis explanation rewrite draft prediction forecast calculation computation rendering
    conversion extraction compilation simulation compression`,
  bring: 'upload import scan ingestion parsing crawl indexing scraping',
  take: 'export download print backup',
  connect: 'connection integration setup configuration installation provisioning migration onboarding registration',
  operate:
    'deployment run execution build processing verification validation training offboarding reset sync fine-tuning encoding decoding checkout',
};
const workOfNoun = new Map(
  Object.entries(works).flatMap(([work, nouns]) =>
    nouns
      .trim()
      .split(/\s+/)
      .map((noun): [string, Work] => [noun, work as Work]),
  ),
);

export const workOf = (noun: string): Work => workOfNoun.get(noun) ?? 'operate';

/** Why such work fails, as codes; no messages. */
export const causes: Readonly<Record<Work | 'ai' | 'signup' | 'login' | 'booking', readonly string[]>> = {
  ai: ['timeout', 'rate_limited', 'filtered', 'provider_error'],
  make: ['timeout', 'unsupported_input'],
  bring: ['too_large', 'unsupported_type', 'timeout'],
  take: ['timeout', 'too_large'],
  connect: ['denied', 'timeout', 'not_supported'],
  operate: ['timeout', 'refused'],
  booking: ['not_available', 'payment_declined', 'timeout'],
  signup: ['already_taken', 'weak_password', 'denied_by_provider'],
  login: ['wrong_credentials', 'blocked', 'denied_by_provider'],
};

/** What comes out: a generated quiz is a quiz, a summary of a note is a note summary. */
export const resultOf = (object: string, noun: string): string =>
  noun === 'generation' || noun === 'draft' ? object || noun : [object, noun].filter((part) => part !== '').join(' ');
