// What an event carries follows from its object, not from its verb.
import { describe, expect, it } from 'vitest';
import { printPlan } from '../../../server/plan/print.ts';
import { problems, propose } from './planned.ts';

type Listed = string | { readonly ref?: string; readonly name?: string; readonly required?: boolean };
const shown = (listed: Listed): string =>
  typeof listed === 'string' ? listed : `${listed.ref ?? listed.name}${listed.required ? '!' : ''}`;

/** One brief; its events as `name {unique key}: properties`. */
function eventsOf(...actions: readonly string[]): readonly string[] {
  const brief = { feature: 'Feature', owner: 'core', actions };
  expect(problems(printPlan(propose(brief)))).toEqual([]);
  return propose(brief).events.map(
    ({ name, unique_key: key, properties }) =>
      `${name}${key ? ` {${key}}` : ''}: ${((properties ?? []) as readonly Listed[]).map(shown).join(' ')}`,
  );
}

it('money has an amount and a currency, whatever is done to it', () => {
  const found = eventsOf(
    'customers place orders',
    'give back the money for an order',
    'staff issue a gift card',
    'buyer bids on a painting',
    'guests tip the waiter',
    'freelancer sends an invoice',
    'employee files an expense claim',
    'shopper enters a voucher',
    'go to checkout',
    'seller counters an offer',
    'approve a payout',
    'void an invoice',
  );
  for (const event of found) expect(event).toMatch(/currency!/);
  expect(found.find((event) => event.startsWith('voucher_entered'))).toContain('discount!');
});

it('coins have a number and a reason, or what they were spent on, and no id', () => {
  expect(eventsOf('players earn gems', 'players spend gems', 'spend points on a hat', 'redeem loyalty points')).toEqual(
    [
      'gem_earned: amount! reason!',
      'gem_spent: amount! item_id',
      'point_spent: amount! item_id',
      'loyalty_point_redeemed: amount! item_id',
    ],
  );
});

describe('a verb has the sense of its object', () => {
  it.each([
    ['send cash to a colleague', 'cash_sent: transfer_id! colleague_id amount! currency!'],
    ['send a message to a colleague', 'message_sent: message_id! colleague_id message_length channel'],
    ['pause a standing order', 'standing_order_paused: standing_order_id! amount! currency!'],
    ['pause a podcast episode', 'podcast_episode_paused: podcast_episode_id! podcast_id position_s'],
    ['pause a campaign', 'campaign_paused: campaign_id!'],
    ['subscribe to the weekly digest', 'digest_subscription_started: digest_id! surface'],
    ['editor suggests a correction', 'correction_suggested: correction_id!'],
    [
      'customer opens a support ticket',
      'support_ticket_opened {support_ticket_id}: support_ticket_id! category channel',
    ],
    ['open the settings page', 'settings_page_opened: surface'],
    ['join a video consultation', 'video_consultation_joined: video_consultation_id!'],
    ['withdraw an application', 'application_withdrawn: application_id! job_id withdraw_reason'],
    ['transfer a patient to another ward', 'patient_transferred: patient_id! ward_id'],
    ['renew a passport', 'passport_renewed: passport_id!'],
    ['turn in an essay', 'essay_submitted: essay_id! course_id attempt_number is_late'],
    ['post a job', 'job_posted: job_id! employment_type location_type'],
    ['publish a package', 'package_published: package_id! repository_id version'],
  ])('%s', (action, event) => expect(eventsOf(action)).toEqual([event]));
});

it('three verbs of one subject are three events', () => {
  expect(eventsOf('host accepts, declines or counters a bid').map((event) => event.split(/[ :]/)[0])).toEqual([
    'bid_accepted',
    'bid_declined',
    'bid_countered',
  ]);
});

describe('keys', () => {
  it('are required, of the object and of the run; what may happen twice is not unique', () => {
    expect(eventsOf('view a shoe', 'add a shoe to the basket', 'redeem a voucher', 'pay for a booking')).toEqual([
      'shoe_viewed: shoe_id! surface',
      'basket_shoe_added: basket_id! shoe_id! quantity! price! currency!',
      'voucher_redeemed: voucher_id! discount! currency!',
      'booking_payment_started {payment_id}: payment_id! booking_id! amount! currency! payment_method',
      'booking_payment_completed {payment_id}: payment_id! booking_id! amount! currency! payment_method',
      'booking_payment_failed {payment_id}: payment_id! booking_id! amount! currency! decline_code',
    ]);
  });
  it('nouns beside the object keep theirs, people by their role', () => {
    expect(
      eventsOf(
        'post a comment on a photo',
        'move a task to another project',
        'remove someone from a group',
        'assign a chat to a colleague',
        'send a contract to a client',
      ),
    ).toEqual([
      'comment_submitted: comment_id! photo_id message_length',
      'task_moved: task_id! project_id! previous_project_id',
      'group_user_removed: group_id! removed_user_id!',
      'chat_assigned: chat_id! assignee_id!',
      'contract_sent: contract_id! client_id channel',
    ]);
  });
  it.each(['follow someone', 'ban a user', 'unassign a user from a task', 'invite somebody to a team'])(
    '%s: never user_id',
    (action) => {
      for (const event of eventsOf(action)) expect(event).not.toMatch(/\buser_id/);
    },
  );
});

it('words that are persons and verbs are persons before a verb', () => {
  expect(
    eventsOf('staff deactivate a badge', 'players reroll quests', 'resend an invoice').map(
      (event) => event.split(/[ :]/)[0],
    ),
  ).toEqual(['badge_deactivated', 'quest_rerolled', 'invoice_resent']);
});
