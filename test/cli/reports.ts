// Problems and results of checks for the renderers, with what is hard to show: wide characters, tabs, endless lines, markup.

import type { CheckResult } from '../../server/checks/result.ts';
import type { ReportedProblem } from '../../server/cli/report/problems.ts';

const long = `description: "${'word '.repeat(300)}`;

export const sources: Readonly<Record<string, string>> = {
  'plans/shop.plan.yml': `events:\n  - name: itemAdded\n    description: 商品をカートに入れた🎉 cart\n\t\ttrigger: x\n  - {name: a, ${long}itemRemoved"}\n`,
  'plans/base.plan.yml': 'properties:\n- name: amount\n',
};

const base = { endLine: 2, endColumn: 19, fixable: false, related: [] } satisfies Partial<ReportedProblem>;

export const problems: readonly ReportedProblem[] = [
  {
    ...base,
    file: 'plans/shop.plan.yml',
    line: 2,
    column: 11,
    endColumn: 20,
    rule: 'event-name-case',
    severity: 'warning',
    message:
      'Event "itemAdded" is not snake_case; 14 of 15 events here are. Rename it to "item_added" (used in 2 more places).',
    fixable: true,
  },
  {
    ...base,
    file: 'plans/shop.plan.yml',
    line: 3,
    column: 28,
    endLine: 3,
    endColumn: 33,
    rule: 'description-restates-name',
    severity: 'information',
    message: 'The description of event "itemAdded" says no more than its name.',
    help: 'Say when it is sent and what it is for.',
  },
  {
    ...base,
    file: 'plans/shop.plan.yml',
    line: 4,
    column: 3,
    endLine: 4,
    endColumn: 10,
    rule: 'yaml-syntax',
    severity: 'error',
    message: 'A tab cannot indent YAML.',
    fixable: true,
  },
  {
    ...base,
    file: 'plans/shop.plan.yml',
    line: 5,
    column: 19 + long.length - 5,
    endLine: 9,
    endColumn: 3,
    rule: 'property-type-conflict',
    severity: 'error',
    message:
      'Property "amount" is number in "order_paid" and string in "refund_issued". A warehouse column has one type.',
    related: [
      { file: 'plans/base.plan.yml', line: 2, column: 9, message: '"amount" is number here.' },
      { file: 'plans/gone.plan.yml', line: 120, column: 1, message: 'It is string here.' },
      { file: 'plans/base.plan.yml', line: 1, column: 1, message: 'Three.' },
      { file: 'plans/base.plan.yml', line: 1, column: 1, message: 'Four.' },
    ],
  },
  {
    ...base,
    file: 'plans/<&>.yml',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    rule: 'unused-definition',
    severity: 'hint',
    message: 'Property "\u001b[31m]]><x" is never used.',
  },
];

const check = {
  dimension: 'validity',
  severity: 'error',
  status: 'pass',
  failing: 0,
  total: 1204,
  sample: [],
  sql: 'select 1',
} as const;

export const results: readonly CheckResult[] = [
  { ...check, check: 'required', event: 'order_paid', property: 'amount' },
  {
    ...check,
    check: 'enum',
    event: 'order_paid',
    property: 'payment_method',
    status: 'fail',
    failing: 12,
    expected: 'one of "card", "paypal"',
    actual: '"cash" 9 times, "crypto" 3 times',
    since: '2026-01-30T08:00:00Z',
    share: 12 / 1204,
    file: 'plans/shop.plan.yml',
    line: 44,
    sample: [
      { event_id: 'a1', event_time: '2026-01-30T08:00:00.000Z', payment_method: 'cash', n: 1 },
      { event_id: 'a2', event_time: '2026-01-30T09:00:00.000Z', payment_method: 'crypto\u001b[2J', n: null },
      { event_id: 'a3', event_time: '2026-01-30T10:00:00.000Z', payment_method: 'cash', n: 20 },
      { event_id: 'a4', event_time: '2026-01-30T11:00:00.000Z', payment_method: 'cash', n: 3 },
    ],
  },
  {
    ...check,
    check: 'late_arrival',
    event: null,
    property: null,
    dimension: 'timeliness',
    severity: 'warning',
    status: 'fail',
    failing: 3,
  },
  {
    ...check,
    check: 'volume',
    event: 'order_paid',
    property: null,
    status: 'skip',
    total: 0,
    reason: 'Fewer than 7 complete days of data.',
  },
  {
    ...check,
    check: 'pattern',
    event: 'signup',
    property: 'email',
    status: 'error',
    total: 0,
    reason: 'The query was stopped after 30 s.',
  },
];
