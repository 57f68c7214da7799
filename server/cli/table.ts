// The one table of commands: those that are operations follow from the table of operations, the others are rows here.
import type { InputSpec, Operation } from '../operations/operation.ts';
import { operations } from '../operations/table.ts';
import { dialectNames } from '../query/dialects/dialects.ts';
import { day } from '../schema/day.ts';
import type { ArgSpec, CommandName, CommandSpec, OptionSpec } from './command.ts';
import { dryRun, formatOption, layout, nameArg, today } from './options.ts';

const planCommands = [
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

const dataCommands = [
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
] as const satisfies readonly CommandSpec[];

// For editors and shells.
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

/** Commands that are no operations. */
export const ownCommands = [...planCommands, ...dataCommands, ...shellCommands] as const;

/** A command of an operation: its arguments and options are its input. */
function commandSpec({ command, purpose, input, formats, examples }: Operation): CommandSpec {
  const said = Object.entries(input).filter(([, { surface }]) => surface !== 'editor');
  return {
    name: command,
    purpose,
    args: said.flatMap(([, spec]) => argOf(spec)),
    options: [...said.flatMap(([name, spec]) => optionOf(name, spec)), formatOption(...formats)],
    examples,
  };
}
function argOf({ argument, doc, required, kind }: InputSpec): readonly ArgSpec[] {
  if (argument === undefined) return [];
  return [{ name: argument, doc, ...(required ? { required } : {}), ...(kind.is === 'list' ? { many: true } : {}) }];
}
function optionOf(
  name: string,
  { kind, doc, argument, value = '', otherwise, ...spec }: InputSpec,
): readonly OptionSpec[] {
  if (argument !== undefined) return [];
  if (kind.is === 'boolean') return [{ name, kind: 'flag', doc }];
  const one = kind.is === 'list' ? kind.of : kind;
  const valued = {
    name,
    value,
    doc,
    ...(kind.is === 'list' ? { many: true as const } : {}),
    ...(otherwise === undefined ? {} : { otherwise }),
  };
  const standard = typeof spec.default === 'string' ? { default: spec.default } : {};
  if (one.is === 'oneOf') return [{ ...valued, kind: 'choice', choices: one.of, ...standard }];
  if (one.is === 'integer') return [{ ...valued, kind: 'integer', ...(one.from ? { least: one.from } : {}) }];
  if (one === day) return [{ ...valued, kind: 'date' }];
  return [{ ...valued, kind: 'text', ...standard }];
}

const asCommands = (group: Operation['group']): readonly CommandSpec[] =>
  operations.flatMap((one) => (one.group === group ? [commandSpec(one as unknown as Operation)] : []));
const [events, ...data] = asCommands('data');

/** In the order of help. */
export const commands: readonly (CommandSpec & { readonly name: CommandName })[] = [
  ...asCommands('plan'),
  ...planCommands,
  ...(events ? [events] : []),
  ...dataCommands,
  ...data,
  ...shellCommands,
] as readonly (CommandSpec & { readonly name: CommandName })[];
