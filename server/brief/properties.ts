// The properties that brief-made events carry: one definition per name.
import type { Plain } from '../plan/plan.ts';
import type { EntityNoun } from './lexicon/entity-noun.ts';

/** A property as an event uses it; keys stand in the order in which they are printed. */
export interface BriefProperty {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly unit?: string;
  readonly pii?: string;
  readonly description: string;
  readonly examples?: readonly Plain[];
  /** Without it the event says nothing. */
  readonly required?: true;
}

const text = (name: string, description: string, ...examples: readonly string[]): BriefProperty => ({
  name,
  type: 'string',
  description,
  examples,
});
const choice = (name: string, values: readonly string[], description: string): BriefProperty => ({
  name,
  type: 'string',
  enum: values,
  description,
});
const count = (name: string, unit: string, description: string, example: number): BriefProperty => ({
  name,
  type: 'integer',
  unit,
  description,
  examples: [example],
});
const required = (property: BriefProperty): BriefProperty => ({ ...property, required: true });

/** Values as enums hold them: `Admin User` -> `admin_user`; each once. */
export const propertyValues = (raw: readonly string[]): readonly string[] => [
  ...new Set(
    raw
      .map((value) =>
        value
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, '_')
          .replace(/^_+|_+$/g, ''),
      )
      .filter((value) => value !== ''),
  ),
];

export const propertyCatalogue = {
  requestId: text('request_id', 'Joins the events of a run', 'r_17'),
  promptLength: count('prompt_length', 'characters', 'Size, never the text', 240),
  model: text('model', 'Model that answered', 'small-2'),
  latencyMs: count('latency_ms', 'ms', 'From accepted to stored', 1800),
  outputTokens: count('output_tokens', 'count', 'Size of the answer', 350),
  durationMs: count('duration_ms', 'ms', 'From accepted to finished', 2400),
  itemCount: count('item_count', 'count', 'How many came through', 12),
  attemptNumber: { ...count('attempt_number', 'count', 'Which try this is, the first is 1', 2), minimum: 1 },
  errorCode: (codes: readonly string[]): BriefProperty => choice('error_code', codes, 'Why it gave up'),
  amount: required({
    name: 'amount',
    type: 'number',
    minimum: 0,
    unit: 'currency',
    description: 'What is paid, tax included',
    examples: [19.9],
  }),
  price: required({
    name: 'price',
    type: 'number',
    minimum: 0,
    unit: 'currency',
    description: 'Of one piece, tax included',
    examples: [19.9],
  }),
  currency: required({
    name: 'currency',
    type: 'string',
    format: 'currency',
    description: 'Three letters, as in ISO 4217',
    examples: ['EUR'],
  }),
  quantity: required({
    name: 'quantity',
    type: 'integer',
    minimum: 1,
    unit: 'count',
    description: 'How many pieces',
    examples: [2],
  }),
  paymentMethod: (methods: readonly string[]): BriefProperty =>
    choice('payment_method', methods, 'How the buyer pays, no numbers'),
  declineCode: choice(
    'decline_code',
    ['insufficient_funds', 'expired_card', 'declined', 'fraud_suspected'],
    'Why no money moved',
  ),
  method: (methods: readonly string[]): BriefProperty => choice('method', methods, 'Way in that the user picked'),
  planTier: required(choice('plan_tier', ['free', 'plus', 'pro'], 'Tier bought or given up')),
  billingPeriod: choice('billing_period', ['month', 'year'], 'How often it is billed'),
  cancelReason: (reasons: readonly string[]): BriefProperty =>
    choice('cancel_reason', reasons, 'Reason picked from the list'),
  returnReason: choice(
    'return_reason',
    ['damaged', 'wrong_item', 'does_not_fit', 'changed_mind', 'other'],
    'Reason picked from the list',
  ),
  sizeBytes: count('size_bytes', 'bytes', 'Size of the file', 48200),
  score: required({
    name: 'score',
    type: 'number',
    minimum: 0,
    maximum: 1,
    unit: 'ratio',
    description: 'Share of answers that are right',
    examples: [0.8],
  }),
  surface: choice('surface', ['home', 'search', 'menu', 'link', 'notification'], 'Where in the product it happened'),
  positionS: count('position_s', 's', 'Where playback stood', 95),
  queryLength: count('query_length', 'characters', 'Length of the query, never its text', 14),
  resultsCount: required({ ...count('results_count', 'count', 'How many were found, 0 is a miss', 23), minimum: 0 }),
  filterBy: (fields: readonly string[]): BriefProperty =>
    fields.length > 1
      ? choice('filter_by', fields, 'Criterion, never its value')
      : text('filter_by', 'Criterion, never its value', fields[0] ?? 'price'),
  sortBy: (fields: readonly string[]): BriefProperty =>
    fields.length > 1
      ? choice('sort_by', fields, 'What the order follows')
      : text('sort_by', 'What the order follows', fields[0] ?? 'price'),
  channel: (ways: readonly string[]): BriefProperty => choice('channel', ways, 'Which way it went out'),
  inviteeRole: (roles: readonly string[]): BriefProperty =>
    choice('invitee_role', roles, 'Role offered to the person, no address'),
  rating: required({
    name: 'rating',
    type: 'integer',
    minimum: 1,
    maximum: 5,
    description: '1 is worst, 5 is best',
    examples: [4],
  }),
  isHelpful: required({ name: 'is_helpful', type: 'boolean', description: 'Thumb up or down', examples: [true] }),
  fieldCount: count('field_count', 'count', 'How many fields were filled in', 6),
  messageLength: count('message_length', 'characters', 'Size, never the text', 120),
  suggestionId: text('suggestion_id', 'Joins an offer with its answer', 's_23'),
  decisionMs: count('decision_ms', 'ms', 'From shown to answered', 3200),
  editRatio: {
    name: 'edit_ratio',
    type: 'number',
    minimum: 0,
    maximum: 1,
    unit: 'ratio',
    description: 'Share of characters changed',
    examples: [0.15],
  } as BriefProperty,
  dismissReason: choice('dismiss_reason', ['wrong', 'not_needed', 'too_long', 'other'], 'Reason picked from the list'),
  changedField: text('changed_field', 'Which part changed, not to what', 'title'),
  entryMethod: choice('entry_method', ['manual', 'device', 'import'], 'How the value got in'),
  format: (forms: readonly string[]): BriefProperty => choice('format', forms, 'Form of the file'),
  source: (from: readonly string[]): BriefProperty => choice('source_kind', from, 'Where it came from'),
  targetLanguage: text('target_language', 'Language of the result', 'es'),
  environment: choice('environment', ['staging', 'production'], 'Where it runs'),
  tryCount: (name: string, of: string): BriefProperty =>
    required({ ...count(name, 'count', `How many ${of} it took`, 1), minimum: 1 }),
} as const;

