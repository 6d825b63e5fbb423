import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/seeded-random.ts';
import { stableShare } from '#dialogue/stable-hash.ts';
import type { LogConversation } from '../log/conversation-log.ts';
import { countOutcomes } from './count-outcomes.ts';
import type { Outcome } from './outcome.ts';
import { outcomesOfLogs } from './outcomes-of-logs.ts';
import { readOutcomes } from './read-outcomes.ts';
import { splitCheck } from './split-check.ts';

const at = Date.parse('2026-11-20T10:00:00Z');
const outcome = (conversation: string, arm: string, more: Partial<Outcome> = {}): Outcome => ({
  conversation,
  arm,
  shopper: null,
  experiment: null,
  atMs: at,
  converted: false,
  guards: {},
  ...more,
});

describe('counting', () => {
  it('counts a conversation once, and as bought if any row says so', () => {
    const { days, leftOut } = countOutcomes(
      [
        outcome('c1', 'a'),
        outcome('c1', 'a', { converted: true }),
        outcome('c1', 'a', { converted: true }),
        outcome('c2', 'b'),
      ],
      ['a', 'b'],
    );
    expect(days).toEqual([
      {
        day: '2026-11-20',
        arms: { a: { sales: { count: 1, of: 1 }, guards: {} }, b: { sales: { count: 0, of: 1 }, guards: {} } },
      },
    ]);
    expect(leftOut).toMatchObject({ doubled: 2, crossed: 0 });
  });

  it('leaves out a conversation that was in two arms, and arms that there are not', () => {
    const { days, leftOut } = countOutcomes([outcome('c1', 'a'), outcome('c1', 'b'), outcome('c3', 'x')], ['a', 'b']);
    expect(days).toEqual([]);
    expect(leftOut).toMatchObject({ crossed: 1, unknownArm: 1 });
  });

  it('counts a shopper with their first conversation, or all where that is wanted', () => {
    const rows = [
      outcome('c2', 'b', { shopper: 's', atMs: at + 1, converted: true }),
      outcome('c1', 'a', { shopper: 's' }),
      outcome('c3', 'b'),
    ];
    const once = countOutcomes(rows, ['a', 'b']);
    expect(once.days[0]?.arms).toMatchObject({ a: { sales: { of: 1 } }, b: { sales: { count: 0, of: 1 } } });
    expect(once.leftOut.sameShopper).toBe(1);
    const all = countOutcomes(rows, ['a', 'b'], { oncePerShopper: false });
    expect(all.days[0]?.arms.b?.sales).toEqual({ count: 1, of: 2 });
  });

  it('counts a guard only where it was told', () => {
    const { days } = countOutcomes(
      [
        outcome('c1', 'a', { guards: { angry: true } }),
        outcome('c2', 'a', { guards: { angry: false } }),
        outcome('c3', 'a'),
      ],
      ['a', 'b'],
    );
    expect(days[0]?.arms.a?.guards).toEqual({ angry: { count: 1, of: 2 } });
  });
});

describe('reading', () => {
  it('takes CSV with a heading, in Chinese too, and says which line is wrong', () => {
    const { outcomes, faults } = readOutcomes(
      'conversation,arm,at,converted,rating,handed_over\nc1,plain,2026-11-20T10:00:00Z,是,2,否\nc2,direct,soon,1,,\nc3,direct,2026-11-21,maybe,5,\n',
    );
    expect(outcomes).toEqual([
      outcome('c1', 'plain', { converted: true, guards: { 'low-rating': true, 'handed-over': false } }),
    ]);
    expect(faults.map(({ line, message }) => [line, message.split(':')[0]])).toEqual([
      [3, 'at'],
      [4, 'converted'],
    ]);
  });

  it('takes JSON Lines, and goes on after a broken one', () => {
    const { outcomes, faults } = readOutcomes(
      '{"conversation":7,"arm":"plain","at":1763632800000,"converted":false,"shopper":"s1"}\n{oops\n',
    );
    expect(outcomes).toMatchObject([{ conversation: '7', arm: 'plain', shopper: 's1', converted: false }]);
    expect(faults).toMatchObject([{ line: 2 }]);
  });

  it('takes the arm from the tags of logs whose end is known', () => {
    const log = (id: string, tags: string[], converted: boolean | null): LogConversation => ({
      id,
      tags,
      source: { file: 'x', line: 1 },
      startedAtMs: at,
      channel: null,
      group: null,
      shopper: 's',
      language: null,
      outcome: { resolved: null, rating: 1, handedOver: null, converted },
      turns: [],
    });
    const found = outcomesOfLogs(
      [
        log('c1', ['experiment:hello=short'], true),
        log('c2', ['experiment:other=short'], true),
        log('c3', ['experiment:hello=plain'], null),
      ],
      'hello',
    );
    expect(found).toEqual([
      outcome('c1', 'short', { experiment: 'hello', shopper: 's', converted: true, guards: { 'low-rating': true } }),
    ]);
  });
});

describe('the arms that devices choose by the hash of the conversation', () => {
  /** As `#app/new-id.ts` makes them. */
  function uuid(random: () => number): string {
    return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => Math.floor(random() * 16).toString(16));
  }

  it.each([2, 3, 5, 8])('are balanced over %i arms', (arms) => {
    const random = seededRandom(arms);
    const counts = Array.from({ length: arms }, () => 0);
    for (let count = 0; count < 20_000; count++) {
      const arm = Math.floor(stableShare(`offer-words-2026-11 ${uuid(random)}`) * arms);
      counts[arm] = (counts[arm] ?? 0) + 1;
    }
    expect(splitCheck(counts).broken).toBe(false);
    for (const count of counts) {
      // Five standard deviations.
      expect(Math.abs(count - 20_000 / arms)).toBeLessThan(5 * Math.sqrt((20_000 / arms) * (1 - 1 / arms)));
    }
  });
});
