import { describe, expect, it } from 'vitest';
import { chosenChecks, deriveChecks } from '../../../server/checks/derive.ts';
import { checkKindTable } from '../../../server/checks/kinds/index.ts';
import { dottedPath } from '../../../server/checks/path.ts';
import { checkSettings } from '../../../server/checks/settings.ts';
import type { Plan } from '../../../server/plan/plan.ts';
import { event, plan, property } from '../events/build.ts';
import { shop } from './shop.ts';

const derived = (of: Plan, settings: Record<string, unknown> = {}) => deriveChecks(of, checkSettings(settings, of));
const keys = (of: Plan, settings?: Record<string, unknown>) =>
  derived(of, settings).map(({ check, event: one, property: path }) =>
    [check, one?.name, path && dottedPath(path)].filter(Boolean).join(' '),
  );

describe('instances', () => {
  it('come of each thing that the plan says, all events first, then event by event', () => {
    const small = plan({
      events: [
        event('a', { properties: [property('p', { required: true, enum: [{ value: 'x' }] })] }),
        event('b', { uniqueKey: ['q'], properties: [property('q', { types: ['integer'], minimum: 0 })] }),
      ],
      checks: [{ name: 'positive', event: 'b', expect: 'q > 0', severity: 'warning' }],
    });
    expect(keys(small)).toEqual([
      'envelope',
      'duplicate_id',
      'duplicate_event',
      'future_time',
      'freshness',
      'missing_day',
      'volume',
      'unplanned_event',
      'unplanned_property',
      'session_order',
      'missing_day a',
      'volume a',
      'unplanned_property a',
      'unseen_event a',
      'required a p',
      'not_null a p',
      'type a p',
      'enum a p',
      'entity_orphan a user_id',
      'missing_day b',
      'volume b',
      'unplanned_property b',
      'unseen_event b',
      'not_null b q',
      'type b q',
      'range b q',
      'unique_key b',
      'positive b',
      'entity_orphan b user_id',
    ]);
  });

  it('have keys of their own', () => expect(new Set(keys(shop)).size).toBe(keys(shop).length));

  it('are of live events only', () => {
    const of = plan({
      events: [
        event('a', { status: 'verified' }),
        event('b', { status: 'planned' }),
        event('c', { status: 'removed' }),
      ],
    });
    expect(derived(of).some(({ event: one }) => one?.name === 'a')).toBe(true);
    expect(derived(of).some(({ event: one }) => one && one.name !== 'a')).toBe(false);
  });

  it.each<[string, Partial<Plan['events'][number]>, Partial<Plan>, string | undefined]>([
    ['open', { additionalProperties: true }, {}, undefined],
    ['of a schema for more', { additionalProperties: { types: ['string'] } }, {}, undefined],
    ['closed', { additionalProperties: false }, { unplanned: 'allow' }, 'error'],
    ['silent', {}, {}, 'warning'],
    ['silent where anything goes', {}, { unplanned: 'allow' }, undefined],
  ])('of unplanned properties: an event that is %s', (_, said, project, severity) => {
    const of = plan({ events: [event('a', said)], ...project });
    expect(derived(of).find(({ check, event: one }) => check === 'unplanned_property' && one)?.severity).toBe(severity);
  });

  it('nothing is said of unplanned events where anything goes', () =>
    expect(keys(plan({ events: [event('a')], unplanned: 'allow' }))).not.toContain('unplanned_event'));

  it('of an event that is only planned, missing it is information', () => {
    const severity = (status: 'planned' | 'verified') =>
      derived(plan({ events: [event('a', { status })] })).find(({ check }) => check === 'unseen_event')?.severity;
    expect([severity('planned'), severity('verified')]).toEqual(['information', 'warning']);
  });

  it('are turned off and made graver by kind or by name', () => {
    expect(
      keys(shop, { enum: 'off', known_platform: false }).filter((key) => /^enum|known_platform/.test(key)),
    ).toEqual([]);
    const severities = derived(shop, { condition: 'warning', known_platform: 'error' }).flatMap(
      ({ kind, check, severity }) => (kind.id === 'condition' ? [[check, severity]] : []),
    );
    expect(severities).toEqual([
      ['known_platform', 'error'],
      ['pro_users_only_in_us', 'warning'],
      ['total_is_positive_for_gifts', 'warning'],
    ]);
  });

  it('every kind has an id of its own and says what it is about', () => {
    expect(new Set(checkKindTable.map(({ id }) => id)).size).toBe(checkKindTable.length);
    for (const { id, checks, remediation } of checkKindTable) {
      expect(id).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(checks).not.toMatch(/\.$/);
      expect(remediation).toMatch(/\.$/);
    }
  });
});

describe('names', () => {
  const both = plan({
    events: [
      event('enum', { as: 'wired' }),
      event('opened', { properties: [property('p', { enum: [{ value: 1 }] })] }),
    ],
  });
  const found = (of: Plan, ...names: string[]) => {
    const choose = chosenChecks(of, names);
    return typeof choose === 'string'
      ? choose
      : derived(of)
          .filter(choose)
          .map(({ check, event: one }) => `${check} ${one?.name ?? ''}`);
  };
  it.each<[string[], string[]]>([
    [
      ['event:enum'],
      ['missing_day enum', 'volume enum', 'unplanned_property enum', 'unseen_event enum', 'entity_orphan enum'],
    ],
    [
      ['wired', 'check:enum'],
      [
        'missing_day enum',
        'volume enum',
        'unplanned_property enum',
        'unseen_event enum',
        'entity_orphan enum',
        'enum opened',
      ],
    ],
    [['freshness'], ['freshness ']],
  ])('%j', (names, expected) => expect(found(both, ...names)).toEqual(expected));

  it.each([
    [['enum'], '"enum" is an event and a check. Say event:enum or check:enum.'],
    [['openned'], 'There is no event and no check "openned". Did you mean "opened"?'],
    [['freshness', 'nothing_like_it'], 'There is no event and no check "nothing_like_it".'],
    [['event:freshness'], 'There is no event and no check "freshness". Did you mean "freshness"?'],
  ])('%j: %s', (names, message) => expect(found(both, ...names)).toBe(message));

  it('a check of the plan by its name, all of them by their kind', () => {
    expect(found(shop, 'known_platform')).toEqual(['known_platform ']);
    expect(found(shop, 'condition')).toHaveLength(3);
  });
});
