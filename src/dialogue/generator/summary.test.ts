import { describe, expect, it } from 'vitest';
import type { Effect } from '../effect.ts';
import { Conversation, hit, playbook, reading } from '../testing/conversation.ts';
import { generator, receipt } from '../testing/generator.ts';

type Summarise = Extract<Effect, { type: 'summarise' }>;

function asking(): { chat: Conversation; asked: Summarise } {
  const chat = new Conversation(playbook, true, false);
  chat.say('how much is delivery to 12 Baker Street?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
  chat.send({ type: 'generator-changed', generator });
  chat.send({ type: 'person-asked', reason: 'shopper_asked' });
  const asked = chat.effects.find((effect): effect is Summarise => effect.type === 'summarise');
  if (!asked) throw new Error('no summary was asked for');
  return { chat, asked };
}

const drafted = ({ state: { handoff } }: Conversation) => {
  if (handoff.phase !== 'drafted') throw new Error(`the handoff is ${handoff.phase}`);
  return handoff;
};
const sent = ({ effects }: Conversation) => effects.find(({ type }) => type === 'request-handoff');
const AS_IT_IS = { summary: null, leftOut: [], unmasked: false };

describe('the summary of a drafted packet', () => {
  it('is the template’s where there is no generator', () => {
    const chat = new Conversation(playbook, true, false);
    chat.say('how much is delivery?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    expect(chat.effects).toEqual([]);
  });

  it('is asked of the generator, from what was said and without personal data', () => {
    const { asked } = asking();
    expect(asked.task).toMatchObject({ use: 'summarise', locale: 'en', mood: 'neutral' });
    expect(asked.task.turns.map(({ role }) => role)).toEqual(['shopper', 'assistant']);
    expect(JSON.stringify(asked)).not.toContain('Baker');
  });

  it('takes the place of the template’s lines while the shopper looks it over, and its receipt stays with the draft', () => {
    const { chat, asked } = asking();
    const before = drafted(chat).packet.summary;
    chat.send({ type: 'summarised', key: asked.key, text: 'Asked about the fee.', receipt: receipt(asked.seed) });
    expect(drafted(chat)).toMatchObject({
      packet: { summary: 'Asked about the fee.' },
      worded: { receipt: { engine: 'wllama', seed: asked.seed }, template: before },
    });
    chat.send({ type: 'packet-approved', ...AS_IT_IS });
    expect(sent(chat)).toMatchObject({ packet: { summary: 'Asked about the fee.' } });
    expect(chat.state.handoff).not.toHaveProperty('worded');
  });

  it('stays as it is where the generator had nothing to say', () => {
    const { chat, asked } = asking();
    const before = drafted(chat);
    chat.send({ type: 'summarised', key: asked.key, text: null, receipt: receipt(asked.seed) });
    expect(drafted(chat)).toEqual(before);
    expect(chat.state.pending).toEqual([]);
  });

  it('goes as the shopper saw it, where another came while they tapped', () => {
    const { chat, asked } = asking();
    const { summary } = drafted(chat).packet;
    chat.send({ type: 'summarised', key: asked.key, text: 'Asked about the fee.', receipt: receipt(asked.seed) });
    chat.send({ type: 'packet-approved', ...AS_IT_IS, seen: 'template' });
    const effect = sent(chat);
    expect(effect?.type === 'request-handoff' && effect.packet.summary.split('\n')[0]).toBe(summary.split('\n')[0]);
  });

  it('goes as the shopper wrote it, and one that comes later is dropped', () => {
    const { chat, asked } = asking();
    chat.send({ type: 'packet-approved', ...AS_IT_IS, summary: 'my own words' });
    expect(sent(chat)).toMatchObject({ packet: { summary: 'my own words' } });
    const before = chat.state;
    chat.send({ type: 'summarised', key: asked.key, text: 'Too late.', receipt: receipt(asked.seed) });
    expect(chat.state).toEqual(before);
  });

  it.each([
    ['it is not sent', { type: 'packet-declined' }],
    ['the generator is gone', { type: 'generator-changed', generator: null }],
    ['a device comes back', { type: 'resumed', online: true }],
  ] as const)('is no longer waited for when %s', (_, event) => {
    const { chat } = asking();
    chat.send(event);
    expect(chat.state.pending.filter(({ type }) => type === 'summarise')).toEqual([]);
  });
});
