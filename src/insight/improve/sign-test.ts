/**
 * Exact two-sided McNemar test of two readers on the same messages (McNemar 1947; the binomial form, Fagerland et al. 2013):
 * how probable so uneven a split of the messages that only one of them reads right is, if both were equally good.
 * @param won Messages that only the new one reads right.
 * @param lost Messages that only the old one reads right.
 */
export function signTest(won: number, lost: number): number {
  const all = won + lost;
  if (all === 0) return 1;
  const few = Math.min(won, lost);
  // Sum of the binomial's tail in logarithms: 2^all is beyond a number's range from 1,024 messages on.
  let logTerm = -all * Math.LN2;
  let tail = Math.exp(logTerm);
  for (let k = 1; k <= few; k++) {
    logTerm += Math.log((all - k + 1) / k);
    tail += Math.exp(logTerm);
  }
  return Math.min(1, 2 * tail);
}
