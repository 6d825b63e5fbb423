/** `0:42`, `12:05`, from an hour on `1:07 h`; never negative, however the clocks differ. */
export function waitingTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)}:${two(minutes % 60)} h`;
  return `${minutes}:${two(seconds % 60)}`;
}

/** From here on a waiting time is drawn as one that is long. */
const LONG_MS = 2 * 60_000;
const TOO_LONG_MS = 5 * 60_000;

export const patienceAt = (ms: number): 'fine' | 'long' | 'too-long' =>
  ms >= TOO_LONG_MS ? 'too-long' : ms >= LONG_MS ? 'long' : 'fine';

const two = (count: number): string => String(count).padStart(2, '0');
