// Options and names that mean the same in every command that has them.
import type { ArgSpec, OptionSpec } from './command.ts';

/** Every command takes these. */
export const common = [
  {
    name: 'project',
    kind: 'text',
    value: 'DIR',
    doc: 'The project',
    otherwise: 'the nearest trackwright.yml above the current folder',
  },
  { name: 'quiet', kind: 'flag', short: 'q', doc: 'No progress and no notes' },
  { name: 'no-color', kind: 'flag', doc: 'No colours, as NO_COLOR in the environment' },
  { name: 'help', kind: 'flag', short: 'h', doc: 'This text' },
  { name: 'version', kind: 'flag', doc: 'The version' },
] as const satisfies readonly OptionSpec[];

export const nameArg = {
  name: 'NAME',
  doc: 'A name of the plan; funnel:checkout where two kinds share it',
  required: true,
} as const satisfies ArgSpec;

/** The form of the report; the first is the default. */
export const formatOption = <const C extends readonly [string, ...string[]]>(...choices: C) =>
  ({ name: 'format', kind: 'choice', value: 'FORMAT', choices, default: 'text', doc: 'Form of the report' }) as const;

export const dryRun = { name: 'dry-run', kind: 'flag', doc: 'Write nothing, show the difference' } as const;
export const layout = {
  name: 'layout',
  kind: 'choice',
  value: 'LAYOUT',
  choices: ['wide', 'json', 'table_per_event'],
  doc: 'How events lie in tables',
} as const;
export const today = {
  name: 'today',
  kind: 'date',
  value: 'DATE',
  doc: 'Reference date',
  otherwise: 'the clock of the machine, in UTC',
} as const;
