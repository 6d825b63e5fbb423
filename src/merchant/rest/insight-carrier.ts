import type { Passenger } from '../ports.ts';
import type { BackendFetch } from '../shared/backend-fetch.ts';

/** Requests with a body that leave anyway. No other takes anything along, and none is made for it. */
const CARRIES = /\/(?:orders\/lookup|orders\/[^/]+\/actions|tickets|handoffs)$/;

/** Lets the week's report go along in the body of requests, as their member `insight`. */
export function createInsightCarrier(fetch: BackendFetch): {
  fetch: BackendFetch;
  carry(passenger: Passenger): void;
} {
  let passenger: Passenger | null = null;
  return {
    carry(next) {
      passenger = next;
    },
    async fetch(url, init, purpose) {
      const { body } = init;
      if (!passenger || init.method !== 'POST' || typeof body !== 'string' || !CARRIES.test(url)) {
        return fetch(url, init, purpose);
      }
      const key = new Headers(init.headers).get('idempotency-key');
      const report = await passenger.board({ key, url });
      if (!report) return fetch(url, init, purpose);
      // Photos make bodies large: they are not read and written again for it.
      const together = `${body.slice(0, -1)},"insight":${JSON.stringify(report)}}`;
      const response = await fetch(url, { ...init, body: together }, purpose);
      passenger.alight(report, response.ok);
      return response;
    },
  };
}
