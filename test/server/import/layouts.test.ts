// Every layout is read as its labels say: no event that is none, none lost, nothing said to be kept that was not.
import { describe, expect, it } from 'vitest';
import { importPlan } from '../../../server/import/import.ts';
import { englishWords as english } from '../../english.ts';
import { layouts, outline } from './layouts.ts';
import { problemsIn } from './problems-in.ts';

describe.each(layouts)('$layout', ({ name, text, plan, refused, lost, assumed }) => {
  const read = importPlan(text, { english, name });

  it('is read as a person reads it, or refused', () => {
    if (refused !== undefined) expect('fault' in read ? read.fault : outline(read.parts)).toContain(refused);
    else expect('fault' in read ? read.fault : outline(read.parts)).toBe(plan);
  });
  it('tells what was lost, and what was assumed', () => {
    if ('fault' in read) return;
    const messages = (remarks: readonly { readonly column?: string; readonly message: string }[]) =>
      remarks.map(({ column, message }) => (column === undefined ? message : `"${column}": ${message}`));
    const unsaid = (said: readonly string[], parts: readonly string[]) =>
      said.filter((message) => !parts.some((part) => message.includes(part)));
    const [losses, assumptions] = [messages(read.losses), messages(read.assumptions)];
    expect({ unsaid: unsaid(losses, lost), of: losses.length }).toEqual({ unsaid: [], of: lost.length });
    expect(lost.filter((part) => !losses.some((message) => message.includes(part)))).toEqual([]);
    expect(unsaid(assumptions, assumed)).toEqual([]);
    expect(assumed.filter((part) => !assumptions.some((message) => message.includes(part)))).toEqual([]);
  });
  it('gives a plan without an error that reading made', () => {
    if ('fault' in read) return;
    const known = ['property-type-missing', 'property-type-conflict'];
    expect(
      problemsIn(read.text)
        .filter(({ severity, rule }) => severity === 'error' && !known.includes(rule))
        .map(({ message }) => message),
    ).toEqual([]);
  });
});
