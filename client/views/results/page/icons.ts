// The icons of a verdict: drawn with the colour of the text around them, and named for readers who do not see them.
import type { CardCheck, Verdict } from '../../../../server/results/card.ts';

const circle = 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z';
const drawn = {
  ok: { name: 'Passed', paths: [circle, 'M5 8.2l2 2 4-4.2'] },
  warn: { name: 'Warning', paths: ['M8 2 14.5 13.5h-13L8 2Z', 'M8 6.5v3.2M8 11.2v.6'] },
  fail: { name: 'Failed', paths: [circle, 'M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4'] },
  info: { name: 'Information', paths: [circle, 'M8 7.2v4M8 4.6v.6'] },
  unknown: { name: 'Unknown', paths: [circle, 'M6.2 6.4a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.6-.8 1.2M8 11v.6'] },
} as const satisfies Readonly<Record<Verdict, { name: string; paths: readonly string[] }>>;

const statuses: Readonly<Record<CardCheck['status'], Verdict>> = {
  pass: 'ok',
  fail: 'fail',
  error: 'fail',
  skip: 'unknown',
};
export const verdictOf = (status: CardCheck['status']): Verdict => statuses[status];

const SVG = 'http://www.w3.org/2000/svg';

export function icon(verdict: Verdict): SVGElement {
  const { name, paths } = drawn[verdict];
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({
    viewBox: '0 0 16 16',
    role: 'img',
    'aria-label': name,
    class: `icon ${verdict}`,
  }))
    svg.setAttribute(key, value);
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
