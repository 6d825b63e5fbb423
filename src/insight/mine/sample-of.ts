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
