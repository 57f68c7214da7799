// The sections of a plan file, and the plan language as a whole.

import { formed, item, list, optional, type ShapeKeys, type TextForm } from '../schema/kinds.ts';
import type { Language } from '../schema/language.ts';
import { rows, type Shape } from './plan.schema.ts';

/**
 * The sections of a plan file, in the order of the language: the shape of their items, their title, how a tree and an outline show
 * an item, and the group of the tree that lists them beside events, properties and questions. A section is a row here and the
 * rows of its shape.
 */
export const sections = {
  owners: { shape: 'owner', title: 'Owners', icon: 'organization', symbol: 'Object' },
  sources: { shape: 'source', title: 'Sources', icon: 'device-mobile', symbol: 'Object' },
  destinations: { shape: 'destination', title: 'Destinations', icon: 'export', symbol: 'Object' },
  entities: { shape: 'entity', title: 'Entities', icon: 'symbol-class', symbol: 'Class' },
  types: { shape: 'type', title: 'Types', icon: 'symbol-parameter', symbol: 'TypeParameter' },
  properties: {
    shape: 'property',
    title: 'Properties',
    icon: 'symbol-property',
    symbol: 'Property',
  },
  bundles: { shape: 'bundle', title: 'Bundles', icon: 'symbol-structure', symbol: 'Struct' },
  globals: { shape: 'globals', title: 'Globals', icon: 'symbol-namespace', symbol: 'Namespace' },
  events: { shape: 'event', title: 'Events', icon: 'symbol-event', symbol: 'Event' },
  segments: { shape: 'segment', title: 'Segments', icon: 'symbol-boolean', symbol: 'Boolean' },
  metrics: { shape: 'metric', title: 'Metrics', icon: 'graph-line', symbol: 'Number' },
  funnels: { shape: 'funnel', title: 'Funnels', icon: 'filter', symbol: 'Array' },
  retention: { shape: 'retention', title: 'Retention', icon: 'history', symbol: 'Object' },
  experiments: { shape: 'experiment', title: 'Experiments', icon: 'beaker', symbol: 'Object' },
  knowledge: { shape: 'knowledge', title: 'Knowledge', icon: 'book', symbol: 'Object' },
  checks: { shape: 'check', title: 'Checks', icon: 'checklist', symbol: 'Object' },
} as const satisfies Readonly<Record<string, SectionSpec>>;
export interface SectionSpec {
  readonly shape: Shape;
  readonly title: string;
  /** Of VS Code's own. */
  readonly icon: string;
  /** The name of a kind of symbol of the protocol. */
  readonly symbol: string;
  /** The group of the tree that lists its items, beside events, properties and questions. */
  readonly group?: string;
}
export type Section = keyof typeof sections;
export const isSection = (key: string): key is Section => Object.hasOwn(sections, key);
const sectionList: readonly (readonly [Section, SectionSpec])[] = Object.entries(sections) as never;
/** Those that have a group of their own in the tree. */
export const groupedSections = sectionList.flatMap(([, { group, icon, shape }]) =>
  group ? [{ group, icon, shape }] : [],
);
/** What a project can name: identity is (noun, name). */
export type Noun = Exclude<(typeof sections)[Section]['shape'], 'globals'>;
/** The shapes that sections list, each with its section. */
export const sectionOfShape: ReadonlyMap<string, Section> = new Map(
  sectionList.map(([section, { shape }]) => [shape, section]),
);

/** Words kept for later versions of the language, at the top level. */
const reserved: readonly string[] = [
  'scenarios',
  'dashboards',
  'versions',
  'instruments',
  'label',
  'sensitivity',
  'synonyms',
  'recommended',
  'monitors',
  'forecasts',
  'campaigns',
  'templates',
  'models',
  'evaluations',
  'policies',
];

const oneVersion: TextForm = {
  wants: '1, the only version there is',
  pattern: '^1$',
  number: { minimum: 1, exclusiveMaximum: 2, multipleOf: 1 },
  offers: () => ['1'],
};
/** The top level of a plan file. */
const fileKeys: ShapeKeys = {
  version: optional(formed(oneVersion), 'The version of the plan language.'),
  plan: optional(item('plan'), 'What the plan is called and who answers for it.'),
  ...Object.fromEntries(
    sectionList.map(([section, { shape }]) => [section, optional(list(item(shape)), `The ${section} of the plan.`)]),
  ),
};

export const planLanguage: Language = {
  table: { ...rows, file: fileKeys },
  root: 'file',
  nouns: {
    file: 'the plan',
    propertyUse: 'property',
    enumValue: 'enum value',
    sourceUse: 'source',
    route: 'destination',
    share: 'variant',
    schema: 'the value',
  },
  names: ['name', 'ref', 'event', 'events', 'value', 'description'],
  wholes: ['the plan'],
  reserved,
};
