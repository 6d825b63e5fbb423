import type { Work } from '../progress.ts';
import { neighbourCells } from './neighbour-cells.ts';
import type { TermRows } from './term-rows.ts';
import type { VectorRows } from './vector-rows.ts';

export interface Neighbour {
  row: number;
  /** `1 − wordShare` parts cosine of the vectors, `wordShare` parts cosine of the terms. */
  similarity: number;
}

export interface NeighbourOptions {
  /** Neighbours kept of each. */
  count: number;
  wordShare: number;
  random: () => number;
  /** Up to so many rows all are compared with all; above, cells and shared words bring the candidates. */
  exactUpTo?: number;
}

const EXACT_UP_TO = 3000;
/** Nearest cells looked into, and nearest by words looked at, where not all are compared. */
const PROBED_CELLS = 10;
const BY_WORDS = 60;

/** For each row its nearest, by meaning and by words together; nearest first. */
export function* nearestQuestions(
  vectors: VectorRows,
  words: TermRows,
  options: NeighbourOptions,
): Work<Neighbour[][]> {
  const { count, wordShare, random, exactUpTo = EXACT_UP_TO } = options;
  const rows = vectors.count;
  const isExact = rows <= exactUpTo;
  const progress = (done: number) => ({ stage: 'comparing', done, total: rows }) as const;
  const laying = neighbourCells(vectors, PROBED_CELLS, random);
  let laid = isExact ? null : laying.next();
  while (laid && laid.done !== true) {
    yield progress(0);
    laid = laying.next();
  }
  const cells = laid?.value ?? null;
  const postings = postingsOf(words, rows);
  const byWords = new Float32Array(rows);
  const nearest: Neighbour[][] = [];
  for (let row = 0; row < rows; row++) {
    byWords.fill(0);
    const touched: number[] = [];
    for (let at = words.starts[row] ?? 0; at < (words.starts[row + 1] ?? 0); at++) {
      const weight = words.weights[at] ?? 0;
      for (const [other, theirs] of postings[words.columns[at] ?? 0] ?? []) {
        if (byWords[other] === 0) touched.push(other);
        byWords[other] = (byWords[other] ?? 0) + weight * theirs;
      }
    }
    const found = new Nearest(count);
    const compare = (other: number) => {
      if (other === row) return;
      const meaning = cosine(vectors, row, other);
      found.offer(other, (1 - wordShare) * meaning + wordShare * (byWords[other] ?? 0));
    };
    if (cells === null) for (let other = 0; other < rows; other++) compare(other);
    else for (const other of candidates(row, cells, touched, byWords)) compare(other);
    nearest.push(found.list);
    if (row % 50 === 0) yield progress(row);
  }
  return nearest;
}

function candidates(
  row: number,
  { members, nearest }: { members: readonly (readonly number[])[]; nearest: readonly (readonly number[])[] },
  touched: readonly number[],
  byWords: Float32Array,
): Set<number> {
  const wanted = new Set((nearest[row] ?? []).flatMap((cell) => members[cell] ?? []));
  const best = new Nearest(BY_WORDS);
  for (const other of touched) best.offer(other, byWords[other] ?? 0);
  for (const { row: other } of best.list) wanted.add(other);
  return wanted;
}

/** The highest few of what is offered. */
class Nearest {
  readonly list: Neighbour[] = [];
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
  }

  offer(row: number, similarity: number): void {
    const { list } = this;
    const last = list[this.#count - 1];
    if (last && last.similarity >= similarity) return;
    let to = list.length;
    while (to > 0 && (list[to - 1]?.similarity ?? 0) < similarity) to--;
    list.splice(to, 0, { row, similarity });
    if (list.length > this.#count) list.pop();
  }
}

function postingsOf(words: TermRows, rows: number): [row: number, weight: number][][] {
  const postings: [number, number][][] = words.terms.map(() => []);
  for (let row = 0; row < rows; row++) {
    for (let at = words.starts[row] ?? 0; at < (words.starts[row + 1] ?? 0); at++) {
      postings[words.columns[at] ?? 0]?.push([row, words.weights[at] ?? 0]);
    }
  }
  return postings;
}

function cosine({ data, size }: VectorRows, one: number, other: number): number {
  let sum = 0;
  const [a, b] = [one * size, other * size];
  for (let at = 0; at < size; at++) sum += (data[a + at] as number) * (data[b + at] as number);
  return sum;
}
