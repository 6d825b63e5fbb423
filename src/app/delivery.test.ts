import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError, type AppErrorCode, type AppErrorDetails } from '#core/app-error.ts';
import { Deliveries, type Lane } from './delivery.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Deliveries of which each try takes the next answer given for its key; without one it is taken. */
function setUp(answers: Record<string, [AppErrorCode, AppErrorDetails?][]>) {
  const log: string[] = [];
  const sending: (readonly string[])[] = [];
  let stuck = 0;
  const deliveries = new Deliveries({
    random: () => 1,
    onSending: (keys) => sending.push(keys),
    onStuck: () => {
      stuck += 1;
    },
  });
  const deliver = (key: string, lane: Lane, abort = new AbortController()) => {
    void deliveries.deliver({
      key,
      lane,
      signal: abort.signal,
      refuse: ({ code }) => log.push(`${key} ${code}`),
      send: async () => {
        const answer = answers[key]?.shift();
        if (answer) throw new AppError(...answer);
        log.push(key);
      },
    });
    return abort;
  };
  return { deliveries, deliver, log, sending, stuck: () => stuck };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('delivering', () => {
  it('keeps the order of a lane, and lets a lane wait without the other', async () => {
    const { deliver, log } = setUp({ a: [['backend-unreachable']] });
    deliver('a', 'orders');
    deliver('b', 'orders');
    deliver('c', 'person');
    await pass(0);
    expect(log).toEqual(['c']);
    await pass(2_000);
    expect(log).toEqual(['c', 'a', 'b']);
  });

  it('goes on with the next when one is called off while it waits', async () => {
    const { deliver, log } = setUp({ a: [['network-offline'], ['network-offline']] });
    const abort = deliver('a', 'orders');
    deliver('b', 'orders');
    await pass(1_000);
    abort.abort();
    await pass(0);
    expect(log).toEqual(['b']);
  });

  it('asks for a fresh token once, and takes a second refusal for what it is', async () => {
    const { deliver, log } = setUp({ a: [['unauthorised']], b: [['unauthorised'], ['unauthorised']] });
    deliver('a', 'orders');
    deliver('b', 'orders');
    await pass(0);
    expect(log).toEqual(['a', 'b unauthorised']);
  });

  it('is hurried when the network is back, but not past what the shop asked for', async () => {
    const { deliver, deliveries, log } = setUp({
      a: [['network-offline']],
      b: [['rate-limited', { retryAfterS: 30 }]],
    });
    deliver('a', 'orders');
    deliver('b', 'person');
    await pass(500);
    deliveries.hurry();
    await pass(0);
    expect(log).toEqual(['a']);
    await pass(29_500);
    expect(log).toEqual(['a', 'b']);
  });

  it('does not fall silent for a day because a clock is wrong', async () => {
    const { deliver, log } = setUp({ a: [['rate-limited', { retryAfterS: 86_400 }]] });
    deliver('a', 'orders');
    await pass(10 * 60_000);
    expect(log).toEqual(['a']);
  });

  it('tells what is on its way, and that something waits', async () => {
    const { deliver, deliveries, sending, stuck } = setUp({ a: [['network-offline']] });
    deliver('a', 'orders');
    expect(deliveries.isSending('a')).toBe(false);
    await pass(0);
    expect(sending).toEqual([['a'], []]);
    expect(stuck()).toBe(1);
    expect(deliveries.isSending('a')).toBe(false);
  });
});
