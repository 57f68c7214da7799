// Hostile projects: what lies in the folder, and what both entry points say of it.
import { Buffer } from 'node:buffer';

export interface HostileProject {
  readonly name: string;
  /** path -> content. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** path -> where the link leads, from the folder of the project. */
  readonly links?: Readonly<Record<string, string>>;
  readonly folders?: readonly string[];
  /** The problems that must be among those reported: where, by which rule, in which words. */
  readonly says: readonly (readonly [place: string, rule: string, words: string])[];
  /** Of the command line; 1 unless said. */
  readonly code?: number;
  /** Looked at by a process of its own, for a fault would be one that never ends. */
  readonly alone?: true;
}

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
const event = (name: string, more = '') =>
  `  - name: ${name}\n    description: Buyer pays at the till.\n    trigger: After the payment.\n${more}`;
const sound = `plan: {name: shop, owner: growth}\nowners: [{name: growth}]\nevents:\n${event('order_paid')}`;
/** Ten values of which each holds the one before nine times. */
const laughs = (first: string, item: (n: number, nine: string) => string) =>
  [first, ...Array.from({ length: 11 }, (_, n) => item(n + 1, `[${Array(9).fill(`*a${n}`).join()}]`))].join('');

const deepEvent = `events: [{name: a, properties: ${'[{name: p, type: object, properties: '.repeat(3000)}[]${'}]'.repeat(3000)}}]\n`;

