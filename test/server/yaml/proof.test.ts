import { describe, expect, it, vi } from 'vitest';
import { Doc } from '../../../server/yaml/document.ts';
import { provenFaults } from '../../../server/yaml/proof.ts';

const fixesOf = (text: string) => {
  const doc = Doc.of('file:///p/a.plan.yml', text, 'whole');
  return doc.chunks.flatMap((chunk) => provenFaults(doc, chunk)).map(({ message, fix }) => [message, fix?.text]);
};

describe('a fix of broken YAML is offered', () => {
  it.each([
    ['a: [1, 2\nb: 1\n', ']'],
    ['a: {x: 1\nb: 1\n', '}'],
    ['a: "x\nb: 1\n', '"'],
  ])('where its fault goes: %j', (text, fix) => expect(fixesOf(text)).toMatchObject([[expect.any(String), fix]]));

  // The bracket that is added closes another than the one that is named.
  it.each([
    'a: {x: {y: 1}["z"]\nb: 1\n',
    'rules: {a: error, b: {severity: warning, patterns: ["^tmp_"]}["tracking/**"]\nplans: 1\nconvent", "*.yml"]\n',
    'a: {x: 1, y: {z: true}, {v: 1, w: 5}]\nb: 1\n',
    'a: [1, [2, 3}\nb: 1\n',
  ])('not where its fault stays: %j', (text) => {
    const after = left(text);
    for (const [message, fix] of fixesOf(text)) if (fix !== undefined) expect(after).not.toContain(message);
  });
});

it.each([
  ['a small text', 1, 2, 9],
  ['nothing of a large one, whose fixes are tried when they are picked', 8000, 0, 0],
])('reads again %s', (_, lines, least, most) => {
  // Two faults with fixes that do not work together.
  const text = `${'ok: 1 # as it should be\n'.repeat(lines)}a: [1, 2\nb: 1\nc: {x: {y: 1}["z"]\nd: 1\n`;
  const doc = Doc.of('file:///p/models/a.yml', text, 'whole', 'dbt');
  const reads = vi.spyOn(Doc, 'of');
  const faults = doc.chunks.flatMap((chunk) => provenFaults(doc, chunk));
  const count = reads.mock.calls.length;
  reads.mockRestore();
  expect(count).toBeGreaterThanOrEqual(least);
  expect(count).toBeLessThanOrEqual(most);
  expect(faults.some(({ fix }) => fix)).toBe(true);
});

/** What is wrong once every fix that is offered was made. */
function left(text: string): readonly (string | undefined)[] {
  const doc = Doc.of('file:///p/a.plan.yml', text, 'whole');
  const edits = doc.chunks
    .flatMap((chunk) => provenFaults(doc, chunk))
    .flatMap(({ fix }) => (fix ? [{ at: doc.offsets(fix.at), text: fix.text }] : []))
    .sort((a, b) => b.at[0] - a.at[0]);
  const fixed = edits.reduce((now, { at, text: put }) => now.slice(0, at[0]) + put + now.slice(at[1]), text);
  return fixesOf(fixed).map(([message]) => message);
}
