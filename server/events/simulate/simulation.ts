// A plan and a scenario made ready: users, cells, and the rows of any cell.

import type { Plan } from '../../plan/plan.ts';
import { choice } from '../draws/choice.ts';
import { groupSize } from '../entities.ts';
import type { Played, Stage } from '../generation-context.ts';
import { stageOf } from '../generation-context.ts';
import type { Problem, Scenario } from '../scenario.ts';
import type { Vocabulary } from '../values/vocabulary.ts';
import type { Roads } from './action-model.ts';
import { roadsOf } from './action-model.ts';
import type { Population } from './population.ts';
import { populationOf } from './population.ts';
import { walker } from './sessions.ts';

export interface World {
  readonly plan: Plan;
  readonly scenario: Scenario;
  readonly stage: Stage;
  readonly population: Population;
  readonly roads: Roads;
  /** Users of a cell: a power of two; the last cell may have fewer. */
  readonly cellUsers: number;
  readonly cells: number;
  /** Expected rows of all users together. */
  readonly expectedRows: number;
  /** Makes one cell; cells do not depend on each other. */
  readonly play: (cell: number) => Played;
}

const mostCellUsers = 8_192;
const mostCellRows = 131_072;

export function worldOf(plan: Plan, scenario: Scenario, vocabulary: Vocabulary | undefined): World | Problem {
  const population = populationOf(scenario);
  // Room for four times the users, so that a longer run does not number the old ones anew.
  const mostEver = Math.max(scenario.users.count * 4, population.users);
  const stage = stageOf(plan, scenario.seed, scenario.start, mostEver, vocabulary);
  const roads = roadsOf(scenario, stage);
  if (!roads.byDevice.some((road) => road)) {
    const reasons = stage.notes().map(({ about, message }) => `${about}: ${message}`);
    return {
      code: 'nothing-possible',
      message: `No event of the plan "${plan.name}" can happen. ${reasons.slice(0, 3).join(' ')}`,
    };
  }
  const { perDay, actions } = scenario.sessions;
  const expectedRows = population.activeDays * perDay * actions * roads.perAction;
  const cellUsers = cellUsersFor(expectedRows / Math.max(1, population.users));
  const walk = walker({
    scenario,
    population,
    keyOf: stage.keyOf,
    devices: choice(roads.byDevice.map((road) => (road ? 1 : 0))),
    roads: roads.byDevice,
    versions: stage.envelope.versions,
  });
  return {
    plan,
    scenario,
    stage,
    population,
    roads,
    cellUsers,
    cells: Math.ceil(population.users / cellUsers),
    expectedRows,
    play: (cell) => {
      const first = cell * cellUsers;
      const users = Math.min(cellUsers, population.users - first);
      return stage.play(walk(first, users, Math.ceil((expectedRows / population.users) * users * 1.2)), roads.shapes);
    },
  };
}

/** The largest power of two with at most 131,072 expected rows, never less than a group. */
function cellUsersFor(rowsPerUser: number): number {
  let users = mostCellUsers;
  while (users > groupSize && users * rowsPerUser > mostCellRows) users /= 2;
  return users;
}
