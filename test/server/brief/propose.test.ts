import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Proposal, proposedSections } from '../../../server/brief/proposal.ts';
import { planFromBrief } from '../../../server/brief/propose.ts';
import { printPlan } from '../../../server/plan/print.ts';
import { fuzz } from '../../fuzz.ts';
import { briefOf, merged, names, problems, propose, resolved, words } from './planned.ts';

/** All that the brief says is in the plan. */
const isEmpty = (proposal: Proposal): boolean =>
  !proposal.plan && proposedSections.every((section) => proposal[section].length === 0);

const quizzes = {
  feature: 'AI quizzes',
  owner: 'learning',
  actions: ['generate a quiz'],
  success: 'users come back within 7 days',
};
const studyBrief = parse(
  readFileSync(new URL('../../../examples/ai-study/ai-study.brief.yml', import.meta.url), 'utf8'),
);
const shop = {
  feature: 'Checkout',
  owner: 'growth',
  platforms: ['web', 'ios'],
  actions: [
    'search for products',
    'filter products by price, brand or size',
    'view product details',
    'add a product to the cart',
    'remove a product from the cart',
    'apply a discount code',
    'check out',
    'pay with card or PayPal',
    'order is shipped',
    'return an item',
    'leave a review',
    'share a product by email or link',
  ],
  success: ['30% of users who add a product to the cart check out within 1 day', 'customers buy again within 30 days'],
};
const desk = {
  feature: 'Support desk',
  owner: 'support',
  roles: ['agent', 'customer'],
  actions: [
    'customers submit a ticket',
    'AI suggests a reply',
    'agent replies to a ticket',
    'assign tickets to a colleague',
    'close a ticket',
    'customers rate the support they got',
    'mark an article as helpful',
    "change a member's role (Admin/Manager/Rep)",
    'dark mode',
    'connect Slack, Teams and Zendesk accounts',
    'invite teammates by email',
  ],
  success: ['tickets are closed on the first reply'],
};
const health = {
  feature: 'Health log',
  owner: 'care',
  actions: [
    'log a symptom',
    'track my weight',
    'book an appointment with a doctor',
    'set or replace my email',
    'message a nurse',
  ],
};
const devtools = {
  feature: 'Deployments',
  owner: 'platform',
  actions: [
    'connect a repository',
    'deploy to production',
    'roll back a deployment',
    'run tests',
    'rotate an API key',
    'view logs',
    'manage environments',
    'listen to a podcast',
    'like a post',
    'enroll in a course',
    'import contacts from a CSV file',
    'logout',
  ],
};

/** The example of the design, word for word. */
const example = `plan: {name: ai_quizzes, owner: learning}
owners: [{name: learning}]
entities: [{name: quiz, key: quiz_id}]
properties:
  - {name: quiz_id, type: string, description: "Id of the finished quiz", examples: [q_81]}
  - {name: request_id, type: string, description: "Joins the events of a run", examples: [r_17]}
events:
  - name: quiz_generation_started
    description: Demand for AI quizzes
    trigger: Server accepts the request, once per request_id
    unique_key: request_id
    properties:
      - {ref: request_id, required: true}
      - {name: prompt_length, type: integer, unit: characters, description: "Size, never the text", examples: [240]}
  - name: quiz_generation_completed
    description: Value reached by a user
    trigger: Server stores the quiz, once per request_id
    unique_key: request_id
    properties:
      - {ref: request_id, required: true}
      - {ref: quiz_id, required: true}
      - {name: model, type: string, description: "Model that answered", examples: [small-2]}
      - {name: latency_ms, type: integer, unit: ms, description: "From accepted to stored", examples: [1800]}
      - {name: output_tokens, type: integer, unit: count, description: "Size of the answer", examples: [350]}
  - name: quiz_generation_failed
    description: Demand lost, by cause
    trigger: Server gives up, once per request_id
    unique_key: request_id
    properties:
      - {ref: request_id, required: true}
      - {name: error_code, type: string, description: "Why it gave up", examples: [timeout, rate_limited, filtered, provider_error]}
metrics:
  - {name: dau, type: active, entity: user, grain: day}
  - {name: quiz_runs, agg: count, event: quiz_generation_started}
  - {name: quizzes_made, agg: count, event: quiz_generation_completed}
  - {name: quiz_failures, agg: count, event: quiz_generation_failed}
  - {name: quiz_completion_rate, type: ratio, numerator: quizzes_made, denominator: quiz_runs}
  - {name: quiz_error_rate, type: ratio, numerator: quiz_failures, denominator: quiz_runs}
  - {name: quiz_makers, agg: count_distinct, event: quiz_generation_completed, entity: user}
  - {name: ai_quizzes_adoption, type: ratio, numerator: quiz_makers, denominator: dau}
funnels: [{name: quiz_generation, entity: user, window: 1d, steps: [{event: quiz_generation_started}, {event: quiz_generation_completed}]}]
retention: [{name: users_back, entity: user, start: {event: quiz_generation_completed}, return: {event: "*"}, period: day, brackets: [7]}]
`;

