/** How far two partitions of the same things agree; each in [0, 1] but for `ari`, which chance alone leaves near 0. */
export interface Agreement {
  /** Adjusted Rand index (L. Hubert, P. Arabie, "Comparing partitions", 1985). 1: the same, 0: as by chance, may be below 0. */
  ari: number;
  /** Mutual information over the geometric mean of the entropies (A. Strehl, J. Ghosh, 2002). */
  nmi: number;
  /** Harmonic mean of homogeneity and completeness (A. Rosenberg, J. Hirschberg, "V-Measure", 2007). */
  vMeasure: number;
  /** Each cluster holds things of one label. */
  homogeneity: number;
  /** Each label lies in one cluster. */
  completeness: number;
  /** Share of things whose label is the most frequent one of their cluster. */
  purity: number;
}

/**
 * Compares clusters with labels. Both name a group for each thing, in the same order.
 *
 * @param found Group of each thing as found; things of a negative group each stand alone: noise is no cluster.
 */
export function agreement(found: ArrayLike<number>, labels: ArrayLike<number>): Agreement {
  const count = labels.length;
  const alone = Math.max(0, ...Array.from(found)) + 1;
  const cells = new Map<string, number>();
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  const best = new Map<number, number>();
  for (let at = 0; at < count; at++) {
    const given = found[at] ?? -1;
    const row = given < 0 ? alone + at : given;
    const column = labels[at] ?? 0;
    const key = `${row} ${column}`;
    const cell = (cells.get(key) ?? 0) + 1;
    cells.set(key, cell);
    rows.set(row, (rows.get(row) ?? 0) + 1);
    columns.set(column, (columns.get(column) ?? 0) + 1);
    best.set(row, Math.max(best.get(row) ?? 0, cell));
  }
  const [rowEntropy, columnEntropy] = [entropy(rows, count), entropy(columns, count)];
  const shared = rowEntropy + columnEntropy - entropy(cells, count);
  const homogeneity = columnEntropy === 0 ? 1 : shared / columnEntropy;
  const completeness = rowEntropy === 0 ? 1 : shared / rowEntropy;
  const sum = homogeneity + completeness;
  const mean = Math.sqrt(rowEntropy * columnEntropy);
  return {
    ari: adjustedRand(cells, rows, columns, count),
    nmi: mean === 0 ? Number(rowEntropy === columnEntropy) : shared / mean,
    vMeasure: sum === 0 ? 0 : (2 * homogeneity * completeness) / sum,
    homogeneity,
    completeness,
    purity: count === 0 ? 1 : total(best) / count,
  };
}

type Counts = ReadonlyMap<unknown, number>;

function adjustedRand(cells: Counts, rows: Counts, columns: Counts, count: number): number {
  const [both, left, right] = [pairs(cells), pairs(rows), pairs(columns)];
  const all = (count * (count - 1)) / 2;
  const expected = all === 0 ? 0 : (left * right) / all;
  const most = (left + right) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}

function pairs(counts: Counts): number {
  let sum = 0;
  for (const count of counts.values()) sum += (count * (count - 1)) / 2;
  return sum;
}

function entropy(counts: Counts, all: number): number {
  let sum = 0;
  for (const count of counts.values()) sum -= (count / all) * Math.log(count / all);
  return Math.max(0, sum);
}

function total(counts: Counts): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
