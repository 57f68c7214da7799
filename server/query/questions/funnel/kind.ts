// Funnels: how many come from each step to the next.
import type { PlanFunnel } from '../../../plan/plan.ts';
import type { QuestionKind } from '../kind.ts';
import { cardOfFunnel } from './card.ts';
import { funnelQuery } from './compile.ts';
import type { FunnelQuestion } from './question.ts';

export const funnelKind: QuestionKind<FunnelQuestion, PlanFunnel> = {
  kind: 'funnel',
  section: 'funnels',
  items: ({ funnels }) => funnels,
  ask({ name, entity, window, order, steps, per, exclusions: written }, { grain, ...base }) {
    if (grain)
      return {
        fault: 'unsupported',
        message: `The funnel ${name} by ${grain} is not computed in this version. Ask it of one ${grain} at a time, with since and until.`,
      };
    const exclusions = written.map(({ event, where, after }) => {
      const step = after === undefined ? -1 : steps.findIndex((one) => one.name === after || one.event === after);
      return { event, ...(where !== undefined && { where }), ...(step >= 0 && { after: step + 1 }) };
    });
    return {
      kind: 'funnel',
      name,
      entity,
      window,
      order,
      steps,
      ...base,
      ...(exclusions.length && { exclusions }),
      ...(per && { per }),
    };
  },
  detail: ({ steps, window }) => `${steps.length} steps in ${window}`,
  compile: funnelQuery,
  card: cardOfFunnel,
};
