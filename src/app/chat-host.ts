import type { PageTool } from '#commerce/page-tool.ts';
import type { PhotoFindings } from '#commerce/photo/photo-findings.ts';
import type { ProfileReading } from '#commerce/profile/open-profile.ts';
import type { AppErrorCode } from '#core/app-error.ts';
import type { Locale } from '#core/locale.ts';
import type { EventBody } from '#dialogue/event.ts';
import type { PacketEdits } from '#dialogue/packet/mask-packet.ts';
import type { AnswerPreview } from '#dialogue/preview.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { SentReport } from '#insight/private/insight-ledger.ts';
import type { RefusalReason } from '#llm/refusal.ts';
import type { LedgerEntry } from '#workers/knowledge/knowledge-api.ts';
import type { PushAnswer, PushCall } from './push-calls.ts';

/** How the chat runs on this device. */
export interface ChatStatus {
  online: boolean;
  /** `worker` as designed; `page` where workers are refused. */
  mode: 'worker' | 'page';
  storage: 'indexeddb' | 'memory';
  /** `loading` until the first pack is in; `failed` when there is none and none could be had. */
  pack: 'loading' | 'ready' | 'failed';
  packVersion: string | null;
  /** What went wrong last, until it is dismissed or over. */
  error: AppErrorCode | null;
  /** This tab does the work; the others of this shop borrow it. */
  leader: boolean;
  agentTyping: boolean;
  /** Messages from the shop that came while the chat was closed; at least one while something waits for approval. */
  unread: number;
  /** An answer is being made. */
  thinking: boolean;
  /** What is talked about waits for a photo. */
  photoAsked: boolean;
  /** Keys of what is on its way to the shop at this moment, and so can no longer be called off. */
  sending: readonly string[];
  /** How many things of the shopper's could not be sent and wait. */
  waiting: number;
  generator: GeneratorStatus;
  /**
   * What of the answer to a turn is worded so far, sentences that passed the guards alone; null while nothing is. The
   * message itself comes in `state`, once, and may say something else: this is not for screen readers.
   */
  wording: { turnId: string; text: string } | null;
}

/** What makes text on this device, beside the template. */
export interface GeneratorStatus {
  /**
   * `none`: there is none for this device or this shop (`reason`). `offered`: the shopper may have one, of `bytes`;
   * `declined`: they do not want it. `failed`: it was given up for now (`reason`); what was loaded stays.
   */
  state: 'none' | 'offered' | 'loading' | 'starting' | 'ready' | 'failed' | 'declined';
  /** Of the model's files; 0 where nothing has to be loaded. */
  bytes: number;
  loadedBytes: number;
  /** Of all models on this device: what deleting frees. */
  storedBytes: number;
  reason: RefusalReason | null;
}

/** Private insight, as the shopper is told of it. */
export interface InsightView {
  /** Null until they were asked and answered; again where the shop wants more than they agreed to. */
  answer: boolean | null;
  /** Of one week's report. */
  epsilon: number;
  /** Reports in the life of this device, at most and so far. */
  weeks: number;
  weeksSpent: number;
  /** What went along with a request, newest first. */
  sent: readonly SentReport[];
}

/** What the shopper may do with their profile. */
export type ProfileChange = Extract<
  EventBody,
  { type: 'taste-set' | 'evidence-dropped' | 'notes-paused' | 'notes-erased' }
>;

/** All that the widget sees of the application: what to render, and what the shopper can do. */
export interface ChatHost {
  /** Null until the stored conversation is read. A new object whenever anything in it changed. */
  readonly state: ConversationState | null;
  readonly status: ChatStatus;
  /** Calls back after every change of `state` or `status`; gives the way to stop. */
  subscribe(listener: () => void): () => void;

  /** Resolves when the message is durable on this device; until then the composer keeps the text. */
  say(text: string): Promise<void>;
  /**
   * The answer that a draft would get, from what is on the device; null where there is none to offer. Nothing of it is
   * sent, logged or stored. Null itself where the merchant does not want it.
   */
  readonly preview: ((draft: string) => Promise<AnswerPreview | null>) | null;
  choose(messageId: string, choiceId: string): Promise<void>;
  /** Whether an answer helped; counted on this device. */
  vote(messageId: string, helpful: boolean): Promise<void>;
  /** Keeps a photo on this device and gives it, with what was read on it, to what asks for one. */
  addPhoto(photo: Blob, findings?: PhotoFindings): Promise<void>;
  /** The name of the product whose attribute `barcode` is this code (`ProductCode.key`); null where the shop has none. */
  productOfCode(code: string): Promise<string | null>;
  /** A photo of the conversation; null when it is no longer on this device. */
  photo(id: string): Promise<Blob | null>;
  requestPerson(): Promise<void>;
  /** Sends the packet that is drafted, as the shopper left it. */
  approvePacket(edits: PacketEdits): Promise<void>;
  /** It is not to be sent. */
  declinePacket(): Promise<void>;
  /** Calls off something that waits to be sent, by its `Waiting.key`. */
  cancelWaiting(key: string): Promise<void>;
  /** What the shopper thought of the person, from 1 to 5. */
  rate(score: number, comment: string | null): Promise<void>;
  declineRating(): Promise<void>;
  /** Opens another maker's bubble on this page, with `text` where it takes one; false where it is not there. */
  openWidget(vendor: string, text: string): Promise<boolean>;
  endHandoff(): Promise<void>;
  cancelFlow(): Promise<void>;
  /** The shopper wants the generator that is offered, or does not: nothing is loaded before `true`. Remembered. */
  wantGenerator(yes: boolean): Promise<void>;
  /** Stops it and frees what it takes on this device; it is not wanted until it is wanted again. */
  deleteGenerator(): Promise<void>;
  /** Pushes of an order's notices, at the shop's end; absent where there are none. `push-notices.ts` is what uses it. */
  push?(call: PushCall): Promise<PushAnswer>;
  setTyping(typing: boolean): void;
  /** The panel became visible or hidden. */
  setOpen(open: boolean): void;
  dismissError(): void;
  /** Newest first. */
  ledger(): Promise<LedgerEntry[]>;
  /** What the shop makes of `state.notes`; null where it has no rules for it. */
  profile(): Promise<ProfileReading | null>;
  /** The shopper changes what was noted of them. */
  changeProfile(change: ProfileChange): Promise<void>;
  /**
   * Whether the shop may estimate from noisy counts of this device; `answer` is the shopper's word on it, given or taken
   * back. Null where the shop does not ask for it.
   */
  insight?(answer?: boolean): Promise<InsightView | null>;
  /** Erases what this device holds of the conversation. */
  forget(): Promise<void>;

  /** What the page of this tab can do for the shopper; another tab may have another page. */
  readonly tools: readonly PageTool[];
  readonly locale: Locale;
  readonly shopName: string;
}
