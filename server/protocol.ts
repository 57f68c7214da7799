// What crosses between an editor and the language server beside LSP's own requests: commands with what they are given and
// what they answer, and what the server says about its projects. Any editor may send the commands; ours knows the rest, too.

import type { ErrorCode } from './base/user-error.ts';
import type { CheckResult } from './checks/result.ts';
import type { Noun } from './plan/sections.ts';
import type { Card } from './results/card.ts';

export type { CheckResult } from './checks/result.ts';

/** A command's name -> what it is given and what it answers: `workspace/executeCommand`, with one object as its argument. */
export interface ServerCommands {
  /** Events that follow the plan, in the project's folder for them. */
  readonly 'trackwright.generateEvents': {
    readonly given: OfProject & { readonly users?: number; readonly days?: number; readonly seed?: number };
    readonly answer: Answer;
  };
  /** A metric, funnel or retention, asked of the last generated events, or of what `on` names. */
  readonly 'trackwright.run': {
    readonly given: OfProject & { readonly name: string; readonly on?: string };
    readonly answer: Answer;
  };
  /** The plan's checks on data: all of them, or those of the events and checks that are named. */
  readonly 'trackwright.runChecks': {
    readonly given: OfProject & { readonly names?: readonly string[]; readonly on?: string };
    /** `file` of a result is a uri. */
    readonly answer: Answer & { readonly results: readonly CheckResult[] };
  };
  /** dbt files: what nobody changed by hand is written, for the rest there is an edit to look at first. */
  readonly 'trackwright.generateDbt': { readonly given: OfProject; readonly answer: Answer & MaybeEdit };
  /** What a brief asks for, as an edit of the plan file `into`, or of a new one named for the feature. */
  readonly 'trackwright.planFromBrief': {
    readonly given: OfProject & {
      /** The brief's file; its text where the editor shows it, else it is read. */
      readonly uri: string;
      readonly text?: string;
      readonly into?: string;
    };
    readonly answer: Answer & MaybeEdit & { readonly into: string };
  };
  /** A table of events as an edit: the plan `into`, a scorecard, and what a project lacks. The plan is the first of `files`. */
  readonly 'trackwright.importTable': {
    readonly given: OfProject & { readonly uri: string };
    readonly answer: Answer & MaybeEdit & { readonly into: string };
  };
}
export type ServerCommand = keyof ServerCommands;
export type Given<C extends ServerCommand> = ServerCommands[C]['given'];
export type AnswerOf<C extends ServerCommand> = ServerCommands[C]['answer'];

interface OfProject {
  /** The uri of its root; the only one where nothing is said. */
  readonly project?: string;
}
interface Answer {
  readonly card: Card;
}
interface MaybeEdit {
  /** LSP's WorkspaceEdit, to be confirmed; null when it was applied or there is nothing to change. */
  readonly edit: unknown;
  /** The files as they would be, to be looked at first. */
  readonly files: readonly ProposedFile[];
}
export interface ProposedFile {
  readonly uri: string;
  readonly before: string | null;
  readonly after: string;
}

/** What comes with a refused command: why, for programs. */
export interface Refusal {
  readonly code: ErrorCode;
  /** Of a fault of ours, for the log. */
  readonly stack?: string;
}

/** Server to client, our own only: its projects, whenever something in this changes. */
export const PROJECTS = 'trackwright/projects';
export interface ProjectState {
  /** Uri. */
  readonly root: string;
  readonly name: string;
  /** Another number when items came, went or changed their names. */
  readonly names: number;
  /** Uris of its plan files. */
  readonly plans: readonly string[];
  readonly profile: string;
  readonly events: number;
  readonly errors: number;
  readonly warnings: number;
  /** What can be asked, kind by kind. */
  readonly questions: readonly QuestionNames[];
  /** The dbt that its dbt files are read as; null without a dbt project. */
  readonly dbt: string | null;
}
/** The items of the plan of one kind: `funnel:checkout` asks one of them. */
export interface QuestionNames {
  /** What one is called. */
  readonly noun: Noun;
  /** What they are called together. */
  readonly title: string;
  readonly icon: string;
  readonly names: readonly string[];
}
export interface ProjectsState {
  readonly projects: readonly ProjectState[];
  /** Why nothing can be run on data; null when it can. */
  readonly sqlOff: string | null;
}

/** Client to server: the folder has been trusted. */
export const TRUSTED = 'trackwright/trusted';

/** Request: everything that the plans give to check, before it is run. */
export const CHECKS = 'trackwright/checks';
export interface ProjectChecks {
  readonly root: string;
  readonly name: string;
  readonly checks: readonly CheckEntry[];
}
/** Named as its result will be: `check`, `event` and `property` together are its identity. */
export interface CheckEntry extends Pick<CheckResult, 'check' | 'event' | 'property' | 'severity' | 'expected'> {
  /** Where the plan asks for it; absent for what it does not say anywhere. */
  readonly at?: { readonly uri: string /** From 0. */; readonly line: number };
  /** Where its event stands. */
  readonly eventAt?: { readonly uri: string; readonly line: number };
}

/** Request: every rule, for a list to choose from. */
export const RULES = 'trackwright/rules';
export interface RuleEntry {
  readonly id: string;
  readonly description: string;
  readonly severity: string;
}

/** Request: everything that the tree of a project shows. */
export const CATALOGUE = 'trackwright/catalogue';
export interface Catalogue {
  readonly projects: readonly ProjectCatalogue[];
}
export interface ProjectCatalogue {
  readonly root: string;
  readonly name: string;
  readonly events: readonly CatalogueEvent[];
  readonly properties: readonly CatalogueItem[];
  readonly questions: readonly CatalogueItem[];
  /** Items of further sections of the plan. */
  readonly others: readonly {
    readonly title: string;
    readonly icon: string;
    readonly items: readonly CatalogueItem[];
  }[];
  readonly data: readonly CatalogueData[];
}
export interface CatalogueItem {
  readonly noun: Noun;
  /** Which menu it has; `item`: none of its own. */
  readonly menu: 'event' | 'property' | 'question' | 'item';
  /** Of VS Code's own. */
  readonly icon: string;
  readonly name: string;
  /** A few words: a type, how it is computed. */
  readonly detail: string;
  readonly description: string;
  readonly uses: number;
}
export interface CatalogueEvent extends CatalogueItem {
  /** The thing that the event is about, from its name: `order` of `order_paid`. */
  readonly object: string;
  readonly owners: readonly string[];
  readonly sources: readonly string[];
  readonly status: string;
}
export interface CatalogueData {
  /** `generated`: made from the plan; `connection`: named in trackwright.yml. */
  readonly kind: 'generated' | 'connection';
  readonly name: string;
  readonly detail: string;
  readonly files: readonly { readonly uri: string; readonly name: string; readonly detail: string }[];
}

/** Request: where an item stands now; null when it is gone. */
export const PLACE = 'trackwright/place';
export interface PlaceOf {
  readonly root: string;
  readonly noun: CatalogueItem['noun'];
  readonly name: string;
}
export interface Place {
  readonly uri: string;
  /** Of its name. */
  readonly range: PlainRange;
}
export interface PlainRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
