// The one table of operations. A new one is a row here and a file with its code.
import { dbtVersions } from '../dbt/read/version.ts';
import { day } from '../schema/day.ts';
import { boolean, defaulted, integer, list, oneOf, optional, required, text } from '../schema/kinds.ts';
import { type OperationOutcome, operation } from './operation.ts';

/** Inputs that mean the same wherever they are. */
const on = {
  ...optional(
    text,
    'Where the data is: a connection of trackwright.yml, a .duckdb file, or a file, folder or glob of Parquet, CSV or NDJSON',
  ),
  value: 'WHERE',
  otherwise: 'the last generated events of the project',
} as const;
const name = {
  ...required(text, 'A name of the plan; funnel:checkout where two kinds share it'),
  argument: 'NAME',
} as const;
const today = {
  ...optional(day, 'Reference date'),
  value: 'DATE',
  otherwise: 'the clock of the machine, in UTC',
  surface: 'command line',
} as const;
const force = { ...optional(boolean, 'Overwrite files that were there before'), surface: 'command line' } as const;
const dryRun = { ...optional(boolean, 'Write nothing, show the difference'), surface: 'command line' } as const;
const uri = { ...required(text, 'The uri of its file'), surface: 'editor' } as const;
const atLeastOne = { ...integer, from: 1 } as const;