it('gives the example of the design, byte for byte', () => {
  expect(printPlan(propose(quizzes))).toBe(example);
});

const all = { quizzes, study: studyBrief, shop, desk, health, devtools };

describe.each(Object.entries(all))('%s', (_, brief) => {
  const text = printPlan(propose(brief));

  it('is clean under recommended', () => expect(problems(text)).toEqual([]));

  it('is the same bytes every time', () =>
    expect(printPlan(planFromBrief(briefOf(structuredClone(brief)), undefined, words))).toBe(text));

  it('is full: every event has words and is counted, every property is described and shown', () => {
    const plan = resolved(text);
    const counted = new Set([
      ...plan.metrics.map((metric) => metric.event),
      ...plan.funnels.flatMap((funnel) => funnel.steps.map((step) => step.event)),
    ]);
    expect(plan.events.length).toBeGreaterThan(0);
    for (const event of plan.events) {
      expect(event.description, event.name).toBeTruthy();
      expect(event.trigger, event.name).toMatch(/once per/);
      expect(counted.has(event.name), event.name).toBe(true);
      for (const property of event.properties) {
        expect(property.types.length, property.name).toBe(1);
        expect(property.description, property.name).toBeTruthy();
        expect(property.examples ?? property.enum, property.name).toBeDefined();
      }
    }
    expect(new Set(plan.events.map((event) => event.description)).size).toBe(plan.events.length);
    for (const funnel of plan.funnels) expect(funnel.steps.length).toBeGreaterThan(1);
  });

  it('proposes nothing when the plan has it all', () => {
    const again = propose(brief, text);
    expect(isEmpty(again)).toBe(true);
    for (const reading of again.readings) expect(reading.reused).toEqual(reading.events);
  });
});

describe('the main example', () => {
  const proposal = propose(studyBrief);
  it('leaves nothing to decide', () => expect(proposal.questions).toEqual([]));
  it('knows students and teachers', () => {
    expect(names(proposal.segments)).toEqual(['students', 'teachers']);
    expect(names(proposal.funnels)).toContain('ai_study_assistant_teacher');
  });
  it('aims where the brief aims', () => {
    const target = (name: string) =>
      [...proposal.metrics, ...proposal.funnels].find((item) => item.name === name)?.meta;
    expect(target('average_answer_rating')).toEqual({ target: 4 });
    expect(target('quiz_error_rate')).toEqual({ target: 0.02 });
    expect(target('quiz_within_7d')).toEqual({ target: 0.4 });
  });
});

describe('into a plan that exists', () => {
  const base = (events: string, more = ''): string =>
    `plan: {name: acme, owner: growth}\nowners: [{name: growth}]\n${more}events: [${events}]\n`;

  it.each([
    // Names follow case, order, tense and words of the plan.
    [
      'Title Case',
      '{name: Order Completed}, {name: Cart Opened}',
      ['Quiz Generation Started', 'Quiz Generation Completed', 'Quiz Generation Failed'],
    ],
    [
      'camelCase',
      '{name: orderCompleted}, {name: cartOpened}',
      ['quizGenerationStarted', 'quizGenerationCompleted', 'quizGenerationFailed'],
    ],
    [
      'action first',
      '{name: viewed_product}, {name: opened_cart}',
      ['started_quiz_generation', 'completed_quiz_generation', 'failed_quiz_generation'],
    ],
    [
      'present tense',
      '{name: product_view}, {name: cart_open}, {name: button_click}',
      ['quiz_generation_start', 'quiz_generation_complete', 'quiz_generation_fail'],
    ],
    [
      'its own words',
      '{name: export_succeeded}, {name: export_begun}',
      ['quiz_generation_begun', 'quiz_generation_succeeded', 'quiz_generation_failed'],
    ],
  ])('%s', (_, events, expected) => expect(names(propose(quizzes, base(events)).events)).toEqual(expected));

  it.each([
    ['Quiz Generation Started'],
    ['quizGenerationStarted'],
    ['started_quiz_generation'],
    ['quiz_generation_begun'],
  ])('%s is the event that is meant', (name) => {
    const proposal = propose(
      quizzes,
      base(
        `{name: ${name}, description: Ours}, {name: ${name.replace(/Started|started|begun/, (word) => (word === 'begun' ? 'done' : word === 'Started' ? 'Paused' : 'paused'))}}`,
      ),
    );
    expect(proposal.readings[0]?.reused).toEqual([name]);
    expect(names(proposal.events)).not.toContain(name);
    expect(proposal.metrics.find((metric) => metric.agg === 'count')?.event).toBe(name);
  });

  it('uses its dictionary, in its case', () => {
    const text = base(
      '{name: cart_opened, properties: [requestId, ErrorCode]}',
      'properties: [{name: requestId, type: string}, {name: errorCode, type: string}]\n',
    );
    const [started] = propose(quizzes, text).events;
    expect(started?.unique_key).toBe('requestId');
    expect(started?.properties).toEqual([
      { ref: 'requestId', required: true },
      expect.objectContaining({ name: 'promptLength' }),
    ]);
  });

  it('asks where a property has another type, and uses it as it is', () => {
    const text = base(
      '{name: cart_opened, properties: [request_id]}',
      'properties: [{name: request_id, type: integer}]\n',
    );
    const proposal = propose(quizzes, text);
    expect(proposal.questions.map((question) => question.code)).toEqual(['type']);
    expect(names(proposal.properties)).toEqual(['quiz_id']);
  });

  it('marks what is ours, and brings no second plan', () => {
    const proposal = propose(quizzes, base('{name: cart_opened}'));
    expect(proposal.plan).toBeUndefined();
    expect(proposal.owners).toEqual([{ name: 'learning' }]);
    for (const item of [...proposal.events, ...proposal.metrics, ...proposal.properties, ...proposal.funnels])
      expect(item.meta).toEqual({ brief: 'ai_quizzes' });
    for (const event of proposal.events) expect(event.owner).toBe('learning');
  });

  it('metrics of other things with our names step aside, and stay aside', () => {
    const text = base(
      '{name: cart_opened}',
      'metrics: [{name: quiz_runs, agg: count, event: cart_opened}, {name: active_people, type: active, entity: user, grain: day}]\n',
    );
    const proposal = propose(quizzes, text);
    expect(names(proposal.metrics)).toContain('ai_quizzes_quiz_runs');
    expect(names(proposal.metrics)).not.toContain('dau');
    const adoption = proposal.metrics.find((metric) => metric.name === 'ai_quizzes_adoption');
    expect(adoption?.denominator).toBe('active_people');
    expect(isEmpty(propose(quizzes, merged(text, proposal)))).toBe(true);
  });

  it.each(Object.entries(all))('%s: a second run changes nothing', (_, brief) => {
    const text = base('{name: Cart Opened}, {name: Order Paid}, {name: Page Left}');
    const first = merged(text, propose(brief, text));
    expect(isEmpty(propose(brief, first))).toBe(true);
  });
});

