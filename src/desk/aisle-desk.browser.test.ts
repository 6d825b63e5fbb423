import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FakeDeskServer } from './testing/fake-desk-server.ts';
import { freshDesks, type MountedDesk, mountDesk } from './testing/mount-desk.ts';
import { sampleDetail, sampleHandoff, sampleLists } from './testing/samples.ts';

let mounted: MountedDesk;

freshDesks();

/** A server whose `hnd_2` waits, and can be opened. */
function withWaiting(): FakeDeskServer {
  const server = new FakeDeskServer();
  server.details.set('hnd_2', {
    ...sampleDetail(),
    handoff: sampleHandoff({ id: 'hnd_2', shopper_name: 'Ana' }),
    events: [],
    notes: [],
  });
  return server;
}

describe('accessibility', () => {
  const states: Record<string, () => Promise<void>> = {
    'with a conversation open': () => mounted.open('Lin Wei'),
    'with the shortcuts shown': async () => mounted.press('?'),
    'with the tickets': async () => {
      mounted.desk.store.showView('tickets');
      await vi.waitFor(() => mounted.find('desk-tickets .row'));
      mounted.find('desk-tickets .row').click();
      await vi.waitFor(() => mounted.find('desk-photos img'));
    },
    'while a conversation is passed on': async () => {
      await mounted.open('Lin Wei');
      await mounted.press('t');
    },
    'while a conversation is ended': async () => {
      await mounted.open('Lin Wei');
      await mounted.press('c');
    },
    'with the ready-made replies': async () => {
      mounted.desk.replies.add('hi', 'Hello {name}');
      await mounted.open('Lin Wei');
      await mounted.press('/');
      mounted.find('desk-composer .replies');
    },
  };
  for (const [name, reach] of Object.entries(states)) {
    it.each(['light', 'dark'] as const)(`has no violation ${name}, %s`, async (theme) => {
      mounted = await mountDesk({ theme });
      await reach();
      await mounted.settled();
      expect(await mounted.violations()).toEqual([]);
    });
  }

  it('has no violation at the door and on a phone, where nothing overflows', async () => {
    mounted = await mountDesk({ signIn: false, width: 360 });
    expect(await mounted.violations()).toEqual([]);
    await mounted.desk.store.signIn('Mia', 'x');
    await vi.waitFor(() => mounted.find('desk-queue .row'));
    await mounted.open('Lin Wei');
    expect(document.documentElement.scrollWidth).toBe(360);
    mounted.find('desk-conversation .details').click();
    await mounted.settled();
    expect(mounted.find('desk-packet header').getBoundingClientRect().right).toBeLessThanOrEqual(360);
    expect(await mounted.violations()).toEqual([]);
  });
});

describe('the door', () => {
  it('says when the passcode is wrong and when the desk cannot be reached', async () => {
    const server = new FakeDeskServer();
    server.faults.set('POST /session', { status: 401 });
    mounted = await mountDesk({ server, signIn: false });
    await mounted.desk.store.signIn('Mia', 'no');
    await mounted.settled();
    expect(mounted.find('desk-sign-in .fault').textContent).toBe('That passcode is not right.');
    server.faults.set('POST /session', { status: 503 });
    await mounted.desk.store.signIn('Mia', 'no');
    await mounted.settled();
    expect(mounted.find('desk-sign-in .fault').textContent).toContain('could not be reached');
  });

  it('leads back there when the token ran out, and keeps what was being written', async () => {
    mounted = await mountDesk();
    await mounted.open('Lin Wei');
    await userEvent.type(mounted.field(), 'half a sen');
    mounted.server.faults.set('POST /handoffs/hnd_1/notes', { status: 401 });
    mounted.desk.store.run(mounted.desk.store.open?.note('x') ?? Promise.resolve());
    await vi.waitFor(() => mounted.find('desk-sign-in form'));
    await mounted.desk.store.signIn('Mia', 'x');
    await vi.waitFor(() => mounted.find('desk-queue .row'));
    await mounted.open('Lin Wei');
    expect(mounted.field().value).toBe('half a sen');
  });
});

