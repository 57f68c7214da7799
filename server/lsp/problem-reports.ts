// What the client is told of a file, made of its problems: each problem once, a list of them once while it is the same.
import type { Diagnostic } from 'vscode-languageserver';
import { hash } from '../base/hash.ts';
import type { Problem } from '../lint/engine/problems.ts';
import { diagnosticOf } from './convert.ts';
import type { Session } from './session.ts';

export interface FileReport {
  readonly items: readonly Diagnostic[];
  /** The same for the same items, whenever they were made. */
  readonly resultId: string;
}
interface Told {
  readonly diagnostic: Diagnostic;
  readonly digest: string;
}

export class ProblemReports {
  readonly #session: Session;
  #reports = new WeakMap<readonly Problem[], FileReport>();
  #told = new WeakMap<Problem, Told>();

  constructor(session: Session) {
    this.#session = session;
  }
  of(problems: readonly Problem[]): FileReport {
    const known = this.#reports.get(problems);
    if (known) return known;
    const told = problems.map((problem) => this.#tell(problem));
    const report = {
      items: told.map(({ diagnostic }) => diagnostic),
      resultId: hash(told.map(({ digest }) => digest).join('')),
    };
    this.#reports.set(problems, report);
    return report;
  }
  /** The client writes a uri otherwise than before, and a report may name it. */
  forget(): void {
    this.#reports = new WeakMap();
    this.#told = new WeakMap();
  }

  #tell(problem: Problem): Told {
    const known = this.#told.get(problem);
    if (known) return known;
    const diagnostic = diagnosticOf(problem, this.#session);
    const told = { diagnostic, digest: hash(JSON.stringify(diagnostic)) };
    this.#told.set(problem, told);
    return told;
  }
}
