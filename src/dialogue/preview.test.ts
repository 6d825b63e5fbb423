import { describe, expect, it } from 'vitest';
import { previewAnswer } from './preview.ts';
import { createStep } from './step.ts';
import { Conversation, entity, hit, playbook, reading } from './testing/conversation.ts';

const step = createStep(playbook);
const sure = { text: 'delivery fee', reading: reading('shipping.fee', 0.9), hits: [hit('fee', 0.9)] };
const withPreviewBand = (preview: number) => ({
  ...playbook,
  rules: { ...playbook.rules, bands: { ...playbook.rules.bands, preview } },
});

describe('the answer before it is sent', () => {
  it('is the entry that the conversation would give, with its source', () => {
    const chat = new Conversation();
    const preview = previewAnswer(sure, chat.state, step, playbook);
    expect(preview).toEqual({
      source: { kind: 'answer', id: 'fee', title: 'Title of fee', url: null },
      body: { type: 'rich', blocks: hit('fee', 0.9).blocks },
    });
    chat.say(sure.text, sure.reading, sure.hits);
    expect(chat.lastReply.citations).toEqual([preview?.source]);
    expect(chat.lastReply.parts).toEqual([preview?.body]);
  });

  it('leaves the conversation as it was', () => {
    const { state } = new Conversation();
    const before = JSON.parse(JSON.stringify(state));
    previewAnswer(sure, state, step, playbook);
    expect(state).toEqual(before);
  });

  it('is the entry alone where the reply would say more', () => {
    const chat = new Conversation();
    chat.say(sure.text, sure.reading, sure.hits);
    const angry = { ...sure, reading: reading('shipping.fee', 0.9, { emotion: 'angry' }) };
    expect(previewAnswer(angry, chat.state, step, playbook)?.body.type).toBe('rich');
  });

  it('needs the certainty of the answer band, or of its own where the pack has one', () => {
    const { state } = new Conversation();
    const at = (confidence: number) => ({ ...sure, hits: [hit('fee', confidence)] });
    expect(previewAnswer(at(0.69), state, step, playbook)).toBeNull();
    expect(previewAnswer(at(0.7), state, step, playbook)).not.toBeNull();
    expect(previewAnswer(at(0.84), state, step, withPreviewBand(0.85))).toBeNull();
    expect(previewAnswer(at(0.85), state, step, withPreviewBand(0.85))).not.toBeNull();
  });

  it.each([
    ['a question back', reading('shipping.fee', 0.65), [hit('fee', 0.65)]],
    ['small talk', reading('chat.thanks', 0.95), []],
    ['a person', reading('human.agent', 0.95), [hit('fee', 0.9)]],
    ['an order', reading('order.track', 0.95), [hit('fee', 0.9)]],
    [
      'an order by its number',
      reading('order.track', 0.3, { entities: [entity('order-number', 'FR2611-04817')] }),
      [hit('fee', 0.3)],
    ],
    ['nothing known', reading('oos', 0.9), []],
  ])('is not there for %s', (_, read, hits) => {
    const { state } = new Conversation();
    expect(previewAnswer({ text: 'a draft', reading: read, hits }, state, step, playbook)).toBeNull();
  });

  it('is not there for a word of crisis, whatever was found', () => {
    const { state } = new Conversation();
    expect(previewAnswer({ ...sure, text: '我要举报' }, state, step, playbook)).toBeNull();
  });

  it('is not there while a person is on the way', () => {
    const chat = new Conversation();
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    expect(previewAnswer(sure, chat.state, step, playbook)).toBeNull();
  });

  it('is not there where the message would fill what a flow asks for, and is there for a digression', () => {
    const chat = new Conversation();
    chat.say('where is my order', reading('order.track', 0.95));
    const number = reading('oos', 0.1, { entities: [entity('order-number', 'FR2611-04817')] });
    expect(previewAnswer({ ...sure, reading: number }, chat.state, step, playbook)).toBeNull();
    expect(previewAnswer(sure, chat.state, step, playbook)?.source.id).toBe('fee');
  });
});
