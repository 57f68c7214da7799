// What a person should know about a proposal, and decide: assumptions, and questions that no single phrase asks.
import type { English } from '../base/lexicon/english.ts';
import type { Plan } from '../plan/plan.ts';
import type { Brief } from './brief.ts';
import type { Draft } from './drafts.ts';
import { thingOf } from './lexicon/entity-noun.ts';
import type { BriefQuestion, Note } from './proposal.ts';
import { withArticle } from './wording.ts';

/** The first thing to decide: nobody answers for the events. */
export function ownerless(brief: Brief, existing?: Plan): readonly BriefQuestion[] {
  if (brief.owner || existing?.owner.length) return [];
  return [{ about: brief.feature, code: 'owner', text: 'Who owns these events? Give the brief an `owner`.' }];
}

/** Things that are personal by what they are, and properties declared so. */
export function personal(fresh: readonly Draft[], english: English): readonly BriefQuestion[] {
  const asked = new Map<string, BriefQuestion>();
  const put = (about: string, text: string): void =>
    void (asked.has(about) || asked.set(about, { about, code: 'pii', text }));
  for (const draft of fresh) {
    const pii = thingOf(draft.read.object, english).pii;
    if (pii)
      put(
        draft.read.object,
        `"${draft.read.object}" is ${pii} data: ${draft.name} carries an id or a length, never the value. May it be tied to a user at all?`,
      );
    for (const property of draft.properties) {
      if (property.pii && property.pii !== pii)
        put(
          property.name,
          `"${property.name}" was marked \`pii: ${property.pii}\`. Is it needed, and is the class right?`,
        );
    }
  }
  return [...asked.values()];
}

const opposites: Readonly<Record<string, string>> = {
  followed: 'unfollow',
  liked: 'unlike',
  saved: 'unsave',
  bookmarked: 'remove the bookmark of',
  pinned: 'unpin',
  archived: 'unarchive',
  muted: 'unmute',
  blocked: 'unblock',
  hidden: 'unhide',
  frozen: 'unfreeze',
  favorited: 'unfavorite',
  starred: 'unstar',
  locked: 'unlock',
};

/** What was taken for granted where the brief is silent. */
export function assumed(fresh: readonly Draft[], phraseOf: (draft: Draft) => string): readonly Note[] {
  const notes: Note[] = [];
  const carries = (draft: Draft, name: string): boolean => draft.properties.some((property) => property.name === name);
  for (const draft of fresh) {
    const opposite = draft.read.class === 'reversible' ? opposites[draft.read.action] : undefined;
    const taken = fresh.some((other) => other.read.object === draft.read.object && other.read.action.startsWith('un'));
    if (opposite && !taken)
      notes.push({
        about: draft.name,
        text: `It can be taken back: add "${opposite} ${withArticle(draft.read.object)}" when that matters.`,
      });
    if (/^(item|results)$/.test(draft.read.object) && !new RegExp(draft.read.object, 'i').test(phraseOf(draft))) {
      notes.push({
        about: draft.name,
        text: `The phrase names no thing; "${draft.read.object}" was put in its place.`,
      });
    }
  }
  const tiered = fresh.find((draft) => carries(draft, 'plan_tier'));
  if (tiered) notes.push({ about: 'plan_tier', text: 'The tiers free, plus and pro are examples: put in your own.' });
  return notes;
}
