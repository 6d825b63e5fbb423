/**
 * Fisher's exact test, one-sided: the chance that of `all` things, `left` of one mark and `right` of another laid blindly, at
 * least `both` have the two (R. A. Fisher, "Statistical Methods for Research Workers", 1934, §21.02). In [0, 1].
 */
export function fisherTail(all: number, left: number, right: number, both: number): number {
  const most = Math.min(left, right);
  if (both <= Math.max(0, left + right - all)) return 1;
  if (both > most) return 0;
  let tail = 0;
  for (let count = most; count >= both; count--) {
    tail += Math.exp(logChoose(left, count) + logChoose(all - left, right - count) - logChoose(all, right));
  }
  return Math.min(1, tail);
}

const logFactorials: number[] = [0];

function logFactorial(count: number): number {
  for (let at = logFactorials.length; at <= count; at++)
    logFactorials.push((logFactorials[at - 1] ?? 0) + Math.log(at));
  return logFactorials[count] ?? 0;
}

const logChoose = (all: number, some: number): number =>
  logFactorial(all) - logFactorial(some) - logFactorial(all - some);
