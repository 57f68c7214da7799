// `npm run new-rule <id> [group]`: a rule's file with a failing example, to be filled in. A planned rule brings its group and severity along.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const folderOfRules = 'server/lint/rules';
const table = path.join(root, folderOfRules, 'planned.ts');

const [id, wanted] = process.argv.slice(2);
if (!id || !/^[a-z]+(-[a-z0-9]+)+$/.test(id))
  fail('Give the id of the rule, such as event-name-case: words in lower case with dashes.');
const rows = readFileSync(table, 'utf8');
const [row, plannedGroup, severity = 'warning'] =
  new RegExp(`^  \\['([\\w/]+)', '${id}', '(\\w+)'\\],\n`, 'm').exec(rows) ?? [];
const folder = `${folderOfRules}/${plannedGroup ?? groupOf(id, wanted ?? 'structure')}`;
const file = `${folder}/${id}.ts`;
if (existsSync(path.join(root, file))) fail(`${file} exists already.`);
mkdirSync(path.join(root, folder), { recursive: true });
writeFileSync(
  path.join(root, file),
  `import { rule } from '${path.posix.relative(folder, 'server/lint/engine/rule.ts')}';

export default rule({
  id: '${id}',
  category: 'event',
  severity: '${severity}',
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
if (row) writeFileSync(table, rows.replace(row, ''));
console.log(`${file} is written. Next: "npm run gen", then "npx vitest run test/server/lint/rules.test.ts -t ${id}".`);

function groupOf(rule, group) {
  if (rule.startsWith('dbt-')) return 'dbt';
  if (rule.startsWith('link-')) return 'link';
  const groups = readdirSync(path.join(root, folderOfRules, 'plan'));
  if (!groups.includes(group)) fail(`There is no group "${group}": ${groups.join(', ')}.`);
  return `plan/${group}`;
}
function fail(reason) {
  console.error(reason);
  process.exit(2);
}