export const projects: readonly HostileProject[] = [
  {
    name: 'broken YAML: the rest of the file is read all the same',
    files: { 'a.plan.yml': `events:\n  - name: "a\n${event('b_done', '    descripton: x\n')}` },
    says: [
      ['a.plan.yml:2:11', 'yaml-syntax', 'This text begins with " and is never closed: write " where it ends.'],
      ['a.plan.yml:6:5', 'unknown-key', 'Unknown key "descripton" in event "b_done".'],
    ],
  },
  {
    name: 'a tab',
    files: { 'a.plan.yml': 'events:\n\t- name: a_done\n' },
    says: [['a.plan.yml:2:1', 'yaml-syntax', 'A tab stands where YAML wants spaces: indent with spaces.']],
  },
  {
    name: 'a half-typed event',
    files: { 'a.plan.yml': `${sound}  - na\n` },
    says: [['a.plan.yml:7:5', 'wrong-value-kind', 'must be a mapping such as {name: na}, not "na".']],
  },
  {
    name: 'an event that has only begun',
    files: { 'a.plan.yml': `${sound}  - name:\n` },
    says: [['a.plan.yml:7:5', 'missing-required-key', '"name" of event has no value.']],
  },
  {
    name: 'a file of 50 MB',
    files: { 'a.plan.yml': new Uint8Array(50 * 1024 * 1024).fill(35) },
    says: [['a.plan.yml:1:1', 'yaml-syntax', 'This file has 50 MB; files above 16 MB are not read. Split it']],
  },
  {
    name: 'a million lines',
    files: { 'a.plan.yml': '\n'.repeat(1_000_001) },
    says: [['a.plan.yml:1:1', 'yaml-syntax', 'File skipped: more than 1,000,000 lines.']],
  },
  {
    name: 'more items than a file may have, between brackets',
    files: { 'a.plan.yml': `events: [${Array(60_000).fill('{name: a}').join()}]\n` },
    says: [['a.plan.yml:1:1', 'yaml-syntax', 'This file has more than 50,000 items, and is not read. Split it']],
  },
  {
    name: 'a line of 5 MB',
    files: { 'a.plan.yml': `${sound}    descripton: "${'x'.repeat(5_000_000)}"\n` },
    says: [['a.plan.yml:7:5', 'unknown-key', 'Unknown key "descripton" in event "order_paid".']],
  },
  {
    name: 'a binary file',
    files: { 'a.plan.yml': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
    says: [['a.plan.yml:1:1', 'yaml-syntax', 'This file is binary, not text: byte 9, in line 3, is zero. Rename it']],
  },
  {
    name: 'a zero byte in the middle',
    files: { 'a.plan.yml': `${sound}\0` },
    says: [['a.plan.yml:1:1', 'yaml-syntax', 'in line 7, is zero.']],
  },
  {
    name: 'UTF-16',
    files: { 'a.plan.yml': Buffer.from(`\uFEFF${sound}`, 'utf16le') },
    says: [['a.plan.yml:1:1', 'yaml-syntax', 'This file is UTF-16; YAML tools expect UTF-8. Save it as UTF-8.']],
  },
  {
    name: 'UTF-16 without its mark',
    files: { 'a.plan.yml': Buffer.from(sound, 'utf16le') },
    says: [['a.plan.yml:1:1', 'yaml-syntax', 'This file is UTF-16;']],
  },
  {
    name: 'Latin-1',
    files: { 'a.plan.yml': Buffer.from(sound.replace('Buyer', 'Käufer'), 'latin1') },
    says: [
      ['a.plan.yml:1:1', 'yaml-syntax', 'This file is not UTF-8 (byte 107, line 5); it may be Latin-1. Save it as'],
    ],
  },
  {
    name: 'CRLF and a byte order mark',
    files: { 'a.plan.yml': `\uFEFF${sound}    descripton: x\n`.replaceAll('\n', '\r\n') },
    says: [['a.plan.yml:7:5', 'unknown-key', 'Unknown key "descripton" in event "order_paid".']],
  },
  {
    name: 'names that are not ASCII',
    files: { 'a.plan.yml': `${sound}${event('Ünïcødé ガイド 🎉', '    größe: 1\n')}` },
    says: [['a.plan.yml:10:5', 'unknown-key', 'Unknown key "größe" in event "Ünïcødé ガイド 🎉".']],
  },
  {
    name: 'names of JavaScript, defined and used',
    files: {
      'a.plan.yml': `plan: {name: __proto__}
owners: [${names.map((name) => `{name: ${name}}`)}]
properties:
${names.map((name) => `  - {name: ${name}, type: string, description: Told by the till}\n`).join('')}events:
${names.map((name) => event(name, `    owner: ${name}\n    properties: [${names.map((ref) => `{ref: ${ref}}`)}]\n`)).join('')}metrics:
${names.map((name) => `  - {name: ${name}, agg: count, event: ${name}}\n`).join('')}funnels:
  - {name: valueOf, window: 7d, steps: [__proto__, toString]}
`,
    },
    says: [],
    code: 0,
  },
  {
    name: 'names of JavaScript that nothing defines',
    files: {
      'trackwright.yml': `rules: {${names.map((name) => `${name}: off`)}}\nconnections: {__proto__: {type: duckdb, path: x}}\n`,
      'a.plan.yml': `${sound}    __proto__: 1\n    constructor: 2\n    extends: toString\n    use: [valueOf]\nmetrics: [{name: m, type: __proto__, agg: constructor, event: hasOwnProperty}]\n`,
    },
    says: [
      ['a.plan.yml:7:5', 'unknown-key', 'Unknown key "__proto__" in event "order_paid".'],
      ['a.plan.yml:8:5', 'unknown-key', 'Unknown key "constructor" in event "order_paid".'],
      ['a.plan.yml:9:14', 'unresolved-reference', 'No event is called "toString"'],
      ['a.plan.yml:10:11', 'unresolved-reference', 'No bundle is called "valueOf"'],
      ['a.plan.yml:11:27', 'wrong-value-kind', '"type" of metric "m" must be one of'],
      ['a.plan.yml:11:43', 'wrong-value-kind', '"agg" of metric "m" must be one of'],
      ['a.plan.yml:11:63', 'unresolved-reference', 'No event is called "hasOwnProperty"'],
    ],
  },
  {
    name: 'names of JavaScript in dbt files',
    files: {
      'trackwright.yml': '',
      'dbt_project.yml': 'name: __proto__\nmodels: {__proto__: {constructor: x}}\n',
      'models/a.yml': `models:\n${names.map((name) => `  - {name: ${name}, columns: [{name: ${name}, tests: [${name}]}], ${name}: 1}\n`).join('')}`,
    },
    says: names.map((name, n) => [
      `models/a.yml:${n + 2}:`,
      'dbt-unknown-key',
      `Unknown key "${name}" in model "${name}"`,
    ]),
    code: 0,
  },
  {
    name: 'circles of bundles, events, metrics and entities',
    files: {
      'a.plan.yml': `bundles:
  - {name: x, use: [y], properties: []}
  - {name: y, use: [x], properties: []}
entities: [{name: u, key: u_id, parent: v}, {name: v, key: v_id, parent: u}]
events:
  - {name: a_done, extends: b_done, use: [x]}
  - {name: b_done, extends: a_done}
  - {name: c_done, extends: c_done}
metrics:
  - {name: m, type: ratio, numerator: n, denominator: m}
  - {name: n, type: ratio, numerator: m, denominator: n}
`,
    },
    says: [
      ['a.plan.yml:2:21', 'circular-reference', 'Bundle "x" is built of itself: "x", "y" and back. Cut the circle'],
      ['a.plan.yml:6:29', 'circular-reference', 'Event "a_done" is built of itself: "a_done", "b_done" and back.'],
      ['a.plan.yml:8:29', 'circular-reference', 'Event "c_done" is built of itself'],
      ['a.plan.yml:10:', 'circular-reference', 'Metric "m" is built of itself'],
    ],
  },
  {
    name: 'an alias of a value that holds it',
    alone: true,
    files: { 'a.plan.yml': 'events: &e\n  - name: a_done\n    properties: *e\n' },
    says: [['a.plan.yml:3:17', 'yaml-syntax', 'Alias "*e" stands for a value that holds itself. Write the value out.']],
  },
  {
    name: '10,000 aliases',
    files: { 'a.plan.yml': `x-one: &a {name: a_done}\nevents:\n${'  - *a\n'.repeat(10_000)}` },
    says: [],
    code: 0,
  },
  {
    name: 'a few aliases for billions of values',
    alone: true,
    files: {
      'a.plan.yml': `events:\n  - name: a_done\n    properties:\n${laughs('      - &a0 {name: a, type: string}\n', (n, nine) => `      - &a${n} {name: a${n}, type: object, properties: ${nine}}\n`)}`,
    },
    says: [['a.plan.yml:', 'yaml-syntax', 'Aliases here stand for more than 10,000 values, and the rest is not read.']],
  },
  {
    name: 'lists 20,000 deep',
    files: { 'a.plan.yml': `events: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n` },
    says: [['a.plan.yml:1:109', 'yaml-syntax', 'Lists and mappings stand more than 100 deep in each other here']],
  },
  {
    name: 'mappings 5,000 deep',
    files: { 'a.plan.yml': Array.from({ length: 5000 }, (_, n) => `${' '.repeat(n)}a:\n`).join('') },
    says: [
      ['a.plan.yml:101:102', 'yaml-syntax', 'more than 100 deep in each other here, and what follows is not read'],
    ],
  },
  {
    name: 'properties 3,000 deep',
    files: { 'a.plan.yml': deepEvent },
    says: [['a.plan.yml:1:', 'yaml-syntax', 'more than 100 deep in each other here']],
  },
  {
    name: 'conditions 50,000 deep',
    files: {
      'a.plan.yml': `${sound}metrics:\n  - {name: m, agg: count, event: order_paid, where: "${'('.repeat(50_000)}a = 1"}\n`,
    },
    says: [['a.plan.yml:8:', 'condition-invalid', 'More than 200 expressions stand inside each other here. Split the']],
  },
  {
    name: 'a pattern that would look at its example for ever',
    alone: true,
    files: {
      'a.plan.yml': `${sound}    properties:\n      - {name: a, type: string, description: Told, pattern: "^(a+)+$", examples: ["${'a'.repeat(60)}!"]}\n      - {name: b, type: string, description: Told, pattern: "^b$", examples: [c]}\n`,
    },
    says: [['a.plan.yml:9:', 'example-invalid', 'does not match ^b$']],
  },
  {
    name: 'two files of the same events',
    files: { 'a.plan.yml': sound, 'copy/a.plan.yml': sound },
    says: [
      ['copy/a.plan.yml:4:11', 'duplicate-definition', 'Event "order_paid" is already defined.'],
      ['copy/a.plan.yml:2:17', 'duplicate-definition', 'Owner "growth" is already defined.'],
    ],
  },
  {
    name: 'links that lead in circles and nowhere',
    alone: true,
    files: { 'a.plan.yml': sound },
    links: {
      'x.plan.yml': 'y.plan.yml',
      'y.plan.yml': 'x.plan.yml',
      up: '.',
      self: 'self',
      'gone.plan.yml': 'nowhere',
    },
    says: [
      ['gone.plan.yml:1:1', 'yaml-syntax', 'This is a link to a file that does not exist. Remove it, or fix'],
      ['x.plan.yml:1:1', 'yaml-syntax', 'This is a link that leads back to itself. Remove it, or fix where'],
      ['y.plan.yml:1:1', 'yaml-syntax', 'This is a link that leads back to itself.'],
    ],
  },
  {
    name: 'what editors and disks leave beside a plan is no plan',
    files: {
      'a.plan.yml': sound,
      '._a.plan.yml': Buffer.from([0, 5, 22, 7]),
      '.a.plan.yml.1a2b3c4d.partial': 'events: [',
    },
    links: { '.#a.plan.yml': 'me@host.4711' },
    says: [],
    code: 0,
  },
  {
    name: 'a folder where a plan could be',
    files: { 'a.plan.yml/b.plan.yml': `${sound}    descripton: x\n` },
    says: [['a.plan.yml/b.plan.yml:7:5', 'unknown-key', 'Unknown key "descripton"']],
  },
  {
    name: 'a folder where trackwright.yml should be',
    files: { 'a.plan.yml': sound },
    folders: ['trackwright.yml'],
    says: [['trackwright.yml:1:1', 'yaml-syntax', 'This is a folder, not a file.']],
  },
  {
    name: 'settings that are binary',
    files: { 'trackwright.yml': Buffer.from([0, 1, 2]), 'a.plan.yml': sound },
    says: [['trackwright.yml:1:1', 'yaml-syntax', 'This file is binary, not text']],
  },
  {
    name: 'settings that are broken',
    files: { 'trackwright.yml': 'rules: [}\n', 'a.plan.yml': sound },
    says: [['trackwright.yml:1:8', 'yaml-syntax', 'This "[" is never closed: write "]" behind its last item.']],
  },
  {
    name: 'settings that are a list, and two documents',
    files: { 'trackwright.yml': '- a\n---\n- b\n', 'a.plan.yml': sound },
    says: [
      ['trackwright.yml:1:1', 'wrong-value-kind', 'must be a mapping, not a list.'],
      ['trackwright.yml:2:1', 'yaml-syntax', 'this "---" begins a second: remove the line'],
    ],
  },
  {
    name: 'settings of other kinds and words',
    files: {
      'trackwright.yml':
        'profile: lax\nplans: {a: 1}\nconventions: {event_case: shouty}\nsemantics: {week_start: 9}\nchecks: {enmu: off}\ndbt: x\n',
      'a.plan.yml': sound,
    },
    says: [
      ['trackwright.yml:1:10', 'wrong-value-kind', 'not "lax".'],
      ['trackwright.yml:2:8', 'wrong-value-kind', 'not a mapping.'],
      ['trackwright.yml:3:27', 'wrong-value-kind', 'must be one of snake_case, camelCase'],
      ['trackwright.yml:4:25', 'wrong-value-kind', 'must be a whole number from 1 to 7, not "9".'],
      ['trackwright.yml:5:10', 'unresolved-reference', 'Did you mean "enum"?'],
      ['trackwright.yml:6:6', 'wrong-value-kind', 'not "x".'],
    ],
  },
  {
    name: 'settings that extend each other in a circle',
    files: { 'trackwright.yml': 'extends: b.yml\n', 'b.yml': 'extends: trackwright.yml\n', 'a.plan.yml': sound },
    alone: true,
    says: [['trackwright.yml:1:10', 'unresolved-reference', 'Project files lead in a circle over "b.yml".']],
  },
  {
    name: 'links to what never ends',
    files: { 'trackwright.yml': 'extends: endless.yml\n', 'a.plan.yml': sound },
    links: {
      'endless.plan.yml': '/dev/zero',
      'endless.yml': '/dev/zero',
      'dbt_project.yml': '/dev/zero',
      '.trackwright/events/manifest.json': '/dev/zero',
    },
    folders: ['.trackwright/events'],
    alone: true,
    says: [
      ['endless.plan.yml:1:1', 'yaml-syntax', 'This is a device or a pipe, not a file.'],
      ['trackwright.yml:1:10', 'unresolved-reference', 'endless.yml'],
    ],
  },
];
