import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { LOCALES, type Locale } from '#core/locale.ts';
import { PACKET_STRINGS } from '#i18n/packet-strings.ts';
import { RATING_STRINGS } from '#i18n/rating-strings.ts';
import { WAITING_STRINGS } from '#i18n/waiting-strings.ts';
import './aisle-packet.ts';
import './aisle-rating.ts';
import './aisle-waiting.ts';
import type { AisleChat } from './aisle-chat.ts';
import { FakeChatHost } from './testing/fake-chat-host.ts';
import { mountChat, rendered } from './testing/mount-chat.ts';
import { sampleDraft, sampleMessages, sampleWaiting } from './testing/samples.ts';

let chat: AisleChat;
let host: FakeChatHost;

const settled = () => rendered(chat);

async function mount(locale: Locale = 'en', theme: 'light' | 'dark' = 'light'): Promise<void> {
  host.locale = locale;
  chat = await mountChat(host, locale, theme);
}

const inside = (name: string) => chat.shadowRoot?.querySelector(name)?.shadowRoot ?? null;
const find = <E extends HTMLElement>(root: ShadowRoot | null | undefined, selector: string): E =>
  root?.querySelector<E>(selector) as E;

async function click(element: HTMLElement): Promise<void> {
  element.click();
  await settled();
}

