import type { ChatHost, ChatStatus, ProfileChange } from '#app/chat-host.ts';
import type { PhotoFindings } from '#commerce/photo/photo-findings.ts';
import type { ProfileReading } from '#commerce/profile/open-profile.ts';
import type { Locale } from '#core/locale.ts';
import type { PacketEdits } from '#dialogue/packet/mask-packet.ts';
import type { AssistantMessage, ConversationState, Message, MessagePart } from '#dialogue/state.ts';
import type { LedgerEntry } from '#workers/knowledge/knowledge-api.ts';

export const NOW = Date.UTC(2026, 2, 14, 9, 30);

export function conversation(over: Partial<ConversationState> = {}): ConversationState {
  return {
    id: 'c1',
    startedAt: NOW,
    locale: 'en',
    online: true,
    identified: false,
    profile: {},
    pageUrl: null,
    context: {},
    recentActions: [],
    messages: [],
    pending: [],
    topics: [],
    finished: [],
    handoff: { phase: 'none' },
    orders: {},
    replyLocale: 'en',
    topic: null,
    unrecognisedInRow: 0,
    negativeCount: 0,
    answered: {},
    ...over,
  };
}

let lastId = 0;

export function assistantSays(parts: MessagePart[], over: Partial<AssistantMessage> = {}): AssistantMessage {
  return {
    role: 'assistant',
    id: `a${++lastId}`,
    at: NOW,
    turnId: null,
    parts,
    choices: [],
    citations: [],
    reading: null,
    packVersion: null,
    reason: 'answer',
    why: ['answer'],
    ...over,
  };
}

export function shopperSays(text: string): Message {
  return { role: 'shopper', id: `s${++lastId}`, at: NOW, text, delivery: 'local' };
}

/** A host that a test plays: it does nothing by itself and remembers what it was asked. */
export class FakeChatHost implements ChatHost {
  tools: ChatHost['tools'] = [];
  state: ConversationState | null = conversation();
  status: ChatStatus = {
    online: true,
    mode: 'worker',
    storage: 'indexeddb',
    pack: 'ready',
    packVersion: '0011223344556677',
    error: null,
    leader: true,
    agentTyping: false,
    unread: 0,
    thinking: false,
    photoAsked: false,
    sending: [],
    waiting: 0,
    generator: { state: 'none', bytes: 0, loadedBytes: 0, storedBytes: 0, reason: null },
    wording: null,
  };
  locale: Locale = 'en';
  shopName = 'Fresh Basket';
  entries: LedgerEntry[] = [];
  readonly calls: unknown[][] = [];
  /** Stands for the device's storage: a test may hold or break it. */
  durable: () => Promise<void> = async () => {};
  readonly #listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  change(state: Partial<ConversationState>, status: Partial<ChatStatus> = {}): void {
    this.state = { ...(this.state ?? conversation()), ...state };
    this.status = { ...this.status, ...status };
    for (const listener of this.#listeners) listener();
  }

  add(...messages: Message[]): void {
    this.change({ messages: [...(this.state?.messages ?? []), ...messages] });
  }

  preview: ChatHost['preview'] = null;

  async say(text: string): Promise<void> {
    this.calls.push(['say', text]);
    await this.durable();
    this.add(shopperSays(text));
  }

  async choose(messageId: string, choiceId: string): Promise<void> {
    this.calls.push(['choose', messageId, choiceId]);
  }

  async vote(messageId: string, helpful: boolean): Promise<void> {
    this.calls.push(['vote', messageId, helpful]);
    await this.durable();
    const messages = this.state?.messages ?? [];
    this.change({
      messages: messages.map((message) =>
        message.id === messageId && message.role === 'assistant'
          ? { ...message, vote: helpful ? 'helpful' : 'not-helpful' }
          : message,
      ),
    });
  }

  readonly photos = new Map<string, Blob>();

  /** Names of products by their codes. */
  readonly coded = new Map<string, string>();

  async productOfCode(code: string): Promise<string | null> {
    return this.coded.get(code) ?? null;
  }

  async addPhoto(photo: Blob, findings?: PhotoFindings): Promise<void> {
    this.calls.push(['addPhoto', photo, findings]);
    await this.durable();
    this.photos.set(`p${this.photos.size + 1}`, photo);
  }

  async photo(id: string): Promise<Blob | null> {
    return this.photos.get(id) ?? null;
  }

  async requestPerson(): Promise<void> {
    this.calls.push(['requestPerson']);
  }

  async approvePacket(edits: PacketEdits): Promise<void> {
    this.calls.push(['approvePacket', edits]);
    await this.durable();
    this.change({ handoff: { phase: 'none' } });
  }

  async declinePacket(): Promise<void> {
    this.calls.push(['declinePacket']);
    this.change({ handoff: { phase: 'none' } });
  }

  /** Whether there is a bubble to open. */
  hasWidget = true;

  async openWidget(vendor: string, text: string): Promise<boolean> {
    this.calls.push(['openWidget', vendor, text]);
    return this.hasWidget;
  }

  async cancelWaiting(key: string): Promise<void> {
    this.calls.push(['cancelWaiting', key]);
  }

  async rate(score: number, comment: string | null): Promise<void> {
    this.calls.push(['rate', score, comment]);
    const { handoff } = this.state ?? conversation();
    if (handoff.phase !== 'closed' || !handoff.rating) return;
    this.change({ handoff: { ...handoff, rating: { ...handoff.rating, status: 'given' } } });
  }

  async declineRating(): Promise<void> {
    this.calls.push(['declineRating']);
    const { handoff } = this.state ?? conversation();
    if (handoff.phase !== 'closed' || !handoff.rating) return;
    this.change({ handoff: { ...handoff, rating: { ...handoff.rating, status: 'declined' } } });
  }

  async endHandoff(): Promise<void> {
    this.calls.push(['endHandoff']);
  }

  async cancelFlow(): Promise<void> {
    this.calls.push(['cancelFlow']);
  }

  async wantGenerator(yes: boolean): Promise<void> {
    this.calls.push(['wantGenerator', yes]);
  }

  async deleteGenerator(): Promise<void> {
    this.calls.push(['deleteGenerator']);
  }

  setTyping(typing: boolean): void {
    this.calls.push(['setTyping', typing]);
  }

  setOpen(open: boolean): void {
    this.calls.push(['setOpen', open]);
  }

  dismissError(): void {
    this.calls.push(['dismissError']);
  }

  async ledger(): Promise<LedgerEntry[]> {
    return this.entries;
  }

  /** What `profile` gives. */
  reading: ProfileReading | null = null;

  async profile(): Promise<ProfileReading | null> {
    return this.reading;
  }

  async changeProfile(change: ProfileChange): Promise<void> {
    this.calls.push(['changeProfile', change]);
    await this.durable();
  }

  async forget(): Promise<void> {
    this.calls.push(['forget']);
    this.entries = [];
  }
}
