import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Locale } from '#core/locale.ts';
import type { AnswerPreview } from '#dialogue/preview.ts';
import { loadStrings } from '#i18n/load-strings.ts';
import './aisle-chat.ts';
import './aisle-preview.ts';
import type { AisleChat } from './aisle-chat.ts';
import { FakeChatHost, shopperSays } from './testing/fake-chat-host.ts';
import { sampleHandoff, sampleMessages, sampleProduct } from './testing/samples.ts';

const delivery: AnswerPreview = {
  source: { kind: 'policy', id: 'delivery', title: 'What delivery costs', url: null },
  body: {
    type: 'rich',
    blocks: [{ type: 'paragraph', children: [{ type: 'text', text: 'Free from ¥99, else ¥6. '.repeat(20) }] }],
  },
};
const mangoes: AnswerPreview = {
  source: { kind: 'product', id: sampleProduct.sku, title: sampleProduct.name, url: null },
  body: { type: 'product', product: sampleProduct },
};

let chat: AisleChat;
let host: FakeChatHost;
let asked: string[];
/** What the device answers to a draft. */
let answers: (draft: string) => Promise<AnswerPreview | null>;

async function settled(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await chat.updateComplete;
    await new Promise(requestAnimationFrame);
  }
}

async function mount(locale: Locale = 'en', theme: 'light' | 'dark' = 'light'): Promise<void> {
  chat = Object.assign(document.createElement('aisle-chat'), { host, locale, theme });
  document.body.append(chat);
  chat.open = true;
  await settled();
}

const composer = () => chat.shadowRoot?.querySelector('aisle-composer')?.shadowRoot as ShadowRoot;
const field = () => composer().querySelector('textarea') as HTMLTextAreaElement;
const shadow = () => composer().querySelector('aisle-preview')?.shadowRoot ?? null;
const card = () => shadow()?.querySelector<HTMLElement>('.card') ?? null;
const take = () => shadow()?.querySelector<HTMLElement>('.take') as HTMLElement;
const spoken = () => shadow()?.querySelector('[aria-live]')?.textContent?.trim();
const said = () => host.calls.filter(([name]) => name === 'say').map(([, text]) => text);
const focused = () => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};

function type(text: string, init: InputEventInit = {}): void {
  field().value = text;
  field().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, ...init }));
}

const press = (element: Element, key: string, init: KeyboardEventInit = {}) =>
  element.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }),
  );

const composition = (what: 'start' | 'end') =>
  field().dispatchEvent(new CompositionEvent(`composition${what}`, { bubbles: true, composed: true }));

async function pause(ms = 250): Promise<void> {
  await settled();
  await vi.advanceTimersByTimeAsync(ms);
  await settled();
}

