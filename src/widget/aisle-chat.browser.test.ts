import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ChatHost } from '#app/chat-host.ts';
import { loadStrings } from '#i18n/load-strings.ts';
import './aisle-chat.ts';
import type { AisleChat } from './aisle-chat.ts';
import { assistantSays, conversation, FakeChatHost, shopperSays } from './testing/fake-chat-host.ts';
import { sampleHandoff, sampleLedger, sampleMessages, sampleOrder } from './testing/samples.ts';

let chat: AisleChat;
let host: FakeChatHost;

async function mount(
  over: Partial<Pick<AisleChat, 'theme' | 'standalone' | 'locale'>> & { host?: ChatHost | null } = {},
) {
  chat = Object.assign(document.createElement('aisle-chat'), { theme: 'light', host, ...over });
  document.body.append(chat);
  chat.open = true;
  await settled();
  return chat;
}

/** Renders of the panel and of what is in it, and the observers after them. */
async function settled(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await chat.updateComplete;
    await new Promise(requestAnimationFrame);
  }
}

const inner = (part: 'aisle-composer' | 'aisle-messages' | 'aisle-ledger'): ShadowRoot => {
  const root = chat.shadowRoot?.querySelector(part)?.shadowRoot;
  if (!root) throw new Error(`${part} is not there`);
  return root;
};
const found = <T extends Element>(root: ParentNode | null, selector: string): T => {
  const element = root?.querySelector<T>(selector);
  if (!element) throw new Error(`${selector} is not there`);
  return element;
};
const field = () => found<HTMLTextAreaElement>(inner('aisle-composer'), 'textarea');
const scroller = () => found<HTMLElement>(inner('aisle-messages'), '.scroller');
const live = () => found<HTMLElement>(chat.shadowRoot, '[aria-live="polite"]').textContent?.trim() ?? '';
const focused = () => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};
const atEnd = () => scroller().scrollHeight - scroller().scrollTop - scroller().clientHeight < 2;
const long = () => Array.from({ length: 40 }, (_, index) => shopperSays(`Message ${index}`));

/** Animations that will end. A shadow root knows its own only; one that is cancelled rejects. */
function running(): Animation[] {
  const roots = [chat, ...(chat.shadowRoot?.querySelectorAll('*') ?? [])].map(({ shadowRoot }) => shadowRoot);
  return roots
    .flatMap((root) => root?.getAnimations() ?? [])
    .filter(({ playState }) => playState === 'running')
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
}

