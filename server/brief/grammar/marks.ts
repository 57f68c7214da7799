// What is marked as something, and what is turned on and off.
import { event, type NamedAct, type NameSetting, single } from './names.ts';

export function mark(s: NameSetting): NamedAct | undefined {
  const as =
    s.lemma === 'mark' || s.lemma === 'toggle' ? s.act.tails.find((tail) => tail.preposition === 'as') : undefined;
  if (!as || s.class === 'toggle') return undefined;
  const marks = [as.words, ...as.others].map((words) => words.at(-1)?.low ?? '').filter((word) => word !== '');
  const read = marks.map((word): NamedAct | undefined => {
    if (/^(helpful|useful|unhelpful|good|bad)$/.test(word)) return single('rate', s.object, 'rated');
    if (/^(done|complete|completed|finished)$/.test(word)) return single('plain', s.object, 'completed');
    if (/^(favou?rite)$/.test(word)) return single('reversible', s.object, 'favorited');
    if (word === 'read' || (s.english.isPast(word) && word.endsWith('ed'))) return single('plain', s.object, word);
    return undefined;
  });
  const named = read.filter((each) => each !== undefined);
  if (!marks.length)
    return {
      ...single('plain', s.object, 'marked'),
      question: { code: 'unsure', text: `"mark" as what? Name it in a word, such as "mark as done".` },
    };
  if (!named.length)
    return {
      ...single('plain', s.object, 'marked'),
      question: { code: 'unsure', text: `What does "${marks.join(', ')}" say about the ${s.object.join(' ')}?` },
    };
  const events = named.flatMap((each) => each.events);
  const question =
    named.length < marks.length
      ? {
          question: {
            code: 'unsure' as const,
            text: `No event was made of ${marks.filter((_, i) => !read[i]).join(', ')}.`,
          },
        }
      : {};
  return { class: named[0]?.class ?? 'plain', object: s.object.join(' '), events, ...question };
}

export const toggled = (object: readonly string[]): NamedAct => ({
  class: 'toggle',
  object: object.join(' '),
  events: ['enabled', 'disabled'].map((action) => event('toggle', object, action)),
});

export function toggle(s: NameSetting): NamedAct | undefined {
  if (!s.object.length) return undefined;
  const as = s.act.tails.find((tail) => tail.preposition === 'as');
  if (as && /^complete/.test(as.words.at(-1)?.low ?? '')) {
    return {
      class: 'toggle',
      object: s.object.join(' '),
      events: [event('toggle', s.object, 'completed'), event('toggle', s.object, 'reopened')],
    };
  }
  return toggled(s.object);
}
