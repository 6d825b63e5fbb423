import { seededRandom } from '#core/seeded-random.ts';
import type { LogTables } from '#insight/sql/log-tables.ts';
import { sqlTime } from '#insight/sql/sql-time.ts';

const HOUR_MS = 3_600_000;
/** Both changes of the clock in Berlin, a leap day, New Year: where calendars go wrong. */
const BEGINNINGS = ['2026-03-28T20:00:00Z', '2026-10-24T20:00:00Z', '2028-02-27T12:00:00Z', '2026-12-30T12:00:00Z'];
const TOPICS = ['delivery', 'Delivery', '退款', '保质期', "shopper's size", '🚚 late', 'zoë', ''];
const AGENTS = ['小李', 'Mia', 'mia', 'Ängström'];
const TERMS = ['到货', '坏', 'refund', 'Refund', '👍', 'a,b', 'say "hi"', 'back\\slash', '\\N', 'two\nlines'];
const SPEAKERS = ['shopper', 'agent', 'assistant', 'system'];

/**
 * Tables at random, the same for the same seed: every nullable column with NULLs, few values so that there are ties, repeated
 * rows, questions without a conversation, times around changes of the clock. They need not make sense, only to be allowed.
 */
export function madeUpTables(seed: number, conversations: number): LogTables {
  const next = seededRandom(seed);
  const below = (count: number) => Math.floor(next() * count);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const orNull = <T>(value: () => T): T | null => (next() < 0.25 ? null : value());
  const maybe = () => next() < 0.5;
  const begin = Date.parse(one(BEGINNINGS));
  // Whole quarters of an hour: ties.
  const time = () => begin + below(24 * 21 * 4) * (HOUR_MS / 4);
  const berlin = (atMs: number) => {
    const summer = atMs >= Date.parse('2026-03-29T01:00:00Z') && atMs < Date.parse('2026-10-25T01:00:00Z');
    return sqlTime(atMs, summer ? 120 : 60);
  };
  const ids = Array.from({ length: conversations }, (_, at) => `c${at}`);
  return {
    conversations: ids.map((id) => {
      const startedMs = orNull(time);
      return {
        id,
        started_at: startedMs === null ? null : sqlTime(startedMs),
        started_local: startedMs === null ? null : berlin(startedMs),
        ended_at: startedMs === null ? null : sqlTime(startedMs + below(100_000)),
        channel: orNull(() => one(['web', 'app'])),
        skill_group: orNull(() => one(['presale', 'aftersale', '售后'])),
        language: orNull(() => one(['en', 'zh-Hans'])),
        agent: orNull(() => one(AGENTS)),
        shopper: orNull(() => `s${below(Math.max(2, conversations / 3))}`),
        handed_over: orNull(maybe),
        resolved: orNull(maybe),
        rating: orNull(() => 1 + below(5)),
        converted: orNull(maybe),
        first_response_ms: orNull(() => below(12) * 5000),
        handle_ms: orNull(() => below(5_000_000)),
        topic: orNull(() => one(TOPICS)),
      };
    }),
    messages: ids.flatMap((id) =>
      Array.from({ length: below(7) }, (_, position) => ({
        conversation_id: id,
        position,
        said_at: orNull(() => sqlTime(time())),
        speaker: one(SPEAKERS),
        agent: orNull(() => one(AGENTS)),
        text: orNull(() => one(TERMS)),
      })),
    ),
    questions: [...ids, 'nowhere'].flatMap((id) =>
      Array.from({ length: below(4) }, () => {
        const askedMs = orNull(time);
        return {
          conversation_id: id,
          position: below(6),
          asked_at: askedMs === null ? null : sqlTime(askedMs),
          asked_local: askedMs === null ? null : berlin(askedMs),
          topic: orNull(() => one(TOPICS)),
          answered_by: orNull(() => one(['agent', 'assistant'])),
          agent: orNull(() => one(AGENTS)),
          answered_in_ms: orNull(() => below(12) * 5000),
        };
      }),
    ),
    terms: ids.flatMap((id) =>
      Array.from({ length: below(6) }, () => ({
        conversation_id: id,
        day: orNull(() => berlin(time()).slice(0, 10)),
        term: one(TERMS),
      })),
    ),
  };
}
