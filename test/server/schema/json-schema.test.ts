// The published JSON Schemas accept exactly what leaves unknown-key, missing-required-key and wrong-value-kind silent.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readBriefFile } from '../../../server/brief/read.ts';
import { readConfig } from '../../../server/config/read.ts';
import { settingsLanguage } from '../../../server/lint/engine/setting-keys.ts';
import { rules } from '../../../server/lint/rules/index.ts';
import { readPlan } from '../../../server/plan/read.ts';
import type { ReadError } from '../../../server/schema/read-error.ts';
import { Doc } from '../../../server/yaml/document.ts';
import { fuzz } from '../../fuzz.ts';
import { textsOf, unmark } from '../lint/examples.ts';

const ajv = new Ajv({ allErrors: false, allowUnionTypes: true, strictTuples: false });
const compiled = (name: string) =>
  ajv.compile(JSON.parse(readFileSync(path.resolve('schemas', `${name}.schema.json`), 'utf8')));
const schemas = { plan: compiled('plan'), config: compiled('trackwright'), brief: compiled('brief') };
type Kind = keyof typeof schemas;

const judged: ReadonlySet<string> = new Set(['unknown-key', 'missing-required-key', 'wrong-value-kind']);
const settings = settingsLanguage(rules);
function faultsIn(kind: Kind, text: string): readonly ReadError[] {
  const uri = 'file:///a.yml';
  if (kind === 'brief') return readBriefFile(Doc.of(uri, text, 'whole')).fragment.faults;
  return kind === 'plan'
    ? readPlan(Doc.of(uri, text, 'chunks'), new WeakMap()).flatMap((fragment) => fragment.faults)
    : readConfig(Doc.of(uri, text, 'whole'), settings).fragment.faults;
}

/** What JSON Schema cannot say: the schema accepts these, and we do not. */
const beyondSchema: readonly (readonly [name: string, is: (fault: ReadError) => boolean])[] = [
  [
    'whether a value is null or nothing was written, where null is a value',
    (fault) => fault.fault === 'missing-required-key' && fault.container.noun === 'enum value' && fault.key === 'value',
  ],
  [
    'whether a range holds this version, and a name is a time zone: facts that change',
    (fault) => fault.fault === 'wrong-value-kind' && ['requires', 'profile', 'timezone'].includes(fault.key),
  ],
];

/** Undefined where it is no sound YAML, which other rules tell. */
function compare(kind: Kind, text: string) {
  const faults = faultsIn(kind, text);
  if (faults.some((fault) => fault.fault === 'yaml-syntax' || fault.fault === 'duplicate-key')) return undefined;
  const accepts = schemas[kind](parse(text, { uniqueKeys: false, logLevel: 'silent' }));
  const told = faults.filter(({ fault }) => judged.has(fault));
  const counts = accepts ? told.filter((fault) => !beyondSchema.some(([, is]) => is(fault))) : told;
  const errors = accepts ? [] : (schemas[kind].errors ?? []);
  return { accepts, silent: counts.length === 0, counts, errors };
}
function agree(kind: Kind, text: string): void {
  const found = compare(kind, text);
  if (!found || found.accepts === found.silent) return;
  const ours = found.counts.map((fault) => JSON.stringify({ ...fault, at: undefined, owner: undefined }));
  const theirs = found.errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
  expect.fail(`${text}\nours: ${ours.join('\n') || 'silent'}\nschema: ${theirs.join('\n') || 'accepts'}`);
}

interface Sample {
  readonly name: string;
  readonly kind: Kind;
  readonly text: string;
}
const kindOf = (file: string): Kind | undefined =>
  /\.plan\.ya?ml$/.test(file)
    ? 'plan'
    : /\.brief\.ya?ml$/.test(file)
      ? 'brief'
      : file.endsWith('trackwright.yml')
        ? 'config'
        : undefined;
