import type { ActionRequest, TicketRequest } from '#commerce/action.ts';
import type { ToolCall } from '#commerce/page-tool.ts';
import type { Inquiry, SpecialistName } from '#commerce/specialist.ts';
import type { Locale } from '#core/locale.ts';
import type { GeneratorTask } from '#llm/tasks.ts';
import type { Turn } from './flows/turn.ts';
import type { GuestLookup, HandoffPacket } from './outward.ts';
import type { AssistantMessage } from './state.ts';

/**
 * What `step` asks the outside to do. `key` names the work: running the same key twice at once is one run, and work
 * that leaves the device uses it as its idempotency key.
 */
export type Effect =
  /** `again`: the message was misread, and `text` is what of it is to be read anew. */
  | { type: 'understand'; key: string; turnId: string; text: string; again?: true }
  /** `why`: what led to it, for the reply that gives the entry. */
  | { type: 'open-entry'; key: string; turnId: string; entryId: string; locale: Locale; why?: string[] }
  | { type: 'look-up-order'; key: string; turnId: string; query: GuestLookup }
  | { type: 'refresh-order'; key: string; turnId: string; orderId: string; token: string | null }
  | { type: 'list-orders'; key: string; turnId: string }
  /** Asks a specialist of the pack; answered by `consulted`. `rest` are asked where it is not its business, one after the other; `turn`: what is answered where it is nobody's. */
  | {
      type: 'consult';
      key: string;
      turnId: string;
      name: SpecialistName;
      rest: SpecialistName[];
      inquiry: Inquiry;
      turn: Turn;
      again: boolean;
    }
  /** Works out the shopper's taste of what was noted; answered by `taste-read`. It names nothing: the state has the notes. */
  | { type: 'read-taste'; key: string }
  /** The best entry of the pack with this intent; answered by `entry-opened`. */
  | { type: 'find-entry'; key: string; turnId: string; intent: string; locale: Locale }
  /** Asks the backend to act on an order; `token` is the guest's for it. Answered by `decided` or `decision-failed`. */
  | { type: 'act'; key: string; turnId: string; orderId: string; token: string | null; request: ActionRequest }
  /** Asks for what a person works on; answered like `act`. */
  | { type: 'open-ticket'; key: string; turnId: string; request: TicketRequest }
  /**
   * Asks the generator to word an entry for this shopper; answered by `worded`. `reply` is held back until then, with the
   * entry's own words as its part `place`: it is said so where anything else comes first. `said`: wordings of this entry
   * that the shopper had already.
   */
  | {
      type: 'word-answer';
      key: string;
      turnId: string;
      task: Extract<GeneratorTask, { use: 'word-answer' }>;
      seed: number;
      said: string[];
      reply: AssistantMessage;
      place: number;
    }
  /** Asks the generator what a person should know of the talk; answered by `summarised`. `grounds`: what else may be told. */
  | {
      type: 'summarise';
      key: string;
      task: Extract<GeneratorTask, { use: 'summarise' }>;
      grounds: string[];
      seed: number;
    }
  /** Has the shop's page do something, in the tab where the turn was begun; answered by `tool-used`. */
  | { type: 'use-tool'; key: string; turnId: string; call: ToolCall }
  | { type: 'request-handoff'; key: string; packet: HandoffPacket }
  | { type: 'send-to-agent'; key: string; handoff: { id: string; token: string }; messageId: string; text: string }
  /** What the shopper thought of it; once for each handoff. */
  | {
      type: 'rate-handoff';
      key: string;
      handoff: { id: string; token: string };
      rating: { score: number; comment?: string };
    }
  | { type: 'close-handoff'; key: string; handoff: { id: string; token: string } }
  | { type: 'follow-handoff'; key: string; handoff: { id: string; token: string }; after: string | null };
