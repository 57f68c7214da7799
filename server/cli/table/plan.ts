// Verbs on plans and other text.

import type { CommandSpec } from '../command.ts';
import { dryRun, force, formatOption, nameArg, today } from '../options.ts';

export const planCommands = [
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
      { does: 'Mend what can be mended safely', run: 'trackwright lint --fix' },
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