/** Every key of a brief, in all its forms. */
const briefs = {
  'a whole brief':
    'feature: AI quizzes\ndescription: Quizzes of notes\nowner: learning\nplatforms: [web, ios]\nroles: [student]\nactions:\n  - generate a quiz\n  - {do: rate a quiz, name: quiz_rated, by: student, properties: [rating, {name: size, type: integer, enum: [1, {value: 2}], items: {type: string}}]}\nsuccess: [users come back]\n',
  'one of lines': 'feature: Sharing\nactions: |\n  share a post\n  like a post\nroles: user\n',
};
function samples(): readonly Sample[] {
  const texts: (readonly [name: string, file: string, text: string])[] = [];
  for (const { id, examples } of rules)
    for (const [which, files] of Object.entries(examples))
      for (const [file, text] of Object.entries(textsOf(files))) texts.push([`${id}, ${which}`, file, unmark(text)]);
  for (const file of readdirSync('examples', { recursive: true, encoding: 'utf8' }))
    if (kindOf(file)) texts.push([file, file, readFileSync(path.join('examples', file), 'utf8')]);
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: { snippets?: { path: string }[] };
  };
  for (const file of contributes.snippets ?? [])
    for (const [name, { include, body }] of Object.entries(
      JSON.parse(readFileSync(file.path, 'utf8')) as Record<string, { include?: string[]; body: string | string[] }>,
    )) {
      if (!include?.some((glob) => /\.(plan|brief)\./.test(glob))) continue;
      const text = [body].flat().join('\n');
      const filled = text.replace(/\$\{\d+\|([^,|]*)[^}]*\}|\$\{\d+:([^}]*)\}|\$\{?\d\}?/g, '$1$2');
      texts.push([
        `snippet ${name}`,
        include.some((glob) => glob.includes('.brief.')) ? 'a.brief.yml' : 'a.plan.yml',
        filled,
      ]);
    }
  for (const [name, text] of Object.entries(briefs)) texts.push([name, 'a.brief.yml', text]);
  return texts.flatMap(([name, file, text]) => {
    const kind = kindOf(file);
    return kind ? [{ name: `${name}: ${file}`, kind, text }] : [];
  });
}
const all = samples();

describe('as written', () => {
  test.each(all)('$name', ({ kind, text }) => agree(kind, text));
  test('most are sound YAML, some are refused', () => {
    const found = all.map(({ kind, text }) => compare(kind, text));
    expect(all.length).toBeGreaterThan(100);
    expect(found.filter((one) => one?.accepts).length).toBeGreaterThan(90);
    expect(found.filter((one) => one && !one.accepts).length).toBeGreaterThan(2);
  });
});

test.each<[Kind, string, boolean]>([
  ['plan', 'events: null', true],
  ['plan', 'events: [null]', true],
  ['plan', 'version: "1"', true],
  ['plan', 'version: 2', false],
  ['plan', 'plan:\n  - name: x', false],
  ['plan', 'scenarios: []', false],
  ['plan', 'events: [{name: e, owner: {ref: x}, tags: ~}]', true],
  ['plan', 'properties: [{name: p, enum: [{value: null, description: none}]}]', true],
  ['plan', 'events: [{name: null}]', false],
  ['plan', 'events: [{name: e, destinations: [{ref: d, properties: {a: ~, b: false, c: 1}}]}]', true],
  ['config', 'null', true],
  ['config', 'rules: {owner-missing: ~, unknown-key: false, trigger-missing: {severity: hint}}', true],
  ['config', 'rules: {owner-missing: true}', false],
  ['config', 'rules: {owner-mising: off}', false],
  ['config', 'rules: {owner-missing: {threshold: 1}}', false],
  ['config', 'checks: {of_the_plan: off, freshness: {after: 24h}}', true],
  ['config', 'checks: {range: {after: 24h}}', false],
  ['config', 'profile: recommended@0.1', true],
  ['config', 'dbt: [{project: d, version: 1.12}]', true],
  ['config', 'dbt: [{project: d, version: 3}]', false],
  ['config', 'semantics: {week_start: 8}', false],
  [
    'config',
    'connections: {dev: {type: duckdb, path: a, storage: {columns: {event_time: ts}, entities: [{ref: user, table: users}]}}}',
    true,
  ],
  ['config', 'connections: {dev: {type: postgres, host: h, storage: ~}}', true],
  ['config', 'connections: {dev: {storage: {layout: rows}}}', false],
  ['config', 'connections: {dev: {storage: {columns: {price: p}}}}', false],
  ['config', 'connections: {dev: {storage: {entities: [{table: users}]}}}', false],
  ['brief', 'null', true],
  ['brief', 'feature: A', false],
  ['brief', '{feature: A, actions: []}', false],
  ['brief', '{feature: A, actions: " "}', false],
  ['brief', '{feature: A, actions: "share a post"}', true],
  ['brief', '{feature: 2048, actions: [null, play], roles: ~, success: 1}', true],
  ['brief', '{feature: A, actions: [{name: quiz_made}]}', true],
  ['brief', '{feature: A, actions: [{by: x}]}', false],
  ['brief', '{feature: A, actions: {do: share}}', false],
  ['brief', '{feature: A, actions: [{do: share, properties: [a, {name: b, type: string, enum: [x]}]}]}', true],
  ['brief', '{feature: A, actions: [{do: share, properties: [{name: b, enums: [x]}]}]}', false],
  ['brief', '{feature: A, actions: [a], owner: {ref: growth}}', true],
  ['brief', '{feature: A, actions: [a], meta: 1}', false],
])('%s: %s: %s', (kind, text, accepts) => {
  agree(kind, `${text}\n`);
  expect(compare(kind, `${text}\n`)?.accepts).toBe(accepts);
});
test('what only we can tell, the schema lets through', () => {
  for (const text of ['semantics: {timezone: Middle/Earth}', 'requires: ">=99"', 'profile: strict@99.0'])
    expect(compare('config', `${text}\n`)).toMatchObject({ accepts: true, silent: true });
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const odd: readonly Json[] = [
  ...[null, true, false, 0, 1, 7, -3, 1.5, 1.12, 'text', '', 'null', 'off', 'error', '1', '2.0', '24h', '*'],
  ...[
    [],
    ['a'],
    [null],
    [['a']],
    [1, true],
    [{ ref: 'a' }],
    {},
    { ref: 'a' },
    { name: 'a' },
    { a: 1 },
    { severity: 'error' },
  ],
];
/** One change somewhere in a document. */
const change = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('put', 'drop', 'misspell', 'add', 'own', 'wrap', 'unwrap', 'twice', 'move'),
  value: fc.constantFrom(...odd),
  key: fc.constantFrom(
    'name',
    'ref',
    'type',
    'required',
    'events',
    'meta',
    'use',
    'severity',
    'nonsense',
    'rules',
    'enum',
    'window',
    'do',
    'actions',
  ),
});
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

