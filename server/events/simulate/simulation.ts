// A plan and a scenario made ready: users, cells, and the rows of any cell.

import type { Plan } from '../../plan/plan.ts';
import { choice } from '../draws/choice.ts';
import { groupSize } from '../entities.ts';
import type { GenerationContext, Materialized } from '../generation-context.ts';
import { generationContextOf } from '../generation-context.ts';
import type { Scenario, ScenarioProblem } from '../scenario.ts';
import type { Vocabulary } from '../values/vocabulary.ts';
import type { ActionModel } from './action-model.ts';
import { actionModelOf } from './action-model.ts';
import type { Population } from './population.ts';
import { populationOf } from './population.ts';
import { simulateSessions } from './sessions.ts';

export interface Simulation {
  readonly plan: Plan;
  readonly scenario: Scenario;
  readonly context: GenerationContext;
  readonly population: Population;
  readonly actionModel: ActionModel;
  /** Users of a cell: a power of two; the last cell may have fewer. */
  readonly shardUsers: number;
  readonly shards: number;
  /** Expected rows of all users together. */
  readonly expectedRows: number;
  /** Makes one cell; cells do not depend on each other. */
  readonly materialize: (cell: number) => Materialized;
}

const maxShardUsers = 8_192;
const maxShardRows = 131_072;

export function simulationOf(
  plan: Plan,
  scenario: Scenario,
  vocabulary: Vocabulary | undefined,
): Simulation | ScenarioProblem {
  const population = populationOf(scenario);
  // Room for four times the users, so that a longer run does not number the old ones anew.
  const mostEver = Math.max(scenario.users.count * 4, population.users);
  const context = generationContextOf(plan, scenario.seed, scenario.start, mostEver, vocabulary);
  const actionModel = actionModelOf(scenario, context);
  if (!actionModel.byDevice.some((actionTable) => actionTable)) {
    const reasons = context.notes().map(({ about, message }) => `${about}: ${message}`);
    return {
      code: 'nothing-possible',
      message: `No event of the plan "${plan.name}" can happen. ${reasons.slice(0, 3).join(' ')}`,
    };
  }
  const { perDay, actions } = scenario.sessions;
  const expectedRows = population.activeDays * perDay * actions * actionModel.perAction;
  const shardUsers = shardUsersFor(expectedRows / Math.max(1, population.users));
  const walk = simulateSessions({
    scenario,
    population,
    keyOf: context.keyOf,
    devices: choice(actionModel.byDevice.map((actionTable) => (actionTable ? 1 : 0))),
    actionTables: actionModel.byDevice,
    versions: context.envelope.versions,
  });
  return {
    plan,
    scenario,
    context,
    population,
    actionModel,
    shardUsers,
    shards: Math.ceil(population.users / shardUsers),
    expectedRows,
    materialize: (cell) => {
      const first = cell * shardUsers;
      const users = Math.min(shardUsers, population.users - first);
      return context.materialize(
        walk(first, users, Math.ceil((expectedRows / population.users) * users * 1.2)),
        actionModel.templates,
      );
    },
  };
}

/** The largest power of two with at most 131,072 expected rows, never less than a group. */
function shardUsersFor(rowsPerUser: number): number {
  let users = maxShardUsers;
  while (users > groupSize && users * rowsPerUser > maxShardRows) users /= 2;
  return users;
}
