import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freshDesks, type MountedDesk, mountDesk } from '../testing/mount-desk.ts';
import { sampleHandoff, sampleLists } from '../testing/samples.ts';

let mounted: MountedDesk;

/** The system's notifications, as far as the desk knows them. */
class SystemNotification extends EventTarget {
  static permission: NotificationPermission = 'default';
  static answer: NotificationPermission = 'granted';
  static shown: SystemNotification[] = [];
  static async requestPermission(): Promise<NotificationPermission> {
    SystemNotification.permission = SystemNotification.answer;
    return SystemNotification.answer;
  }
  readonly text: [title: string, body: string | undefined, tag: string | undefined];
  isClosed = false;

  constructor(title: string, { body, tag }: NotificationOptions = {}) {
    super();
    this.text = [title, body, tag];
    SystemNotification.shown.push(this);
  }

  close(): void {
    this.isClosed = true;
  }
}

/** The browser's own, which remembers the tones it was asked for. */
class HeardAudio extends AudioContext {
  static tones: OscillatorNode[] = [];

  override createOscillator(): OscillatorNode {
    const tone = super.createOscillator();
    HeardAudio.tones.push(tone);
    return tone;
  }
}

const heard = () => HeardAudio.tones.map(({ frequency }) => frequency.value);
const told = () => SystemNotification.shown.map(({ text }) => text);

