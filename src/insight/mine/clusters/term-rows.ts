import { segment } from '#core/segment.ts';
import { isStopWord, termOf } from '#knowledge/terms.ts';

/** Texts as weighted terms: row `r` has the terms `columns[starts[r]] … columns[starts[r + 1] − 1]`. Each row has length 1. */
export interface TermRows {
  readonly terms: readonly string[];
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly weights: Float32Array;
  /** In how many rows each term stands. */
  readonly frequency: Uint32Array;
}

/** What masking put in the place of personal data: `[order]`, `[phone]`. It says nothing of the topic. */
const MASK = /\[[a-z]+\]/g;

/** Terms of a question to compare it by: words, and pairs of characters where no spaces are written; no stop words (的, 了, the). */
export function questionTerms(text: string): string[] {
  return segment(text.replace(MASK, ' '))
    .filter((part) => !isStopWord(part.text))
    .map(termOf);
}

/** TF-IDF with logarithmic counts and smoothed document frequency (G. Salton, C. Buckley, 1988), rows of length 1. */
export function termRows(texts: readonly string[]): TermRows {
  const known = new Map<string, number>();
  const frequency: number[] = [];
  const counts = texts.map((text) => {
    const row = new Map<number, number>();
    for (const term of questionTerms(text)) {
      let column = known.get(term);
      if (column === undefined) {
        column = known.size;
        known.set(term, column);
      }
      row.set(column, (row.get(column) ?? 0) + 1);
    }
    for (const column of row.keys()) frequency[column] = (frequency[column] ?? 0) + 1;
    return row;
  });
  const starts = new Uint32Array(texts.length + 1);
  for (const [at, row] of counts.entries()) starts[at + 1] = (starts[at] ?? 0) + row.size;
  const columns = new Uint32Array(starts[texts.length] ?? 0);
  const weights = new Float32Array(columns.length);
  for (const [at, row] of counts.entries()) {
    const weighted = [...row].map(
      ([column, count]) =>
        [column, (1 + Math.log(count)) * (Math.log((1 + texts.length) / (1 + (frequency[column] ?? 0))) + 1)] as const,
    );
    const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1;
    for (const [offset, [column, weight]] of weighted.entries()) {
      columns[(starts[at] ?? 0) + offset] = column;
      weights[(starts[at] ?? 0) + offset] = weight / length;
    }
  }
  return { terms: [...known.keys()], starts, columns, weights, frequency: Uint32Array.from(frequency) };
}

/** The `most` most frequent terms that stand in two rows or more, as full rows: what K-means takes. */
export function denseRows(rows: TermRows, most: number): number[][] {
  const kept = [...rows.frequency.entries()]
    .filter(([, count]) => count > 1)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, most);
  const place = new Map(kept.map(([column], at) => [column, at]));
  return Array.from({ length: rows.starts.length - 1 }, (_, row) => {
    const full = new Array<number>(kept.length).fill(0);
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++) {
      const to = place.get(rows.columns[at] ?? 0);
      if (to !== undefined) full[to] = rows.weights[at] ?? 0;
    }
    return full;
  });
}
