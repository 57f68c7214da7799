// The one table of commands. A command is listed and runs once `registry.ts` has it.

import { dbtVersions } from '../dbt/read/version.ts';
import { dialectNames } from '../query/dialects/dialects.ts';
import type { CommandSpec } from './command.ts';
import { dryRun, force, formatOption, layout, nameArg, on, today } from './options.ts';

// Commands on plans and other text.
const planCommands = [
  {
    name: 'init',
    purpose: 'Start a project: trackwright.yml and a first plan, or a plan from what a team already has',
    args: [{ name: 'DIR', doc: 'Where; the current folder when nothing is said' }],
    options: [
      {
        name: 'from',
        kind: 'text',
        value: 'FILE',
        doc: 'A table of events to make the plan from; - is stdin',
        otherwise: 'an example plan',
      },
      {
        name: 'shape',
        kind: 'choice',
        value: 'SHAPE',
        choices: ['csv', 'markdown'],
        doc: 'What FILE is',
        otherwise: 'seen from its name and content',
      },
      force,
      dryRun,
      formatOption('text', 'json'),
    ],
    examples: [
      { does: 'Start in a new folder', run: 'trackwright init tracking' },
      { does: 'See what would be written', run: 'trackwright init tracking-again --dry-run' },
      {
        does: 'Make a plan from a table of events',
        run: "printf 'event,property\\nCart Opened,item_count\\n' | trackwright init imported --from - --shape csv",
      },
    ],
  },
  {
    name: 'plan',
    purpose: 'Write a plan, or add to one, from a brief of what people do with a feature',
    args: [{ name: 'BRIEF', doc: 'A .brief.yml file or Markdown; - is stdin', required: true }],
    options: [
      {
        name: 'into',
        kind: 'text',
        value: 'PLAN',
        doc: 'The plan file that new items go into',
        otherwise: 'a file named for the feature',
      },
      { name: 'out', kind: 'text', value: 'FILE', doc: 'Write the proposal here instead; - is stdout' },
      force,
      dryRun,
      formatOption('text', 'json'),
    ],
    examples: [
      { does: 'See the plan of a brief', run: 'trackwright plan ai-study.brief.yml --dry-run' },
      { does: 'Add what the plan lacks', run: 'trackwright plan ai-study.brief.yml --into ai-study.plan.yml' },
      {
        does: 'Plan a feature said in one line',
        run: "printf '# Sharing\\n- share a summary\\n' | trackwright plan - --out -",
      },
    ],
  },
  {
    name: 'lint',
    purpose: 'Find what is wrong in plan files and dbt YAML',
    args: [
      { name: 'PATH', doc: 'Files and folders; the project when nothing is said; - is a plan on stdin', many: true },
    ],
    options: [
      { name: 'fix', kind: 'flag', doc: 'Apply the fixes that change no meaning' },
      dryRun,
      {
        name: 'profile',
        kind: 'text',
        value: 'PROFILE',
        doc: 'Set of rules: minimal, recommended or strict, with @VERSION to pin it',
        otherwise: 'what trackwright.yml says, else recommended',
      },
      {
        name: 'rule',
        kind: 'text',
        value: 'ID=SEVERITY',
        many: true,
        doc: 'Severity of a rule: off, hint, information, warning, error',
      },
      { name: 'max-warnings', kind: 'integer', value: 'N', doc: 'Exit with 1 when there are more warnings' },
      {
        name: 'baseline',
        kind: 'text',
        value: 'FILE',
        doc: 'Leave out the problems in this file; written when it does not exist',
      },
      {
        name: 'dbt-version',
        kind: 'choice',
        value: 'VERSION',
        choices: ['1.10', '1.11', '1.12', '1.13', '2.0'],
        doc: 'Judge dbt files as this version of dbt does',
        otherwise: 'what trackwright.yml says, else require-dbt-version, else 1.12',
      },
      today,
      formatOption('text', 'json', 'junit'),
    ],
    examples: [
      { does: 'Look at the whole project', run: 'trackwright lint' },
      { does: 'Apply the safe fixes', run: 'trackwright lint --fix' },
      { does: 'Turn a rule off for once', run: 'trackwright lint --rule event-name-case=off --format json' },
    ],
  },
  {
    name: 'show',
    purpose: 'Show an event, property, metric or funnel as resolved, and where each part comes from',
    args: [nameArg],
    options: [formatOption('text', 'json')],
    examples: [
      { does: 'Show an event', run: 'trackwright show quiz_generation_completed' },
      { does: 'Say which kind is meant', run: 'trackwright show event:quiz_generation_completed' },
      { does: 'Give it to another program', run: 'trackwright show quiz_generation_completed --format json' },
    ],
  },
  {
    name: 'explain',
    purpose: 'Explain a rule: what it checks, why, good and bad examples, options',
    args: [{ name: 'RULE', doc: 'The id of a rule', required: true }],
    options: [formatOption('text', 'json')],
    examples: [
      { does: 'Read the page of a rule', run: 'trackwright explain event-name-case' },
      { does: 'Read it page by page', run: 'trackwright explain unresolved-reference --no-color | cat' },
      { does: 'Get its metadata', run: 'trackwright explain event-name-case --format json' },
    ],
  },
] as const satisfies readonly CommandSpec[];