export const operations = [
  operation({
    name: 'importTable',
    command: 'init',
    group: 'plan',
    title: 'Reading the table',
    purpose: 'Start a project: trackwright.yml and a first plan, or a plan from what a team already has',
    input: {
      uri,
      dir: {
        ...optional(text, 'Where; the current folder when nothing is said'),
        argument: 'DIR',
        surface: 'command line',
      },
      from: {
        ...optional(text, 'A table of events to make the plan from; - is stdin'),
        value: 'FILE',
        otherwise: 'an example plan',
        surface: 'command line',
      },
      shape: {
        ...optional(oneOf('csv', 'markdown', 'json'), 'What FILE is'),
        value: 'SHAPE',
        otherwise: 'seen from its name and content',
        surface: 'command line',
      },
      force,
      'dry-run': dryRun,
    },
    formats: ['text', 'json'],
    needs: ['trust', 'plan'],
    examples: [
      { does: 'Start in a new folder', run: 'trackwright init tracking' },
      { does: 'See what would be written', run: 'trackwright init tracking-again --dry-run' },
      {
        does: 'Make a plan from a table of events',
        run: "printf 'event,property\\nCart Opened,item_count\\n' | trackwright init imported --from - --shape csv",
      },
    ],
    run: async (context, input): Promise<OperationOutcome> =>
      (await import('./import-table.ts')).importTable(context, input),
  }),
  operation({
    name: 'planFromBrief',
    command: 'plan',
    group: 'plan',
    title: 'Reading the brief',
    purpose: 'Write a plan, or add to one, from a brief of what people do with a feature',
    input: {
      uri,
      text: {
        ...optional(text, 'The text of the brief, where an editor shows another than its file has'),
        surface: 'editor',
      },
      brief: {
        ...required(text, 'A .brief.yml file or Markdown; - is stdin'),
        argument: 'BRIEF',
        surface: 'command line',
      },
      into: {
        ...optional(text, 'The plan file that new items go into'),
        value: 'PLAN',
        otherwise: 'a file named for the feature',
      },
      out: {
        ...optional(text, 'Write the proposal here instead; - is stdout'),
        value: 'FILE',
        surface: 'command line',
      },
      force,
      'dry-run': dryRun,
    },
    formats: ['text', 'json'],
    needs: ['trust', 'plan'],
    examples: [
      { does: 'See the plan of a brief', run: 'trackwright plan ai-study.brief.yml --dry-run' },
      { does: 'Add what the plan lacks', run: 'trackwright plan ai-study.brief.yml --into ai-study.plan.yml' },
      {
        does: 'Plan a feature said in one line',
        run: "printf '# Sharing\\n- share a summary\\n' | trackwright plan - --out -",
      },
    ],
    run: async (context, input): Promise<OperationOutcome> =>
      (await import('./plan-from-brief.ts')).planBrief(context, input),
  }),
  operation({
    name: 'generateEvents',
    command: 'events',
    group: 'data',
    title: 'Generating events',
    purpose: 'Generate events that follow the plan, with the counts that queries must give',
    input: {
      scenario: {
        ...optional(text, 'A scenario of the plan; its default behaviour when nothing is said'),
        argument: 'SCENARIO',
        surface: 'command line',
      },
      out: {
        ...optional(text, 'Folder for the files, manifest.json and truth/'),
        value: 'DIR',
        otherwise: '.trackwright/events in the project',
        surface: 'command line',
      },
      as: {
        ...defaulted(oneOf('parquet', 'csv', 'ndjson', 'duckdb'), 'parquet', 'Form of the data'),
        value: 'FORM',
        surface: 'command line',
      },
      users: { ...optional(atLeastOne, 'Number of users'), value: 'N', otherwise: 'what the scenario says, else 1000' },
      days: { ...optional(atLeastOne, 'Number of days'), value: 'N', otherwise: 'what the scenario says, else 30' },
      seed: {
        ...optional({ ...integer, from: 0 } as const, 'Another seed, other events'),
        value: 'N',
        otherwise: 'what the scenario says, else 1',
      },
      stdout: { ...optional(boolean, 'Write the events to stdout, as csv or ndjson'), surface: 'command line' },
      force: {
        ...optional(
          boolean,
          'Also replace generated files that were changed since; files that Trackwright did not generate always stay',
        ),
        surface: 'command line',
      },
    },
    formats: ['text', 'json'],
    needs: ['trust', 'plan', 'engines'],
    changesData: true,
    examples: [
      { does: 'Generate events for the project', run: 'trackwright events --users 200 --days 14' },
      { does: 'Write CSV to a folder', run: 'trackwright events --users 50 --days 3 --as csv --out sample' },
      { does: 'See a few events', run: 'trackwright events --users 100 --days 1 --stdout --as ndjson | head -n 3' },
    ],
    run: async (context, input): Promise<OperationOutcome> =>
      (await import('./generate.ts')).generateForProject(context, input),
  }),
  operation({
    name: 'run',
    command: 'run',
    group: 'data',
    title: 'Running',
    purpose: 'Run a metric or funnel on data',
    input: {
      name,
      on,
      grain: {
        ...optional(oneOf('hour', 'day', 'week', 'month', 'quarter', 'year'), 'Length of a period'),
        value: 'GRAIN',
        otherwise: 'what the metric says, else day',
      },
      by: { ...optional(list(text), 'Once for each value of a property'), value: 'PROPERTY' },
      since: { ...optional(day, 'First day'), value: 'DATE' },
      until: { ...optional(day, 'Last day'), value: 'DATE' },
    },
    formats: ['text', 'json', 'markdown', 'csv'],
    needs: ['trust', 'plan', 'engines'],
    examples: [
      { does: 'Run a funnel on the generated events', run: 'trackwright run quiz_generation' },
      { does: 'Compare platforms', run: 'trackwright run quiz_generation --by platform' },
      { does: 'Keep the result', run: 'trackwright run quiz_generation --format markdown > quizzes.md' },
    ],
    run: async (context, input): Promise<OperationOutcome> => (await import('./ask.ts')).runQuestion(context, input),
  }),
  operation({
    name: 'runChecks',
    command: 'check',
    group: 'data',
    title: 'Running checks',
    purpose: 'Check data against the plan, with the rows that fail',
    input: {
      names: { ...optional(list(text), 'Events or checks; all when nothing is said'), argument: 'NAME' },
      on,
      today,
    },
    formats: ['text', 'json', 'junit'],
    needs: ['trust', 'plan', 'engines'],
    examples: [
      { does: 'Check the generated events', run: 'trackwright check' },
      { does: 'Check one event', run: 'trackwright check quiz_generation_completed' },
      { does: 'Report to a CI server', run: 'trackwright check --format junit > checks.xml' },
    ],
    run: async (context, input): Promise<OperationOutcome> => (await import('./check.ts')).checkData(context, input),
  }),
  operation({
    name: 'generateDbt',
    command: 'dbt',
    group: 'data',
    title: 'Writing dbt files',
    purpose: 'Write dbt sources and schema YAML from the plan',
    input: {
      out: {
        ...optional(text, 'Folder for the files'),
        value: 'DIR',
        otherwise: 'models of the dbt project, else dbt',
        surface: 'command line',
      },
      'target-version': {
        ...optional(oneOf(...dbtVersions), 'The dbt that reads them'),
        value: 'VERSION',
        otherwise: 'what the dbt project requires, else 1.12',
        surface: 'command line',
      },
      check: {
        ...optional(boolean, 'Write nothing, exit with 1 when something would change'),
        surface: 'command line',
      },
      force,
      'dry-run': dryRun,
    },
    formats: ['text', 'json'],
    needs: ['trust', 'plan'],
    examples: [
      { does: 'See what would be written', run: 'trackwright dbt --out made --dry-run' },
      { does: 'Write the files', run: 'trackwright dbt --out made' },
      { does: 'Hold them to the plan in CI', run: 'trackwright dbt --out made --check' },
    ],
    run: async (context): Promise<OperationOutcome> => (await import('./dbt.ts')).generateDbt(context),
  }),
] as const;

export type Operations = (typeof operations)[number];