const idNumbers = ['81', '42', '19', '64', '35', '58', '73', '26'];

/** `quiz_id`; `index` tells the examples of several apart. */
export function idOf(thing: EntityNoun, index: number, finished: boolean): BriefProperty {
  const words = thing.words.join(' ');
  const example = `${thing.words.at(-1)?.[0] ?? 'x'}_${idNumbers[index % idNumbers.length]}`;
  const more = thing.person ? ', no name and no address' : ', the same in every event';
  const description = finished && thing.words.length < 3 ? `Id of the finished ${words}` : `Id of the ${words}${more}`;
  const pii = thing.pii ? { pii: thing.pii } : {};
  return { name: `${thing.words.join('_')}_id`, type: 'string', ...pii, description, examples: [example] };
}

/** Names of what is personal, or what people write: its class, so that somebody decides. */
const personalName: readonly (readonly [RegExp, string])[] = [
  [/(^|_)(email|phone|mobile|address|street|postcode|zip)($|_)/, 'contact'],
  [/(^|_)(first|last|full|user)_?name$|^name$|(^|_)(birthday|birth_date|passport|ssn)($|_)/, 'identifier'],
  [/(^|_)(iban|card_number|salary|income)($|_)/, 'financial'],
  [/(^|_)(diagnosis|symptom|medication|weight|blood)($|_)/, 'health'],
  [/(^|_)(latitude|longitude|gps)($|_)/, 'location'],
  [/(^|_)(message|comment|query|text|note|bio|prompt|answer|feedback)$/, 'free_text'],
];

/** What a name alone tells about a property that a brief lists by name. */
export function guessed(name: string): BriefProperty {
  const description = `${name.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase())}, as the brief asks for it`;
  const pii = personalName.find(([pattern]) => pattern.test(name))?.[1];
  if (pii) return { name, type: 'string', pii, description };
  if (/^(is|has|can)_/.test(name)) return { name, type: 'boolean', description, examples: [true] };
  if (/_(count|number|length|size|days|minutes|hours|seconds|ms|s)$|^(quantity|position|rank|age)$/.test(name))
    return { name, type: 'integer', minimum: 0, description, examples: [3] };
  if (/(amount|price|cost|total|value|revenue|fee|discount)$/.test(name))
    return { name, type: 'number', minimum: 0, unit: 'currency', description, examples: [19.9] };
  if (/(rate|ratio|share|percent|score)$/.test(name)) return { name, type: 'number', description, examples: [0.5] };
  if (/_at$/.test(name))
    return { name, type: 'string', format: 'date-time', description, examples: ['2026-01-31T09:30:00Z'] };
  if (/_(date|on)$|^date$/.test(name))
    return { name, type: 'string', format: 'date', description, examples: ['2026-01-31'] };
  if (/_id$/.test(name))
    return {
      name,
      type: 'string',
      description: `Id of the ${name.replace(/_id$/, '').replaceAll('_', ' ')}, the same in every event`,
      examples: [`${name[0]}_81`],
    };
  return { name, type: 'string', description, examples: [name.split('_').at(-1) ?? name] };
}
