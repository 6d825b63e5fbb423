/**
 * Works on items side by side, at most `most` at once, and gives the results in the order of the items, each as soon as
 * all before it are there. Takes no item that it cannot begin with, so a slow taker slows the source.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  most: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const source = items[Symbol.asyncIterator]();
  const begun: Promise<{ result: Result }>[] = [];
  let coming: Promise<{ taken: IteratorResult<Item> }> | null = null;
  let isMore = true;
  while (isMore || begun.length > 0) {
    if (isMore && begun.length < most) coming ??= source.next().then((taken) => ({ taken }));
    const [oldest] = begun;
    const first = await Promise.race([oldest, coming].filter((one) => one != null));
    if ('result' in first) {
      begun.shift();
      yield first.result;
      continue;
    }
    coming = null;
    if (first.taken.done === true) {
      isMore = false;
      continue;
    }
    const working = work(first.taken.value).then((result) => ({ result }));
    // Its turn to be waited for comes later; until then a failure is not a forgotten one.
    working.catch(() => {});
    begun.push(working);
  }
}
