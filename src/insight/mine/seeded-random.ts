/** Chance that can be repeated: numbers in [0, 1) by Mulberry32 (T. Ettinger, 2017). The same seed gives the same numbers. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** `count` of 0 … `all` − 1, each as likely, ascending. All of them where fewer are there. */
export function sampleOf(all: number, count: number, random: () => number): number[] {
  const order = Array.from({ length: all }, (_, at) => at);
  const taken = Math.min(all, count);
  for (let at = 0; at < taken; at++) {
    const other = at + Math.floor(random() * (all - at));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
  return order.slice(0, taken).sort((a, b) => a - b);
}
