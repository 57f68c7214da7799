// Brief -> proposal: the whole way, for a new plan or into one that exists.
import type { English } from '../base/lexicon/english.ts';
import type { Plain, Plan } from '../plan/plan.ts';
import type { Brief } from './brief.ts';
import { dictionary } from './dictionary.ts';
import { type Draft, draftEvents } from './drafts.ts';
import type { Outcomes } from './goal-context.ts';
import { withTries } from './goals.ts';
import { snake } from './grammar/names.ts';
import { missingFrom, newEntities, newFunnels, newMetrics } from './merge.ts';
import { metricsOf, runsOf } from './metrics.ts';
import { learnManner, ourManner, type SettledManner, settled } from './naming-style.ts';
import { assumed, ownerless, personal } from './notes.ts';
import { outcomesOf } from './outcomes.ts';
import { type Proposal, type ProposedItem, proposedItem } from './proposal.ts';
import { lexiconOf } from './reading.ts';
import { rolesOf } from './roles.ts';
import { readSuccess } from './success.ts';

/**
 * The plan that a brief asks for. With `existing`, only what that plan lacks: names follow it, its events and
 * properties are used as they are, and a second run proposes nothing. The same brief gives the same bytes.
 */
export function planFromBrief(
  brief: Brief,
  existing: Plan | undefined,
  words: English,
  conventions: SettledManner = {},
): Proposal {
  const manner = settled(existing?.events.length ? learnManner(existing, words) : ourManner, conventions);
  const lexicon = lexiconOf(brief, words);
  const drafted = draftEvents({
    brief,
    lexicon,
    manner,
    ...(existing ? { existing } : {}),
  });
  const { things, questions, readings } = drafted;
  const successes = brief.success.map((sentence) => readSuccess(sentence, lexicon));
  const drafts = withTries(drafted.drafts, successes, words);
  const fresh = drafts.filter((draft) => !draft.reused);
  const carried = new Set(fresh.flatMap((draft) => draft.properties.map((property) => property.name)));
  const kept = things.filter((thing) => !thing.person).map((thing) => thing.words.join('_'));
  const entities = kept.filter((name) => carried.has(`${name}_id`));
  const book = dictionary(
    drafts,
    entities.map((name) => `${name}_id`),
    manner,
    words,
    existing,
  );
  const measuring = { english: words, nameOf: book.nameOf };
  const runs = runsOf(drafts);
  const counted = runs.flatMap((run) => metricsOf(run, measuring));
  const outcomes = outcomesOf(
    { ...measuring, brief, runs, metrics: counted, entities, ...(existing ? { existing } : {}) },
    successes,
  );
  const roles = rolesOf(brief, words, existing);
  const slug = slugOf(brief);
  const owner = brief.owner && !existing?.owner.includes(snake(brief.owner)) ? snake(brief.owner) : undefined;
  const sources = fresh.some((draft) => draft.client)
    ? brief.platforms.map((platform) => ({ name: snake(platform), platform: snake(platform) }))
    : [];
  const own = (item: ProposedItem): ProposedItem => (existing ? marked(item, slug) : item);
  const phrases = new Map(
    readings.flatMap((reading) => reading.events.map((name): [string, string] => [name, reading.phrase])),
  );
  const targeted = [dau, ...counted, ...outcomes.metrics].map((metric) => withTarget(metric, outcomes.targets));
  return {
    ...(existing ? {} : { plan: planItem(brief) }),
    owners: owner && (!existing || fresh.length) ? missingFrom([{ name: owner }], existing?.owners) : [],
    sources: missingFrom(sources, existing?.sources),
    entities: [
      ...roles.entities,
      ...newEntities(
        entities.map((name) => ({ name, key: book.nameOf(`${name}_id`) })),
        existing,
        words,
      ),
    ].map(own),
    properties: book.properties.map(own),
    events: fresh.map((draft) =>
      own(
        eventItem(
          draft,
          book.list(draft),
          draft.uniqueKey === undefined ? undefined : book.nameOf(draft.uniqueKey),
          draft.client ? sources : [],
          existing ? owner : undefined,
        ),
      ),
    ),
    segments: missingFrom(roles.segments, existing?.segments).map(own),
    metrics: newMetrics(drafts.length ? targeted : [], existing, slug).map(own),
    funnels: newFunnels(outcomes.funnels, existing, slug).map(own),
    retention: missingFrom(outcomes.retention, existing?.retention).map(own),
    assumptions: [
      ...assumed(fresh, (draft) => phrases.get(draft.name) ?? ''),
      ...(drafts.length ? outcomes.assumptions : []),
    ],
    questions: [
      ...ownerless(brief, existing),
      ...questions,
      ...personal(fresh, words),
      ...book.questions,
      ...roles.questions,
      ...outcomes.questions,
    ],
    readings,
  };
}

/** The feature as a name; a feature without letters is called so. */
const slugOf = (brief: Brief): string => snake(brief.feature) || 'feature';

const dau: ProposedItem = { name: 'dau', type: 'active', entity: 'user', grain: 'day' };

const planItem = ({ feature, description, owner }: Brief): ProposedItem =>
  proposedItem({ name: snake(feature) || 'feature', description, owner: owner && snake(owner) });

function eventItem(
  draft: Draft,
  properties: readonly Plain[],
  uniqueKey: string | undefined,
  sources: readonly ProposedItem[],
  owner?: string,
): ProposedItem {
  const { name, description, trigger } = draft;
  const from = sources.length ? sources.map((source) => String(source.name)) : undefined;
  return proposedItem({
    name,
    description,
    trigger,
    owner,
    sources: from,
    unique_key: uniqueKey,
    properties: properties.length ? properties : undefined,
  });
}

/** Says that an item of a plan is ours, and which brief it came from. */
const marked = (item: ProposedItem, slug: string): ProposedItem => ({
  ...item,
  meta: { brief: slug, ...(item.meta as ProposedItem | undefined) },
});

const withTarget = (metric: ProposedItem, targets: Outcomes['targets']): ProposedItem => {
  const target = targets.find(([name]) => name === metric.name)?.[1];
  return target === undefined ? metric : { ...metric, meta: { target } };
};
