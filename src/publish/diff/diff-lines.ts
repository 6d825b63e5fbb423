/** One line of a comparison. */
export interface LineChange {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond this the table of the longest common lines would not fit: all between is told as replaced. */
const MOST_CELLS = 4_000_000;

/** What to take out of and put into `before` to have `after`: by the longest lines that both have in the same order. */
export function diffLines(before: string, after: string): LineChange[] {
  const [old, now] = [before, after].map((text) => (text === '' ? [] : text.replace(/\n$/, '').split('\n')));
  if (!old || !now) return [];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const same = (lines: readonly string[]) => lines.map((text): LineChange => ({ kind: 'same', text }));
  const middle = between(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  return [...same(old.slice(0, head)), ...middle, ...same(old.slice(old.length - tail))];
}

function between(old: readonly string[], now: readonly string[]): LineChange[] {
  const removed = old.map((text): LineChange => ({ kind: 'removed', text }));
  const added = now.map((text): LineChange => ({ kind: 'added', text }));
  if (old.length * now.length > MOST_CELLS) return [...removed, ...added];
  const width = now.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  for (let at = old.length - 1; at >= 0; at--) {
    for (let to = now.length - 1; to >= 0; to--) {
      longest[at * width + to] =
        old[at] === now[to]
          ? (longest[(at + 1) * width + to + 1] ?? 0) + 1
          : Math.max(longest[(at + 1) * width + to] ?? 0, longest[at * width + to + 1] ?? 0);
    }
  }
  const changes: LineChange[] = [];
  let [at, to] = [0, 0];
  while (at < old.length && to < now.length) {
    const [gone, come] = [removed[at], added[to]];
    if (!gone || !come) break;
    if (gone.text === come.text) {
      changes.push({ kind: 'same', text: gone.text });
      at++;
      to++;
    } else if ((longest[(at + 1) * width + to] ?? 0) >= (longest[at * width + to + 1] ?? 0)) {
      changes.push(gone);
      at++;
    } else {
      changes.push(come);
      to++;
    }
  }
  return [...changes, ...removed.slice(at), ...added.slice(to)];
}
