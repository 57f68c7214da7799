import { describe, expect, it } from 'vitest';
import { names, propose } from './planned.ts';

const given = (action: string, more: Record<string, unknown> = {}) =>
  propose({ feature: 'Studio', owner: 'a', actions: [action], ...more });
/** `event: property property`, a required one with `!`. */
const carried = (action: string, more: Record<string, unknown> = {}): readonly string[] =>
  given(action, more).events.map((event) => {
    const list = (event.properties ?? []) as readonly (string | { ref?: string; name?: string; required?: boolean })[];
    return `${String(event.name)}: ${list.map((each) => (typeof each === 'string' ? each : `${each.ref ?? each.name}${each.required ? '!' : ''}`)).join(' ')}`.trim();
  });

describe('properties by class', () => {
  it.each([
    [
      'generate an image with AI',
      [
        'image_generation_started: request_id! prompt_length',
        'image_generation_completed: request_id! image_id! model latency_ms output_tokens',
        'image_generation_failed: request_id! error_code',
      ],
    ],
    [
      'regenerate an image with AI',
      [
        'image_generation_started: request_id! attempt_number prompt_length',
        'image_generation_completed: request_id! image_id! attempt_number model latency_ms output_tokens',
        'image_generation_failed: request_id! error_code',
      ],
    ],
    [
      'upload a file',
      [
        'file_upload_started: request_id! file_type size_bytes',
        'file_upload_completed: request_id! file_id! file_type size_bytes duration_ms',
        'file_upload_failed: request_id! error_code',
      ],
    ],
    [
      'import contacts from a CSV file',
      [
        'contact_import_started: request_id! source_type',
        'contact_import_completed: request_id! duration_ms item_count source_type',
        'contact_import_failed: request_id! error_code',
      ],
    ],
    [
      'export a report as PDF',
      [
        'report_export_started: request_id! report_id! format',
        'report_export_completed: request_id! report_id! duration_ms item_count format',
        'report_export_failed: request_id! report_id! error_code',
      ],
    ],
    [
      'check out',
      [
        'checkout_started: checkout_id! value! currency! item_count!',
        'checkout_completed: checkout_id! value! currency! item_count!',
        'checkout_failed: checkout_id! value! currency! item_count! error_code',
      ],
    ],
    [
      'pay with card',
      [
        'payment_started: payment_id! amount! currency! payment_method',
        'payment_completed: payment_id! amount! currency! payment_method',
        'payment_failed: payment_id! amount! currency! decline_code',
      ],
    ],
    [
      'book a table',
      [
        'table_booking_started: booking_id! table_id! party_size scheduled_for',
        'table_booking_completed: booking_id! table_id! party_size scheduled_for',
        'table_booking_failed: booking_id! table_id! error_code',
      ],
    ],
    ['log in with Google', ['login_completed: method', 'login_failed: method error_code']],
    ['log out', ['logout_completed:']],
    ['start a subscription', ['subscription_started: subscription_id! plan_tier! billing_period']],
    ['cancel the subscription', ['subscription_cancelled: subscription_id! cancel_reason plan_tier!']],
    ['view an article', ['article_viewed: article_id! surface']],
    ['watch a video', ['video_played: video_id! position_s']],
    ['search for recipes', ['recipes_searched: query_length results_count!']],
    ['sort recipes by rating', ['recipes_sorted: sort_by']],
    ['turn on dark mode', ['dark_mode_enabled: surface', 'dark_mode_disabled: surface']],
    ['bookmark an article', ['article_bookmarked: article_id!']],
    ['share an article', ['article_shared: article_id! channel']],
    ['rate an article', ['article_rated: article_id! rating!']],
    ['mark an article as helpful', ['article_rated: article_id! is_helpful!']],
    ['leave a comment', ['comment_submitted: comment_id! message_length']],
    ['fill in the intake form', ['intake_form_submitted: intake_form_id! field_count']],
    ['add a product to the cart', ['cart_product_added: cart_id! product_id! quantity! price! currency!']],
    ['add a comment to a task', ['task_comment_added: task_id! comment_id! message_length']],
    [
      'AI suggests a title',
      [
        'title_suggested: suggestion_id! model',
        'title_suggestion_accepted: suggestion_id! decision_ms',
        'title_suggestion_edited: suggestion_id! edit_ratio',
        'title_suggestion_dismissed: suggestion_id! dismiss_reason',
      ],
    ],
    ['return an item', ['item_returned: item_id! order_id return_reason']],
    ['assign a task to a colleague', ['task_assigned: task_id! assignee_id!']],
    ['click the "Buy" button', ['buy_button_clicked: surface']],
    ["change a user's role (Admin/Rep)", ['user_role_updated: target_user_id! role! previous_role']],
    [
      'connect Slack',
      [
        'slack_connection_started: request_id! provider',
        'slack_connection_completed: request_id! duration_ms provider',
        'slack_connection_failed: request_id! error_code',
      ],
    ],
  ])('%s', (action, expected) => expect(carried(action)).toEqual(expected));

  it('an invitation offers one of the roles, never an address', () => {
    expect(carried('invite teammates by email', { roles: ['editor', 'viewer'] })).toEqual([
      'teammate_invited: invitee_role',
    ]);
    expect(carried('invite teammates by email')).toEqual(['teammate_invited: channel']);
  });
});

