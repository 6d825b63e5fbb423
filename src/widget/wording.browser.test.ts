import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { RichText } from '#core/rich-text.ts';
import type { AssistantMessage, MessagePart } from '#dialogue/state.ts';
import { strings } from '#i18n/locales/en.ts';
import type { Receipt } from '#llm/receipt.ts';
import { hear } from '#ui/testing/hear.ts';
import type { AisleChat } from './aisle-chat.ts';
import { assistantSays, FakeChatHost, shopperSays } from './testing/fake-chat-host.ts';
import { mountChat, rendered } from './testing/mount-chat.ts';

let chat: AisleChat;
let host: FakeChatHost;

const blocks: RichText = [
  {
    type: 'paragraph',
    children: [
      { type: 'text', text: 'Delivery is ¥6 below ¥99. See ' },
      { type: 'link', href: '/delivery', children: [{ type: 'text', text: 'delivery' }] },
      { type: 'text', text: '.' },
    ],
  },
  { type: 'list', ordered: false, items: [[{ type: 'text', text: 'By 10 in the morning' }]] },
];
const receipt: Receipt = {
  engine: 'transformers',
  model: 'pocket-1',
  modelHash: 'ab',
  seed: 1,
  guard: { verdict: 'kept', sentences: 2, faults: [] },
};
const said = (part: MessagePart, over: Partial<AssistantMessage> = {}) =>
  assistantSays([part], {
    turnId: 't1',
    receipt,
    citations: [{ kind: 'policy', id: 'p', title: 'Delivery', url: null }],
    ...over,
  });
const worded = (text: string, over: Partial<AssistantMessage> = {}) => said({ type: 'worded', text, blocks }, over);

const settled = () => rendered(chat);
const list = (): ShadowRoot => chat.shadowRoot?.querySelector('aisle-messages')?.shadowRoot as ShadowRoot;
const scroller = () => list().querySelector('.scroller') as HTMLElement;
const growing = () => list().querySelector<HTMLElement>('.growing');
const bubbleOf = (item: Element | null) => item?.querySelector<HTMLElement>('.bubble') ?? null;
const last = () => list().querySelector('ol > li:last-child');

async function grow(text: string | null): Promise<void> {
  host.change({}, { thinking: true, wording: text === null ? null : { turnId: 't1', text } });
  await settled();
}

async function arrive(message: AssistantMessage): Promise<void> {
  host.change({ messages: [...(host.state?.messages ?? []), message] }, { thinking: false, wording: null });
  await settled();
}

beforeEach(async () => {
  sessionStorage.clear();
  localStorage.clear();
  await page.viewport(414, 896);
  host = new FakeChatHost();
  host.add(assistantSays([{ type: 'text', text: 'Hello!' }]), shopperSays('how much is delivery?'));
  chat = await mountChat(host, 'en', 'light');
});

afterEach(() => chat.remove());

