// The checks that a plan gives: listed before they are run, and run on data.

import { found } from '../../checks/check-result.ts';
import { deriveChecks } from '../../checks/derive.ts';
import { placeOf } from '../../checks/place.ts';
import { checkSettings } from '../../checks/settings.ts';
import { runChecks as run } from '../../operations/check.ts';
import { planOf } from '../../plan/resolve-plan.ts';
import type { AnswerOf, CheckEntry, Given, ProjectChecks } from '../../protocol.ts';
import type { LiveProject } from '../../workspace/project.ts';
import { seen, taskOf, type Work } from '../command-context.ts';
import type { Session } from '../session.ts';
import { dataOf } from './data-of.ts';

type Command = 'trackwright.runChecks';

export async function runChecks(work: Work, { project, names, on }: Given<Command>): Promise<AnswerOf<Command>> {
  const { session } = work;
  const at = await seen(session, project);
  const { card, results } = await run(taskOf(work, at), dataOf(at, on), {
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
              name: snapshot.things('plan')[0]?.name.value || 'plan',
              checks: entriesOf(project, session),
            },
          ]
        : [];
    }),
  );
}

function entriesOf({ snapshot }: LiveProject, session: Session): readonly CheckEntry[] {
  const plan = planOf(snapshot);
  const placed = (about: Parameters<typeof placeOf>[0]) => {
    const place = placeOf(about, snapshot);
    return place && { uri: session.clientUri(place.uri), line: place.line - 1 };
  };
  return deriveChecks(plan, checkSettings(snapshot.settings.checks, plan)).map((instance): CheckEntry => {
    const { result, about } = found(instance, plan, { status: 'skip' });
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
