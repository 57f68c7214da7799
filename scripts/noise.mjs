// `npm run noise -- PATH`: how much the rules say of plans that others wrote. Each folder of PATH is a plan: *.plan.yml as it is, and
// what in JSON and YAML has a name and properties, whatever wrote it. Exit 1 where a warning or an error hits more than a tenth of
// what it looks at, or a rule has more than one problem of one definition.
// @ts-check

import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';

const root = path.resolve(import.meta.dirname, '..');
const [source] = process.argv.slice(2);
if (!source) {
  console.error('Name the folder of plans: npm run noise -- PATH');
  process.exit(2);
}
/** Defects that the owners of a plan would agree to; and what is held against the most of a plan, which at most a fifth breaks. */
const AGREED = new Set([
  ...['event-description-missing', 'property-type-missing', 'unresolved-reference', 'property-type-conflict'],
  ...['event-name-case', 'property-name-case', 'event-name-structure', 'event-name-tense'],
]);
const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']);
const SHARE = 0.1;
/** With fewer things to look at, a share says nothing. */
const ENOUGH = 20;

const room = await mkdtemp(path.join(tmpdir(), 'trackwright-noise-'));
try {
  /** @type {Map<string, Found>} */
  const rules = new Map();
  const sums = { plans: 0, events: 0, properties: 0, problems: 0 };
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const plan = path.join(room, entry.name);
    const counts = await written(path.join(source, entry.name), plan);
    if (!counts) continue;
    const { problems } = lint(plan);
    sums.plans += 1;
    sums.events += counts.events;
    sums.properties += counts.properties;
    sums.problems += problems.length;
    console.log(`${entry.name}: ${counts.events} events, ${counts.properties} properties, ${problems.length} problems`);
    count(problems, counts, rules);
  }
  console.log(
    `\n${sums.plans} plans, ${sums.events} events, ${sums.properties} properties, ${sums.problems} problems\n`,
  );
  const lines = [...rules].sort(([, a], [, b]) => b.problems - a.problems);
  let over = 0;
  for (const [rule, { severity, problems, looked, most, of }] of lines) {
    const share = problems / Math.max(1, looked);
    const isNoise = share > SHARE && looked >= ENOUGH && /error|warning/.test(severity) && !AGREED.has(rule);
    if (isNoise || most > 1) over += 1;
    const marks = [isNoise ? 'over the budget' : '', most > 1 ? `${most} problems of ${of}` : ''].filter(Boolean);
    console.log(
      `${rule.padEnd(34)} ${severity.padEnd(12)} ${String(problems).padStart(6)} of ${String(looked).padStart(6)} ${String(Math.round(share * 100)).padStart(4)} %  ${marks.join(', ')}`,
    );
  }
  console.log(over ? `\n${over} rules over the budget.` : '\nWithin the budget, one problem per definition.');
  process.exitCode = over ? 1 : 0;
} finally {
  await rm(room, { recursive: true, force: true });
}

/**
 * @param {string} plan
 * @returns {{ problems: readonly Problem[] }}
 */
function lint(plan) {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'dist/cli.mjs'), 'lint', plan, '--format', 'json'],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  );
  if (status !== 0 && status !== 1) throw new Error(stderr);
  return JSON.parse(stdout);
}

/**
 * What each rule found, and how often it spoke of the same thing.
 * @param {readonly Problem[]} problems
 * @param {{ events: number, properties: number }} counts
 * @param {Map<string, Found>} into
 */