// Commands on data and on what is derived from a plan.
const dataCommands = [
  {
    name: 'events',
    purpose: 'Generate events that follow the plan, with the counts that queries must give',
    args: [{ name: 'SCENARIO', doc: 'A scenario of the plan; its default behaviour when nothing is said' }],
    options: [
      {
        name: 'out',
        kind: 'text',
        value: 'DIR',
        doc: 'Folder for the files, manifest.json and truth/',
        otherwise: '.trackwright/events in the project',
      },
      {
        name: 'as',
        kind: 'choice',
        value: 'FORM',
        choices: ['parquet', 'csv', 'ndjson', 'duckdb'],
        default: 'parquet',
        doc: 'Form of the data',
      },
      {
        name: 'users',
        kind: 'integer',
        value: 'N',
        least: 1,
        doc: 'Number of users',
        otherwise: 'what the scenario says, else 1000',
      },
      {
        name: 'days',
        kind: 'integer',
        value: 'N',
        least: 1,
        doc: 'Number of days',
        otherwise: 'what the scenario says, else 30',
      },
      {
        name: 'seed',
        kind: 'integer',
        value: 'N',
        doc: 'Another seed, other events',
        otherwise: 'what the scenario says, else 1',
      },
      { name: 'stdout', kind: 'flag', doc: 'Write the events to stdout, as csv or ndjson' },
      {
        name: 'force',
        kind: 'flag',
        doc: 'Also replace generated files that were changed since; files that Trackwright did not generate always stay',
      },
      formatOption('text', 'json'),
    ],
    examples: [
      { does: 'Generate events for the project', run: 'trackwright events --users 200 --days 14' },
      { does: 'Write CSV to a folder', run: 'trackwright events --users 50 --days 3 --as csv --out sample' },
      { does: 'See a few events', run: 'trackwright events --users 100 --days 1 --stdout --as ndjson | head -n 3' },
    ],
  },
  {
    name: 'sql',
    purpose: 'Print the SQL of a metric, funnel or check',
    args: [nameArg],
    options: [
      { name: 'dialect', kind: 'choice', value: 'DIALECT', choices: dialectNames, default: 'duckdb', doc: 'Whose SQL' },
      layout,
      formatOption('text', 'json'),
    ],
    examples: [
      { does: 'Print the SQL of a funnel', run: 'trackwright sql quiz_generation' },
      { does: 'Print it for events in one JSON column', run: 'trackwright sql quiz_generation --layout json' },
      { does: 'Give it to another program', run: 'trackwright sql quiz_generation --format json' },
    ],
  },
  {
    name: 'run',
    purpose: 'Run a metric or funnel on data',
    args: [nameArg],
    options: [
      on,
      {
        name: 'grain',
        kind: 'choice',
        value: 'GRAIN',
        choices: ['hour', 'day', 'week', 'month', 'quarter', 'year'],
        doc: 'Length of a period',
        otherwise: 'what the metric says, else day',
      },
      { name: 'by', kind: 'text', value: 'PROPERTY', many: true, doc: 'Once for each value of a property' },
      { name: 'since', kind: 'date', value: 'DATE', doc: 'First day' },
      { name: 'until', kind: 'date', value: 'DATE', doc: 'Last day' },
      formatOption('text', 'json', 'markdown', 'csv'),
    ],
    examples: [
      { does: 'Run a funnel on the generated events', run: 'trackwright run quiz_generation' },
      { does: 'Compare platforms', run: 'trackwright run quiz_generation --by platform' },
      { does: 'Keep the result', run: 'trackwright run quiz_generation --format markdown > quizzes.md' },
    ],
  },
  {
    name: 'check',
    purpose: 'Check data against the plan, with the rows that fail',
    args: [{ name: 'NAME', doc: 'Events or checks; all when nothing is said', many: true }],
    options: [on, today, formatOption('text', 'json', 'junit')],
    examples: [
      { does: 'Check the generated events', run: 'trackwright check' },
      { does: 'Check one event', run: 'trackwright check quiz_generation_completed' },
      { does: 'Report to a CI server', run: 'trackwright check --format junit > checks.xml' },
    ],
  },
  {
    name: 'dbt',
    purpose: 'Write dbt sources and schema YAML from the plan',
    args: [],
    options: [
      {
        name: 'out',
        kind: 'text',
        value: 'DIR',
        doc: 'Folder for the files',
        otherwise: 'models of the dbt project, else dbt',
      },
      {
        name: 'target-version',
        kind: 'choice',
        value: 'VERSION',
        choices: dbtVersions,
        doc: 'The dbt that reads them',
        otherwise: 'what the dbt project requires, else 1.12',
      },
      { name: 'check', kind: 'flag', doc: 'Write nothing, exit with 1 when something would change' },
      force,
      dryRun,
      formatOption('text', 'json'),
    ],
    examples: [
      { does: 'See what would be written', run: 'trackwright dbt --out made --dry-run' },
      { does: 'Write the files', run: 'trackwright dbt --out made' },
      { does: 'Hold them to the plan in CI', run: 'trackwright dbt --out made --check' },
    ],
  },
] as const satisfies readonly CommandSpec[];

