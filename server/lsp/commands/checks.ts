// The checks that a plan gives, listed before they are run.

import { foundResult } from '../../checks/check-result.ts';
import { deriveChecks } from '../../checks/derive.ts';
import { checkPlaceOf } from '../../checks/place.ts';
import { checkSettings } from '../../checks/settings.ts';
import { planOf } from '../../plan/resolve-plan.ts';
import type { CheckEntry, ProjectChecks } from '../../protocol.ts';
import type { Project } from '../../workspace/project.ts';
import type { Session } from '../session.ts';

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
