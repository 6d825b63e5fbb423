import type { MerchantBackend } from '../ports.ts';
import type { BackendFetch } from '../shared/backend-fetch.ts';
import { parseBody } from '../shared/parse-answer.ts';
import { createRestClient } from '../shared/rest-client.ts';
import { sleep as realSleep, type Sleep } from '../shared/sleep.ts';
import { createCaller } from './caller.ts';
import { IdentityAnswer } from './capabilities-answer.ts';
import { createHandoffPort } from './handoff-port.ts';
import { createInsightCarrier } from './insight-carrier.ts';
import { createOrdersPort, createTicketsPort } from './orders-port.ts';
import { createPushPort } from './push-port.ts';

export interface RestBackendOptions {
  /** What the tag gives as `data-backend`, absolute or of this origin. */
  baseUrl: string;
  fetch: BackendFetch;
  /** The shopper's identity as a JWT, fresh for every request; null for a guest. */
  getToken: () => Promise<string | null>;
  /** Epoch ms. */
  now?: () => number;
  sleep?: Sleep;
  random?: () => number;
}

/** A shop's backend that speaks `docs/merchant-protocol.openapi.yaml`. */
export function createRestBackend(options: RestBackendOptions): MerchantBackend {
  const { baseUrl, fetch, getToken, now = Date.now, sleep = realSleep, random = Math.random } = options;
  const insight = createInsightCarrier(fetch);
  const client = createRestClient({ baseUrl, fetch: insight.fetch, now, sleep });
  const caller = createCaller(client, getToken, now);

  return {
    orders: createOrdersPort(caller),
    tickets: createTicketsPort(caller),
    handoff: createHandoffPort(caller, { sleep, random }),
    push: createPushPort(caller),
    insight: { carry: insight.carry },
    identity: {
      async exchange(platform, payload, signal) {
        const { token, expires_in } = await client.ask(
          { purpose: 'order', method: 'POST', path: '/identity/exchange', body: { platform, payload } },
          (response) => parseBody(IdentityAnswer, response),
          signal,
        );
        return { token, expiresAt: caller.inSeconds(expires_in) };
      },
    },
  };
}