async function violations(): Promise<string[]> {
  // A colour half-way through a fade is no colour of the design.
  for (let fades = running(); fades.length > 0; fades = running()) {
    await Promise.allSettled(fades.map(({ finished }) => finished));
  }
  const result = await axe.run(document.body, { resultTypes: ['violations'], rules: { region: { enabled: false } } });
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

beforeEach(async () => {
  sessionStorage.clear();
  localStorage.clear();
  await page.viewport(1280, 800);
  await loadStrings('en');
  await loadStrings('zh-Hans');
  await loadStrings('ar');
  host = new FakeChatHost();
});

afterEach(() => {
  document.body.replaceChildren();
});

describe('accessibility', () => {
  const states: Record<string, () => void> = {
    'with every message and card': () => host.change({ messages: sampleMessages() }),
    'while it is empty': () => {},
    'while the pack is loading': () => host.change({}, { pack: 'loading', thinking: true }),
    'without a pack, offline, with an error': () =>
      host.change({}, { pack: 'failed', online: false, error: 'storage-full' }),
    'in line for a person': () =>
      host.change({ messages: sampleMessages(), handoff: sampleHandoff }, { agentTyping: true }),
  };
  for (const [name, set] of Object.entries(states)) {
    it.each(['light', 'dark'] as const)(`has no violation ${name}, %s`, async (theme) => {
      set();
      await mount({ theme });
      expect(await violations()).toEqual([]);
    });
  }

  it('has no violation on a phone, at 320 px and from right to left', async () => {
    await page.viewport(320, 640);
    host.change({ messages: sampleMessages() });
    await mount({ locale: 'ar' });
    expect(found<HTMLElement>(chat.shadowRoot, '.panel').dir).toBe('rtl');
    expect(await violations()).toEqual([]);
    expect(scroller().scrollWidth).toBe(scroller().clientWidth);
  });
});

describe('before the application is up', () => {
  it('shows that it starts, keeps what is typed and sends it when it can', async () => {
    await mount({ host: null });
    expect(found(chat.shadowRoot, '.status').textContent).toContain('Starting');
    await userEvent.type(field(), 'Where is my order?{Enter}');
    expect(field().value).toBe('Where is my order?');
    chat.host = host;
    await vi.waitFor(() => expect(host.calls).toContainEqual(['say', 'Where is my order?']));
    await vi.waitFor(() => expect(field().value).toBe(''));
  });

  it('does not send a text that was changed after Enter', async () => {
    await mount({ host: null });
    await userEvent.type(field(), 'abc{Enter}');
    await userEvent.type(field(), 'd');
    chat.host = host;
    await settled();
    expect(host.calls).not.toContainEqual(['say', 'abcd']);
    expect(field().value).toBe('abcd');
  });
});

describe('composer', () => {
  const press = (init: KeyboardEventInit) =>
    field().dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }));

  it('sends with Enter and breaks the line with Shift+Enter', async () => {
    await mount();
    await userEvent.type(field(), 'one{Shift>}{Enter}{/Shift}two{Enter}');
    expect(host.calls).toContainEqual(['say', 'one\ntwo']);
  });

  it('never sends with an Enter that belongs to an input method', async () => {
    await mount();
    await userEvent.type(field(), 'ni hao');
    press({ key: 'Enter', isComposing: true });
    press({ key: 'Enter', keyCode: 229 });
    expect(host.calls).not.toContainEqual(['say', 'ni hao']);
    press({ key: 'Enter' });
    expect(host.calls).toContainEqual(['say', 'ni hao']);
  });

  it('gives the text up only when the message is durable', async () => {
    let release = () => {};
    host.durable = () => new Promise((resolve) => (release = resolve));
    await mount();
    await userEvent.type(field(), 'keep me{Enter}');
    expect(field().value).toBe('keep me');
    expect(sessionStorage.getItem('aisle.draft.')).toContain('keep me');
    await userEvent.type(field(), ' and more');
    release();
    await vi.waitFor(() => expect(field().value).toBe(' and more'));
    expect(host.calls.filter(([name]) => name === 'say')).toHaveLength(1);
  });

  it('keeps the text and says so when it could not be kept on the device', async () => {
    host.durable = () => Promise.reject(new Error('full'));
    await mount();
    await userEvent.type(field(), 'keep me{Enter}');
    await vi.waitFor(() => expect(found(inner('aisle-composer'), '.hint').textContent).toContain('could not be kept'));
    expect(field().value).toBe('keep me');
  });

  it('has the draft back after a crash', async () => {
    await mount();
    await userEvent.type(field(), 'half a sen');
    chat.remove();
    await mount();
    expect(field().value).toBe('half a sen');
  });

  it('has a text back that was on its way in a tab that was killed, and keeps it until it is sent', async () => {
    host.durable = () => new Promise(() => {});
    await mount();
    await userEvent.type(field(), 'on its way{Enter}');
    sessionStorage.clear();
    chat.remove();
    host = new FakeChatHost();
    await mount();
    expect(field().value).toBe('on its way');
    expect(localStorage.getItem('aisle.draft.')).toContain('on its way');
    await userEvent.type(field(), '{Enter}');
    await vi.waitFor(() => expect(field().value).toBe(''));
    expect(localStorage.getItem('aisle.draft.')).toBeNull();
  });

  it('drops the draft of a message that had arrived before the crash', async () => {
    sessionStorage.setItem('aisle.draft.', JSON.stringify({ text: 'sent it', sending: true }));
    host.change({ messages: [shopperSays('sent it')] });
    await mount();
    expect(field().value).toBe('');
  });

  it('refuses more than 2000 characters and says how many are too many', async () => {
    await mount();
    chat.prefill('x'.repeat(2003));
    await settled();
    expect(found(inner('aisle-composer'), '.hint').textContent).toBe('3 characters too long');
    expect(found<HTMLButtonElement>(inner('aisle-composer'), '.send').disabled).toBe(true);
    press({ key: 'Enter' });
    expect(host.calls.some(([name]) => name === 'say')).toBe(false);
  });

  it('tells a person that the shopper types, and nobody else', async () => {
    await mount();
    await userEvent.type(field(), 'ab');
    expect(host.calls.some(([name]) => name === 'setTyping')).toBe(false);
    host.change({ handoff: { ...sampleHandoff, phase: 'assigned' } });
    await userEvent.type(field(), 'cd{Enter}');
    expect(host.calls.filter(([name]) => name === 'setTyping')).toEqual([
      ['setTyping', true],
      ['setTyping', false],
    ]);
  });
});

