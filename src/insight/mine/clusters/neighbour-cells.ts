import { sampleOf } from '../sample-of.ts';
import { rowsOf, type VectorRows } from './vector-rows.ts';

/** Vectors laid in cells around some of them: who looks for near ones looks into the nearest cells alone. */
export interface NeighbourCells {
  /** Rows of each cell. */
  members: readonly (readonly number[])[];
  /** For each row its nearest cells, nearest first. */
  nearest: readonly (readonly number[])[];
}

/** Passes that move the cells' centres. */
const PASSES = 3;

/**
 * An inverted file (J. Sivic, A. Zisserman, "Video Google", 2003): about √n cells by a few passes of spherical K-means over a
 * sample, and for each row its `probed` nearest cells.
 */
export function* neighbourCells(
  rows: VectorRows,
  probed: number,
  random: () => number,
): Generator<void, NeighbourCells> {
  const cells = Math.max(1, Math.round(Math.sqrt(rows.count)));
  let centres = rowsOf(rows, sampleOf(rows.count, cells, random)).data;
  const sample = sampleOf(rows.count, cells * 30, random);
  for (let pass = 0; pass < PASSES; pass++) {
    const sums = new Float32Array(centres.length);
    for (const [at, row] of sample.entries()) {
      const [cell = 0] = nearestCells(rows, row, centres, 1);
      for (let to = 0; to < rows.size; to++) {
        sums[cell * rows.size + to] = (sums[cell * rows.size + to] ?? 0) + (rows.data[row * rows.size + to] ?? 0);
      }
      if (at % 500 === 0) yield;
    }
    centres = unit(sums, centres, rows.size);
  }
  const members: number[][] = Array.from({ length: cells }, () => []);
  const nearest: number[][] = [];
  for (let row = 0; row < rows.count; row++) {
    const near = nearestCells(rows, row, centres, probed);
    nearest.push(near);
    members[near[0] ?? 0]?.push(row);
    if (row % 500 === 0) yield;
  }
  return { members, nearest };
}

function nearestCells({ data, size }: VectorRows, row: number, centres: Float32Array, count: number): number[] {
  const scored: [cell: number, score: number][] = [];
  for (let cell = 0; cell * size < centres.length; cell++) {
    let score = 0;
    for (let at = 0; at < size; at++) score += (data[row * size + at] ?? 0) * (centres[cell * size + at] ?? 0);
    const last = scored[count - 1];
    if (last && last[1] >= score) continue;
    let to = scored.length;
    while (to > 0 && (scored[to - 1]?.[1] ?? 0) < score) to--;
    scored.splice(to, 0, [cell, score]);
    if (scored.length > count) scored.pop();
  }
  return scored.map(([cell]) => cell);
}

/** Sums made vectors of length 1; a cell that nobody is in stays where it was. */
function unit(sums: Float32Array, before: Float32Array, size: number): Float32Array {
  for (let from = 0; from < sums.length; from += size) {
    const part = sums.subarray(from, from + size);
    const length = Math.hypot(...part);
    if (length === 0) part.set(before.subarray(from, from + size));
    else for (let at = 0; at < size; at++) part[at] = (part[at] ?? 0) / length;
  }
  return sums;
}
