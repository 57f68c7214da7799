// `npm run new-rule <id>`: a rule's file with a failing example, to be filled in.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [id] = process.argv.slice(2);
if (!id || !/^[a-z]+(-[a-z0-9]+)+$/.test(id)) {
  console.error('Give the id of the rule, such as event-name-case: words in lower case with dashes.');
  process.exit(2);
}
const group = id.startsWith('dbt-') ? 'dbt' : id.startsWith('link-') ? 'link' : 'plan';
const file = path.join('server/lint/rules', group, `${id}.ts`);
if (existsSync(path.resolve(import.meta.dirname, '..', file))) {
  console.error(`${file} exists already.`);
  process.exit(2);
}
writeFileSync(
  path.resolve(import.meta.dirname, '..', file),
  `import { rule } from '../../rule.ts';

export default rule({
  id: '${id}',
  subject: 'event',
  severity: 'warning',
  since: '0.1',
  checks: 'what every event has',
  why: 'What goes wrong without it.',
  examples: {
    good: \`
      events:
        - name: cart_opened
    \`,
    bad: \`
      events:
        - name: cart_closed
      #         ^^^^^^^^^^^ Event "cart_closed" is the failing example: say what is wrong, why it matters, what to do.
    \`,
  },
  find: {
    event: () => undefined,
  },
});
`,
);
console.log(`${file} is written. Next: "npm run gen", then "npx vitest run test/server/lint/rules.test.ts -t ${id}".`);
