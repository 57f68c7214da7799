// `npm run new-rule <id> [group]`: a rule's file with a failing example, to be filled in.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [id, group = 'structure'] = process.argv.slice(2);
if (!id || !/^[a-z]+(-[a-z0-9]+)+$/.test(id)) {
  console.error('Give the id of the rule, such as event-name-case: words in lower case with dashes.');
  process.exit(2);
}
const root = path.resolve(import.meta.dirname, '..');
const groups = readdirSync(path.join(root, 'server/lint/rules/plan'));
const language = id.startsWith('dbt-') ? 'dbt' : id.startsWith('link-') ? 'link' : 'plan';
if (language === 'plan' && !groups.includes(group)) {
  console.error(`There is no group "${group}": ${groups.join(', ')}.`);
  process.exit(2);
}
const folder = language === 'plan' ? `server/lint/rules/plan/${group}` : `server/lint/rules/${language}`;
const file = `${folder}/${id}.ts`;
if (existsSync(path.join(root, file))) {
  console.error(`${file} exists already.`);
  process.exit(2);
}
writeFileSync(
  path.join(root, file),
  `import { rule } from '${path.posix.relative(folder, 'server/lint/engine/rule.ts')}';

export default rule({
  id: '${id}',
  category: 'event',
  severity: 'warning',
  since: '0.1',
  description: 'what every event has',
  rationale: 'What goes wrong without it.',
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
  check: {
    event: () => undefined,
  },
});
`,
);
console.log(`${file} is written. Next: "npm run gen", then "npx vitest run test/server/lint/rules.test.ts -t ${id}".`);
