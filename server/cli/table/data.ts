// Verbs on data and on what is derived from a plan.
import { dbtVersions } from '../../dbt/read/version.ts';
import type { CommandSpec } from '../command.ts';
import { dryRun, force, formatOption, layout, nameArg, on, today } from '../options.ts';

export const dataCommands = [
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
      { name: 'dialect', kind: 'choice', value: 'DIALECT', choices: ['duckdb'], default: 'duckdb', doc: 'Whose SQL' },
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