describe('focus', () => {
  it('goes into the field on opening and back to where it was on Escape', async () => {
    const launcher = document.body.appendChild(document.createElement('button'));
    launcher.focus();
    await mount();
    expect(focused()).toBe(field());
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(chat.open).toBe(false);
    expect(document.activeElement).toBe(launcher);
    expect(host.calls.at(-1)).toEqual(['setOpen', false]);
  });

  it('stays inside on a phone and leaves on a wide screen', async () => {
    await page.viewport(360, 740);
    document.body.append(document.createElement('button'));
    await mount();
    expect(found(chat.shadowRoot, '.panel').getAttribute('aria-modal')).toBe('true');
    for (let presses = 0; presses < 8; presses++) {
      await userEvent.keyboard('{Tab}');
      expect(document.activeElement).toBe(chat);
    }
    await userEvent.keyboard('{Shift>}{Tab}{Tab}{Tab}{/Shift}');
    expect(document.activeElement).toBe(chat);
    await page.viewport(1280, 800);
    field().focus();
    await userEvent.keyboard('{Tab}{Tab}');
    expect(document.activeElement).not.toBe(chat);
  });

  it('lets a page keep it open by preventing the close', async () => {
    await mount();
    chat.addEventListener('aisle-chat-close', (event) => event.preventDefault());
    found<HTMLButtonElement>(chat.shadowRoot, '[part="close"]').click();
    expect(chat.open).toBe(true);
  });

  it('has nothing to close when it fills its page', async () => {
    await mount({ standalone: true });
    await userEvent.keyboard('{Escape}');
    expect(chat.open).toBe(true);
    expect(chat.shadowRoot?.querySelector('[part="close"]')).toBeNull();
  });
});

describe('live region', () => {
  it('says each new answer once, never the history nor the shopper’s own words', async () => {
    host.state = null;
    await mount();
    host.change(conversation({ messages: [assistantSays([{ type: 'text', text: 'Old answer' }])] }));
    await settled();
    expect(live()).toBe('');
    host.add(shopperSays('my words'));
    host.add(assistantSays([{ type: 'text', text: 'New answer' }]));
    await settled();
    expect(live()).toBe('New answer');
    const said = found(chat.shadowRoot, '[aria-live="polite"] p');
    host.change({}, { thinking: true });
    await settled();
    expect(found(chat.shadowRoot, '[aria-live="polite"] p')).toBe(said);
    host.add({ role: 'agent', id: 'x', at: 0, name: 'Lin', text: 'Hello' });
    await settled();
    expect(live()).toBe('Lin: Hello');
  });
});

describe('scrolling', () => {
  it('stays where the reader is, offers the new messages and follows the shopper’s own', async () => {
    host.change({ messages: long() });
    await mount();
    await vi.waitFor(() => expect(atEnd()).toBe(true));
    scroller().scrollTop = 100;
    await vi.waitFor(() => found(inner('aisle-messages'), '.newer'));
    host.add(assistantSays([{ type: 'text', text: 'News' }]));
    await settled();
    expect(scroller().scrollTop).toBe(100);
    const chip = found<HTMLButtonElement>(inner('aisle-messages'), '.newer');
    expect(chip.textContent?.trim()).toBe('1 new message');
    chip.click();
    await vi.waitFor(() => expect(atEnd()).toBe(true));
    await vi.waitFor(() => expect(inner('aisle-messages').querySelector('.newer')).toBeNull());

    scroller().scrollTop = 100;
    await vi.waitFor(() => found(inner('aisle-messages'), '.newer'));
    host.add(shopperSays('mine'));
    await vi.waitFor(() => expect(atEnd()).toBe(true));
  });

  it('follows what comes while the reader is at the end, and shows a long answer from its beginning', async () => {
    host.change({ messages: long() });
    await mount();
    host.add(assistantSays([{ type: 'text', text: 'Short' }]));
    await vi.waitFor(() => expect(atEnd()).toBe(true));
    const tall = assistantSays([{ type: 'text', text: 'Line\n'.repeat(80) }]);
    host.add(tall);
    await settled();
    const top = found(inner('aisle-messages'), `[data-id="${tall.id}"]`).getBoundingClientRect().top;
    expect(Math.round(top - scroller().getBoundingClientRect().top)).toBe(12);
  });
});

