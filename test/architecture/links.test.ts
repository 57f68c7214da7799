// Every link of every page leads somewhere, and every path that a page names is there.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { textOf, tracked } from './tracked.ts';

const pages = tracked.filter((file) => file.endsWith('.md') && !file.startsWith('test/'));
const prose = (page: string) => textOf(page).replace(/^```[\s\S]*?^```/gm, '');

/** As GitHub makes them of headings. */
const anchors = (page: string) =>
  [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
/** VS Code's and ours, and what lies on the web. */
const isElsewhere = (target: string) => /^(https?|command|trackwright|mailto):/.test(target);

test('pages were found', () => expect(pages.length).toBeGreaterThan(40));
describe.each(pages)('%s', (page) => {
  test('links', () => {
    const targets = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const dead = targets.filter((target) => {
      if (isElsewhere(target)) return false;
      const [file = '', anchor] = target.split('#');
      const to = file ? path.posix.join(path.posix.dirname(page), file) : page;
      if (!tracked.includes(to) && !(existsSync(to) && statSync(to).isDirectory())) return true;
      return anchor !== undefined && !anchors(to).includes(anchor);
    });
    expect(dead).toEqual([]);
  });
  test('paths', () => {
    const named = [
      ...prose(page).matchAll(/`((?:server|client|test|scripts|docs|examples|schemas|bench|media)\/[\w./-]*)`/g),
    ];
    const written = /^(docs\/rules|test)\/.*<|\*/;
    expect(named.flatMap(([, file = '']) => (existsSync(file) || written.test(file) ? [] : [file]))).toEqual([]);
  });
});
