import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCALES } from '#core/locale.ts';
import type { AssistantMessage } from '#dialogue/state.ts';
import { VOTE_STRINGS } from '#i18n/vote-strings.ts';
import type { AisleVote } from './aisle-vote.ts';
import './aisle-vote.ts';
import { assistantSays, FakeChatHost } from './testing/fake-chat-host.ts';
import { mountChat, rendered } from './testing/mount-chat.ts';

const CITED = {
  citations: [{ kind: 'answer' as const, id: 'delivery-fee', title: 'Delivery fee', url: null }],
  packVersion: '0011223344556677',
};
const words = [{ type: 'text' as const, text: 'Free from ¥59.' }];

let host: FakeChatHost;
let element: AisleVote;

async function mount(message: AssistantMessage, locale: AisleVote['locale'] = 'en'): Promise<void> {
  element = Object.assign(document.createElement('aisle-vote'), { host, locale, message });
  document.body.append(element);
  await element.updateComplete;
}

const button = (label: string) =>
  element.shadowRoot?.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`) ?? null;
const text = () => element.shadowRoot?.textContent?.replace(/\s+/g, ' ').trim();

beforeEach(() => {
  host = new FakeChatHost();
});
afterEach(() => {
  element?.remove();
  for (const chat of document.querySelectorAll('aisle-chat')) chat.remove();
});

describe('the question whether an answer helped', () => {
  it('can be read and pressed by everybody', async () => {
    await mount(assistantSays(words, CITED));
    const { violations } = await axe.run(element);
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(button('Yes, it helped')).not.toBeNull();
    expect(button('No, it did not help')).not.toBeNull();
  });

  it('is asked in every language', async () => {
    for (const locale of LOCALES) {
      await mount(assistantSays(words, CITED), locale);
      expect(text()).toContain(VOTE_STRINGS[locale].question);
      element.remove();
    }
  });

  it('tells the host and the page once, without a word of the talk, and says thanks in its place', async () => {
    const told: unknown[] = [];
    const hear = (event: Event) => told.push((event as CustomEvent).detail);
    window.addEventListener('aisle:vote', hear);
    const message = assistantSays(words, CITED);
    await mount(message);
    const no = button('No, it did not help');
    no?.click();
    no?.click();
    await expect.poll(text).toBe('Thank you!');
    expect(host.calls).toEqual([['vote', message.id, false]]);
    expect(told).toEqual([{ entryIds: ['delivery-fee'], helpful: false, packVersion: '0011223344556677' }]);
    expect(button('Yes, it helped')).toBeNull();
    expect(element.shadowRoot?.activeElement?.textContent).toBe('Thank you!');
    window.removeEventListener('aisle:vote', hear);
  });

  it('can be tried again where the device could not keep it', async () => {
    host.durable = () => Promise.reject(new Error('full'));
    await mount(assistantSays(words, CITED));
    button('Yes, it helped')?.click();
    await expect.poll(() => button('Yes, it helped')?.disabled).toBe(false);
    expect(text()).toContain('Did this help?');
  });

  it('is gone for who has answered it before', async () => {
    await mount(assistantSays(words, { ...CITED, vote: 'helpful' }));
    expect(text()).toBe('');
  });
});

describe('in the conversation it', () => {
  const asked = async (): Promise<string[]> => {
    const chat = await mountChat(host, 'en', 'light');
    await import('./aisle-vote.ts');
    await rendered(chat);
    const messages = chat.shadowRoot?.querySelector('aisle-messages')?.shadowRoot;
    return [...(messages?.querySelectorAll('aisle-vote') ?? [])].map((vote) => vote.message.id);
  };

  it('stands under answers that cite an entry, and nowhere else', async () => {
    const answer = assistantSays(words, CITED);
    host.add(
      answer,
      assistantSays(words, { reason: 'small-talk', ...CITED }),
      assistantSays(words, { reason: 'flow', ...CITED }),
      assistantSays(words, { reason: 'answer' }),
      { role: 'agent', id: 'g1', at: 0, name: 'Mia', text: 'Hello' },
    );
    expect(await asked()).toEqual([answer.id]);
  });
});
