import { describe, expect, it } from 'vitest';
import { checkPlaceOf } from '../../../server/checks/place.ts';
import { defaults } from '../../../server/config/settings.ts';
import { Snapshot } from '../../../server/plan/snapshot.ts';
import { Doc } from '../../../server/yaml/document.ts';

const file = (uri: string, text: string) => [uri, { kind: 'plan' as const, doc: Doc.of(uri, text, 'chunks') }] as const;
const dictionary = `
properties:
  - {name: price, type: number, minimum: 0}
bundles:
  - name: basket
    properties:
      - {ref: price, required: true}
      - name: cart
        type: object
        properties:
          - {name: size, type: integer}
`;
const events = `events:
  - name: paid
    use: [basket]
    properties:
      - {ref: price, maximum: 5}
      - name: method
        type: string
    variants:
      - name: card
        where: "method = 'card'"
        properties:
          - {name: digits, type: string}
  - name: refunded
    extends: paid
checks:
  - {name: positive, event: paid, expect: price > 0}
`;
const snapshot = Snapshot.empty(defaults).with(
  new Map([file('file:///a.plan.yml', dictionary), file('file:///b.plan.yml', events)]),
);

describe('where a check is asked for', () => {
  it.each<[string, Parameters<typeof checkPlaceOf>[0], string | undefined]>([
    ['a property, as close to the event as it stands', { event: 'paid', property: ['price'] }, 'b 5'],
    ['a property of a bundle', { event: 'paid', property: ['cart'] }, 'a 8'],
    ['a member of an object', { event: 'paid', property: ['cart', 'size'] }, 'a 11'],
    ['a property of the event itself', { event: 'paid', property: ['method'] }, 'b 6'],
    ['a property of a variant', { event: 'paid', property: ['digits'] }, 'b 12'],
    ['an inherited property', { event: 'refunded', property: ['method'] }, 'b 6'],
    ['an event', { event: 'refunded' }, 'b 13'],
    ['a property that is none: its event', { event: 'paid', property: ['user_id'] }, 'b 2'],
    ['a check of the plan', { check: 'positive', event: 'paid' }, 'b 16'],
    ['all events', {}, undefined],
    ['an event that has gone', { event: 'gone' }, undefined],
  ])('%s', (_, about, expected) => {
    const place = checkPlaceOf(about, snapshot);
    expect(place && `${place.uri.slice(8, 9)} ${place.line}`).toBe(expected);
  });
});