describe('after signing out', () => {
  it('no dialog stays for the next, and nothing opens a conversation', async () => {
    mounted = await mountDesk();
    await mounted.open('Lin Wei');
    await mounted.press('t');
    expect(mounted.desk.dialog).toBe('transfer');
    mounted.desk.store.signOut();
    expect(mounted.desk.dialog).toBeNull();
    const { length } = mounted.server.calls;
    mounted.desk.store.show('hnd_1');
    expect(mounted.desk.store.open).toBeNull();
    expect(mounted.server.calls).toHaveLength(length);
  });
});

describe('the lists', () => {
  it('show why and how somebody waits, and keep to a skill', async () => {
    mounted = await mountDesk();
    const row = mounted.find('desk-queue .row.urgent').textContent;
    expect(row).toContain('Asked for a person');
    expect(row).toContain('Angry');
    expect(row).toContain('Expert');
    expect(mounted.find('desk-queue .waiting').getAttribute('aria-label')).toMatch(/^waiting \d/);
    mounted.all('desk-queue .filter button')[1]?.click();
    await mounted.settled();
    expect(mounted.all('desk-queue .row.urgent')).toEqual([]);
    expect(mounted.all('desk-queue .row')).toHaveLength(1);
  });

  it('count what is unread, in the row, the bar and the title, until it is seen', async () => {
    mounted = await mountDesk();
    await mounted.open('Lin Wei');
    expect(document.title).toBe('1 waiting · Desk');
    mounted.desk.store.leave();
    const [mine] = sampleLists().mine;
    const newer = { from: 'shopper' as const, text: 'Hello?', at: '2026-11-21T10:02:00.000Z' };
    mounted.server.lists = {
      ...mounted.server.lists,
      mine: mine ? [{ ...mine, message_count: 5, last_message: newer }] : [],
    };
    mounted.server.tellLists();
    await vi.waitFor(() => expect(mounted.find('desk-queue .unread').textContent).toContain('2 unread'));
    expect(document.title).toBe('(2) Desk');
    expect(mounted.find('desk-bar nav .count').textContent).toBe('2');
    await mounted.open('Lin Wei');
    expect(mounted.all('desk-queue .unread')).toEqual([]);
    expect(document.title).toBe('1 waiting · Desk');
  });

  it('show what the shopper thought of a conversation that ended, with what they wrote to it', async () => {
    const server = new FakeDeskServer();
    const rating = { score: 2, comment: 'Too slow' };
    const ended = { id: 'hnd_9', status: 'closed', shopper_name: 'Eva', closing: { reason: 'solved' } } as const;
    server.lists = {
      ...server.lists,
      closed: [sampleHandoff({ ...ended, rating }), sampleHandoff({ ...ended, id: 'hnd_8', shopper_name: 'Fay' })],
    };
    server.details.set('hnd_9', sampleDetail({ ...ended, rating }));
    server.details.set('hnd_8', sampleDetail({ ...ended, id: 'hnd_8', shopper_name: 'Fay' }));
    mounted = await mountDesk({ server });
    const rated = () => mounted.all('desk-queue .row').filter(({ textContent }) => textContent.includes('of 5'));
    expect(rated().map(({ textContent }) => textContent.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/Eva.*Rated 2 of 5/),
    ]);
    await mounted.open('Eva');
    expect(mounted.find('desk-conversation .rating').textContent).toContain('Rated 2 of 5');
    expect(mounted.find('desk-conversation .rating q').textContent).toBe('Too slow');
    expect(await mounted.violations()).toEqual([]);
    await mounted.open('Fay');
    expect(mounted.all('desk-conversation .rating')).toEqual([]);
  });

  it('say aloud who came, unless the agent is away', async () => {
    mounted = await mountDesk();
    const said = () => mounted.find('.unseen[aria-live]').textContent.trim();
    const arrive = (id: string, shopper_name: string) => {
      const { lists } = mounted.server;
      mounted.server.lists = { ...lists, queued: [...lists.queued, sampleHandoff({ id, shopper_name })] };
      mounted.server.tellLists();
    };
    arrive('n1', 'Bo');
    await vi.waitFor(() => expect(said()).toBe('Bo is waiting: Asked for a person'));
    mounted.find('desk-bar .presence').click();
    await vi.waitFor(() => expect(mounted.asked('POST /presence')).toHaveLength(1));
    arrive('n2', 'Cy');
    await vi.waitFor(() => expect(mounted.all('desk-queue .row')).toHaveLength(4));
    expect(said()).toBe('Bo is waiting: Asked for a person');
    expect(mounted.find('desk-bar .presence').getAttribute('aria-checked')).toBe('false');
  });
});

