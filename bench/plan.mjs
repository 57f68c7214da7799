// A tracking plan of any size, the same for everyone who is measured on it.

/** About 1.4 kB an event: a description, a trigger, a shared bundle, ten properties. */
export const planOf = (events) => {
  const { head, one } = parts();
  return `${head}events:\n${Array.from({ length: events }, (_, i) => one(i)).join('')}`;
};

/** The same with problems in each event, up to three: no trigger, a misspelt key, a type that is none. By file name. */
export function faultyFiles(events, { perFile, problems }) {
  const { head, one } = parts();
  const faulty = (i) =>
    [
      [/ {4}trigger: .*\n/, ''],
      ['    status: ', '    statuss: '],
      ['type: string, maxLength: 80', 'type: strng, maxLength: 80'],
    ]
      .slice(0, problems)
      .reduce((text, [from, to]) => text.replace(from, to), one(i));
  const files = new Map([['head.plan.yml', head]]);
  for (let from = 0; from < events; from += perFile) {
    const some = Array.from({ length: Math.min(perFile, events - from) }, (_, i) => faulty(from + i)).join('');
    files.set(`events-${from / perFile}.plan.yml`, `events:\n${some}`);
  }
  return files;
}

function parts() {
  const actions = [
    'opened',
    'closed',
    'started',
    'completed',
    'failed',
    'viewed',
    'shared',
    'saved',
    'removed',
    'rated',
  ];
  // A hundred things, as products have them: no two of their names are nearly one.
  const owners = [
    'account',
    'billing',
    'course',
    'dashboard',
    'editor',
    'forum',
    'gallery',
    'inbox',
    'library',
    'wallet',
  ];
  const things = [
    'banner',
    'comment',
    'export',
    'filter',
    'invite',
    'lesson',
    'photo',
    'reminder',
    'survey',
    'template',
  ];
  const objects = owners.flatMap((owner) => things.map((thing) => `${owner}_${thing}`));
  const objectOf = (i) =>
    objects[Math.floor(i / actions.length) % objects.length] + '_again'.repeat(Math.floor(i / 1000));
  const head = `version: 1
plan: {name: bench, owner: growth}
owners: [{name: growth, contact: "#growth"}]
sources: [{name: web, platform: web}, {name: ios, platform: ios}]
properties:
${Array.from({ length: 40 }, (_, i) => `  - {name: shared_${i}, type: ${['string', 'integer', 'number', 'boolean'][i % 4]}, description: "Shared property number ${i} of the dictionary"}`).join('\n')}
bundles:
  - name: page_context
    properties: [{ref: shared_0, required: true}, shared_1, shared_2, shared_3]
`;
  const one = (i) => `  - name: ${objectOf(i)}_${actions[i % actions.length]}
    description: The user of the product ${actions[i % actions.length]} the ${objectOf(i).replaceAll('_', ' ')}, which shows interest in it
    trigger: After the server has stored the change, once per object and session
    status: implemented
    owner: growth
    use: [page_context]
    sources: [web, {ref: ios, since: "4.2"}]
    properties:
${Array.from({ length: 6 }, (_, k) => `      - {ref: shared_${4 + ((i + k * 5) % 36)}, required: ${k % 2 === 0}}`).join('\n')}
      - {name: detail_of_${i}, type: string, maxLength: 80, description: "What was seen on the screen, never the text"}
      - name: kind_of_${i}
        type: string
        enum: [first, second, third]
        description: "Which of the three kinds it was when it happened"
        examples: [first]
`;
  return { head, one };
}
