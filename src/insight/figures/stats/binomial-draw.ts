/** How many of `of` throws hit, each with chance `share`. Counts one by one up to 64, beyond that by waiting times between hits. */
export function binomialDraw(of: number, share: number, random: () => number): number {
  if (share <= 0 || of <= 0) return 0;
  if (share >= 1) return of;
  if (share > 0.5) return of - binomialDraw(of, 1 - share, random);
  let hits = 0;
  if (of <= 64) {
    for (let at = 0; at < of; at++) if (random() < share) hits += 1;
    return hits;
  }
  // Gaps between hits are geometric (L. Devroye, "Non-Uniform Random Variate Generation", 1986, §X.4.3).
  const miss = Math.log(1 - share);
  for (let at = Math.floor(Math.log(1 - random()) / miss); at < of; ) {
    hits += 1;
    at += 1 + Math.floor(Math.log(1 - random()) / miss);
  }
  return hits;
}