function mutate(doc: Json, { at, how, value, key }: Change): Json {
  const places: { holder: Record<string | number, Json>; key: string | number }[] = [];
  const visit = (holder: Json): void => {
    if (typeof holder !== 'object' || holder === null) return;
    for (const inner of Object.keys(holder)) {
      places.push({ holder: holder as Record<string, Json>, key: inner });
      visit((holder as Record<string, Json>)[inner] as Json);
    }
  };
  const root = { doc: structuredClone(doc) };
  visit(root as Json);
  const place = places[at % places.length];
  if (!place) return doc;
  const { holder } = place;
  const here = holder[place.key] as Json;
  const inside = typeof here === 'object' && here !== null && !Array.isArray(here) ? here : undefined;
  if (how === 'put') holder[place.key] = value;
  else if (how === 'wrap') holder[place.key] = [here];
  else if (how === 'unwrap')
    holder[place.key] = (Array.isArray(here) ? here[0] : Object.values(inside ?? {})[0]) ?? null;
  else if (how === 'add' && inside) inside[key] = value;
  else if (how === 'own' && inside) inside[`x-${key}`] = value;
  else if (how === 'twice' && Array.isArray(here)) here.push(value);
  else if (how === 'move') holder[place.key] = { [key]: here };
  else if (Array.isArray(holder)) holder.splice(Number(place.key), 1);
  else if (place.holder !== (root as unknown)) {
    delete holder[place.key];
    if (how === 'misspell') holder[`${place.key}s`] = here;
  }
  return root.doc;
}
const sound = all
  .filter(({ kind, text }) => compare(kind, text))
  .map(({ kind, text }) => ({ kind, doc: parse(text, { uniqueKeys: false, logLevel: 'silent' }) as Json }));

test('after changes anywhere', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.constantFrom(...sound.filter(({ kind }) => kind === 'plan')),
        fc.constantFrom(...sound.filter(({ kind }) => kind === 'config')),
        fc.constantFrom(...sound.filter(({ kind }) => kind === 'brief')),
      ),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      ({ kind, doc }, changes) => agree(kind, stringify(changes.reduce(mutate, doc))),
    ),
    { numRuns: fuzz.runs(500) },
  );
});
