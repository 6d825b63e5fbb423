import { softmax } from '../softmax.ts';
import { KernelRidge } from './kernel-ridge.ts';
import { fitBiases } from './mixing.ts';
import { type RawRow, RowSpace, type SparseRows } from './sparse-rows.ts';

/** A labelled message as the arithmetic sees it. */
export interface Example {
  row: RawRow;
  /** Logarithms of the model's probabilities. */
  logs: Float64Array;
  /** How sure the model is of any of its labels but `oos`. */
  sureness: number;
  /** Index into the labels of the model, followed by the merchant's own. */
  label: number;
}

/** What one set of examples teaches, before it is known how much of it to believe. */
export class Lesson {
  readonly space: RowSpace;
  readonly biases: Float64Array;
  readonly #ridge: KernelRidge;
  /** The labels that the regression has columns for. */
  readonly #scored: readonly number[];
  readonly #labelCount: number;

  constructor(examples: readonly Example[], knownCount: number, labelCount: number) {
    const known = examples.filter(({ label }) => label < knownCount);
    this.biases = fitBiases(
      known.map(({ logs }) => logs),
      known.map(({ label }) => label),
    );
    this.space = new RowSpace(examples.map(({ row }) => row));
    this.#labelCount = labelCount;
    this.#scored = [...new Set(examples.map(({ label }) => label))].sort((a, b) => a - b);
    // Regression on what is left to explain: nothing for a label that the model was sure and right of.
    const residuals = examples.map(({ logs, label }) => {
      const probabilities = label < knownCount ? softmax(logs.map((log, at) => log + (this.biases[at] ?? 0))) : null;
      return this.#scored.map((scored) => {
        const target = scored === label ? 1 : 0;
        return scored < knownCount ? (probabilities === null ? 0 : target - (probabilities[scored] ?? 0)) : target;
      });
    });
    const targets = this.#scored.map((_, column) => Float64Array.from(residuals, (residual) => residual[column] ?? 0));
    this.#ridge = new KernelRidge(this.space.rows(examples.map(({ row }) => row)), targets);
  }

  /** For every label, 0 where no example has it. */
  scores(rows: SparseRows, row: number): Float64Array {
    const scores = new Float64Array(this.#labelCount);
    for (const [column, score] of this.#ridge.score(rows, row).entries()) scores[this.#scored[column] ?? 0] = score;
    return scores;
  }
}