function hide(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Somebody comes to wait, as the lists tell. */
function arrive(id: string, shopper_name: string, fits = true): void {
  const { lists } = mounted.server;
  mounted.server.lists = { ...lists, queued: [...lists.queued, sampleHandoff({ id, shopper_name, fits })] };
  mounted.server.tellLists();
}

/** The shopper of `hnd_1` says something. */
function say(text: string, count: number): void {
  const at = '2026-11-21T10:02:00.000Z';
  const mine = sampleLists().mine.map((handoff) => ({
    ...handoff,
    message_count: count,
    last_message: { from: 'shopper' as const, text, at },
  }));
  mounted.server.lists = { ...mounted.server.lists, mine };
  mounted.server.tellLists();
}

/** Until the lists that were told have arrived. */
const known = (id: string, count: number) =>
  vi.waitFor(() => expect(mounted.desk.store.find(id)?.message_count).toBe(count));

freshDesks();

beforeEach(async () => {
  SystemNotification.permission = 'default';
  SystemNotification.answer = 'granted';
  SystemNotification.shown = [];
  HeardAudio.tones = [];
  vi.stubGlobal('Notification', SystemNotification);
  vi.stubGlobal('AudioContext', HeardAudio);
  mounted = await mountDesk();
});

afterEach(() => {
  Reflect.deleteProperty(document, 'hidden');
});

describe('notifications', () => {
  const item = () => mounted.all<HTMLButtonElement>('desk-bar .me li button')[1];
  const allow = async () => {
    item()?.click();
    await mounted.settled();
  };

  it('are asked for by a click alone, and switched off by another', async () => {
    expect(SystemNotification.permission).toBe('default');
    await allow();
    expect(item()?.textContent).toContain('Notifications on');
    expect(item()?.getAttribute('aria-pressed')).toBe('true');
    await allow();
    expect(mounted.desk.settings.now.notifications).toBe(false);
  });

  it('stay off where the agent says no, and the menu tells who blocks them', async () => {
    SystemNotification.answer = 'denied';
    await allow();
    expect(mounted.desk.settings.now.notifications).toBe(false);
    expect(item()?.textContent).toContain('This browser blocks notifications');
    hide(true);
    arrive('n1', 'Bo');
    await known('n1', 0);
    expect(told()).toEqual([]);
  });

  it('tell who came and what was said while the page is hidden, and lead there', async () => {
    await allow();
    hide(true);
    arrive('n1', 'Bo');
    await vi.waitFor(() => expect(told()).toEqual([['Desk', 'Bo is waiting: Asked for a person', 'n1']]));
    say('Hello?', 4);
    await vi.waitFor(() => expect(told()[1]).toEqual(['Desk', 'Lin Wei: Hello?', 'hnd_1']));
    SystemNotification.shown[1]?.dispatchEvent(new Event('click'));
    expect(mounted.desk.store.open?.id).toBe('hnd_1');
    expect(SystemNotification.shown[1]?.isClosed).toBe(true);
  });

  it('tell of what is said in the conversation on the screen too, where nobody looks at it', async () => {
    await allow();
    await mounted.open('Lin Wei');
    hide(true);
    say('Are you there?', 4);
    await vi.waitFor(() => expect(told()).toEqual([['Desk', 'Lin Wei: Are you there?', 'hnd_1']]));
  });

  it('are for a hidden page: whoever looks at it is told by it', async () => {
    await allow();
    arrive('n1', 'Bo');
    await known('n1', 0);
    expect(told()).toEqual([]);
  });

  it('are for those who take conversations, and for what their skills fit', async () => {
    await allow();
    hide(true);
    arrive('n1', 'Bo', false);
    await known('n1', 0);
    await mounted.press('v');
    await vi.waitFor(() => expect(mounted.asked('POST /presence')).toHaveLength(1));
    arrive('n2', 'Cy');
    await known('n2', 0);
    expect(told()).toEqual([]);
  });
});

describe('sound', () => {
  it('is two tones for somebody who waits and one for a message, and none when it is off', async () => {
    await mounted.press('m');
    expect(mounted.desk.settings.now.sound).toBe(true);
    arrive('n1', 'Bo');
    await vi.waitFor(() => expect(heard()).toEqual([523, 784]));
    say('Hello?', 4);
    await vi.waitFor(() => expect(heard()).toEqual([523, 784, 660]));
    await mounted.press('m');
    say('Hello??', 5);
    await known('hnd_1', 5);
    expect(heard()).toHaveLength(3);
  });

  it('is not made for what the agent sees being said', async () => {
    await mounted.press('m');
    await mounted.open('Lin Wei');
    say('Hello?', 4);
    await known('hnd_1', 4);
    expect(heard()).toEqual([]);
  });
});

describe('while another part of the desk is on the screen', () => {
  it('what is said in the opened conversation is heard, and unread until the agent is back', async () => {
    await mounted.press('m');
    await mounted.open('Lin Wei');
    await mounted.press('i');
    say('Hello?', 4);
    await vi.waitFor(() => expect(heard()).toEqual([660]));
    expect(document.title).toBe('(1) Desk');
    await mounted.press('i');
    expect(document.title).toBe('1 waiting · Desk');
  });
});

describe('the title', () => {
  it('counts what is unread before who waits, and says neither where there is none', async () => {
    say('Hello?', 4);
    await known('hnd_1', 4);
    // Taken over elsewhere: that it wants an answer is known, not how many messages do.
    expect(document.title).toBe('(1) Desk');
    await mounted.open('Lin Wei');
    expect(document.title).toBe('1 waiting · Desk');
    mounted.server.lists = { ...mounted.server.lists, queued: [] };
    mounted.server.tellLists();
    await vi.waitFor(() => expect(document.title).toBe('Desk · Aisle'));
  });

  it('goes on counting while the page is hidden, until somebody looks', async () => {
    await mounted.open('Lin Wei');
    hide(true);
    say('Hello?', 4);
    await vi.waitFor(() => expect(document.title).toBe('(1) Desk'));
    say('Hello??', 5);
    await vi.waitFor(() => expect(document.title).toBe('(2) Desk'));
    hide(false);
    expect(document.title).toBe('1 waiting · Desk');
  });

  it('is in the agent’s language', async () => {
    mounted.desk.settings.set({ language: 'zh-Hans' });
    say('在吗', 4);
    await vi.waitFor(() => expect(document.title).toBe('（1）客服工作台'));
  });
});
