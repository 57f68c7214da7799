import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAction } from '../../../../server/brief/grammar/action.ts';
import { dataDir } from '../../../data.ts';
import { englishWords as words } from '../../../english.ts';
import { fuzz } from '../../../fuzz.ts';
import { labelled } from './phrases.ts';

const read = (phrase: string) => readAction(phrase, { english: words });
const names = (phrase: string): readonly string[] => read(phrase).events.map((event) => event.name);

describe('phrases of our own', () => {
  it.each(labelled().map(({ phrase, events }) => [phrase, events] as const))('%s', (phrase, events) => {
    expect([...names(phrase)].sort()).toEqual([...events].sort());
    if (events.length === 0) expect(read(phrase).question).toBeDefined();
  });
});

const gold = dataDir('briefs');
describe.skipIf(!gold)(`gold phrases${gold ? '' : ' (absent: shared data)'}`, () => {
  const rows = gold
    ? readFileSync(path.join(gold, 'phrases.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { phrase: string; events: string[] })
    : [];
  it('97 % and more are exact, and none is wrong without a question', () => {
    const same = (row: (typeof rows)[number]): boolean =>
      [...names(row.phrase)].sort().join() === [...row.events].sort().join();
    const exact = rows.filter((row) => same(row) && (row.events.length > 0 || read(row.phrase).question));
    const silent = rows.filter((row) => !same(row) && !read(row.phrase).question).map((row) => row.phrase);
    expect(exact.length / rows.length).toBeGreaterThanOrEqual(0.97);
    expect(silent).toEqual([]);
  });
});

describe('questions', () => {
  it.each([
    ['', 'empty'],
    ['  - ', 'placeholder'],
    ['TBD', 'placeholder'],
    ['???', 'placeholder'],
    ['notifications', 'no-verb'],
    ['I want a quick overview', 'no-verb'],
    ['delete', 'no-object'],
    ['choose which unit my temperature is in', 'clause'],
    ['verify my installation is correct', 'clause'],
    ['reduce churn by 5 %', 'metric'],
    ['faster page loads', 'metric'],
    ['Datei hochladen', 'language'],
    ['Rechnung für Kunden hochladen', 'language'],
    ['レポートを表示する', 'language'],
    ['users must not delete invoices', 'negation'],
    ['manage users', 'vague'],
    // Names are given, and a look at them is asked for.
    ['list all pull requests', 'unsure'],
    ['track inventory', 'unsure'],
    ['get an overview', 'unsure'],
    ['widen columns', 'unsure'],
    ['frobnicate reports', 'unsure'],
    ['view a curated playlist', 'unsure'],
    ['approve high-risk actions', 'unsure'],
    ['see the status and condition of a book', 'unsure'],
    ['complete pre-trip and post-trip vehicle inspections', 'unsure'],
    ['see scores for all players and a timer', 'unsure'],
    // Titles of pages and parts, which could be read as commands.
    ['Order history', 'unsure'],
    ['Login page', 'unsure'],
    ['Price alerts', 'unsure'],
    ['raise my transfer limit', 'unsure'],
    ['mark a finish as', 'unsure'],
    ['Then the cart is empty', 'no-verb'],
    ['And the cart is updated', 'unsure'],
    // Lines of a ticket that are about the work.
    ['Priority: High', 'aside'],
    ['Depends on: the login', 'aside'],
    ['Given the user is on the login page', 'aside'],
    ['so that I can see my orders', 'aside'],
    // What is checked or known is a clause.
    ['confirm rules were applied', 'clause'],
    ['verify that it was counted', 'clause'],
    ["see what's new", 'clause'],
    ['find out where my order is', 'clause'],
    ['Customers must not be able to close an account', 'negation'],
    ["I don't want to see ads", 'negation'],
    ['Kunden bestellen Pizza', 'language'],
    ['agregar producto al carrito', 'language'],
    ['when a seller approves a request, the platform shows the address', 'unsure'],
    ['make a quiz unlisted', 'unsure'],
    [`upload ${'a very '.repeat(100)}long file`, 'clause'],
  ])('%s -> %s', (phrase, code) => {
    const reading = read(phrase);
    expect(reading.question?.code).toBe(code);
    expect(reading.question?.text).toMatch(/[.?]$/);
  });
});

describe('who does it', () => {
  it.each([
    ['As a teacher, I want to grade an essay', 'teacher'],
    ['students submit homework', 'student'],
    ['admins can suspend accounts', 'admin'],
    ['let customers return items', 'customer'],
    ['order is shipped', 'system'],
    ['the system sends a digest', 'system'],
    ['AI suggests a reply', 'ai'],
    ['give learners the ability to repeat a quiz', 'learner'],
    ['upload a file', undefined],
    ['learners who fail the exam can retake it', 'learner'],
    ['I as a manager want to approve leave', 'manager'],
    ['user do login with phone number', 'user'],
    ['parents are sent a report', 'system'],
  ])('%s: %s', (phrase, actor) => expect(read(phrase).actor).toBe(actor));
});

describe('what else the phrase says', () => {
  it.each([
    ['sign up with Google or Apple', { method: ['google', 'apple'] }],
    ['export a report as PDF or CSV', { format: ['pdf', 'csv'] }],
    ['import contacts from a CSV file', { source: ['csv file'] }],
    ['connect Slack', { brand: 'Slack' }],
    ['link a GitHub issue', { brand: 'GitHub' }],
    ['share a post by email', { channel: ['email'] }],
    ['filter products by price, brand or size', { by: ['price', 'brand', 'size'] }],
    ['translate a text into Spanish', { language: 'spanish' }],
    ['deploy to production', { environment: 'production' }],
    ['summarize a note with AI', { ai: true }],
    ['regenerate an image', { again: true }],
    ["change a user's role (Admin/Manager/Rep)", { values: ['Admin', 'Manager', 'Rep'] }],
    ['connect my TikTok, YouTube and Instagram accounts', { values: ['TikTok', 'YouTube', 'Instagram'] }],
    ['book an appointment with a doctor', {}],
  ])('%s', (phrase, details) => expect(read(phrase).details).toEqual(details));
});

describe('what stands beside the object', () => {
  it.each([
    ['generate a quiz from a note', ['from note']],
    ['assign a quiz to a class', ['to class']],
    ['unassign someone from a conversation', ['from conversation']],
    ['book an appointment with a doctor', ['with doctor']],
    ['mention a teammate in a comment on a task', ['in comment', 'on task']],
    ['transfer money between accounts', ['between account…']],
    // Said by a property of its own, or by the name.
    ['share a post by email', []],
    ['add a product to the cart', []],
  ])('%s: %s', (phrase, expected) => {
    const [first] = read(phrase).events;
    expect(
      (first?.context ?? []).map(({ preposition, words: noun, many }) => `${preposition} ${noun}${many ? '…' : ''}`),
    ).toEqual(expected);
  });
});

describe('senses', () => {
  it.each([
    ['pause a track', 'play'],
    ['pause a recurring transfer', 'plain'],
    ['pause a campaign', 'plain'],
    ['resume a match', 'plain'],
    ['subscribe to the newsletter', 'opt_in'],
    ['unsubscribe from a topic', 'opt_in'],
    ['subscribe to a premium plan', 'subscription'],
    ['renew a passport', 'plain'],
    ['renew a membership', 'subscription'],
    ['send a message', 'message'],
    ['send money to a friend', 'plain'],
    ['reviewer suggests an edit', 'plain'],
    ['AI suggests an edit', 'ai'],
    ['suggest an edit with AI', 'ai'],
  ])('%s: %s', (phrase, cls) => expect(read(phrase).events[0]?.class).toBe(cls));
  it('where the brief speaks of AI, a suggestion is its', () => {
    const names = (ai: boolean) => readAction('suggest a title', { english: words, ai }).events.map(({ name }) => name);
    expect(names(false)).toEqual(['title_suggested']);
    expect(names(true)).toHaveLength(4);
  });
});

describe('wordings', () => {
  it.each([
    // Particles make another verb; where one goes does not.
    ['hand out badges at the entrance', 'badge_handed_out'],
    ['turn the heating down at night', 'heating_turned_down'],
    ['add items and check them off', 'item_added item_completed'],
    ['scroll down the page', 'page_scrolled'],
    ['haggle over the price', 'price_haggled'],
    ['Re-route trucks', 'truck_rerouted'],
    ['peer-review a draft', 'draft_peer_reviewed'],
    // Passives: of a long subject, of what somebody is given, in a list.
    ['claims over $10,000 are escalated to a supervisor', 'claim_escalated'],
    ['customers are offered a discount', 'discount_offered'],
    ['users want to be shown a message', 'message_shown'],
    ['orders are created, assigned and closed by supervisors', 'order_assigned order_closed order_created'],
    [
      'I want my episodes transcribed automatically',
      'episode_transcription_completed episode_transcription_failed episode_transcription_started',
    ],
    ['have my car repaired', 'car_repaired'],
    ['results load within 3 seconds', 'results_loaded'],
    // Verbs outside the table, where their place shows them.
    ['landlords vet applicants', 'applicant_vetted'],
    ['acknowledge an incident and page the engineer', 'engineer_paged incident_acknowledged'],
    // What pronouns and shared words stand for.
    ['learners who fail the exam can retake it', 'exam_retaken'],
    ['join a guild or found my own', 'guild_founded guild_joined'],
    ['compose commands into a program and rename it', 'command_written program_renamed'],
    ['see a list of clients and employees', 'client_list_viewed employee_list_viewed'],
    ['see information about the director', 'director_information_viewed'],
    ['set myself a weekly goal', 'goal_set'],
    ['choose between dark and light theme', 'theme_selected'],
    ['create work items with start/end dates', 'work_item_created'],
    // Two modals, light verbs, lists of verbs with a preposition.
    ['Admin should can block the users which are spamming', 'user_blocked'],
    ['log in/out of the app', 'login_completed login_failed logout_completed'],
    ['zoom in and out of the canvas', 'canvas_zoomed'],
    ['mark a task complete', 'task_completed'],
    ['check in attendees by their badges', 'attendee_checked_in'],
    ['check in online', 'check_in_completed'],
    ['users are reminded to pay', 'reminder_received'],
    ['order a latte from a caf\u00e9', 'latte_order_completed latte_order_failed latte_order_started'],
    ['As a user, I want to visit a caf\u00e9', 'cafe_visited'],
    ['inspect the output page by page', 'output_viewed'],
  ])('%s', (phrase, expected) => {
    expect([...names(phrase)].sort().join(' ')).toBe(expected);
  });
});

it('gives every event its parts', () => {
  expect(read('add a product to the cart').events).toEqual([
    {
      name: 'cart_product_added',
      class: 'membership',
      object: 'product',
      action: 'added',
      container: 'cart',
      verb: 'add',
    },
  ]);
  expect(read('generate a quiz').events[1]).toEqual({
    name: 'quiz_generation_completed',
    class: 'process',
    object: 'quiz',
    noun: 'generation',
    action: 'completed',
    stage: 'completed',
    verb: 'generate',
  });
});

describe('whatever is typed', () => {
  const phrase = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          ...'upload a the and or of to with , " ( / - \' so that I want users can be is file files as by'.split(' '),
        ),
        { maxLength: 25 },
      )
      .map((parts) => parts.join(' ')),
  );
  it('a reading comes back: names in snake_case, or a question', () => {
    fc.assert(
      fc.property(phrase, (text) => {
        const reading = read(text);
        for (const { name } of reading.events) expect(name).toMatch(/^[\p{L}\p{N}]+(_[\p{L}\p{N}]+)*$/u);
        expect(reading.events.length > 0 || reading.question !== undefined).toBe(true);
      }),
      { numRuns: fuzz.runs(300) },
    );
  });
  it.each([
    '__proto__',
    'delete __proto__',
    'constructor',
    'view the toString',
    `${'and '.repeat(140)}`,
    '('.repeat(500),
    'of '.repeat(190),
  ])('%s', (text) => expect(() => read(text)).not.toThrow());
});
