import { afterAll, beforeAll, describe, it } from 'vitest';
import { createMerchantBackend } from '#examples/merchant/create-merchant-backend.ts';
import type { Database } from '#examples/merchant/database/database.ts';
import { openDatabase } from '#examples/merchant/database/open-database.ts';
import { demoShops } from '#examples/merchant/seed/demo-shops.ts';
import { openConversation, signIn } from './conversation.ts';
import { expectNothingLostOrDoubled } from './expect-nothing-lost.ts';
import { serveHere } from './serve-here.ts';

const LINES = 40;

/** What the processes tell each other comes twice, out of order, or not at all. */
export function describeNotices(): void {
  describe('notices between processes', () => {
    let database: Database;
    beforeAll(async () => {
      database = await openDatabase({});
    }, 60_000);
    afterAll(() => database.close());

    /** Everybody hears each notice when and as often as `deliver` says. */
    function heard(deliver: (payload: string, tell: (payload: string) => void) => void): Database {
      return {
        ...database,
        listen: (channel, onPayload, onGap) =>
          database.listen(channel, (payload) => deliver(payload, onPayload), onGap),
      };
    }

    const twice = (payload: string, tell: (payload: string) => void) => {
      tell(payload);
      tell(payload);
    };
    const shuffled = () => {
      let held: string[] = [];
      return (payload: string, tell: (payload: string) => void) => {
        held.push(payload);
        if (held.length < 5) return;
        for (const one of held.reverse()) tell(one);
        held = [];
      };
    };
    const everyThirdLost = () => {
      let count = 0;
      return (payload: string, tell: (payload: string) => void) => {
        count += 1;
        if (count % 3 !== 0) tell(payload);
      };
    };

    it.each([
      ['twice', twice],
      ['in reverse, five at a time', shuffled()],
      ['but for every third', everyThirdLost()],
    ])('that come %s neither lose nor double nor reorder anything', async (_, deliver) => {
      const backend = await createMerchantBackend({
        database: heard(deliver),
        shops: demoShops,
        allowedOrigins: [],
        jwtKey: 'x'.repeat(40),
        deskPasscode: 'aisle-demo',
      });
      const server = await serveHere(backend);
      const talking = await openConversation(server.net, await signIn(server.net, 'Mei'));
      const said = { shopper: [] as string[], agent: [] as string[] };
      await Promise.all(
        (['shopper', 'agent'] as const).map(async (side) => {
          for (let line = 0; line < LINES; line += 1) {
            said[side].push(`${side} ${line}`);
            await talking.say(side, `${side} ${line}`);
          }
        }),
      );
      // Where the last one was lost, the next connection brings it: nobody waits for the minute after which it is asked.
      await talking.end(server.cut);
      expectNothingLostOrDoubled(talking, said);
      await server.close();
    });
  });
}
