import * as v from 'valibot';
import type { PushPort } from '../ports.ts';
import { parseBody } from '../shared/parse-answer.ts';
import type { Caller } from './caller.ts';

export const PushSubscriptionAnswer = v.object({ id: v.string(), token: v.string() });

/** `/push/subscriptions`. */
export function createPushPort({ client, demandIdentity }: Caller): PushPort {
  return {
    async subscribe({ id, token }, target, signal) {
      return client.ask(
        {
          purpose: 'push',
          method: 'POST',
          path: '/push/subscriptions',
          token: token ?? (await demandIdentity()),
          body: { order_id: id, ...target },
        },
        (response) => parseBody(PushSubscriptionAnswer, response),
        signal,
      );
    },

    async unsubscribe({ id, token }, signal) {
      const path = `/push/subscriptions/${encodeURIComponent(id)}/close`;
      await client.ask({ purpose: 'push', method: 'POST', path, token }, (response) => response.text(), signal);
    },
  };
}
