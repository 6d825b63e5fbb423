import type { ActionDecision } from '#commerce/action.ts';
import type { Order } from '#commerce/order.ts';
import type { PageTool, ToolOutcome } from '#commerce/page-tool.ts';
import type { PhotoFindings } from '#commerce/photo/photo-findings.ts';
import type { Axis } from '#commerce/profile/evidence.ts';
import type { PageEvent } from '#commerce/profile/page-event.ts';
import type { Taste } from '#commerce/profile/taste.ts';
import type { Finding } from '#commerce/specialist.ts';
import type { Locale } from '#core/locale.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Receipt } from '#llm/receipt.ts';
import type { Reading } from '#nlu/reading.ts';
import type { Closing, Elsewhere } from './outward.ts';
import type { ActiveGenerator } from './state.ts';

/**
 * Everything that can happen to a conversation. `at` is epoch ms and `id` a fresh unique id: time, ids and chance come
 * in with the event, so that a log replays exactly. Events are logged before their effects run.
 */
export type ConversationEvent = { id: string; at: number } & (
  | { type: 'started'; conversationId: string; locale: Locale; online: boolean; pageUrl: string | null }
  /** The chat was opened for the first time: the shop greets. */
  | { type: 'opened' }
  | { type: 'said'; text: string }
  | { type: 'chose'; messageId: string; choiceId: string }
  /** Whether an answer helped, by its message. */
  | { type: 'voted'; messageId: string; helpful: boolean }
  /** `standAlone`: the question that was looked up instead, where the message leaned on what was said before it. */
  | { type: 'understood'; turnId: string; reading: Reading; hits: SearchHit[]; standAlone?: string }
  /** A generator is ready on this device, or no more. */
  | { type: 'generator-changed'; generator: ActiveGenerator | null }
  /** The generator's answer to `word-answer`; null where the template is to be said. */
  | { type: 'worded'; key: string; text: string | null; receipt: Receipt }
  /** Its answer to `summarise`; null where the summary stays as it is. */
  | { type: 'summarised'; key: string; text: string | null; receipt: Receipt }
  | { type: 'order-found'; turnId: string; order: Order; token: { value: string; expiresAtMs: number } | null }
  | { type: 'orders-listed'; turnId: string; orders: Order[] }
  | { type: 'order-failed'; turnId: string; cause: OrderFailure; retryAfterS: number | null }
  /** A notification of an order was tapped. `tail`: the last characters of the order's number. */
  | { type: 'notice-opened'; tail: string }
  /** The entry behind a choice; null when the pack no longer has it. */
  | { type: 'entry-opened'; turnId: string; hit: SearchHit | null }
  /** What a specialist worked out; null where the question is not its business, or it could not be asked. */
  | { type: 'consulted'; turnId: string; finding: Finding | null }
  /** What came of `use-tool`. */
  | { type: 'tool-used'; turnId: string; outcome: ToolOutcome }
  /** What the page can do for the shopper. */
  | { type: 'tools-changed'; tools: PageTool[] }
  /** The backend's answer to `act` or `open-ticket`. */
  | { type: 'decided'; key: string; decision: ActionDecision }
  /** It will not decide, for good. */
  | { type: 'decision-failed'; key: string; cause: 'not-found' | 'unauthorised' | 'invalid'; message?: string }
  /** A photo was taken or picked; it lies on the device under its id. */
  | { type: 'photo-added'; photo: { id: string; mediaType: string; sizeBytes: number } & PhotoFindings }
  | { type: 'person-asked'; reason: 'shopper_asked' | 'low_confidence' | 'policy' | 'error' }
  /** The shopper drops the topic that is talked about. */
  | { type: 'flow-cancelled' }
  | {
      type: 'handoff-created';
      key: string;
      handoff: {
        id: string;
        token: string;
        mode: 'live' | 'ticket';
        status: 'queued' | 'assigned' | 'closed';
        queuePosition: number | null;
        ticketNumber: string | null;
        /** The way to this person takes no rating where it is false. */
        isRated?: boolean;
        /** It goes on outside this chat, and is over here. */
        elsewhere?: Elsewhere;
      };
    }
  /**
   * The shopper has seen what goes to the person. `summary`: in their words, where they changed it; `leftOut`: ids of
   * messages that stay here; `unmasked`: personal data goes as it was typed; `seen`: what they saw was still the template's
   * summary.
   */
  | {
      type: 'packet-approved';
      summary: string | null;
      leftOut: string[];
      unmasked: boolean;
      seen?: 'template';
    }
  /** It is not to be sent. */
  | { type: 'packet-declined' }
  /** The shopper calls off something that waits to be sent, by the key of its effect or the id of its message. */
  | { type: 'waiting-cancelled'; key: string }
  /** The backend will not take it, for good. */
  | { type: 'handoff-refused'; key: string }
  | { type: 'agent-said'; eventId: string; name: string; text: string }
  | {
      type: 'handoff-changed';
      eventId: string;
      status: 'queued' | 'assigned' | 'closed';
      position: number | null;
      agentName: string | null;
      /** With `closed`, where a person ended it. */
      closing?: Closing;
    }
  | { type: 'rating-given'; score: number; comment: string | null }
  | { type: 'rating-declined' }
  /** The backend has the rating, or will never take it. */
  | { type: 'handoff-rated'; handoffId: string }
  | { type: 'message-delivered'; messageId: string }
  | { type: 'message-refused'; messageId: string }
  | { type: 'handoff-ended-by-shopper' }
  | { type: 'handoff-close-delivered'; handoffId: string }
  | { type: 'connection-changed'; online: boolean }
  | {
      type: 'identified';
      customerId: string | null;
      name: string | null;
      email: string | null;
      hasToken: boolean;
      hash?: string;
    }
  | { type: 'locale-changed'; locale: Locale }
  | { type: 'context-changed'; pageUrl: string | null; context: Record<string, string> }
  | { type: 'tracked'; action: string }
  /** What the shopper did with goods on the page. */
  | { type: 'noticed'; seen: PageEvent }
  /** The answer to `read-taste`. */
  | { type: 'taste-read'; key: string; taste: Taste | null }
  /** The shopper says what they like; null: it is not to be told. Without a value it is worked out again. */
  | { type: 'taste-set'; axis: Axis; value?: string | null }
  /** They take out a piece of what was noted, want nothing noted (or again), or all of it erased. */
  | { type: 'evidence-dropped'; pieceId: string }
  | { type: 'notes-paused'; paused: boolean }
  | { type: 'notes-erased' }
  /** A device came back to this conversation: everything unfinished is asked for again. */
  | { type: 'resumed'; online: boolean }
);

export type OrderFailure = 'offline' | 'not-found' | 'rate-limited' | 'unreachable' | 'unauthorised';

type Unstamped<T> = T extends { id: string; at: number } ? Omit<T, 'id' | 'at'> : never;

/** An event that has not got its id and time yet. */
export type EventBody = Unstamped<ConversationEvent>;
