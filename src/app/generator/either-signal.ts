/** Aborted as soon as one of them is. `AbortSignal.any` is younger than the browsers that this runs in. */
export function eitherSignal(one: AbortSignal, other: AbortSignal): AbortSignal {
  const both = new AbortController();
  const end = () => both.abort();
  for (const signal of [one, other]) {
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true, signal: both.signal });
  }
  return both.signal;
}