describe('an answer in the making', () => {
  it('grows in place of the dots, as the bubble that the message then has', async () => {
    await grow(null);
    expect(list().querySelector('.typing')).toBeTruthy();
    await grow('Delivery is ¥6.');
    expect(list().querySelector('.typing')).toBeNull();
    const bubble = bubbleOf(growing());
    expect(bubble?.textContent).toBe('Delivery is ¥6.');
    await grow('Delivery is ¥6. From ¥99 it is free.');
    expect(bubble?.textContent).toBe('Delivery is ¥6. From ¥99 it is free.');
    finish();
    const before = bubble?.getBoundingClientRect();
    await arrive(worded('Delivery is ¥6. From ¥99 it is free.'));
    expect(growing()).toBeNull();
    expect(bubbleOf(last()), 'the same element').toBe(bubble);
    expect(bubble?.getBoundingClientRect()).toEqual(before);
    expect(list().querySelectorAll('li.message')).toHaveLength(3);
  });

  it('gives its place to the template where that is said instead, without the dots between', async () => {
    await grow('Delivery is ¥6.');
    const bubble = bubbleOf(growing());
    await grow(null);
    expect(bubbleOf(growing()), 'until the message is there').toBe(bubble);
    await arrive(said({ type: 'rich', blocks }));
    expect(bubbleOf(last())).toBe(bubble);
    expect(bubble?.querySelector('a')?.getAttribute('href')).toBe('/delivery');
    expect(list().querySelectorAll('li.message')).toHaveLength(3);
  });

  it('goes where the turn ends without a message', async () => {
    await grow('Delivery is ¥6.');
    host.change({}, { thinking: false, wording: null });
    await settled();
    expect(growing()).toBeNull();
    expect(list().querySelectorAll('li.message')).toHaveLength(2);
  });

  it('leaves the one before it alone when the next begins', async () => {
    await grow('Delivery is ¥6.');
    await arrive(worded('Delivery is ¥6.'));
    const first = last();
    host.add(shopperSays('and returns?'));
    host.change({}, { thinking: true, wording: { turnId: 't2', text: 'Within 7 days.' } });
    await settled();
    expect(first?.isConnected).toBe(true);
    expect(first?.textContent).toContain('Delivery is ¥6.');
    expect(growing()?.textContent).toContain('Within 7 days.');
  });

  it('is hidden from screen readers, which hear the message once', async () => {
    const heard = hear(chat);
    await grow('Delivery is ¥6.');
    expect(growing()?.getAttribute('aria-hidden')).toBe('true');
    await grow('Delivery is ¥6. From ¥99 it is free.');
    expect(heard).toEqual([]);
    await arrive(worded('Delivery is ¥6. From ¥99 it is [free](/delivery).'));
    expect(last()?.hasAttribute('aria-hidden')).toBe(false);
    host.change({}, { online: true });
    await settled();
    expect(heard).toEqual(['Delivery is ¥6. From ¥99 it is free.']);
  });

  it('is not heard where the template is said instead, which is heard once', async () => {
    const heard = hear(chat);
    await grow('Delivery is ¥6.');
    await grow(null);
    await arrive(said({ type: 'rich', blocks }));
    host.add(shopperSays('thanks'), assistantSays([{ type: 'text', text: 'You are welcome.' }]));
    await settled();
    expect(heard).toEqual(['Delivery is ¥6 below ¥99. See delivery.\nBy 10 in the morning', 'You are welcome.']);
  });

  it('is followed by who reads at the end, and shown from its beginning where it is longer than the view', async () => {
    const many = Array.from({ length: 40 }, (_, index) => shopperSays(`Message ${index}`));
    host.change({ messages: [...many, ...(host.state?.messages ?? [])] });
    await settled();
    const gap = () => scroller().scrollHeight - scroller().scrollTop - scroller().clientHeight;
    await grow('One.');
    await vi.waitFor(() => expect(gap()).toBeLessThan(2));
    await grow(`One. ${'Two is a little longer. '.repeat(8)}`);
    await vi.waitFor(() => expect(gap()).toBeLessThan(2));
    const long = `One. ${'Two is a little longer. '.repeat(90)}`;
    await grow(long);
    const top = () => growing()?.getBoundingClientRect().top ?? last()?.getBoundingClientRect().top ?? 0;
    await vi.waitFor(() => expect(Math.round(top() - scroller().getBoundingClientRect().top)).toBe(12));
    const at = scroller().scrollTop;
    await arrive(worded(long));
    expect(scroller().scrollTop).toBe(at);
    const chip = list().querySelector('.newer');
    expect(chip?.getAttribute('aria-label'), 'nothing was missed').toBe(strings.message.latest);
  });

  it('moves nothing for who reads further up, and counts as one new message', async () => {
    const many = Array.from({ length: 40 }, (_, index) => shopperSays(`Message ${index}`));
    host.change({ messages: [...many, ...(host.state?.messages ?? [])] });
    await settled();
    scroller().scrollTop = 100;
    await vi.waitFor(() => expect(list().querySelector('.newer')).toBeTruthy());
    await grow('One.');
    await grow('One. Two.');
    await arrive(worded('One. Two.'));
    expect(scroller().scrollTop).toBe(100);
    expect(list().querySelector('.newer')?.textContent?.trim()).toBe('1 new message');
  });

  it.each(['light', 'dark'] as const)('has no violation, %s', async (theme) => {
    chat.remove();
    chat = await mountChat(host, 'en', theme);
    await grow('Delivery is ¥6.');
    expect(await faults()).toEqual([]);
  });
});