describe('keys', () => {
  it('go through the conversations, take one over and lead into the field', async () => {
    const server = withWaiting();
    mounted = await mountDesk({ server });
    await mounted.press('j');
    await mounted.press('j');
    await vi.waitFor(() => mounted.find('desk-conversation .take'));
    server.details.set('hnd_2', sampleDetail({ id: 'hnd_2', shopper_name: 'Ana' }));
    await mounted.press('a');
    await vi.waitFor(() => mounted.field());
    expect(mounted.asked('POST /handoffs/hnd_2/accept')).toHaveLength(1);
    await mounted.press('r');
    expect(mounted.all('desk-composer textarea:focus')).toHaveLength(1);
  });

  it('are text while something is being written', async () => {
    mounted = await mountDesk();
    await mounted.open('Lin Wei');
    await mounted.press('r');
    const everyKey = 'jk w a r n t b c p h d v m i ? 1 2 3 4 and / or 24/7';
    await userEvent.type(mounted.field(), everyKey);
    expect(mounted.field().value).toBe(everyKey);
    expect(mounted.desk.dialog).toBeNull();
    expect(mounted.desk.store.open?.id).toBe('hnd_1');
    await mounted.press('{Escape}');
    await mounted.press('n');
    expect(mounted.find('desk-composer .box').className).toContain('noting');
  });

  it('are listed by a question mark, and can be switched off', async () => {
    mounted = await mountDesk();
    await mounted.press('?');
    expect(mounted.all('desk-shortcuts dt').length).toBeGreaterThan(15);
    mounted.find('desk-shortcuts input').click();
    await mounted.press('{Escape}');
    await mounted.press('j');
    await mounted.press('?');
    expect(mounted.desk.store.open).toBeNull();
    expect(mounted.desk.dialog).toBeNull();
  });

  it('do nothing together with Control or Command', async () => {
    mounted = await mountDesk();
    await mounted.press('{Control>}i{/Control}');
    expect(mounted.desk.store.view).toBe('conversations');
    await mounted.press('i');
    expect(mounted.desk.store.view).toBe('tickets');
  });
});

it('does not take the end of a conversation for a lost connection', async () => {
  mounted = await mountDesk();
  await mounted.open('Lin Wei');
  mounted.server.tell('hnd_1', {
    id: '000000000009',
    at: '2026-11-21T10:09:00.000Z',
    type: 'status',
    status: 'closed',
  });
  mounted.server.endEvents('hnd_1');
  await vi.waitFor(() => expect(mounted.all('desk-composer textarea')).toEqual([]));
  await mounted.settled();
  expect(mounted.find('desk-bar .link').textContent.trim()).toBe('');
  mounted.server.endLists();
  await vi.waitFor(() => expect(mounted.find('desk-bar .link').textContent).toContain('Connection lost'));
});

it('speaks Chinese, and remembers it', async () => {
  mounted = await mountDesk();
  mounted.desk.settings.set({ language: 'zh-Hans' });
  await mounted.settled();
  expect(mounted.find('desk-queue h2').textContent).toContain('我的会话');
  expect(document.documentElement.lang).toBe('zh-Hans');
  mounted.element.remove();
  mounted = await mountDesk();
  expect(mounted.find('desk-bar .presence').textContent).toContain('在线接待');
});