// Commands for editors and shells.
const shellCommands = [
  {
    name: 'lsp',
    purpose: 'Run the language server, for any editor',
    args: [],
    options: [{ name: 'stdio', kind: 'flag', doc: 'Speak over stdin and stdout, the only way there is' }],
    examples: [
      { does: 'Start it, as an editor does', run: 'trackwright lsp --stdio < /dev/null', exit: 1 },
      { does: 'The same; there is no other way', run: 'trackwright lsp < /dev/null', exit: 1 },
      { does: 'Ask for its options', run: 'trackwright lsp --help' },
    ],
  },
  {
    name: 'completion',
    purpose: 'Print what makes a shell complete commands, options and files',
    args: [{ name: 'SHELL', doc: 'Whose', required: true, choices: ['bash', 'zsh', 'fish'] }],
    options: [],
    examples: [
      { does: 'For bash, evaluated in ~/.bashrc', run: 'trackwright completion bash' },
      { does: 'For zsh, in a folder of $fpath', run: 'trackwright completion zsh > _trackwright' },
      { does: 'For fish, in ~/.config/fish/completions', run: 'trackwright completion fish > trackwright.fish' },
    ],
  },
  {
    name: 'help',
    purpose: 'Show the commands, or the options and examples of one',
    args: [{ name: 'COMMAND', doc: 'A command' }],
    options: [],
    examples: [
      { does: 'Show the commands', run: 'trackwright help' },
      { does: 'Show one', run: 'trackwright help completion' },
      { does: 'The same', run: 'trackwright completion --help' },
    ],
  },
] as const satisfies readonly CommandSpec[];

export const commands = [...planCommands, ...dataCommands, ...shellCommands] as const;