describe('coins beside money', () => {
  const carriedIn = (actions: readonly string[]) =>
    propose({ feature: 'Game', owner: 'a', actions }).events.map(
      (event) =>
        `${event.name}: ${((event.properties ?? []) as { name?: string; ref?: string; type?: string }[]).map((each) => each.ref ?? each.name ?? each).join(' ')}`,
    );
  it('have an amount of their own, or a quantity where the plan has money', () => {
    expect(carriedIn(['earn coins'])).toEqual(['coin_earned: amount reason']);
    expect(carriedIn(['earn coins', 'refund an order'])).toEqual([
      'coin_earned: quantity reason',
      'order_refunded: order_id amount currency refund_reason',
    ]);
  });
});

describe('the dictionary', () => {
  it('holds what two events carry and the keys of entities; the rest stays inline', () => {
    expect(names(given('upload a file').properties)).toEqual(['file_id', 'request_id', 'file_type', 'size_bytes']);
    expect(names(given('upload a file').entities)).toEqual(['file']);
  });
  it('persons have an id, and no entity', () => {
    const proposal = given('follow a user');
    expect(proposal.entities).toEqual([]);
    expect(carried('assign a colleague')).toEqual(['colleague_assigned: colleague_id!']);
  });
  it('unites the values of one property, and each event keeps its own', () => {
    const proposal = propose({ feature: 'Studio', owner: 'a', actions: ['upload a file', 'log in with Google'] });
    const code = proposal.properties.find((property) => property.name === 'error_code');
    // Causes that the brief does not name are ours: examples, and no closed list.
    expect(code?.enum).toBeUndefined();
    expect(code?.examples).toEqual([
      'too_large',
      'unsupported_type',
      'timeout',
      'wrong_credentials',
      'blocked',
      'denied_by_provider',
    ]);
    const failed = proposal.events.find((event) => event.name === 'login_failed');
    expect(failed?.properties).toContainEqual({
      ref: 'error_code',
      examples: ['wrong_credentials', 'blocked', 'denied_by_provider'],
    });
  });
  it('values that the brief names close the list, for the event that names them', () => {
    const proposal = propose({ feature: 'Studio', owner: 'a', actions: ['log in with Google', 'sign up'] });
    expect(proposal.properties.find((property) => property.name === 'method')?.enum).toBeUndefined();
    const login = proposal.events.find((event) => event.name === 'login_completed');
    expect(login?.properties).toContainEqual({ ref: 'method', enum: ['google'] });
    expect(given('log in with Google').properties.find((property) => property.name === 'method')?.enum).toEqual([
      'google',
    ]);
  });
  it('several things of one letter have examples of their own', () => {
    const proposal = propose({
      feature: 'Studio',
      owner: 'a',
      actions: ['view a note', 'view a notebook', 'share a note', 'share a notebook'],
    });
    const examples = proposal.properties.flatMap((property) =>
      property.examples ? [JSON.stringify(property.examples)] : [],
    );
    expect(new Set(examples).size).toBe(examples.length);
  });
});

describe('words', () => {
  it.each([
    [
      'search for recipes',
      'What users look for among recipes, and whether it is there',
      'Server answers the query, once per search',
    ],
    ['close a ticket', 'Tickets brought to an end', 'Server closes the ticket, once per ticket'],
    ['close a pop-up', 'Attention for pop ups coming to an end', 'Client closes the pop up, once per closing'],
    ['track my weight', 'Habit of writing down weight', 'Server stores the entry, once per entry'],
    [
      'rotate an API key',
      'How often users rotate API keys',
      'Server stores that the API key was rotated, once per API key',
    ],
    [
      'chefs prepare a dish',
      'How often chefs prepare dishes',
      'Server stores that the dish was prepared, once per dish',
    ],
  ])('%s', (action, description, trigger) => expect(given(action).events[0]).toMatchObject({ description, trigger }));

  it('sources stand on what the client sends, and only when something does', () => {
    expect(given('view an article', { platforms: ['web', 'iOS'] }).events[0]?.sources).toEqual(['web', 'ios']);
    expect(given('view an article', { platforms: ['web', 'iOS'] }).sources).toEqual([
      { name: 'web', platform: 'web' },
      { name: 'ios', platform: 'ios' },
    ]);
    expect(given('upload a file', { platforms: ['web'] }).sources).toEqual([]);
  });
});

