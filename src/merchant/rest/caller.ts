import { AppError } from '#core/app-error.ts';
import type { RestClient } from '../shared/rest-client.ts';

/** The page's first token, and the one it gives after that was refused. */
const TOKENS_TRIED = 2;

/** Who is calling: what the ports of this adapter have in common. */
export interface Caller {
  client: RestClient;
  /** ISO 8601, so many seconds from now. */
  inSeconds(seconds: number): string;
  /** The identity, or the refusal there would be without it. */
  demandIdentity(): Promise<string>;
  /**
   * With the identity if there is one; one that is not believed may have run out, so that a fresh one is asked for once.
   * What everybody may ask for, an identity that cannot be had or is not believed must not stand in the way of.
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
      const refused: string[] = [];
      while (refused.length < TOKENS_TRIED) {
        const token = await identity();
        if (!token || refused.includes(token)) break;
        try {
          return await send(token);
        } catch (cause) {
          if (!(cause instanceof AppError) || cause.code !== 'unauthorised') throw cause;
          refused.push(token);
        }
      }
      return send(null);
    },
  };
}