/** Ends what fades in. */
function finish(): void {
  for (const each of [...list().getAnimations(), ...(chat.shadowRoot?.getAnimations() ?? [])]) {
    if (each.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) each.finish();
  }
}

/** What axe finds once everything that fades in has. */
async function faults(): Promise<string[]> {
  finish();
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

describe('a worded answer', () => {
  const own = () => list().querySelector<HTMLDetailsElement>('.own');

  it('links to where the entry links, and nowhere else', async () => {
    const text = 'See [delivery](/delivery), [this](https://evil.example/) or [that](javascript:go).';
    await arrive(worded(text));
    const bubble = bubbleOf(last());
    expect(bubble?.textContent).toBe('See delivery, this or that.');
    expect([...(bubble?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'))).toEqual(['/delivery']);
  });

  it('follows no address that may not be followed, even where the entry has it', async () => {
    const bad: RichText = [
      {
        type: 'paragraph',
        children: [{ type: 'link', href: 'javascript:go', children: [{ type: 'text', text: 'x' }] }],
      },
    ];
    await arrive(said({ type: 'worded', text: 'Go [here](javascript:go).', blocks: bad }));
    expect(last()?.querySelector('.bubble')?.textContent).toBe('Go here.');
    expect(last()?.querySelectorAll('a')).toHaveLength(0);
  });

  it('shows the entry’s own words and what worded it on demand, with the keyboard, and keeps its sources', async () => {
    await arrive(worded('Delivery is ¥6.'));
    expect(own()?.open).toBe(false);
    own()?.querySelector('summary')?.focus();
    await userEvent.keyboard('{Enter}');
    expect(own()?.open).toBe(true);
    expect(own()?.querySelector('summary')?.textContent?.trim()).toBe(strings.worded.all);
    expect(own()?.querySelector('li')?.textContent).toBe('By 10 in the morning');
    expect(own()?.querySelector('a')?.getAttribute('href')).toBe('/delivery');
    expect(own()?.textContent).toContain('Worded on this device by pocket-1');
    expect(last()?.querySelector('.sources:not(.own)')?.textContent).toContain('1 source');
  });

  it('names the browser’s own model as such', async () => {
    await arrive(worded('Delivery is ¥6.', { receipt: { ...receipt, engine: 'builtin', model: null } }));
    expect(own()?.textContent).toContain('Worded on this device by your browser’s model');
  });

  it('has nothing more to show where the shop’s own words were said', async () => {
    await arrive(said({ type: 'rich', blocks }));
    expect(own()).toBeNull();
  });

  it.each([
    ['en', 'light', 1280],
    ['zh-Hans', 'dark', 360],
    ['ar', 'light', 320],
  ] as const)('is accessible and fits in %s, %s, %d px', async (locale, theme, width) => {
    await page.viewport(width, 740);
    chat.remove();
    chat = await mountChat(host, locale, theme);
    await arrive(worded(`Delivery is ¥6. ${'FR-20260311-0042-'.repeat(6)}`));
    if (own()) (own() as HTMLDetailsElement).open = true;
    await settled();
    expect(await faults()).toEqual([]);
    expect(scroller().scrollWidth).toBe(scroller().clientWidth);
  });
});
