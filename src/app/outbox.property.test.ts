import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { outboxKeys } from '#dialogue/outbox-keys.ts';
import { type Fate, FlakyShop } from './testing/flaky-shop.ts';
import { SimulatedDevice } from './testing/simulated-device.ts';

const DAY_MS = 86_400_000;

type Doing =
  | { do: 'say' }
  | { do: 'crash' }
  | { do: 'say and crash' }
  | { do: 'network'; online: boolean }
  | { do: 'wait'; ms: number }
  | { do: 'clock'; days: number };

const doings = fc.array(
  fc.oneof<fc.Arbitrary<Doing>[]>(
    fc.constant({ do: 'say' }),
    fc.constant({ do: 'say and crash' }),
    fc.constant({ do: 'crash' }),
    fc.boolean().map((online): Doing => ({ do: 'network', online })),
    fc.nat({ max: 90_000 }).map((ms): Doing => ({ do: 'wait', ms })),
    fc.constantFrom(-1, 1).map((days): Doing => ({ do: 'clock', days })),
  ),
  { maxLength: 15 },
);
// A shopper who is a guest is never signed out: what a person gets goes under tokens of its own.
const fates = fc.array(fc.constantFrom<Fate>('arrives', 'lost', 'answer-lost', 'too-many'), { maxLength: 30 });

/** Long enough for every fate to be over: 30 tries, a minute apart at most. */
const patience = () => vi.advanceTimersByTimeAsync(40 * 60_000);

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function play(device: SimulatedDevice, all: readonly Doing[]): Promise<string[]> {
  const said: string[] = [];
  const say = () => {
    said.push(`message ${said.length}`);
    return { type: 'said', text: said.at(-1) ?? '' } as const;
  };
  for (const doing of all) {
    if (doing.do === 'say') device.happen(say());
    else if (doing.do === 'say and crash') device.happenAndCrash(say());
    else if (doing.do === 'crash') device.crash();
    else if (doing.do === 'network') device.happen({ type: 'connection-changed', online: doing.online });
    else if (doing.do === 'clock') vi.setSystemTime(Date.now() + doing.days * DAY_MS);
    else await vi.advanceTimersByTimeAsync(doing.ms);
  }
  return said;
}

describe('what waits to be sent', () => {
  it('arrives once and in order, whatever crashes, is lost, is refused for now, or has a wrong clock', async () => {
    await fc.assert(
      fc.asyncProperty(fates, doings, async (fate, all) => {
        const shop = new FlakyShop(fate);
        const device = new SimulatedDevice(shop.backend);
        device.happen({ type: 'person-asked', reason: 'shopper_asked' });
        device.happenAndCrash({ type: 'packet-approved', summary: null, leftOut: [], unmasked: false });
        const said = await play(device, all);
        await patience();
        expect(shop.handoffs).toBe(1);
        expect(shop.messages).toEqual(said);
        device.happen({ type: 'handoff-changed', eventId: '5', status: 'assigned', position: null, agentName: 'Mia' });
        device.happen({ type: 'handoff-ended-by-shopper' });
        device.happenAndCrash({ type: 'rating-given', score: 5, comment: null });
        await patience();
        expect(shop.closed).toEqual(['h1']);
        expect(shop.ratings).toEqual([5]);
        expect(outboxKeys(device.state)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is never sent once it was called off, and what comes after it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 3 }), async (which) => {
        const shop = new FlakyShop([]);
        const device = new SimulatedDevice(shop.backend);
        device.happen({ type: 'person-asked', reason: 'shopper_asked' });
        device.happen({ type: 'packet-approved', summary: null, leftOut: [], unmasked: false });
        const ids = ['a', 'b', 'c', 'd'].map((text) => device.happen({ type: 'said', text }));
        device.happen({ type: 'waiting-cancelled', key: `send.${ids[which]}` });
        await patience();
        expect(shop.messages).toEqual(['a', 'b', 'c', 'd'].filter((_, index) => index !== which));
      }),
    );
  });

  it('weathers a storm of refusals without a storm of its own', async () => {
    const shop = new FlakyShop(Array.from({ length: 20 }, () => 'too-many' as const));
    const device = new SimulatedDevice(shop.backend);
    const create = vi.spyOn(shop.backend.handoff, 'create');
    device.happen({ type: 'person-asked', reason: 'shopper_asked' });
    device.happen({ type: 'packet-approved', summary: null, leftOut: [], unmasked: false });
    for (let second = 0; second < 60; second++) {
      // A network that flaps hurries what waits, but not past what the shop asked for.
      device.happen({ type: 'connection-changed', online: second % 2 === 1 });
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(create.mock.calls.length).toBeLessThanOrEqual(13);
    await patience();
    expect(shop.handoffs).toBe(1);
  });
});
