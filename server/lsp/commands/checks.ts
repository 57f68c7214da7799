// The checks that a plan gives: listed before they are run, and run on data.

import { foundResult } from '../../checks/check-result.ts';
import { deriveChecks } from '../../checks/derive.ts';
import { checkPlaceOf } from '../../checks/place.ts';
import { checkSettings } from '../../checks/settings.ts';
import { runChecks as run } from '../../operations/check.ts';
import { planOf } from '../../plan/resolve-plan.ts';
import type { AnswerOf, CheckEntry, Given, ProjectChecks } from '../../protocol.ts';
import type { Project } from '../../workspace/project.ts';
import { type CommandContext, taskOf, viewOf } from '../command-context.ts';
import type { Session } from '../session.ts';
import { dataSourceOf } from './data-of.ts';

type Command = 'trackwright.runChecks';

export async function runChecksCommand(
  context: CommandContext,
  { project, names, on }: Given<Command>,
): Promise<AnswerOf<Command>> {
  const { session } = context;
  const at = await viewOf(session, project);
  const { card, results } = await run(taskOf(context, at), dataSourceOf(at, on), {
    ...(names ? { names } : {}),
    clock: session.options.today(),
    snapshot: at.snapshot,
    shown: (uri) => session.clientUri(uri),
  });
  return { card, results };
}

/** Projects without a plan file give nothing. */
export function listChecks(session: Session): Promise<readonly ProjectChecks[]> {
  return session.inOrder(() =>
    session.projects.flatMap((project) => {
      const { rootUri, snapshot } = project;
      const hasPlan = [...snapshot.files.values()].some((file) => file.kind === 'plan');
      return hasPlan
        ? [
            {
              root: rootUri,
              name: snapshot.items('plan')[0]?.name.value || 'plan',
              checks: entriesOf(project, session),
            },
          ]
        : [];
    }),
  );
}

function entriesOf({ snapshot }: Project, session: Session): readonly CheckEntry[] {
  const plan = planOf(snapshot);
  const placed = (about: Parameters<typeof checkPlaceOf>[0]) => {
    const place = checkPlaceOf(about, snapshot);
    return place && { uri: session.clientUri(place.uri), line: place.line - 1 };
  };
  return deriveChecks(plan, checkSettings(snapshot.settings.checks, plan)).map((instance): CheckEntry => {
    const { result, about } = foundResult(instance, plan, { status: 'skip' });
    const { check, event, property, severity, expected } = result;
    const at = placed(about);
    const eventAt = about.event === undefined ? undefined : placed({ event: about.event });
    return {
      check,
      event,
      property,
      severity,
      ...(expected === undefined ? {} : { expected }),
      ...(at ? { at } : {}),
      ...(eventAt ? { eventAt } : {}),
    };
  });
}
