const WINDOW_MS = 10 * 60_000;
const TRIES = 5;
const KEPT = 10_000;
const failed = new Map();

/** Seconds until an order number may be tried again after too many wrong contacts; 0 while it may. Per process. */
function secondsToWait(number, nowMs) {
  const tries = (failed.get(number) ?? []).filter((at) => nowMs - at < WINDOW_MS);
  return tries.length < TRIES ? 0 : Math.ceil((tries[0] + WINDOW_MS - nowMs) / 1000);
}

function noteFailure(number, nowMs) {
  const tries = (failed.get(number) ?? []).filter((at) => nowMs - at < WINDOW_MS);
  failed.delete(number);
  failed.set(number, [...tries, nowMs]);
  if (failed.size > KEPT) failed.delete(failed.keys().next().value);
}

module.exports = { secondsToWait, noteFailure };
