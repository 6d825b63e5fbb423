import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Assist } from '../assist/assist.ts';
import type { Found, ShopAssistant } from '../assist/shop-assistant.ts';
import type { BrowserLanguageTools } from '../assist/translator-api.ts';
import { FakeDeskServer } from '../testing/fake-desk-server.ts';
import { freshDesks, type MountedDesk, mountDesk } from '../testing/mount-desk.ts';
import { sampleDetail, sampleEntry, sampleHandoff, sampleReading } from '../testing/samples.ts';

let mounted: MountedDesk;

freshDesks();

const log = () => mounted.find('desk-log ol').textContent.replace(/\s+/g, ' ');
const type = (text: string) => userEvent.type(mounted.field(), text.replace(/[{[]/g, '$&$&'));

describe('what was said', () => {
  beforeEach(async () => {
    mounted = await mountDesk();
    await mounted.open('Lin Wei');
  });

  it('shows the end of what was said before, and all of it when it is unfolded', async () => {
    expect(log()).toContain('I want a person');
    expect(log()).not.toContain('where is my order');
    await mounted.press('h');
    expect(log()).toContain('where is my order');
    expect(mounted.find('desk-log .fold button').getAttribute('aria-expanded')).toBe('true');
  });

  it('takes in each event once, and shows the notes of colleagues apart', async () => {
    const event = {
      id: '000000000009',
      at: '2026-11-21T10:05:00.000Z',
      type: 'message',
      from: 'shopper',
      text: 'Hello?',
    } as const;
    mounted.server.tell('hnd_1', event);
    mounted.server.tell('hnd_1', event);
    await vi.waitFor(() => expect(log()).toContain('Hello?'));
    expect(log().split('Hello?')).toHaveLength(2);
    expect(mounted.find('desk-log .note').textContent).toContain('Rider called');
  });

  it('shows a message that did not arrive, and sends it again under the same id', async () => {
    const ask = 'POST /handoffs/hnd_1/messages';
    mounted.server.faults.set(ask, { status: 503 });
    await type('On its way{Enter}'.replace('{Enter}', ''));
    await mounted.press('{Enter}');
    await vi.waitFor(() => mounted.find('desk-log .again'));
    expect(mounted.field().value).toBe('');
    mounted.server.faults.clear();
    mounted.find('desk-log .again').click();
    await vi.waitFor(() => expect(mounted.asked(ask)).toHaveLength(2));
    const [first, second] = mounted.asked(ask) as { client_id: string }[];
    expect(second).toEqual(first);
    mounted.server.tell('hnd_1', {
      id: '000000000010',
      at: '2026-11-21T10:06:00.000Z',
      type: 'message',
      from: 'agent',
      text: 'On its way',
      client_id: first?.client_id ?? '',
    });
    await vi.waitFor(() => expect(mounted.all('desk-log .outgoing')).toEqual([]));
    expect(log().split('On its way')).toHaveLength(2);
  });

  it('never sends with an Enter that belongs to an input method', async () => {
    await type('ni hao');
    mounted.field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
    mounted.field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true }));
    await mounted.settled();
    expect(mounted.field().value).toBe('ni hao');
  });
});

it('says that a conversation could not be loaded, and tries again', async () => {
  const server = new FakeDeskServer();
  server.faults.set('GET /handoffs/hnd_1', { status: 503 });
  mounted = await mountDesk({ server });
  mounted.desk.store.show('hnd_1');
  await vi.waitFor(() => expect(mounted.find('desk-conversation .state').textContent).toContain('could not be loaded'));
  server.faults.clear();
  mounted.find('desk-conversation .state .button').click();
  await vi.waitFor(() => expect(log()).toContain('It is very late!'));
});

it('says why a conversation cannot be taken', async () => {
  const server = new FakeDeskServer();
  server.details.set('hnd_2', { ...sampleDetail(), handoff: sampleHandoff({ id: 'hnd_2' }) });
  server.faults.set('POST /handoffs/hnd_2/accept', { status: 409, type: 'agent-at-capacity' });
  mounted = await mountDesk({ server });
  await mounted.open('Ana');
  mounted.find('desk-conversation .take').click();
  await vi.waitFor(() => expect(mounted.find('desk-conversation .fault').textContent).toContain('as many as you said'));
});

