// The guide to briefs says what comes of its actions.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { printPlan } from '../../../server/plan/print.ts';
import { names, problems, propose } from './planned.ts';

const guide = readFileSync(new URL('../../../docs/guides/briefs.md', import.meta.url), 'utf8');
const rows = [...guide.matchAll(/^\| (?!Action |---)([^|]+?) \| ([a-z_]+) \| ([^|]+?) \|$/gm)].map(
  ([, action = '', event = '', carried = '']) => [action, event, carried] as const,
);

type Listed = string | { readonly ref?: string; readonly name?: string; readonly required?: boolean };
const shown = (listed: Listed): string =>
  typeof listed === 'string' ? listed : `${listed.ref ?? listed.name}${listed.required ? '!' : ''}`;

describe('the guide to briefs', () => {
  it('has examples', () => expect(rows.length).toBeGreaterThan(15));
  it.each(rows)('%s', (action, event, carried) => {
    const { events } = propose({ feature: 'Feature', owner: 'core', actions: [action] });
    const found = events.find(({ name }) => name === event);
    expect(((found?.properties ?? []) as readonly Listed[]).map(shown).join(' ')).toBe(carried);
  });
  it('its brief gives the name and the property that it lists', () => {
    const [, brief = ''] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];
    const proposal = propose(parse(brief));
    expect(names(proposal.events)).toEqual(['report_delivered']);
    expect(JSON.stringify(proposal.events[0]?.properties)).toContain('"recipient_count"');
    expect(problems(printPlan(proposal))).toEqual([]);
  });
});
