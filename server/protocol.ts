// What crosses between an editor and the language server beside LSP's own requests: commands with what they are given and
// what they answer, and what the server says about its projects. Any editor may send the commands; ours knows the rest, too.

import type { ErrorCode } from './base/user-error.ts';
import type { CheckResult } from './checks/result.ts';
import type { EditorInput } from './operations/operation.ts';
import type { Operations } from './operations/table.ts';
import type { Noun } from './plan/sections.ts';
import type { Card } from './results/card.ts';

export type { CheckResult } from './checks/result.ts';

/** `workspace/executeCommand`, with one object as its argument: the names of the operations, what each is given, what it answers. */
export type ServerCommand = `trackwright.${Operations['name']}`;
type OperationCalled<C extends ServerCommand> = C extends `trackwright.${infer N}`
  ? Extract<Operations, { readonly name: N }>
  : never;
export type Given<C extends ServerCommand> = EditorInput<OperationCalled<C>['input']> & {
  /** The uri of its root; the only one where nothing is said. */
  readonly project?: string;
};
export interface OperationAnswer {
  readonly card: Card;
  /** Of checks; `file` is a uri. */
  readonly results?: readonly CheckResult[];
  /** LSP's WorkspaceEdit, to be confirmed; null when it was applied or there is nothing to change. */
  readonly edit?: unknown;
  /** The files as they would be, to be looked at first. */
  readonly files?: readonly ProposedFile[];
  /** The uri of the plan file that it is about. */
  readonly into?: string;
}
/** Given with an edit, and together. */
type WithEdit = Required<Pick<OperationAnswer, 'edit' | 'files'>>;
interface Extras {
  readonly runChecks: Required<Pick<OperationAnswer, 'results'>>;
  readonly generateDbt: WithEdit;
  readonly planFromBrief: WithEdit & Required<Pick<OperationAnswer, 'into'>>;
  readonly importTable: WithEdit & Required<Pick<OperationAnswer, 'into'>>;
}
export type AnswerOf<C extends ServerCommand> = OperationAnswer &
  (C extends `trackwright.${infer N extends keyof Extras}` ? Extras[N] : unknown);
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