describe('ready-made replies', () => {
  beforeEach(async () => {
    mounted = await mountDesk();
    mounted.desk.replies.add('hello', 'Hello {name}, {agent} here. Your order {order}.');
    mounted.desk.replies.add('gap', 'Your parcel {parcel} left.');
    await mounted.open('Lin Wei');
  });

  it('are found by a slash, filled in and inserted where it stood', async () => {
    await type('Hi! /hel');
    await mounted.settled();
    expect(mounted.all('desk-composer .replies li')).toHaveLength(1);
    await mounted.press('{Enter}');
    expect(mounted.field().value).toBe('Hi! Hello Lin Wei, Mia here. Your order FR2611-04817.');
    expect(mounted.asked('POST /handoffs/hnd_1/messages')).toEqual([]);
  });

  it('stay closed once they were closed, and the text stays', async () => {
    await type('/h');
    await mounted.press('{Escape}');
    await type('el');
    await mounted.settled();
    expect(mounted.all('desk-composer .replies')).toEqual([]);
    expect(mounted.field().value).toBe('/hel');
  });

  it('are not sent with a gap unless the agent sends them twice', async () => {
    await type('/gap');
    await mounted.press('{Enter}');
    await mounted.press('{Enter}');
    expect(mounted.find('desk-composer .foot p').textContent).toContain('{parcel}');
    expect(mounted.asked('POST /handoffs/hnd_1/messages')).toEqual([]);
    await mounted.press('{Enter}');
    expect(mounted.asked('POST /handoffs/hnd_1/messages')).toMatchObject([{ text: 'Your parcel {parcel} left.' }]);
  });
});

describe('what is done with a conversation', () => {
  beforeEach(async () => {
    mounted = await mountDesk();
    await mounted.open('Lin Wei');
  });

  const submit = () => mounted.find('dialog form [type=submit]').click();
  const fill = async (name: string, text: string) => userEvent.fill(mounted.find(`dialog [name=${name}]`), text);

  it('keeps a note for colleagues, and nothing for the shopper', async () => {
    await mounted.press('n');
    await type('Called the rider');
    await mounted.press('{Enter}');
    await vi.waitFor(() =>
      expect(mounted.asked('POST /handoffs/hnd_1/notes')).toMatchObject([{ text: 'Called the rider' }]),
    );
    expect(mounted.asked('POST /handoffs/hnd_1/messages')).toEqual([]);
    await vi.waitFor(() => expect(mounted.find('desk-composer .box').className).not.toContain('noting'));
  });

  it('passes it on to a colleague who is there, with a note', async () => {
    mounted.server.peers = [
      ...mounted.server.peers,
      { ...mounted.server.lists.me, agent: { id: 'agt_ann', name: 'Ann' }, state: 'away' },
    ];
    await mounted.press('t');
    await vi.waitFor(() => expect(mounted.all('desk-transfer option')).toHaveLength(6));
    const [, tom, ann] = mounted.all<HTMLOptionElement>('desk-transfer option');
    expect([tom?.textContent, tom?.disabled, ann?.textContent, ann?.disabled]).toEqual([
      'Tom · 0 of 3',
      false,
      'Ann · away',
      true,
    ]);
    await userEvent.selectOptions(mounted.find('dialog select'), 'agent:agt_tom');
    await fill('note', 'Knows the rider');
    submit();
    await vi.waitFor(() =>
      expect(mounted.asked('POST /handoffs/hnd_1/transfer')).toEqual([
        { to_agent: 'agt_tom', note: 'Knows the rider' },
      ]),
    );
    await vi.waitFor(() => expect(mounted.desk.dialog).toBeNull());
  });

  it('stays open and says why when the colleague cannot take it', async () => {
    mounted.server.faults.set('POST /handoffs/hnd_1/transfer', { status: 409, type: 'agent-unavailable' });
    await mounted.press('t');
    await vi.waitFor(() => expect(mounted.all('desk-transfer option')).toHaveLength(5));
    await userEvent.selectOptions(mounted.find('dialog select'), 'skill:expert');
    submit();
    await vi.waitFor(() =>
      expect(mounted.find('desk-transfer .fault').textContent).toContain('That colleague is away'),
    );
  });

  it('ends it with a reason and what was agreed', async () => {
    await mounted.press('c');
    await userEvent.selectOptions(mounted.find('dialog select'), 'unreachable');
    await fill('agreed', 'The fee goes back');
    submit();
    await vi.waitFor(() =>
      expect(mounted.asked('POST /handoffs/hnd_1/close')).toEqual([
        { reason: 'unreachable', agreed: 'The fee goes back' },
      ]),
    );
  });

  it('hands it back to the assistant', async () => {
    await mounted.press('b');
    submit();
    await vi.waitFor(() => expect(mounted.asked('POST /handoffs/hnd_1/close')).toEqual([{ reason: 'handed-back' }]));
  });

  it('proposes an answer as knowledge, with the question it answers', async () => {
    await mounted.press('p');
    await fill('answer', 'We refund the fee when we are late.');
    submit();
    await vi.waitFor(() =>
      expect(mounted.asked('POST /proposals')).toMatchObject([
        {
          shop: 'fresh',
          handoff_id: 'hnd_1',
          question: 'It is very late!',
          answer: 'We refund the fee when we are late.',
          locale: 'en',
        },
      ]),
    );
    await vi.waitFor(() => expect(mounted.find('desk-proposal dialog').textContent).toContain('Thank you'));
  });
});

