import { describe, expect, it } from 'vitest';
import { englishWords as words } from '../../../english.ts';

describe('past', () => {
  it.each([
    // The library leaves these four as they are unless it is told that they are verbs.
    ['generate', 'generated'],
    ['ask', 'asked'],
    ['rate', 'rated'],
    ['start', 'started'],
    // Participles end an event's name, not the simple past.
    ['write', 'written'],
    ['take', 'taken'],
    ['choose', 'chosen'],
    ['freeze', 'frozen'],
    ['undo', 'undone'],
    ['retake', 'retaken'],
    ['resell', 'resold'],
    ['overwrite', 'overwritten'],
    ['screenshot', 'screenshotted'],
    ['retrofit', 'retrofitted'],
    // No forms of "go"; of two words the last.
    ['embargo', 'embargoed'],
    ['undergo', 'undergone'],
    ['peer-review', 'peer-reviewed'],
    ['double-check', 'double-checked'],
    // Spelled as the present.
    ['preset', 'preset'],
    ['set', 'set'],
    ['read', 'read'],
    ['split', 'split'],
    ['reset', 'reset'],
    // Doubled consonants, and those that look like it.
    ['skip', 'skipped'],
    ['submit', 'submitted'],
    ['unpin', 'unpinned'],
    ['star', 'starred'],
    ['visit', 'visited'],
    ['open', 'opened'],
    ['view', 'viewed'],
    ['enroll', 'enrolled'],
    ['copy', 'copied'],
    ['cancel', 'cancelled'],
    ['get', 'received'],
    ['favorite', 'favorited'],
    ['make', 'made'],
    ['widen', 'widened'],
  ])('%s -> %s', (verb, past) => {
    expect(words.past(verb)).toBe(past);
    expect(words.isPast(past)).toBe(true);
    if (verb !== 'get') expect(words.lemma(past)).toBe(verb);
  });
});

describe('lemma', () => {
  it.each([
    ['submitting', 'submit'],
    ['cancelling', 'cancel'],
    ['cancelled', 'cancel'],
    ['double-checked', 'double-check'],
    ['selling', 'sell'],
    ['telling', 'tell'],
    ['uploads', 'upload'],
    ['uploading', 'upload'],
    ['searches', 'search'],
    ['replies', 'reply'],
    ['rating', 'rate'],
    ['embedded', 'embed'],
    ['synced', 'sync'],
    ['swiped', 'swipe'],
    ['summarised', 'summarise'],
    ['sent', 'send'],
    ['left', 'leave'],
    // Words that only look like a form of a verb.
    ['speed', 'speed'],
    ['feed', 'feed'],
    ['address', 'address'],
    ['process', 'process'],
    ['morning', 'morning'],
    ['status', 'status'],
  ])('%s -> %s', (word, lemma) => expect(words.lemma(word)).toBe(lemma));
});

describe('isPast', () => {
  it.each(['viewed', 'sent', 'shown', 'read', 'set', 'made', 'lost'])('%s', (word) =>
    expect(words.isPast(word)).toBe(true),
  );
  it.each(['view', 'views', 'viewing', 'speed', 'need', 'feed', 'click', 'page', 'payment'])('not %s', (word) =>
    expect(words.isPast(word)).toBe(false),
  );
});

describe('singular and plural', () => {
  it.each([
    ['quizzes', 'quiz'],
    ['children', 'child'],
    ['people', 'person'],
    ['analyses', 'analysis'],
    ['statuses', 'status'],
    ['categories', 'category'],
    ['canvases', 'canvas'],
    ['addresses', 'address'],
    ['movies', 'movie'],
    ['apis', 'api'],
    ['matches', 'match'],
    ['emojis', 'emoji'],
  ])('%s <-> %s', (many, one) => {
    expect(words.singular(many)).toBe(one);
    expect(words.singular(one)).toBe(one);
    expect(words.plural(one)).toBe(many);
  });
  it.each(['news', 'details', 'progress', 'homework', 'settings', 'analytics'])('%s has one form', (word) => {
    expect(words.singular(word)).toBe(word);
    expect(words.plural(word)).toBe(word);
  });
});

it('says whether a word can be a verb', () => {
  for (const word of ['widen', 'sync', 'open', 'swipe', 'generate']) expect(words.canBeVerb(word)).toBe(true);
  for (const word of ['button', 'notifications', 'invoice_number']) expect(words.canBeVerb(word)).toBe(false);
});

it('says whether a word can be an adjective', () => {
  for (const word of ['public', 'arbitrary', 'special']) expect(words.canBeAdjective(word)).toBe(true);
  for (const word of ['button', 'upload', 'invoice']) expect(words.canBeAdjective(word)).toBe(false);
});

it('answers the same whatever the case', () => {
  expect(words.past('Upload')).toBe('uploaded');
  expect(words.singular('Quizzes')).toBe('quiz');
});
