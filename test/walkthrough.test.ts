// The walkthrough leads somewhere: its pages are there, its commands exist, its examples are sound.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '../server/lint/rules/index.ts';
import { lint, snapshotOf } from './server/lint/examples.ts';

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
const [walkthrough] = contributes.walkthroughs as {
  steps: { id: string; description: string; media: { markdown: string } }[];
}[];
const commands = new Set((contributes.commands as { command: string }[]).map((one) => one.command));

test('five steps', () => expect(walkthrough?.steps.length).toBe(5));
test.each(walkthrough?.steps ?? [])('$id', ({ description, media }) => {
  expect(existsSync(media.markdown)).toBe(true);
  for (const [, command = ''] of description.matchAll(/\(command:([\w.]+)/g))
    expect(commands.has(command) || command.startsWith('workbench.')).toBe(true);
});
test('the count of events is the example’s', () => {
  const text = readFileSync('media/walkthrough/example.md', 'utf8');
  const plan = readFileSync('examples/ai-study/ai-study.plan.yml', 'utf8');
  const snapshot = snapshotOf({ 'a.plan.yml': plan });
  expect(text).toContain(`${snapshot.items('event').length} events`);
  expect([...lint(snapshot, rules).problems.values()].flat()).toEqual([]);
});
