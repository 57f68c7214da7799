// Every rule with an id of its own, those that later versions bring among them: what settings may name.

import type { RegisteredRule } from '../engine/rule.ts';
import { rules } from './index.ts';
import { plannedRules } from './planned.ts';

export const registry: readonly RegisteredRule[] = [...rules, ...plannedRules];