describe('metrics', () => {
  it.each([
    [
      'upload a file',
      [
        'dau',
        'file_upload_starts',
        'file_uploads_completed',
        'file_upload_failures',
        'file_upload_completion_rate',
        'file_upload_error_rate',
        'file_upload_users',
        'studio_adoption',
      ],
    ],
    [
      'order a pizza',
      [
        'dau',
        'pizza_order_starts',
        'pizza_orders',
        'pizza_order_failures',
        'pizza_order_completion_rate',
        'pizza_order_error_rate',
        'pizza_revenue',
        'pizza_order_users',
        'studio_adoption',
      ],
    ],
    ['rate an article', ['dau', 'article_ratings', 'average_article_rating', 'article_users', 'studio_adoption']],
    [
      'search for recipes',
      [
        'dau',
        'recipe_searches',
        'recipe_searches_without_result',
        'recipe_search_miss_rate',
        'recipe_users',
        'studio_adoption',
      ],
    ],
    ['submit homework', ['dau', 'homework_submissions', 'homework_users', 'studio_adoption']],
    ['view an article', ['dau', 'article_views', 'article_users', 'studio_adoption']],
    ['tap the play button', ['dau', 'play_button_taps', 'play_button_users', 'studio_adoption']],
  ])('%s', (action, expected) => expect(names(given(action).metrics)).toEqual(expected));
});

describe('assumptions', () => {
  it.each([
    ['like a post', 'It can be taken back: add "unlike a post" when that matters.'],
    ['save for later', 'The phrase names no thing; "item" was put in its place.'],
    ['start a subscription', 'The tiers free, plus and pro are examples: put in your own.'],
  ])('%s', (action, text) => expect(given(action).assumptions.map((note) => note.text)).toContain(text));
  it('the opposite is not offered where the brief has it', () => {
    const notes = propose({ feature: 'A', owner: 'b', actions: ['like and unlike a post'] }).assumptions;
    expect(notes.some((note) => note.text.includes('taken back'))).toBe(false);
  });
});

describe('actions that say the same', () => {
  it('editing and updating a profile are one event, and it is asked', () => {
    const { events, questions } = propose({
      feature: 'F',
      owner: 'a',
      actions: ['edit a profile', 'update a profile'],
    });
    expect(names(events)).toEqual(['profile_edited']);
    expect(questions.map((one) => [one.about, one.code])).toEqual([['update a profile', 'duplicate']]);
  });
  it.each([
    [
      ['book an appointment', 'schedule an appointment', 'confirm an appointment'],
      ['appointment_booking_started', 'appointment_booking_completed', 'appointment_booking_failed'],
      2,
    ],
    [['schedule an appointment', 'book an appointment'], ['appointment_scheduled'], 1],
    [
      ['reserve a table', 'confirm a table'],
      ['table_reservation_started', 'table_reservation_completed', 'table_reservation_failed'],
      1,
    ],
    [['schedule a meeting', 'confirm a meeting'], ['meeting_scheduled', 'meeting_confirmed'], 0],
    [['reschedule an appointment', 'cancel an appointment'], ['appointment_rescheduled', 'appointment_cancelled'], 0],
  ])('a time is booked once: %j', (actions, expected, asked) => {
    const { events, questions } = propose({ feature: 'F', owner: 'a', actions });
    expect(names(events)).toEqual(expected);
    expect(questions.map((one) => one.code)).toEqual(Array(asked).fill('duplicate'));
  });
  it('three verbs in one line as well', () => {
    const { events, questions } = propose({
      feature: 'F',
      owner: 'a',
      actions: ['book, schedule or confirm an appointment'],
    });
    expect(names(events)).toHaveLength(3);
    expect(questions.map((one) => one.code)).toEqual(['duplicate']);
  });
  it('unless the brief names them', () => {
    const actions = ['edit a profile', { do: 'update a profile', name: 'profile_updated' }];
    const { events, questions } = propose({ feature: 'F', owner: 'a', actions });
    expect(names(events)).toEqual(['profile_edited', 'profile_updated']);
    expect(questions).toEqual([]);
  });
});

it('what people make and keep has an id, what they only look at has none', () => {
  expect(carried('create a shopping list')).toEqual(['shopping_list_created: shopping_list_id!']);
  expect(carried('view a list of doctors')).toEqual(['doctor_list_viewed: surface']);
});

it('the description of a long thing says more than its name', () => {
  const [event] = given('view the family member task due dates').events;
  expect(event?.description).toMatch(/: how many, and when$/);
});
