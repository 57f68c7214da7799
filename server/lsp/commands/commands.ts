// Commands: the operations that an editor may ask for. Each shows progress, can be cancelled, and answers with a card.
import { InputError } from '../../base/user-error.ts';
import type { InputShape, Operation, OperationOutcome } from '../../operations/operation.ts';
import { operations } from '../../operations/table.ts';
import type { OperationAnswer } from '../../protocol.ts';
import { optional, text } from '../../schema/kinds.ts';
import { misfit } from '../../schema/plain-value.ts';
import { uriOfPath } from '../../workspace/uri.ts';
import { type CommandContext, mustBeTrusted, operationContextOf } from '../command-context.ts';
import type { Session } from '../session.ts';
import { confirmedEdit } from './confirmed-edit.ts';

const PREFIX = 'trackwright.';
const commands: ReadonlyMap<string, Operation> = new Map(
  operations.map((one) => [`${PREFIX}${one.name}`, one as unknown as Operation]),
);
export const commandNames: readonly string[] = [...commands.keys()];

/** What it is called while it runs. */
export const commandTitle = (name: string): string => commands.get(name)?.title ?? name;

/** Each of them reads what is named, runs or writes, so each needs a trusted folder. Throws UserError, also for an unknown name or input; whatever an operation throws goes through. */
export async function execute(context: CommandContext, name: string, given: unknown): Promise<OperationAnswer> {
  const command = commands.get(name);
  if (!command) throw new InputError(`There is no command "${name}".`);
  const { needs, run, changesData, input } = command;
  const { session } = context;
  if (needs.includes('trust')) mustBeTrusted(session);
  const { project, ...said } = checkedInput(name, input, given ?? {});
  const on = await operationContextOf(context, project as string | undefined, needs.includes('plan'));
  if (needs.includes('engines')) on.engines();
  const outcome = await run(on, said as never);
  if (changesData) session.dataChanged();
  return answerOf(outcome, session);
}

const project = optional(text, 'The uri of its root; the only one where nothing is said');

function checkedInput(name: string, input: InputShape, given: unknown): Readonly<Record<string, unknown>> {
  const shape = Object.fromEntries(Object.entries(input).filter(([, { surface }]) => surface !== 'command line'));
  const wrong = misfit(given, { project, ...shape });
  if (wrong !== undefined) throw new InputError(`${name}: ${wrong}`);
  return given as Readonly<Record<string, unknown>>;
}

function answerOf({ card, results, changes, into }: OperationOutcome, session: Session): OperationAnswer {
  const files = changes?.files.map(({ file, before = null, after }) => ({ uri: uriOfPath(file), before, after })) ?? [];
  return {
    card,
    ...(results ? { results } : {}),
    ...(changes
      ? {
          edit: files.length ? confirmedEdit(files, changes.label, session) : null,
          files: files.map((one) => ({ ...one, uri: session.clientUri(one.uri) })),
        }
      : {}),
    ...(into === undefined ? {} : { into: session.clientUri(uriOfPath(into)) }),
  };
}