function count(problems, counts, into) {
  const times = new Map();
  for (const { rule, severity, message } of problems) {
    const known = into.get(rule) ?? { severity, problems: 0, looked: 0, most: 1, of: '' };
    into.set(rule, { ...known, severity, problems: known.problems + 1 });
    // A definition is a name; where it stands is not part of it, what is said of it is.
    const key = `${rule}\0${message.replace(/(property "[^"]*") of event "[^"]*"(?: \([^()]*\))?/gi, '$1')}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  for (const [key, n] of times) {
    const [rule, of] = key.split('\0');
    const known = into.get(rule);
    if (known && n > known.most) into.set(rule, { ...known, most: n, of });
  }
  for (const rule of new Set(problems.map((one) => one.rule))) {
    const known = into.get(rule);
    if (!known) continue;
    const looked =
      rule.startsWith('event-') || rule === 'trigger-missing' ? counts.events : counts.events + counts.properties;
    into.set(rule, { ...known, looked: known.looked + looked });
  }
}

/**
 * Writes what is a plan there as plan files; undefined where nothing is.
 * @param {string} from
 * @param {string} to
 */
async function written(from, to) {
  const files = (await readdir(from, { recursive: true, withFileTypes: true }).catch(() => [])).filter((one) =>
    one.isFile(),
  );
  await mkdir(to, { recursive: true });
  /** @type {Map<string, Foreign>} */
  const events = new Map();
  let own = 0;
  let [looked, defined] = [0, 0];
  for (const file of files) {
    const full = path.join(file.parentPath, file.name);
    const text = await readFile(full, 'utf8');
    const isOwn = file.name.endsWith('.plan.yml');
    if (isOwn) await writeFile(path.join(to, `${own++}-${file.name}`), text);
    else if (text.length > 4e6 || !(/\.(?:ya?ml|json)$/.test(file.name) || text.startsWith('{'))) continue;
    for (const event of documents(text).flatMap((doc) => [...eventsIn(doc)])) {
      if (events.has(event.name)) continue;
      looked += 1;
      defined += event.properties.length;
      if (!isOwn) events.set(event.name, event);
    }
  }
  if (events.size)
    await writeFile(
      path.join(to, 'foreign.plan.yml'),
      stringify({ plan: { name: path.basename(from) }, events: [...events.values()] }),
    );
  if (!events.size && !own) return undefined;
  return { events: looked, properties: defined };
}
/**
 * @param {string} text
 * @returns {readonly unknown[]}
 */
function documents(text) {
  try {
    return parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false }).map((doc) =>
      doc.toJS({ maxAliasCount: 100 }),
    );
  } catch {
    return [];
  }
}

/** @typedef {{ rule: string, severity: string, message: string }} Problem */
/** @typedef {{ severity: string, problems: number, looked: number, most: number, of: string }} Found */
/** @typedef {{name: string, description?: string, properties: readonly object[]}} Foreign */
/**
 * Mappings with a name that hold properties, and members of a list of events.
 * @param {unknown} value
 * @param {boolean} isEvent
 * @param {string} key
 * @returns {Iterable<Foreign>}
 */
function* eventsIn(value, isEvent = false, key = '') {
  if (Array.isArray(value)) {
    for (const one of value) yield* eventsIn(one, isEvent);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const isOne = isEvent || at(value, 'type') === 'event';
  const name = nameOf(value, isOne, key);
  const properties = propertiesOf(value);
  if (name && (properties.length || isOne)) {
    const description = at(value, 'description');
    yield { name, ...(typeof description === 'string' && description ? { description } : {}), properties };
    return;
  }
  for (const [inner, one] of Object.entries(value)) yield* eventsIn(one, inner === 'events', inner);
}
/**
 * What stands below some keys of foreign data.
 * @param {unknown} value
 * @param {...(string | number)} keys
 * @returns {unknown}
 */
function at(value, ...keys) {
  return keys.reduce(
    (one, key) => (typeof one === 'object' && one !== null ? Reflect.get(one, key) : undefined),
    value,
  );
}
/**
 * @param {unknown} value
 * @param {boolean} isEvent
 * @param {string} key
 */
function nameOf(value, isEvent, key) {
  const said =
    at(value, 'eventMetadata', 'name') ??
    at(value, 'self', 'name') ??
    at(value, 'properties', 'eventName', 'enum', 0) ??
    (isEvent ? at(value, 'event') : undefined) ??
    at(value, 'name');
  const name = typeof said === 'string' ? said : isEvent ? key : '';
  return name.trim() && !/\n/.test(name) ? name : undefined;
}
/**
 * @param {unknown} value
 * @returns {readonly object[]}
 */
function propertiesOf(value) {
  const nested = at(value, 'properties', 'properties', 'properties') ?? at(value, 'properties');
  for (const list of [nested, at(value, 'parameters')])
    if (Array.isArray(list))
      return list.flatMap((one) =>
        typeof at(one, 'name') === 'string' ? [property(String(at(one, 'name')), one)] : [],
      );
  const map = nested ?? at(value, 'extra_keys');
  return typeof map === 'object' && map !== null
    ? Object.entries(map).flatMap(([name, one]) =>
        name === 'eventName' || typeof one !== 'object' ? [] : [property(name, one)],
      )
    : [];
}
/**
 * What the plan language takes as it is.
 * @param {string} name
 * @param {unknown} value
 */
function property(name, value) {
  const [description, values] = [at(value, 'description'), at(value, 'enum')];
  const known = [at(value, 'type')].flat().filter((one) => TYPES.has(String(one)));
  const kept = ['format', 'pattern', 'maxLength', 'maximum', 'minimum'].map((key) => [key, at(value, key)]);
  return Object.fromEntries(
    Object.entries({
      name,
      type: known.length > 1 ? known : (known[0] ?? 'string'),
      description: typeof description === 'string' ? description.trim() : undefined,
      ...Object.fromEntries(kept),
      enum: Array.isArray(values) && values.length ? [...new Set(values)] : undefined,
    }).filter(([, said]) => said !== undefined && said !== ''),
  );
}
