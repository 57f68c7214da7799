// Texts that tests break: a plan, dbt files with all that YAML can tie together, settings with secrets.

export const plan = `plan: {name: shop}
owners: [{name: growth}] # who to ask
properties:
  - {name: method, type: string, enum: [card, cash, card]}
  - name: amount # before tax
    type: number
    minimum: 0
  - {name: note, type: string, description: "What they wrote: a text, or nothing"}
bundles:
  - {name: b, properties: [method, {name: inner, type: string}]}
events:
  - name: order_paid
    use: [b]
    descripton: Somebody pays # once
    properties: [{ref: amount, required: true}, {name: amount, minmum: 5}]
  # the other way
  - name: orderRefunded
    extends: order_paid
    trigger: |
      When money goes back.

      Never before.
    properties:
      - &shared {name: reason, type: string, maxLength: 3, examples: [late]}
  - {name: order_closed, properties: [*shared]}
metrics:
  - {name: paid, agg: sum, event: order_paid, property: amount, where: "method = 'card' and amount > 1"}
funnels:
  - {name: f, window: 7d, steps: [order_paid, orderRefundd]}
`;

export const other = `events:
  - {name: coupon_used, description: A coupon is used}
`;

export const dbt = `version: 2
models:
  - name: stg_order_paid
    owner: growth # who to ask
    desciption: One row an order
    config: {meta: {event: order_paid}}
    columns:
      - name: method
        data_tests: [{accepted_values: {arguments: {values: [card, 'cash']}}}]
        team: "sales"
      - {name: amount, data_type: numeric(10,2), quote: no}
  - name: stg_coupon_used
    legacy: 0x1F
    since: 2024-01-01
    note: |
      Some text.

      More of it.
sources:
  - name: raw
    tables: [{name: events, loaded_at_field: ts}]
`;

/** Anchors, merges, tags, open brackets and quotes, tabs: what fixes must leave alone, and what they must not make worse. */
export const dbtKnots = `version: 2
defaults: &defaults {severity: warn} # for all
models:
  - name: a
    recent: &recent
      config: {where: "d > 7"}
    columns:
      - name: id
        data_tests:
          - not_null:
              <<: *recent
          - unique: {<<: *defaults}
  - name: b
    extra: !!str 12
    list: [a, 'b', "c", 1_000, yes, ~]
    config:
      # how it is built
      materialized: table
  - {name: c, odd: &odd x, meta: {same: *odd}}
`;

export const profiles = `shop:
  target: dev
  outputs:
    dev:
      type: postgres
      host: localhost
      user: shop
      password: hunter2 # not here
      dsn: "postgres://shop:hunter2@localhost/shop"
`;

export const config = `profile: strict
conventions: {event_case: snake_case, property_case: snake_case}
rules: {event-name-case: error, no-such: off}
connections:
  warehouse: {type: postgres, password: hunter2, typ: 1}
  local: postgres://shop:hunter2@localhost/shop
semantics: {timezone: Europe/Berlin, week_start: 9}
`;
