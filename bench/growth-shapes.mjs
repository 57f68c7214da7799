// Projects of many shapes, each twice as large when its number is twice as large: file name -> text.
const times = (n, one) => Array.from({ length: n }, (_, i) => one(i));
const lines = (n, one) => times(n, one).join('\n');
const plan = (text) => ({ 'a.plan.yml': text });
const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ka', 'le', 'mi', 'no', 'pu', 'ra', 'se', 'ti', 'vo', 'wu', 'xa'];
/** A word of its own for each number, alike to few others. */
const word = (i) => {
  const mixed = (i * 7919) % 65521;
  return (
    [mixed >> 12, mixed >> 8, mixed >> 4, mixed].map((part) => syllables[part & 15]).join('') + (i >= 65521 ? i : '')
  );
};
const event = (name, more = '') => `  - name: ${name}\n    description: "What people do here"\n${more}`;

/** name -> [smallest size, size -> files] */
export const shapes = {
  'many events': [500, (n) => plan(`events:\n${lines(n, (i) => event(`${word(i)}_viewed`))}`)],
  'wide events': [
    8,
    (n) =>
      plan(
        `events:\n${lines(20, (e) => event(`${word(e)}_viewed`, `    properties:\n${lines(n * 10, (i) => `      - {name: ${word(e * n * 10 + i)}_id, type: string}`)}`))}`,
      ),
  ],
  'inline properties in the wrong case': [
    100,
    (n) =>
      plan(
        `events:\n${lines(n, (e) => event(`${word(e)}_viewed`, `    properties:\n${lines(12, (i) => `      - {name: ${i % 6 ? `${word(e * 12 + i)}_id` : `${word(e * 12 + i)}Id`}, type: string}`)}`))}`,
      ),
  ],
  'alike property names': [
    1000,
    (n) =>
      plan(`properties:\n${lines(n, (i) => `  - {name: property_number_${i}, type: string, description: "A value"}`)}`),
  ],
  'property names twice in other cases': [
    500,
    (n) =>
      plan(
        `properties:\n${lines(n, (i) => `  - {name: ${word(i)}_id, type: string}\n  - {name: ${word(i)}Id, type: string}`)}`,
      ),
  ],
  'one property name in many spellings': [
    500,
    (n) =>
      plan(
        `properties:\n${lines(n, (i) => `  - {name: ${[...'abcdefghijklmnopq'].map((c, at) => ((i >> at) & 1 ? `${c}_` : c)).join('')}, type: string}`)}`,
      ),
  ],
  'alike event names': [500, (n) => plan(`events:\n${lines(n, (i) => event(`thing_${i}_viewed`))}`)],
  'deep parents': [
    100,
    (n) =>
      plan(
        `events:\n${lines(n, (i) => event(`${word(i)}_viewed`, `${i && i % 12 ? `    extends: [${word(i - 1)}_viewed]\n` : ''}    properties: [{name: ${word(i)}_id, type: string}]\n`))}`,
      ),
  ],
  bundles: [
    100,
    (n) =>
      plan(
        `bundles:\n${lines(n, (i) => `  - {name: ${word(i)}, properties: [{name: ${word(i)}_id, type: string}]}`)}\nevents:\n${lines(n, (i) => event(`${word(i)}_viewed`, `    use: [${word(i)}, ${word((i * 7) % n)}]\n`))}`,
      ),
  ],
  'one bundle for all': [
    200,
    (n) =>
      plan(
        `bundles:\n  - {name: page, properties: [${times(20, (i) => `{name: ${word(i)}_id, type: string}`).join(', ')}]}\nevents:\n${lines(n, (i) => event(`${word(i)}_viewed`, `    use: [page]\n`))}`,
      ),
  ],
  'a long text': [
    500,
    (n) =>
      plan(
        `events:\n  - name: page_viewed\n    description: |\n${lines(n * 20, (i) => `      Line ${i} of what there is to say.`)}\n`,
      ),
  ],
  'many files': [
    50,
    (n) =>
      Object.fromEntries(
        times(n, (i) => [`f${i}.plan.yml`, `events:\n${lines(5, (e) => event(`${word(i * 5 + e)}_viewed`))}`]),
      ),
  ],
  'long lists of allowed values': [
    500,
    (n) =>
      plan(
        `properties:\n  - name: kind\n    type: string\n    enum:\n${lines(n * 10, (i) => `      - ${word(i)}_${i}`)}\n`,
      ),
  ],
  funnels: [
    100,
    (n) =>
      plan(
        `events:\n${lines(n, (i) => event(`${word(i)}_viewed`))}\nfunnels:\n${lines(n, (i) => `  - {name: ${word(i)}_funnel, within: 7 days, steps: [${word(i)}_viewed, ${word((i * 3) % n)}_viewed]}`)}`,
      ),
  ],
  'one long funnel': [
    20,
    (n) =>
      plan(
        `events:\n${lines(n, (i) => event(`${word(i)}_viewed`))}\nfunnels:\n  - {name: all, within: 7 days, steps: [${times(n, (i) => `${word(i)}_viewed`).join(', ')}]}`,
      ),
  ],
  metrics: [
    200,
    (n) =>
      plan(
        `events:\n${lines(n, (i) => event(`${word(i)}_viewed`, `    properties: [{name: ${word(i)}_id, type: string}]\n`))}\nmetrics:\n${lines(n, (i) => `  - {name: ${word(i)}_count, agg: count, event: ${word(i)}_viewed, where: "${word(i)}_id is not null and ${word(i)}_id != 'x'"}`)}`,
      ),
  ],
  'names that are nothing': [
    200,
    (n) =>
      plan(
        `events:\n${lines(n, (i) => event(`${word(i)}_viewed`))}\nmetrics:\n${lines(n, (i) => `  - {name: ${word(i)}_count, agg: count, event: ${word(i)}_viewe}`)}`,
      ),
  ],
  suppressions: [
    300,
    (n) =>
      plan(
        `events:\n${lines(n, (i) => `  # trackwright-disable-next-line event-name-case\n${event(`${word(i)}Viewed`)}`)}`,
      ),
  ],
  'anchors and aliases': [
    100,
    (n) =>
      plan(
        `events:\n${lines(n, (i) => event(`${word(i)}_viewed`, `    properties: &p${i} [{name: ${word(i)}_id, type: string}]\n`))}\nbundles:\n${lines(n, (i) => `  - {name: ${word(i)}, properties: *p${i}}`)}`,
      ),
  ],
  'the same key again and again': [
    500,
    (n) => plan(`events:\n  - name: page_viewed\n${lines(n, () => '    description: "Again"')}\n`),
  ],
  'unknown keys': [
    500,
    (n) => plan(`events:\n${lines(n, (i) => event(`${word(i)}_viewed`, `    triger: "When it is"\n`))}`),
  ],
  'broken YAML, one event in four': [
    200,
    (n) => plan(`events:\n${lines(n, (i) => event(`${word(i)}_viewed`, i % 4 ? '' : `    trigger: "open\n`))}`),
  ],
  'an open bracket at the top': [200, (n) => plan(`tags: [\nevents:\n${lines(n, (i) => event(`${word(i)}_viewed`))}`)],
  'dbt models': [
    100,
    (n) =>
      dbt(
        lines(
          n,
          (i) =>
            `  - name: ${word(i)}\n    description: "A model"\n    columns:\n      - name: ${word(i)}_id\n        tests: [not_null, unique]`,
        ),
      ),
  ],
  'dbt with an open bracket': [
    100,
    (n) =>
      dbt(
        `  - name: first\n    tags: [a, b\n${lines(n, (i) => `  - name: ${word(i)}\n    columns:\n      - name: ${word(i)}_id\n        tests: [not_null]`)}`,
      ),
  ],
};
const dbt = (models) => ({
  'dbt_project.yml': 'name: shop\nversion: "1.0"\nprofile: shop\nmodel-paths: [models]\n',
  'models/schema.yml': `version: 2\nmodels:\n${models}\n`,
});
