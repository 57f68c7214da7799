// Headings of a brief in Markdown: what each opens, and the name of the feature.
import type { Line } from './markdown-lines.ts';

export type Opens = 'actions' | 'success' | 'roles' | 'platforms' | 'fields' | 'aside';

const words: Readonly<Record<Opens, string>> = {
  actions:
    'actions|user stories|user story|stories|requirements|functional requirements|acceptance criteria|use cases|features|scenarios|user actions|tasks|scope|in scope',
  success:
    'success|success metrics|success criteria|success measures|measures of success|metrics|key metrics|goals|goals and metrics|kpis|key results|objectives|okrs|targets|outcomes|how we measure success',
  roles: 'roles|personas|actors|target users|audience|user roles',
  platforms: 'platforms',
  fields:
    'fields|data|data fields|form fields|required fields|optional fields|data model|attributes|required data|required documents|documents',
  aside:
    'non-goals|non goals|out of scope|not in scope|open questions|risks|risks and mitigations|assumptions|constraints|dependencies|milestones|release plan|rollout|rollout plan|background|context|problem|problem statement|the problem|motivation|why|references|appendix|changelog|glossary|technical notes|implementation notes|non-functional requirements|nonfunctional requirements|future work|later ideas|stakeholders|faq|alternatives|alternatives considered|meeting notes|revision history|table of contents|pain points|user pain points|pains|current state|dates|key dates|important dates|timeline|deadlines|document history|approvals|sign-off|definitions|terminology|reason codes|error messages|error codes|validation rules|business rules|data retention|fixed|fixes|bug fixes|bugfixes|known issues|improvements|deprecated|removed|breaking changes|upgrade notes|definition of done|technical requirements|tech stack|technical details|api endpoints|endpoints|wireframes|mockups|test cases|test plan|future enhancements|next steps|action items|attendees|deliverables',
};

const opens: ReadonlyMap<string, Opens> = new Map(
  (Object.entries(words) as readonly (readonly [Opens, string])[]).flatMap(([what, names]) =>
    names.split('|').map((name): [string, Opens] => [name, what]),
  ),
);

export interface Heading {
  readonly level: number;
  readonly text: string;
}

/** A heading, or `Feature: Cart` as test scenarios begin; without marks and emoji. */
export function headingOf({ kind, level, text }: Line): Heading | undefined {
  const feature = /^Feature:\s+(\S.*)$/.exec(text)?.[1];
  if (kind === 'text' && feature) return { level: 1, text: plain(feature) };
  return kind === 'heading' && level !== undefined ? { level, text: plain(text) } : undefined;
}

/** What stands below the heading; undefined for one of the brief's own. */
export function openedBy({ text }: Heading): Opens | undefined {
  const name = text
    .toLowerCase()
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
    .replace(/:$/, '')
    .replace(/\s+&\s+/g, ' and ');
  return opens.get(name);
}

/** "PRD: Shared lists": Shared lists. */
export const featureOf = ({ text }: Heading): string =>
  text
    .replace(/^[A-Z]{2,10}-\d+\s*[:–—-]?\s+(?=\S)/, '')
    .replace(
      /^(?:prd|epic|feature|spec|brief|rfc|product requirements(?: document)?|user story)\s*[:–—-]\s+(?=\S)/i,
      '',
    );

const plain = (text: string): string =>
  text
    .replace(/(?:\p{Extended_Pictographic}|\uFE0F|\u200D)+/gu, ' ')
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