describe('suggestions', () => {
  const found: Found = {
    reading: sampleReading({ emotion: 'angry', emotionConfidence: 0.8 }),
    hits: [sampleEntry('The fee goes back.')],
    glosses: new Map(),
  };
  const assistant = {
    book: { scripts: { en: { 'apology-order': ['We are sorry.'] } }, rules: {}, shopName: {} },
    find: async () => found,
    close() {},
  } as unknown as ShopAssistant;
  const pack = { fresh: { pack: '/p', key: 'k' } };

  it('tell source and confidence, are inserted by a key, and are never sent by it', async () => {
    mounted = await mountDesk({ assist: new Assist(pack, async () => assistant) });
    await mounted.open('Lin Wei');
    await vi.waitFor(() => expect(mounted.all('desk-suggestions li')).toHaveLength(2));
    const [soothing, knowledge] = mounted
      .all('desk-suggestions li')
      .map(({ textContent }) => textContent.replace(/\s+/g, ' '));
    expect(soothing).toContain('We are sorry. Soothing words 80 % sure');
    expect(knowledge).toContain('When we are late The fee goes back. Knowledge 83 % sure');
    await mounted.press('1');
    await mounted.press('{Escape}');
    await mounted.press('2');
    expect(mounted.field().value).toBe('We are sorry.\nThe fee goes back.');
    expect(mounted.asked('POST /handoffs/hnd_1/messages')).toEqual([]);
  });

  it('say so when the knowledge could not be had', async () => {
    mounted = await mountDesk({ assist: new Assist(pack, () => Promise.reject(new Error('gone'))) });
    await mounted.open('Lin Wei');
    await vi.waitFor(() =>
      expect(mounted.find('desk-suggestions section').textContent).toContain('could not be loaded'),
    );
  });
});