/** What axe finds once everything that fades in has. */
async function faults(root: ShadowRoot | null): Promise<unknown> {
  const moving = [...(root?.getAnimations() ?? []), ...(chat.shadowRoot?.getAnimations() ?? [])];
  for (const each of moving) if (each.effect?.getComputedTiming().endTime !== Infinity) each.finish();
  const { violations } = await axe.run(chat, { rules: { region: { enabled: false } } });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

beforeEach(() => {
  host = new FakeChatHost();
});

afterEach(() => chat.remove());

describe('what goes to a person', () => {
  const sheet = () => inside('aisle-packet');
  const words = PACKET_STRINGS.en;

  it('opens by itself, with personal data made unreadable, and takes the focus', async () => {
    await mount();
    host.change({ handoff: sampleDraft });
    await expect.poll(() => sheet()?.querySelector('textarea')).toBeTruthy();
    await settled();
    const text = `${sheet()?.textContent}${find<HTMLTextAreaElement>(sheet(), 'textarea').value}`;
    expect(text).not.toMatch(/07911|lin@|Baker/);
    expect(text).toContain('FR-20260311-0042');
    expect(sheet()?.activeElement).toBe(find(sheet(), '.back'));
    expect(find(chat.shadowRoot, '.chat').inert).toBe(true);
  });

  it('goes as the shopper left it', async () => {
    await mount();
    host.change({ handoff: sampleDraft });
    await expect.poll(() => sheet()?.querySelector('textarea')).toBeTruthy();
    const summary = find<HTMLTextAreaElement>(sheet(), 'textarea');
    summary.value = 'Warm salmon, please refund';
    summary.dispatchEvent(new Event('input'));
    await click(find(sheet(), 'li:nth-child(2) input'));
    await click(find(sheet(), '.send'));
    expect(host.calls).toContainEqual([
      'approvePacket',
      { summary: 'Warm salmon, please refund', leftOut: ['m2'], unmasked: false },
    ]);
    expect(sheet()).toBeNull();
  });

  it('shows and sends personal data only where the shopper says so', async () => {
    await mount();
    host.change({ handoff: sampleDraft });
    await expect.poll(() => sheet()?.querySelector('textarea')).toBeTruthy();
    await click(find(sheet(), '.mask input'));
    expect(sheet()?.textContent).toContain('lin@example.com');
    await click(find(sheet(), '.send'));
    expect(host.calls).toContainEqual(['approvePacket', { summary: null, leftOut: [], unmasked: true }]);
  });

  it('waits behind the banner when it is left, and is not sent where the shopper says no', async () => {
    await mount();
    host.change({ handoff: sampleDraft });
    await expect.poll(() => sheet()?.querySelector('textarea')).toBeTruthy();
    await click(find(sheet(), '.back'));
    expect(sheet()).toBeNull();
    expect(chat.shadowRoot?.activeElement).toBe(find(chat.shadowRoot, '.review'));
    await click(find(chat.shadowRoot, '.review'));
    await click(find(sheet(), '.send + button'));
    expect(host.calls).toContainEqual(['declinePacket']);
  });

  it('is brought to mind where it was left, when the network is back', async () => {
    await mount();
    host.change({ handoff: sampleDraft }, { online: false });
    await expect.poll(() => sheet()?.querySelector('textarea')).toBeTruthy();
    await click(find(sheet(), '.back'));
    const said = () => find(chat.shadowRoot, '[role=status]').textContent?.trim();
    expect(said()).toBe('');
    host.change({}, { online: true });
    await settled();
    expect(sheet()).toBeNull();
    expect(said()).toBe(find(chat.shadowRoot, '[part~=banner] > span').textContent);
    await click(find(chat.shadowRoot, '.review'));
    expect(sheet()).toBeTruthy();
  });

  it('says so and stays where the device cannot keep it', async () => {
    await mount();
    host.durable = () => Promise.reject(new Error('full'));
    host.change({ handoff: sampleDraft });
    await expect.poll(() => sheet()?.querySelector('textarea')).toBeTruthy();
    await click(find(sheet(), '.send'));
    expect(find(sheet(), '[role=alert]').textContent).toBe(words.failed);
  });

  it('closes when it was sent in another tab', async () => {
    await mount();
    host.change({ handoff: sampleDraft });
    await expect.poll(() => sheet()?.querySelector('textarea')).toBeTruthy();
    host.change({ handoff: { ...sampleDraft, phase: 'requested' } });
    await settled();
    expect(sheet()).toBeNull();
  });
});

describe('what waits to be sent', () => {
  const list = () => inside('aisle-waiting');

  it('stays open whatever happens, after another sheet was sent and closed', async () => {
    await mount();
    host.change({ handoff: sampleDraft });
    await expect.poll(() => inside('aisle-packet')?.querySelector('textarea')).toBeTruthy();
    await click(find(inside('aisle-packet'), '.send'));
    host.change(sampleWaiting, { waiting: 3 });
    await settled();
    find(chat.shadowRoot, '.waits').click();
    await expect.poll(() => list()?.querySelectorAll('li').length).toBe(3);
    for (const waiting of [2, 1]) {
      host.change({}, { waiting });
      await settled();
    }
    expect(list()?.querySelectorAll('li').length).toBe(3);
  });

  it('stands in the banner, and is listed with what and since when', async () => {
    await mount();
    host.change(sampleWaiting, { waiting: 3, online: false });
    await settled();
    expect(find(chat.shadowRoot, '.waits').textContent).toContain('3 wait to be sent');
    find(chat.shadowRoot, '.waits').click();
    await expect.poll(() => list()?.querySelectorAll('li').length).toBe(3);
    expect(list()?.textContent).toContain(WAITING_STRINGS.en.what['request-handoff']);
    expect(list()?.textContent).toContain('Here is the order again');
  });

  it('can be called off one by one, but not what is on its way', async () => {
    await mount();
    host.change(sampleWaiting, { waiting: 3, online: false, sending: ['handoff.e1'] });
    await settled();
    find(chat.shadowRoot, '.waits').click();
    await expect.poll(() => list()?.querySelectorAll('li').length).toBe(3);
    const buttons = [...(list()?.querySelectorAll<HTMLButtonElement>('li button') ?? [])];
    expect(buttons.map(({ disabled }) => disabled)).toEqual([true, false, false]);
    await click(buttons[2] as HTMLButtonElement);
    expect(host.calls).toContainEqual(['cancelWaiting', 'send.w2']);
    host.change({ pending: [], messages: [] }, { waiting: 0 });
    await settled();
    expect(list()?.textContent).toContain(WAITING_STRINGS.en.none);
  });
});

describe('how it was with the person', () => {
  const closed = { phase: 'closed', id: 'h1', closedBy: 'agent', rating: { status: 'asked', token: 't' } } as const;
  const card = () => inside('aisle-rating');

  it('is asked with words, and sent with a comment', async () => {
    await mount();
    host.change({ handoff: closed });
    await expect.poll(() => card()?.querySelectorAll('input').length).toBe(5);
    expect(find(card(), '.scores').textContent).toContain(RATING_STRINGS.en.scores[4]);
    await click(find(card(), 'label:nth-child(4) input'));
    const comment = find<HTMLTextAreaElement>(card(), 'textarea');
    comment.value = ' quick ';
    comment.dispatchEvent(new Event('input'));
    await settled();
    await click(find(card(), '.send'));
    expect(host.calls).toContainEqual(['rate', 4, 'quick']);
    expect(card()?.textContent).toContain(RATING_STRINGS.en.thanks);
    host.add({ role: 'shopper', id: 'x', at: 1, text: 'and now?', delivery: 'local' });
    await settled();
    expect(card()).toBeNull();
  });

  it('can be left, and is not asked again', async () => {
    await mount();
    host.change({ handoff: closed });
    await expect.poll(() => card()?.querySelector('.actions button')).toBeTruthy();
    await click(find(card(), '.actions button'));
    expect(host.calls).toContainEqual(['declineRating']);
    expect(card()).toBeNull();
  });

  it('is not asked where nobody was there', async () => {
    await mount();
    host.change({ handoff: { phase: 'closed', id: 'h1', closedBy: 'agent' } });
    await settled();
    expect(card()).toBeNull();
  });
});

describe('the sheets', () => {
  it.each([
    ...LOCALES.map((locale): [Locale, 'light' | 'dark'] => [locale, 'light']),
    ['en', 'dark'],
    ['ar', 'dark'],
  ] as [Locale, 'light' | 'dark'][])('are accessible and fit in %s, %s', async (locale, theme) => {
    await page.viewport(360, 740);
    await mount(locale, theme);
    for (const [change, waiting, name] of [
      [{ handoff: sampleDraft }, 0, 'aisle-packet'],
      [sampleWaiting, 3, 'aisle-waiting'],
      [
        { handoff: { phase: 'closed', id: 'h1', closedBy: 'agent', rating: { status: 'asked', token: 't' } } },
        0,
        'aisle-rating',
      ],
    ] as const) {
      host.change({ messages: sampleMessages(), pending: [], ...change }, { waiting });
      await settled();
      if (name === 'aisle-waiting') find(chat.shadowRoot, '.waits').click();
      await expect.poll(() => inside(name)?.firstElementChild).toBeTruthy();
      await settled();
      expect(await faults(inside(name)), name).toEqual([]);
      const body = find(inside(name), '.body, form');
      expect(body.scrollWidth, `${name} is too wide`).toBeLessThanOrEqual(body.clientWidth);
      const back = inside(name)?.querySelector<HTMLElement>('.back');
      if (back) await click(back);
    }
    await page.viewport(414, 896);
  });
});
