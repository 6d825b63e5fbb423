import { beforeAll, describe, expect, it } from 'vitest';
import { NO_BACKEND } from '#replay/backend.ts';
import type { Device } from '#replay/device.ts';
import type { WrittenConversation } from '#replay/line.ts';
import { playLine } from '#replay/play-line.ts';
import { demoBackend } from './demo-backend.ts';
import { openDevice } from './open-device.ts';

const nowMs = Date.parse('2026-11-20T03:00:00Z');
let device: Device;

beforeAll(async () => {
  device = await openDevice('examples/packs/fresh', 'nano');
}, 120_000);

const play = (given: WrittenConversation, backendFor = demoBackend(device)) =>
  playLine(device, given, { locale: 'en', backendFor, nowMs });

const CANCEL: WrittenConversation = {
  turns: [
    { say: 'cancel my order FR2611-04877', expect: { intent: 'order.cancel', flow: 'cancel', effects: [] } },
    { say: 'sun@example.com', expect: { effects: ['look-up-order'], topics: ['cancel'] } },
    {
      choose: 'yes',
      expect: {
        effects: ['act:cancel'],
        outcome: 'done',
        facts: ['order:FR2611-04877', 'status:cancelled'],
        topics: [],
        handoff: false,
        reply: ['flow', 'answer'],
        why: 'decided done (accepted)',
      },
    },
  ],
};

describe('a written conversation', () => {
  it('is answered by the shop of the pack', async () => {
    const { failed, turns } = await play(CANCEL);
    expect(failed).toBeNull();
    expect(turns).toHaveLength(3);
    expect(turns.flatMap(({ replies }) => replies)).toSatisfy((replies: object[]) =>
      replies.every((reply) => !('why' in reply) || (Array.isArray(reply.why) && reply.why.length > 0)),
    );
  });

  it('comes out the same each time', async () => {
    expect((await play(CANCEL)).turns).toEqual((await play(CANCEL)).turns);
  });

  it('stops at the shop when nobody answers', async () => {
    const { turns, conversation } = await play({ turns: CANCEL.turns.slice(0, 2) }, () => NO_BACKEND);
    expect(turns[1]?.effects.map(({ type }) => type)).toEqual(['look-up-order']);
    expect(conversation.state.orders).toEqual({});
  });

  it('lists the orders of a customer whom the page identified', async () => {
    const { failed } = await play({
      customer: 'cus_fr_2004',
      turns: [{ say: 'cancel my order', expect: { effects: ['list-orders'], choices: 'FR2611-04877' } }],
    });
    expect(failed).toBeNull();
  });

  it('names the first expectation that does not hold', async () => {
    const { failed } = await play({
      turns: ['hello', { say: 'thank you', expect: { reply: 'small-talk', intent: ['chat.bye'], handoff: true } }],
    });
    expect(failed).toEqual({ path: 'turns.1.expect.intent', expected: ['chat.bye'], actual: 'chat.thanks' });
  });

  it('waits without a network, and goes on with it', async () => {
    const { failed } = await play({
      turns: [
        { online: false },
        { say: 'I want to talk to a person', expect: { handoff: true } },
        { online: true, expect: { effects: ['request-handoff:shopper_asked'] } },
      ],
    });
    expect(failed).toBeNull();
  });
});
