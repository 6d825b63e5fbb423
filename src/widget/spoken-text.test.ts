import { describe, expect, it } from 'vitest';
import { strings } from '#i18n/locales/en.ts';
import { errorText } from './error-text.ts';
import { spokenText } from './spoken-text.ts';
import { assistantSays, shopperSays } from './testing/fake-chat-host.ts';
import { sampleOrder, sampleProduct } from './testing/samples.ts';

describe('spokenText', () => {
  it('says an answer with its cards in a few words', () => {
    const message = assistantSays([
      { type: 'text', text: 'Here it is:' },
      { type: 'order', order: sampleOrder, syncedAt: 0, source: 'backend' },
      { type: 'product', product: sampleProduct },
    ]);
    expect(spokenText(message, strings, 'en')).toBe(
      'Here it is:\nOrder FR-20260311-0042: On its way\nAlphonso mangoes, 1.5 kg crate',
    );
  });

  it('names the agent, words a notice and keeps silent about the shopper', () => {
    expect(spokenText({ role: 'agent', id: '1', at: 0, name: 'Lin', text: 'Hello' }, strings, 'en')).toBe('Lin: Hello');
    expect(
      spokenText({ role: 'system', id: '2', at: 0, notice: 'handoff-queued', params: { position: 3 } }, strings, 'en'),
    ).toBe('You are number 3 in line');
    expect(spokenText(shopperSays('x'), strings, 'en')).toBe('');
  });
});

describe('errorText', () => {
  it('has a sentence for a failure and none for a cancelled action', () => {
    expect(errorText('pack-hash-wrong', strings)).toBe(strings.error.packBad);
    expect(errorText('cancelled', strings)).toBeNull();
  });
});
