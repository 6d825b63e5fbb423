import type { LedgerEntry } from '../knowledge/knowledge-api.ts';

const toldOf = new Set<string>();

/** The browser fetches modules by itself; its timeline knows of them. Gives those of which this thread has not told yet. */
export function codeRequests(): LedgerEntry[] {
  const fresh = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
    ({ initiatorType, name }) => initiatorType !== 'fetch' && !name.startsWith('blob:') && !toldOf.has(name),
  );
  return fresh.map(({ name, startTime, responseStatus, transferSize }) => {
    toldOf.add(name);
    return {
      at: Math.round(performance.timeOrigin + startTime),
      method: 'GET',
      url: name,
      purpose: 'code',
      status: responseStatus,
      sentBytes: 0,
      receivedBytes: transferSize,
    };
  });
}
