// Pages that teams have: each is read as the deeds in it, or refused with the lines that can be taken.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { briefFromMarkdown } from '../../../server/brief/markdown.ts';
import type { Proposal } from '../../../server/brief/proposal.ts';
import { defaults } from '../../../server/config/settings.ts';
import { proposePlan, readBrief } from '../../../server/operations/propose.ts';
import { Snapshot } from '../../../server/plan/snapshot.ts';
import { names, words } from './planned.ts';

const page = (name: string): string => readFileSync(new URL(`pages/${name}.md`, import.meta.url), 'utf8');
const planned = async (text: string): Promise<Proposal> =>
  proposePlan(await readBrief('a.md', text), Snapshot.empty(defaults), 'file:///a.plan.yml', words).proposal;
const eventsOf = async (text: string): Promise<readonly string[]> => names((await planned(text)).events);

const runs = (thing: string): readonly string[] =>
  ['started', 'completed', 'failed'].map((stage) => `${thing}_${stage}`);

describe('a page of which the deeds are read', () => {
  it.each<[string, readonly string[]]>([
    [
      'requirements',
      [
        'expense_report_created',
        ...runs('receipt_upload'),
        'report_expense_added',
        'report_submitted',
        'email_confirmation_received',
        'report_opened',
        'report_approved',
        'report_rejected',
        'change_requested',
        ...runs('report_export'),
        ...runs('report_payment'),
        'payment_status_viewed',
      ],
    ],
    [
      'release-notes',
      [
        'folder_shared',
        'conversation_archived',
        ...runs('audit_log_export'),
        'conversation_assigned',
        'conversation_snoozed',
        'saved_reply_created',
        'conversation_tagged',
        'conversation_merged',
        'conversations_searched',
      ],
    ],
    [
      'scenarios',
      [
        'return_requested',
        'return_reason_selected',
        ...runs('return_label_print'),
        'coupon_applied',
        'coupon_removed',
        'order_placed',
        'return_approved',
        'return_rejected',
        'order_refunded',
      ],
    ],
    [
      'ticket',
      [
        'recurring_transfer_created',
        'recurring_transfer_edited',
        'recurring_transfer_paused',
        'recurring_transfer_resumed',
        'recurring_transfer_cancelled',
        'transfers_viewed',
        'transfer_sent',
        'user_notified',
        'payee_added',
        'transfer_confirmed',
      ],
    ],
    [
      'journey',
      [
        'login_completed',
        'login_failed',
        'days_viewed',
        'leave_request_submitted',
        'request_edited',
        'request_cancelled',
        'request_approved',
        'request_rejected',
      ],
    ],
  ])('%s', async (name, expected) => {
    const found = await eventsOf(page(name));
    expect(found.filter((event) => !expected.includes(event))).toEqual([]);
    expect(expected.filter((event) => !found.includes(event)).length).toBeLessThanOrEqual(expected.length * 0.1);
  });
});

describe('a page that is no list of actions', () => {
  it('is refused, with the lines that are', async () => {
    await expect(planned(page('checklist'))).rejects.toMatchObject({
      code: 'invalid-input',
      message:
        'This page is not a list of actions: of its 12 lines, 9 do not say what somebody does. Nothing was written.',
      help: `Put the lines that do under a heading with the feature's name, and plan that:
- Customer uploads an identity document
- Customer takes a selfie
- Compliance officer approves the application`,
    });
  });
  it('is refused when no line is', async () => {
    await expect(planned(page('vision'))).rejects.toMatchObject({
      message:
        'This page is not a list of actions: of its 7 lines, 7 do not say what somebody does. Nothing was written.',
      help: expect.stringContaining('in English, one action a line'),
    });
  });
  it.each([
    [
      'another language',
      '# Teilen\n- Beitrag für Kunden hochladen\n- Beitrag und Bild löschen\n- Eine Liste für Kunden\n',
      /not a list of actions/,
    ],
    ['only headings', '# A\n## B\n### C\n', /No actions found/],
    ['only emoji', '# \u{1F680}\n- \u{1F680}\n- \u{1F389}\n', /No feature is named/],
    [
      'more lines than a feature has',
      `# A\n${'- share a post\n'.repeat(500)}`,
      /has 500 lines that may be actions; a brief has up to 400/,
    ],
    ['1 MB of prose', `# A\n${'Everybody was calm, and the sea was blue. '.repeat(23_000)}\n`, /No actions found/],
  ])('%s: a clear word', async (_, text, message) => {
    await expect(planned(text)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(message),
    });
  });
  it('is sent to the import when it holds a table of events', async () => {
    const text =
      '# Quizzes\n\n| Event name | Trigger |\n|---|---|\n| quiz_started | Client shows the quiz |\n| quiz_done | Server stores it |\n';
    await expect(planned(text)).rejects.toMatchObject({
      message: '"a.md" holds a table of events, which are not read as actions.',
      help: 'Import it with "trackwright init --from a.md".',
    });
  });
  it('one bad line stops nothing', async () => {
    expect(await eventsOf('# Sharing\n- share a post\n- like a post\n- tbd\n')).toEqual(['post_shared', 'post_liked']);
  });
});

describe('lines that are no deeds', () => {
  const actions = (text: string) => briefFromMarkdown(text).brief?.actions;
  it.each([
    [
      'a list below a line',
      '- submit an expense\n- The expense should include:\n  - Start date\n  - Cost center (optional)\n- open a report',
    ],
    ['one line', '- submit an expense\n- It must contain a start date, cost center\n- open a report'],
    ['below a heading', '- submit an expense\n## Fields\n- Start date\n- Cost center\n## Actions\n- open a report'],
  ])('fields are properties of the action above: %s', (_, list) => {
    expect(actions(`# Expenses\n${list}\n`)).toEqual([
      { phrase: 'submit an expense', properties: ['start_date', 'cost_center'] },
      { phrase: 'open a report', properties: [] },
    ]);
  });
  it('pain points, dates and fixed faults are context', () => {
    const text =
      '# A\n## Pain points\n- Receipts get lost\n## Key dates\n- Start date\n## Fixed\n- Crash when opening a report\n## Actions\n- open a report\n';
    expect(actions(text)?.map(({ phrase }) => phrase)).toEqual(['open a report']);
  });
  it.each(['As a <role>, I want <goal>', '[describe here]', 'TBD', '{{action}}'])(
    '"%s" is a placeholder',
    async (phrase) => {
      const { questions, events } = await planned(`# A\n- share a post\n- pin a post\n- ${phrase}\n`);
      expect(names(events)).toEqual(['post_shared', 'post_pinned']);
      expect(questions).toContainEqual(expect.objectContaining({ about: phrase, code: 'placeholder' }));
    },
  );
});
