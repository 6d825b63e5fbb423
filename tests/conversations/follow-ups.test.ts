import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '#core/locale.ts';
import { leansBack } from '#dialogue/generator/leans-back.ts';
import { betterUnderstood, isClear } from '#dialogue/generator/stand-alone.ts';
import { NO_BACKEND } from '#replay/backend.ts';
import { ReplayedConversation } from '#replay/conversation.ts';
import type { Device } from '#replay/device.ts';
import { type OpenedDevice, openDevice } from '#scripts/replay/open-device.ts';

/** A Wednesday afternoon in Shanghai. */
const NOW_MS = Date.parse('2026-11-18T07:00:00Z');
const SHOPS = ['fresh', 'global'] as const;

interface FollowUp {
  shop: string;
  locale: Locale;
  asked: string;
  followUp: string;
  /** The question that the follow-up stands for. */
  alone: string;
  /** Id of the entry that answers it. */
  answers: string;
}

const [head = '', ...lines] = readFileSync('tests/fixtures/generator/follow-ups.tsv', 'utf8').trim().split('\n');
const followUps = lines.map((line) => {
  const cells = line.split('\t');
  return Object.fromEntries(head.split('\t').map((name, index) => [name, cells[index]])) as unknown as FollowUp;
});

/** Whether the follow-up is answered by its entry. `standAlone`: what is made of it; null where nothing makes anything of it. */
async function answers(device: Device, { locale, asked, followUp, answers: id }: FollowUp, standAlone: string | null) {
  const { bands } = device.book.rules;
  const understand: Device['understand'] = async (text, of, atMs) => {
    const own = await device.understand(text, of, atMs);
    const turnId = talk.state.messages.at(-1)?.id ?? '';
    const isLeft = text !== followUp || isClear(text, own, bands) || !leansBack(talk.state, turnId, text);
    if (standAlone === null || isLeft) return own;
    const alone = { question: standAlone, ...(await device.understand(standAlone, of, atMs)) };
    return betterUnderstood(text, own, alone, bands);
  };
  const talk = new ReplayedConversation({ ...device, understand }, () => NO_BACKEND, { locale, atMs: NOW_MS });
  await talk.say(asked);
  const { replies } = await talk.say(followUp);
  const [first] = replies.flatMap((reply) => (reply.role === 'assistant' ? reply.citations : []));
  return first === undefined ? 'none' : first.id === id ? 'right' : 'wrong';
}

describe('follow-ups to an answer', () => {
  const devices = new Map<string, OpenedDevice>();
  beforeAll(async () => {
    for (const shop of SHOPS) devices.set(shop, await openDevice(`examples/packs/${shop}`, 'nano'));
  }, 180_000);
  afterAll(async () => {
    for (const device of devices.values()) await device.dispose();
  });

  async function tally(questionFor: (one: FollowUp) => string | null) {
    const count = { right: 0, wrong: 0, none: 0 };
    for (const one of followUps) {
      const device = devices.get(one.shop);
      if (device) count[await answers(device, one, questionFor(one))] += 1;
    }
    return count;
  }

  it('are answered far more often once they stand alone; the two messages put together are no way to that', async () => {
    const own = await tally(() => null);
    const alone = await tally((one) => one.alone);
    const together = await tally(({ locale, asked, followUp }) =>
      locale === 'en' ? `${asked} ${followUp}` : `${asked}，${followUp}`,
    );
    console.info('follow-ups', { all: followUps.length, own, alone, together });
    expect(alone.right).toBeGreaterThanOrEqual(own.right + 10);
    expect(alone.wrong).toBeLessThanOrEqual(own.wrong + 5);
    // Why there is no such fallback where there is no generator.
    expect(together.wrong).toBeGreaterThan(own.wrong + 10);
  });
});