describe('what a brief says itself', () => {
  it('a name overrules the grammar', () => {
    const proposal = propose({
      feature: 'Exports',
      owner: 'a',
      actions: [
        {
          do: 'export my history as PDF',
          name: 'history_export_requested',
          by: 'patient',
          properties: [
            'page_count',
            { name: 'range_days', type: 'integer', description: 'Days covered', examples: [30] },
          ],
        },
      ],
    });
    expect(names(proposal.events)).toEqual(['history_export_requested']);
    expect(proposal.questions).toEqual([]);
    expect(JSON.stringify(proposal.events[0]?.properties)).toContain('"page_count"');
    expect(problems(printPlan(proposal))).toEqual([]);
  });

  it.each([
    [{ feature: 'A', actions: ['upload a file'] }, ['owner']],
    [
      { feature: 'A', owner: 'b', actions: ['notifications', 'upload a file', 'upload files'] },
      ['no-verb', 'duplicate'],
    ],
    [{ feature: 'A', owner: 'b', actions: ['log a symptom'] }, ['pii']],
    [{ feature: 'A', owner: 'b', actions: [{ do: 'submit a form', properties: ['email'] }] }, ['pii']],
    [{ feature: 'A', owner: 'b', actions: ['upload a file'], success: ['users love it'] }, ['success']],
    [
      { feature: 'A', owner: 'b', actions: ['upload a file'], success: ['users buy again within 30 days'] },
      ['success'],
    ],
  ])('%j asks %j', (brief, codes) => expect(propose(brief).questions.map((question) => question.code)).toEqual(codes));

  it('nothing readable: no events, all questions', () => {
    const proposal = propose({ feature: 'A', owner: 'b', actions: ['notifications', '???'] });
    expect(proposal.events).toEqual([]);
    expect(proposal.metrics).toEqual([]);
    expect(proposal.questions).toHaveLength(2);
  });

  it('never throws, and always prints what reads back', () => {
    const phrase = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        'upload a file',
        'rate an answer',
        'pay',
        'start a trial',
        'AI suggests a title',
        'manage users',
        'search',
      ),
    );
    const brief = fc.record({
      feature: fc.string({ minLength: 1 }).filter((text) => /\S/.test(text)),
      actions: fc.array(phrase, { minLength: 1, maxLength: 5 }),
      roles: fc.array(phrase, { maxLength: 2 }),
      owner: fc.string(),
      success: fc.array(phrase, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(brief, (value) => {
        const { plan, owners, sources, entities, properties, events, segments, metrics, funnels, retention } =
          propose(value);
        const sections = {
          ...(plan ? { plan } : {}),
          owners,
          sources,
          entities,
          properties,
          events,
          segments,
          metrics,
          funnels,
          retention,
        };
        const filled = Object.fromEntries(
          Object.entries(sections).filter(([, items]) => !Array.isArray(items) || items.length > 0),
        );
        expect(parse(printPlan(propose(value)))).toEqual(JSON.parse(JSON.stringify(filled)));
      }),
      { numRuns: fuzz.runs(60) },
    );
  });
});
