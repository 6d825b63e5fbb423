import type { SourceFiles } from '#publish/source-files.ts';
import { Observable } from '#ui/observable.ts';
import type { Task } from '../state/jobs.ts';

/** What a check found. */
export interface GateVerdict {
  passed: boolean;
  /** Whether sources that do not pass may only be published by a named person with a reason. */
  blocking: boolean;
  /** What was found, in the page's language, the most important first. */
  lines: string[];
}

/** A check that sources pass before they are published, for example the regression set. */
export interface Gate {
  id: string;
  /** In the page's language. */
  name: () => string;
  run(files: SourceFiles, task: Task): Promise<GateVerdict>;
}

/** The checks that the parts of the Studio hang before publishing. */
export class Gates extends Observable {
  readonly #gates = new Map<string, Gate>();

  get list(): readonly Gate[] {
    return [...this.#gates.values()];
  }

  /** One of the same id is replaced. Gives the way to take it out again. */
  add(gate: Gate): () => void {
    this.#gates.set(gate.id, gate);
    this.changed();
    return () => {
      if (this.#gates.get(gate.id) === gate) this.#gates.delete(gate.id);
      this.changed();
    };
  }
}
