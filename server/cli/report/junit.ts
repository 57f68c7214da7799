// JUnit XML as CI servers read it (the Ant schema: testsuites > testsuite > testcase > failure | error | skipped | system-out).
import { clean, cleanBlock } from '../../results/clean.ts';

export interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}
export interface Case {
  readonly name: string;
  readonly className: string;
  readonly file?: string;
  readonly line?: number;
  /** Passed where nothing is said. */
  readonly outcome?: { readonly is: 'failure' | 'error' | 'skipped'; readonly type: string; readonly message: string };
  /** More of it, in lines. */
  readonly text?: string;
}

/** Ends with a line break. `seconds` is how long all of it took. */
export function junit(suites: readonly Suite[], seconds?: number): string {
  const all = suites.flatMap(({ cases }) => cases);
  const time = seconds === undefined ? {} : { time: seconds.toFixed(3) };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'trackwright', ...totals(all), ...time })}>`,
    ...suites.flatMap(({ name, cases }) => [
      `  <testsuite${attributes({ name, ...totals(cases) })}>`,
      ...cases.map(testCase),
      '  </testsuite>',
    ]),
    '</testsuites>\n',
  ].join('\n');
}

function totals(cases: readonly Case[]): Record<string, number> {
  const count = (is: string) => cases.filter(({ outcome }) => outcome?.is === is).length;
  return { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') };
}

function testCase({ name, className, file, line, outcome, text }: Case): string {
  const open = `    <testcase${attributes({ name, classname: className, file, line })}`;
  const body = text === undefined || outcome?.is === 'skipped' ? '' : escaped(cleanBlock(text));
  if (!outcome) return body ? `${open}><system-out>${body}</system-out></testcase>` : `${open}/>`;
  const said = `<${outcome.is}${attributes(outcome.is === 'skipped' ? { message: outcome.message } : { type: outcome.type, message: outcome.message })}`;
  return `${open}>${body ? `${said}>${body}</${outcome.is}>` : `${said}/>`}</testcase>`;
}

const attributes = (all: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(all)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(clean(`${value}`))}"`))
    .join('');

// What XML 1.0 cannot hold at all, `clean` has written out; U+FFFE and U+FFFF are left.
const escaped = (text: string): string =>
  text.replace(/[\ufffe\uffff]/g, '\ufffd').replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