describe('conversation', () => {
  it('renders an answer as elements and a script in it as words', async () => {
    const nasty = '<img src=x onerror="window.hit=1">';
    host.change({
      messages: [
        assistantSays([
          {
            type: 'rich',
            blocks: [
              { type: 'paragraph', children: [{ type: 'text', text: nasty }] },
              {
                type: 'paragraph',
                children: [
                  { type: 'link', href: 'javascript:alert(1)', children: [{ type: 'text', text: 'bad' }] },
                  { type: 'link', href: 'https://other.example/', children: [{ type: 'text', text: 'away' }] },
                  { type: 'link', href: '/here', children: [{ type: 'text', text: 'here' }] },
                ],
              },
            ],
          },
        ]),
      ],
    });
    await mount();
    const bubble = found<HTMLElement>(inner('aisle-messages'), '.rich');
    expect(bubble.querySelector('img')).toBeNull();
    expect(bubble.textContent).toContain(nasty);
    const links = [...bubble.querySelectorAll('a')].map((link) => [link.getAttribute('href'), link.rel, link.target]);
    expect(links).toEqual([
      ['https://other.example/', 'noopener noreferrer', '_blank'],
      ['/here', '', ''],
    ]);
  });

  it('offers quick replies once and a person always', async () => {
    host.change({ messages: sampleMessages() });
    await mount();
    const choice = found<HTMLButtonElement>(inner('aisle-messages'), '.choices .pill');
    choice.click();
    expect(host.calls.at(-1)).toEqual(['choose', host.state?.messages.at(-1)?.id, 'c1']);
    found<HTMLButtonElement>(chat.shadowRoot, '.person').click();
    expect(host.calls.at(-1)).toEqual(['requestPerson']);
    host.add(shopperSays('said'));
    await settled();
    expect(inner('aisle-messages').querySelector('.choices')).toBeNull();
  });

  it('shows an order of this device with the time of its sync, and its amount to the digit', async () => {
    const order = { ...sampleOrder, total: { amount: '12345678901234567.89', currency: 'CNY' } };
    host.change({ messages: [assistantSays([{ type: 'order', order, syncedAt: 0, source: 'device' }])] });
    await mount();
    await vi.waitFor(() => {
      const card = inner('aisle-messages').querySelector('aisle-order-card')?.shadowRoot?.textContent ?? '';
      expect(card).toContain('As of Jan 1, 1970');
      expect(card).toContain('12,345,678,901,234,567.89');
      expect(card).toContain('On its way');
    });
  });

  it('asks before it ends the conversation with a person', async () => {
    host.change({ handoff: { ...sampleHandoff, phase: 'assigned', agentName: 'Lin' } });
    await mount();
    expect(found(chat.shadowRoot, '.strip').textContent).toContain('You are talking with Lin');
    found<HTMLButtonElement>(chat.shadowRoot, '[part="end"]').click();
    await settled();
    expect(host.calls).not.toContainEqual(['endHandoff']);
    found<HTMLButtonElement>(chat.shadowRoot, '.confirm .bad').click();
    expect(host.calls).toContainEqual(['endHandoff']);
  });

  it('tells what went wrong until it is dismissed', async () => {
    host.change({}, { error: 'pack-unreachable' });
    await mount();
    expect(found(chat.shadowRoot, '.error').textContent).toContain('could not be fetched');
    found<HTMLButtonElement>(chat.shadowRoot, '.error button').click();
    expect(host.calls.at(-1)).toEqual(['dismissError']);
  });

  it('changes its language while it is open', async () => {
    await mount();
    chat.locale = 'zh-Hans';
    await settled();
    expect(found(chat.shadowRoot, '.person').textContent?.trim()).toBe('转人工');
    expect(found<HTMLElement>(chat.shadowRoot, '.panel').lang).toBe('zh-Hans');
  });
});

describe('ledger', () => {
  it('lists every request, has no violation, and erases after a second press', async () => {
    host.entries = sampleLedger;
    await mount();
    found<HTMLButtonElement>(chat.shadowRoot, '.ledger').click();
    await vi.waitFor(() => expect(inner('aisle-ledger').querySelectorAll('tbody tr')).toHaveLength(2));
    const table = found(inner('aisle-ledger'), 'table').textContent;
    expect(table).toContain('https://shop.example/support/v1/orders/lookup');
    expect(table).toContain('not sent');
    expect(await violations()).toEqual([]);

    found<HTMLButtonElement>(inner('aisle-ledger'), 'footer .bad').click();
    await settled();
    expect(host.calls).not.toContainEqual(['forget']);
    found<HTMLButtonElement>(inner('aisle-ledger'), 'footer .sure').click();
    await vi.waitFor(() =>
      expect(inner('aisle-ledger').querySelector('.none')?.textContent).toContain('Nothing has left'),
    );
    expect(host.calls).toContainEqual(['forget']);
  });

  it('closes with Escape before the chat does, and gives the focus back to its button', async () => {
    await mount();
    found<HTMLButtonElement>(chat.shadowRoot, '.ledger').click();
    await vi.waitFor(() => expect(focused()).toBe(found(inner('aisle-ledger'), '.back')));
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(chat.shadowRoot?.querySelector('aisle-ledger')).toBeNull();
    expect(chat.open).toBe(true);
    expect(focused()).toBe(found(chat.shadowRoot, '.ledger'));
  });
});
