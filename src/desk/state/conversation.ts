import type { Closing, DeskHandoffDetail, DeskLists } from '#merchant/generated/protocol.ts';
import { keep, ofTab, recall } from '#ui/kept.ts';
import { Observable } from '#ui/observable.ts';
import type { DeskClient } from '../client/desk-client.ts';
import type { DeskEvent, ProposalRequest, TransferTarget } from '../client/desk-types.ts';
import { type ConversationFault, faultOf } from './conversation-fault.ts';
import { type Outgoing, Sending } from './sending.ts';
import { toldFault } from './told-fault.ts';
import { withEvent } from './with-event.ts';

const TYPING_EVERY_MS = 3_000;

/** One conversation that the agent has opened: what is known of it, what is on its way, and what was begun to be written. */
export class Conversation extends Observable {
  readonly id: string;
  readonly #client: DeskClient;
  readonly #onLink: (up: boolean) => void;
  #streaming = new AbortController();
  #typedAt = 0;
  /** Null until it is loaded. */
  detail: DeskHandoffDetail | null = null;
  readonly sending = new Sending();
  shopperTyping = false;
  fault: ConversationFault | null = null;
  /** The backend has it no more. */
  isGone = false;
  draft: string;
  /** What is written is an internal note. */
  noting = false;

  constructor(id: string, client: DeskClient, onLink: (up: boolean) => void) {
    super();
    this.id = id;
    this.#client = client;
    this.#onLink = onLink;
    this.draft = recall<string>(ofTab, draftKey(id)) ?? '';
  }

  /** Loads it, or what is new, and follows it until `leave`. Rejects with `unauthorised`. */
  async follow(): Promise<void> {
    this.leave();
    this.#streaming = new AbortController();
    const { signal } = this.#streaming;
    if (!(await this.reload()) || signal.aborted) return;
    const after = this.detail?.events.at(-1)?.id ?? null;
    // After the end there is nothing to follow: a stream that closes then is no fault.
    const onLink = (up: boolean) => this.#onLink(up || this.detail?.handoff.status === 'closed');
    await this.#client.followEvents(this.id, after, (event) => this.#take(event), onLink, signal);
  }

  leave(): void {
    this.#streaming.abort();
    this.#onLink(true);
    this.shopperTyping = false;
  }

  async reload(): Promise<boolean> {
    try {
      this.detail = await this.#client.detail(this.id);
      if (this.fault === 'not-loaded') this.fault = null;
      return true;
    } catch (cause) {
      this.#fail(cause, 'not-loaded');
      this.isGone = toldFault(cause).details.problem === 'handoff-not-found';
      return false;
    } finally {
      this.changed();
    }
  }

  /** What the lists say of it is newer than what was loaded. */
  hear({ queued, mine, closed }: DeskLists): void {
    const handoff = [...queued, ...mine, ...closed].find(({ id }) => id === this.id);
    if (!handoff || !this.detail) return;
    const notes = this.detail.notes.length;
    this.detail = { ...this.detail, handoff };
    this.changed();
    // Notes are in no stream: the lists tell that there is a new one.
    if (handoff.note_count > notes) this.reload().catch(() => {});
  }

  write(draft: string): void {
    this.draft = draft;
    keep(ofTab, draftKey(this.id), draft || null);
  }

  setNoting(noting: boolean): void {
    this.noting = noting;
    this.changed();
  }

  async take(): Promise<boolean> {
    return this.#try(() => this.#client.accept(this.id), 'taken', true);
  }

  async reply(text: string, own: string | null = null): Promise<void> {
    this.#typedAt = 0;
    await this.#send(this.sending.begin(text, own));
  }

  /** Under the same id: what did arrive after all is not said twice. */
  async sendAgain(clientId: string): Promise<void> {
    const message = this.sending.beginAgain(clientId);
    if (message) await this.#send(message);
  }

  async note(text: string): Promise<boolean> {
    return this.#try(() => this.#client.note(this.id, crypto.randomUUID(), text), 'not-sent', true);
  }

  async transfer(target: TransferTarget, note: string): Promise<boolean> {
    return this.#try(() => this.#client.transfer(this.id, target, note), 'not-yours', true);
  }

  async close(closing: Closing): Promise<boolean> {
    return this.#try(() => this.#client.close(this.id, closing), 'not-yours', true);
  }

  async propose(proposal: Pick<ProposalRequest, 'client_id' | 'question' | 'answer' | 'locale'>): Promise<boolean> {
    const shop = this.detail?.handoff.shop ?? '';
    return this.#try(() => this.#client.propose({ ...proposal, shop, handoff_id: this.id }), 'not-sent', false);
  }

  /** Told at most every few seconds: typing is no news worth more. */
  typed(): void {
    const now = Date.now();
    if (this.noting || now - this.#typedAt < TYPING_EVERY_MS) return;
    this.#typedAt = now;
    this.#client.setTyping(this.id, true).catch(() => {});
  }

  async #send({ clientId, text }: Outgoing): Promise<void> {
    this.changed();
    if (await this.#try(() => this.#client.reply(this.id, clientId, text), 'not-sent', false)) return;
    this.sending.failed(clientId);
    this.changed();
  }

  async #try(ask: () => Promise<void>, fault: ConversationFault, reload: boolean): Promise<boolean> {
    try {
      await ask();
      this.fault = null;
    } catch (cause) {
      this.#fail(cause, fault);
      return false;
    } finally {
      this.changed();
    }
    if (reload) await this.reload();
    return true;
  }

  #fail(cause: unknown, fault: ConversationFault): void {
    this.fault = faultOf(cause, fault);
  }

  #take(event: DeskEvent): void {
    if (!this.detail) return;
    if (event.type === 'typing') {
      if (event.from === 'shopper') this.shopperTyping = event.typing;
    } else {
      this.detail = withEvent(this.detail, event);
      if (event.type === 'message' && event.from === 'shopper') this.shopperTyping = false;
      if (event.type === 'message') this.sending.arrived(event.client_id);
    }
    this.changed();
  }
}

const draftKey = (id: string): string => `aisle.desk.draft.${id}`;