describe('translation', () => {
  const spanish = () => {
    const server = new FakeDeskServer();
    server.details.set('hnd_1', {
      ...sampleDetail({ locale: 'es' }),
      events: [{ id: '1', at: '2026-11-21T10:00:00.000Z', type: 'message', from: 'shopper', text: 'llega tarde' }],
    });
    server.lists = { ...server.lists, mine: server.lists.mine.map((handoff) => ({ ...handoff, locale: 'es' })) };
    return server;
  };
  const words: Record<string, string> = {
    'llega tarde': 'it is late',
    hello: 'hola',
    'Translated automatically': 'Traducido automáticamente',
  };
  const tools = (availability: 'available' | 'unavailable'): BrowserLanguageTools => ({
    Translator: {
      availability: async () => availability,
      create: async () => ({ translate: async (text) => words[text] ?? `?${text}` }),
    },
  });

  it('says plainly that this browser has none', async () => {
    mounted = await mountDesk({ server: spanish(), tools: {} });
    await mounted.open('Lin Wei');
    expect(mounted.find('desk-translate-bar p').textContent).toContain('This browser has no translator');
    expect(mounted.all('desk-translate-bar button')).toEqual([]);
  });

  it('goes by what the browser sees the shopper write, rather than by what their device said', async () => {
    const server = new FakeDeskServer();
    const said = {
      id: '9',
      at: '2026-11-21T10:09:00.000Z',
      type: 'message',
      from: 'shopper',
      text: 'el pedido llega tarde',
    } as const;
    server.details.set('hnd_1', { ...sampleDetail(), events: [said] });
    const LanguageDetector = {
      availability: async () => 'available' as const,
      create: async () => ({ detect: async () => [{ detectedLanguage: 'es', confidence: 0.97 }] }),
    };
    mounted = await mountDesk({ server, tools: { LanguageDetector } });
    await mounted.open('Lin Wei');
    await vi.waitFor(() => expect(mounted.find('desk-translate-bar p').textContent).toContain('writes in Spanish'));
  });

  it('is for languages that the chat lacks too, and stays on while the next messages say too little', async () => {
    const server = new FakeDeskServer();
    const said = { id: '9', at: '2026-11-21T10:09:00.000Z', type: 'message', from: 'shopper' } as const;
    server.details.set('hnd_1', { ...sampleDetail(), events: [{ ...said, text: 'het pakket is er nog niet' }] });
    const LanguageDetector = {
      availability: async () => 'available' as const,
      create: async () => ({
        detect: async (text: string) => (text.includes('pakket') ? [{ detectedLanguage: 'nl', confidence: 0.97 }] : []),
      }),
    };
    mounted = await mountDesk({ server, tools: { ...tools('available'), LanguageDetector } });
    await mounted.open('Lin Wei');
    // None of the chat's sixteen languages.
    await vi.waitFor(() => expect(mounted.find('desk-translate-bar p').textContent).toContain('writes in Dutch'));
    mounted.find('desk-translate-bar button').click();
    await vi.waitFor(() => expect(mounted.find('desk-translate-bar button').textContent).toBe('Stop translating'));
    server.tell('hnd_1', { ...said, id: '91', text: 'ok' });
    server.tell('hnd_1', { ...said, id: '92', text: 'FR2611-04817 FR2611-04866' });
    await vi.waitFor(() => expect(log()).toContain('04866'));
    await mounted.settled();
    expect(mounted.find('desk-translate-bar button').textContent).toBe('Stop translating');
    expect(mounted.all('desk-log .translation').at(-1)?.textContent).toContain('?FR2611-04817 FR2611-04866');
  });

  it('says when it does not know the pair', async () => {
    mounted = await mountDesk({ server: spanish(), tools: tools('unavailable') });
    await mounted.open('Lin Wei');
    mounted.find('desk-translate-bar button').click();
    await vi.waitFor(() =>
      expect(mounted.find('desk-translate-bar p').textContent).toContain('cannot translate Spanish'),
    );
  });

  it('puts a marked translation beside what the shopper said, and sends one of what the agent writes', async () => {
    mounted = await mountDesk({ server: spanish(), tools: tools('available') });
    await mounted.open('Lin Wei');
    mounted.find('desk-translate-bar button').click();
    await vi.waitFor(() => expect(mounted.all('desk-log .translation').at(-1)?.textContent).toContain('it is late'));
    expect(log()).toContain('llega tarde');
    expect(mounted.all('desk-log .mark').at(-1)?.textContent).toContain('Translated from Spanish by this browser');
    await type('hello');
    await vi.waitFor(() => expect(mounted.find('desk-composer .preview').textContent).toBe('hola'));
    await mounted.press('{Enter}');
    const sent = 'hola\n(Traducido automáticamente)';
    await vi.waitFor(() => expect(mounted.asked('POST /handoffs/hnd_1/messages')).toMatchObject([{ text: sent }]));
    const [{ client_id } = { client_id: '' }] = mounted.asked('POST /handoffs/hnd_1/messages') as {
      client_id: string;
    }[];
    mounted.server.tell('hnd_1', {
      id: '2',
      at: '2026-11-21T10:01:00.000Z',
      type: 'message',
      from: 'agent',
      text: sent,
      client_id,
    });
    await vi.waitFor(() => expect(mounted.find('desk-log .own').textContent).toContain('hello'));
  });

  it('sends as written what the agent writes in the shopper’s language themselves', async () => {
    mounted = await mountDesk({ server: spanish(), tools: tools('available') });
    await mounted.open('Lin Wei');
    mounted.find('desk-translate-bar button').click();
    await vi.waitFor(() => mounted.find('desk-log .translation'));
    await type('hola');
    await mounted.settled();
    mounted.find('desk-composer .choices input').click();
    await mounted.settled();
    mounted.field().focus();
    await mounted.press('{Enter}');
    await vi.waitFor(() => expect(mounted.asked('POST /handoffs/hnd_1/messages')).toMatchObject([{ text: 'hola' }]));
  });
});
