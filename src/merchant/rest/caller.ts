import { AppError } from '#core/app-error.ts';
import type { RestClient } from './rest-client.ts';

/** Who is calling: what the ports of this adapter have in common. */
export interface Caller {
  client: RestClient;
  /** ISO 8601, so many seconds from now. */
  inSeconds(seconds: number): string;
  /** The identity, or the refusal there would be without it. */
  demandIdentity(): Promise<string>;
  /**
   * With the identity if there is one. What everybody may ask for, an identity that cannot be had or is not believed must
   * not stand in the way of.
   */
  sendAsAnybody<Answer>(send: (token: string | null) => Promise<Answer>): Promise<Answer>;
}

export function createCaller(client: RestClient, getToken: () => Promise<string | null>, now: () => number): Caller {
  /** Null for a guest, and where the merchant's page fails to say who it is. */
  const identity = () => getToken().catch(() => null);
  return {
    client,
    inSeconds: (seconds) => new Date(now() + seconds * 1000).toISOString(),

    async demandIdentity() {
      const token = await identity();
      if (!token) throw new AppError('unauthorised');
      return token;
    },

    async sendAsAnybody(send) {
      const token = await identity();
      try {
        return await send(token);
      } catch (cause) {
        if (!token || !(cause instanceof AppError) || cause.code !== 'unauthorised') throw cause;
        return send(null);
      }
    },
  };
}
