// A feature brief as data.
import type { Plain } from '../plan/plan.ts';

export interface BriefAction {
  readonly phrase: string;
  /** The event's name as a person wants it; overrules what is read from the phrase. */
  readonly name?: string;
  /** Who does it: a role. */
  readonly by?: string;
  /** Names, or whole properties of the plan language. */
  readonly properties: readonly (string | { readonly name: string; readonly [key: string]: Plain })[];
}

export interface Brief {
  readonly feature: string;
  /** A page of Markdown: its lines need not be actions. */
  readonly page?: true;
  readonly actions: readonly BriefAction[];
  readonly description?: string;
  readonly owner?: string;
  readonly platforms: readonly string[];
  /** Who uses the feature, the main one first. */
  readonly roles: readonly string[];
  readonly success: readonly string[];
}
