import { fill } from '#i18n/fill.ts';
import type { DeskLists } from '#merchant/generated/protocol.ts';
import type { Desk } from './desk.ts';
import { type News, newsIn } from './news.ts';

/** Tells the agent what is new, by sound, by the system's notifications and in the page's title. */
export class Alerts {
  readonly #desk: Desk;
  readonly #announce: (text: string) => void;
  #before: DeskLists | null = null;
  #sound: AudioContext | null = null;
  #stop: (() => void) | null = null;

  /** @param announce Says a sentence to those who hear the page instead of seeing it. */
  constructor(desk: Desk, announce: (text: string) => void) {
    this.#desk = desk;
    this.#announce = announce;
  }

  start(): void {
    this.#stop = this.#desk.store.subscribe(() => this.#look());
    document.addEventListener('visibilitychange', this.#desk.store.look);
  }

  close(): void {
    this.#stop?.();
    document.removeEventListener('visibilitychange', this.#desk.store.look);
    void this.#sound?.close();
    this.#sound = null;
  }

  /** To be called from a click: browsers ask no sooner. */
  async askForNotifications(): Promise<void> {
    if (!('Notification' in globalThis)) return;
    const answer = await Notification.requestPermission();
    this.#desk.settings.set({ notifications: answer === 'granted' });
  }

  #look(): void {
    const { store, words } = this.#desk;
    const lists = store.lists;
    const unread = store.unread.total(lists?.mine ?? []);
    const waiting = lists?.queued.filter(({ fits }) => fits).length ?? 0;
    document.title =
      unread > 0
        ? fill(words.queue.titleUnread, { count: unread })
        : waiting > 0
          ? fill(words.queue.titleWaiting, { count: waiting })
          : `${words.title} · Aisle`;
    if (lists === this.#before) return;
    const news = lists ? newsIn(this.#before, lists) : [];
    this.#before = lists;
    for (const one of news) this.#tell(one);
  }

  #tell({ kind, handoff }: News): void {
    const { store, settings, words } = this.#desk;
    const isSeen = store.view === 'conversations' && store.open?.id === handoff.id && !document.hidden;
    // What the agent is looking at is said by the conversation itself.
    if (kind === 'message' && isSeen) return;
    if (kind === 'waiting' && store.duty?.me?.state === 'away') return;
    const name = handoff.shopper_name ?? words.conversation.shopper;
    const text = {
      waiting: fill(words.queue.newWaiting, { name, reason: words.reason[handoff.reason] }),
      message: fill(words.queue.newMessage, { name, text: handoff.last_message?.text ?? '' }),
      'passed-on': fill(words.queue.passedOn, { name, from: handoff.transferred_by?.name ?? '' }),
    }[kind];
    this.#announce(text);
    if (settings.now.sound) this.#ring(kind === 'message' ? [660] : [523, 784]);
    if (document.hidden && settings.now.notifications) this.#notify(handoff.id, text);
  }

  #notify(id: string, text: string): void {
    if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
    const notification = new Notification(this.#desk.words.title, { body: text, tag: id });
    notification.addEventListener('click', () => {
      window.focus();
      this.#desk.store.show(id);
      notification.close();
    });
  }

  /** Short soft tones, one after the other; frequencies in Hz. */
  #ring(tones: readonly number[]): void {
    this.#sound ??= new AudioContext();
    const context = this.#sound;
    tones.forEach((hz, index) => {
      const from = context.currentTime + index * 0.14;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = hz;
      volume.gain.setValueAtTime(0.0001, from);
      volume.gain.exponentialRampToValueAtTime(0.08, from + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.22);
      tone.connect(volume).connect(context.destination);
      tone.start(from);
      tone.stop(from + 0.24);
    });
  }
}
