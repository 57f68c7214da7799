// What people get wrong in the two examples: one slip each, and the rule that must say so.

export interface Mistake {
  readonly file: string;
  readonly find: string;
  readonly write: string;
  readonly rule: string;
  /** Typed into an open document, or written to the disk behind a closed one. */
  readonly how: 'typed' | 'on disk';
}
const slip = (how: Mistake['how'], rule: string, file: string, find: string, write: string): Mistake => ({
  ...{ how, rule, file, find, write },
});

const shop = 'tracking/shop.plan.yml';
const checkout = 'tracking/checkout.plan.yml';
const metrics = 'tracking/metrics.plan.yml';
const models = 'dbt/models/staging/_models.yml';
const study = 'ai-study.plan.yml';

export const mistakes: Readonly<Record<string, readonly Mistake[]>> = {
  checkout: [
    slip('typed', 'event-name-case', checkout, 'name: checkout_failed', 'name: checkoutFailed'),
    slip('typed', 'wrong-value-kind', shop, 'maxLength: 200', 'maxLength: many'),
    slip('on disk', 'unresolved-reference', metrics, 'event: order_refunded, prop', 'event: order_refnded, prop'),
    slip('typed', 'constraint-range-inverted', shop, 'maximum: 200,', 'maximum: -200,'),
    slip('on disk', 'duplicate-definition', checkout, 'name: order_dispatched', 'name: order_shipped'),
    slip('typed', 'condition-invalid', checkout, 'where: coupon is not null', 'where: coupon is is'),
    slip('typed', 'dbt-misspelled-key', models, 'description: The platform it was', 'desciption: The platform it was'),
    slip('on disk', 'link-enum-drift', models, 'values: [password, google, apple]', 'values: [password, google, aple]'),
    slip('typed', 'dbt-unknown-key', models, 'data_type: varchar', 'wire_type: varchar'),
    slip('on disk', 'property-name-case', 'trackwright.yml', 'property_case: snake_case', 'property_case: camelCase'),
    slip('typed', 'wrong-value-kind', 'trackwright.yml', 'profile: recommended', 'profile: recommnded'),
    slip('on disk', 'unresolved-reference', 'trackwright.yml', '{project: dbt,', '{project: dtb,'),
    slip(
      'typed',
      'unknown-key',
      'trackwright.yml',
      '{type: duckdb, path: .trackwright/dev.duckdb}',
      '~\nrules: {event-name-cas: off}',
    ),
    slip('typed', 'event-name-structure', 'trackwright.yml', '{object}_{action}', '{action}_{object}'),
    slip('typed', 'dbt-syntax', models, 'data_tests: [not_null, unique]', 'data_tests: [not_null, unique'),
    slip('typed', 'yaml-syntax', checkout, 'entities: [user, order]', 'entities: [user, order'),
  ],
  'ai-study': [
    slip('typed', 'unknown-key', study, 'description: New users', 'descripton: New users'),
    slip('typed', 'event-description-missing', study, '    description: Demand for quizzes\n', '    tags: [quiz]\n'),
    slip(
      'on disk',
      'unresolved-reference',
      study,
      'agg: count, event: signup_started',
      'agg: count, event: signup_begun',
    ),
    slip('typed', 'event-name-tense', study, 'name: class_created', 'name: class_create'),
    slip('typed', 'event-name-case', study, 'name: quiz_assigned', 'name: quizÄssigned😀'),
    slip(
      'typed',
      'unused-suppression',
      study,
      'events:\n',
      'events:\n  # trackwright-disable-next-line enum-invalid: none\n',
    ),
    slip(
      'typed',
      'metric-invalid',
      study,
      'agg: average, event: quiz_taken, property: score',
      'agg: average, event: quiz_taken',
    ),
    slip('on disk', 'link-column-missing', models, '- name: score', '- name: skore'),
    slip('typed', 'dbt-duplicate-definition', models, 'name: stg_signup_completed', 'name: stg_signup_started'),
    slip('typed', 'duplicate-key', 'trackwright.yml', 'profile: recommended', 'profile: strict\nprofile: recommended'),
    slip('on disk', 'owner-missing', study, '  owner: learning\nowners:', 'owners:'),
    slip('typed', 'yaml-syntax', study, 'segments:', '\tsegments:'),
  ],
};