beforeEach(async () => {
  sessionStorage.clear();
  localStorage.clear();
  await page.viewport(1280, 800);
  for (const locale of ['en', 'ar'] as const) await loadStrings(locale);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  host = new FakeChatHost();
  asked = [];
  answers = async (draft) => (draft.includes('deliver') ? delivery : draft.includes('mango') ? mangoes : null);
  host.preview = (draft) => {
    asked.push(draft);
    return answers(draft);
  };
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe('asking', () => {
  it('waits for a pause in typing and asks once, for what stands there then', async () => {
    await mount();
    type('deliv');
    await pause(249);
    type('delivery ');
    await pause(249);
    expect(asked).toEqual([]);
    await pause(1);
    expect(asked).toEqual(['delivery']);
    expect(card()?.textContent).toContain('What delivery costs');
    expect(card()?.textContent).toContain('Policy');
    expect(said()).toEqual([]);
  });

  it('asks for nothing shorter than two characters, and for nothing too long to send', async () => {
    await mount();
    for (const text of [' d ', '运', 'x'.repeat(2001)]) {
      type(text);
      await pause();
    }
    expect(asked).toEqual([]);
    type('运费');
    await pause();
    expect(asked).toEqual(['运费']);
  });

  it('never asks during a composition, and asks after it', async () => {
    await mount();
    composition('start');
    type('yunfei deliver', { isComposing: true });
    await pause(1000);
    expect(asked).toEqual([]);
    composition('end');
    await pause();
    expect(asked).toEqual(['yunfei deliver']);
  });

  it('lets a composition call off a draft that waits', async () => {
    await mount();
    type('delivery');
    await settled();
    composition('start');
    await pause(1000);
    expect(asked).toEqual([]);
  });

  it('drops a late answer to an older text', async () => {
    const late = Promise.withResolvers<AnswerPreview>();
    const known = answers;
    answers = (draft) => (draft === 'mango' ? late.promise : known(draft));
    await mount();
    type('mango');
    await pause();
    type('delivery');
    await pause();
    late.resolve(mangoes);
    await pause();
    expect(card()?.textContent).toContain('What delivery costs');
  });

  it('asks nothing while a person is there, and takes back what it offered', async () => {
    await mount();
    type('delivery');
    await pause();
    host.change({ handoff: sampleHandoff });
    await settled();
    expect(card()).toBeNull();
    type('mango');
    await pause();
    expect(asked).toEqual(['delivery']);
  });

  it('is not there where the merchant does not want it, nor before there is a pack', async () => {
    host.change({}, { pack: 'loading' });
    await mount();
    expect(shadow()).toBeNull();
    host.preview = null;
    host.change({}, { pack: 'ready' });
    await settled();
    expect(shadow()).toBeNull();
  });

  it('offers nothing where the device cannot answer', async () => {
    answers = () => Promise.reject(new Error('worker died'));
    await mount();
    type('delivery');
    await pause();
    expect(card()).toBeNull();
    expect(spoken()).toBe('');
  });
});

describe('taking', () => {
  it('sends the draft like any message, and goes away with it', async () => {
    await mount();
    type('delivery');
    await pause();
    take().click();
    await settled();
    expect(said()).toEqual(['delivery']);
    expect(card()).toBeNull();
    expect(field().value).toBe('');
  });

  it('goes away at once, though the message is not durable yet', async () => {
    host.durable = () => new Promise(() => {});
    await mount();
    type('delivery');
    await pause();
    press(field(), 'Enter');
    await pause(1000);
    expect(field().value).toBe('delivery');
    expect(card()).toBeNull();
    expect(asked).toEqual(['delivery']);
  });

  it('takes what was typed on since, where the answer is the same, and shows another answer instead of sending', async () => {
    await mount();
    type('delivery');
    await pause();
    type('no, mango');
    await settled();
    take().click();
    await settled();
    expect(said()).toEqual([]);
    expect(card()?.textContent).toContain(sampleProduct.name);
    type('no, mangoes');
    await settled();
    take().click();
    await settled();
    expect(said()).toEqual(['no, mangoes']);
  });

  it('is reached with Up and taken with the focus going back to the field', async () => {
    await mount();
    type('delivery');
    await pause();
    field().focus();
    field().setSelectionRange(8, 8);
    expect(press(field(), 'ArrowUp')).toBe(false);
    expect(focused()).toBe(take());
    press(take(), 'ArrowDown');
    expect(focused()).toBe(field());
    press(field(), 'ArrowUp');
    // What a browser makes of Enter on a button.
    take().click();
    await settled();
    expect(said()).toEqual(['delivery']);
    expect(focused()).toBe(field());
  });

  it('leaves Up to the field where its text has a line above', async () => {
    await mount();
    type('first\ndelivery');
    await pause();
    field().focus();
    field().setSelectionRange(12, 12);
    expect(press(field(), 'ArrowUp')).toBe(true);
    expect(focused()).toBe(field());
    field().setSelectionRange(0, 0);
    expect(press(field(), 'ArrowUp')).toBe(false);
  });
});

describe('sending it away', () => {
  it('closes with Escape before the chat does, and stays away for this draft alone', async () => {
    await mount();
    type('delivery');
    await pause();
    press(field(), 'Escape');
    await settled();
    expect(card()).toBeNull();
    expect(chat.open).toBe(true);
    type('delivery fee');
    await pause();
    expect(card()).toBeNull();
    type('mango');
    await pause();
    expect(card()?.textContent).toContain(sampleProduct.name);
    type('');
    await settled();
    type('delivery');
    await pause();
    expect(card()?.textContent).toContain('What delivery costs');
    press(field(), 'Escape');
    press(field(), 'Escape');
    await settled();
    expect(chat.open).toBe(false);
  });

  it('closes with its button, and the focus goes to the field', async () => {
    await mount();
    type('delivery');
    await pause();
    const close = shadow()?.querySelector<HTMLElement>('.icon-button');
    close?.focus();
    close?.click();
    await settled();
    expect(card()).toBeNull();
    expect(focused()).toBe(field());
  });
});

describe('what is heard and seen', () => {
  it('is told once for each answer, however much is typed', async () => {
    await mount();
    type('delivery');
    await pause();
    expect(spoken()).toMatch(/^Suggested answer: What delivery costs\. /);
    const first = shadow()?.querySelector('[aria-live] p');
    type('nothing');
    await pause();
    type('delivery fee');
    await pause();
    expect(card()).not.toBeNull();
    expect(shadow()?.querySelector('[aria-live] p')).toBe(first);
  });

  it.each([
    ['en', 'light'],
    ['en', 'dark'],
    ['ar', 'light'],
  ] as const)('has no violation, in %s, %s', async (locale, theme) => {
    await page.viewport(360, 740);
    host.change({ messages: sampleMessages() });
    await mount(locale, theme);
    type('mango');
    await pause();
    const fades = shadow()?.getAnimations() ?? [];
    await Promise.all(fades.map(({ finished }) => finished));
    expect(card()?.textContent).toContain('39.90');
    vi.useRealTimers();
    const { violations } = await axe.run(document.body, {
      resultTypes: ['violations'],
      rules: { region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('leaves the field where it is, and the last message in sight', async () => {
    await page.viewport(360, 740);
    host.change({ messages: [...Array.from({ length: 30 }, (_, at) => shopperSays(`Message ${at}`))] });
    await mount();
    type('delivery');
    await settled();
    const opening = [...document.getAnimations(), ...(chat.shadowRoot?.getAnimations() ?? [])];
    await Promise.all(opening.map(({ finished }) => finished));
    const place = () => field().getBoundingClientRect().toJSON();
    const before = place();
    await pause();
    expect(place()).toEqual(before);
    expect(card()?.getBoundingClientRect().height).toBeLessThan(104);
    const messages = chat.shadowRoot?.querySelector('aisle-messages')?.shadowRoot;
    const last = [...(messages?.querySelectorAll('li.message') ?? [])].at(-1)?.getBoundingClientRect();
    expect(last?.bottom).toBeLessThanOrEqual(card()?.getBoundingClientRect().top ?? 0);
  });

  it('keeps to its title where an on-screen keyboard leaves little room', async () => {
    await page.viewport(740, 360);
    await mount();
    type('delivery');
    await pause();
    expect(card()?.getBoundingClientRect().height).toBeLessThan(64);
  });
});
