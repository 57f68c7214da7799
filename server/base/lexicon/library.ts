// What the language library knows of single words. The only file that imports it, and a bundle of its own: loading it takes longer
// than all else that linting a file does.
import nlp from 'compromise';
import type { Library } from './english.ts';

interface Forms {
  readonly PastTense?: string;
  readonly Participle?: string;
}

/** The library, whose answers depend on the question and the word alone. */
export function library(): Library {
  const conjugations = new Map<string, Forms>();
  const conjugated = (verb: string): Forms => {
    const found = conjugations.get(verb) ?? conjugate(verb);
    conjugations.set(verb, found);
    return found;
  };
  const answers: Readonly<Record<Parameters<Library>[0], (word: string) => string | undefined>> = {
    participle: (verb) => conjugated(verb).Participle,
    past: (verb) => conjugated(verb).Participle ?? conjugated(verb).PastTense,
    infinitive: (word) => tagged(word, 'Verb').verbs().toInfinitive().text(),
    singular: (word) => tagged(word, 'Noun', 'Plural').nouns().toSingular().text(),
    plural: (word) => tagged(word, 'Noun', 'Singular').nouns().toPlural().text(),
    verb: (word) => (nlp(word).has('#Verb') ? word : ''),
    adjective: (word) => (nlp(word).has('#Adjective') ? word : ''),
  };
  return (question, word) => answers[question](word) ?? '';
}

/** Without the tags the library leaves generate, ask, rate and start as they are. */
const conjugate = (verb: string): Forms =>
  (tagged(verb, 'Verb', 'Infinitive').verbs().conjugate()[0] as Forms | undefined) ?? {};

function tagged(word: string, ...tags: readonly string[]) {
  const doc = nlp(word);
  for (const tag of tags) doc.tag(tag);
  return doc;
}
