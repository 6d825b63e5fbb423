/** Indexes, the highest score first. */
export function ranked(scores: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: scores.length }, (_, index) => index).sort(
    (a, b) => (scores[b] as number) - (scores[a] as number) || a - b,
  );
}

/** Groups of equal scores, the highest first: what ties is neither before nor after. */
function* levels(
  scores: ArrayLike<number>,
  truths: readonly number[],
  weights?: ArrayLike<number>,
  order = ranked(scores),
) {
  let [good, bad] = [0, 0];
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    const weight = weights ? (weights[row] as number) : 1;
    if (truths[row]) good += weight;
    else bad += weight;
    if (at + 1 < order.length && scores[order[at + 1] as number] === scores[row]) continue;
    yield { good, bad };
    [good, bad] = [0, 0];
  }
}

/** How often an order to which it happened stands before one to which it did not; ties count half. */
export function areaUnderCurve(
  scores: ArrayLike<number>,
  truths: readonly number[],
  weights?: ArrayLike<number>,
  order?: Uint32Array,
): number {
  let [goods, bads, area] = [0, 0, 0];
  for (const { good, bad } of levels(scores, truths, weights, order)) {
    area += bad * (goods + good / 2);
    goods += good;
    bads += bad;
  }
  return goods * bads === 0 ? 0.5 : area / (goods * bads);
}

/** Mean precision over all to which it happened, from the top of the list down. */
export function averagePrecision(
  scores: ArrayLike<number>,
  truths: readonly number[],
  weights?: ArrayLike<number>,
  order?: Uint32Array,
): number {
  let [goods, all, sum] = [0, 0, 0];
  for (const { good, bad } of levels(scores, truths, weights, order)) {
    goods += good;
    all += good + bad;
    if (all > 0) sum += good * (goods / all);
  }
  return goods === 0 ? 0 : sum / goods;
}

/**
 * Of the `alerts` highest, to what share it happened. Within the group of equal scores through which the line goes, the
 * group's own share counts.
 */
export function precisionAt(
  scores: ArrayLike<number>,
  truths: readonly number[],
  alerts: number,
  weights?: ArrayLike<number>,
  order?: Uint32Array,
): number {
  let [goods, all] = [0, 0];
  for (const { good, bad } of levels(scores, truths, weights, order)) {
    const take = Math.min(1, (alerts - all) / Math.max(good + bad, 1e-9));
    goods += good * take;
    all += (good + bad) * take;
    if (all >= alerts - 1e-9) break;
  }
  return all === 0 ? 0 : goods / all;
}

/** Expected calibration error over ten groups of equal size: how far the mean chance is from what happened. */
export function calibrationError(chances: ArrayLike<number>, truths: readonly number[]): number {
  const order = ranked(chances);
  let error = 0;
  for (let group = 0; group < 10; group++) {
    const rows = order.subarray(Math.floor((group * order.length) / 10), Math.floor(((group + 1) * order.length) / 10));
    let gap = 0;
    for (const row of rows) gap += (chances[row] as number) - (truths[row] as number);
    error += Math.abs(gap);
  }
  return error / Math.max(1, order.length);
}
