import type { ActionDecision } from '#commerce/action.ts';
import type { CompensationProposal } from '#commerce/compensation/proposal.ts';
import type { Order } from '#commerce/order.ts';
import type { PageTool, ToolCall } from '#commerce/page-tool.ts';
import type { PhotoFindings } from '#commerce/photo/photo-findings.ts';
import type { ShopperNotes } from '#commerce/profile/shopper-notes.ts';
import type { ShownPart } from '#commerce/specialist.ts';
import type { TraceReport } from '#commerce/trace/trace-report.ts';
import type { Locale } from '#core/locale.ts';
import type { RichText } from '#core/rich-text.ts';
import type { FlowOutcome } from '#knowledge/flow-schema.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import type { EngineName } from '#llm/engine.ts';
import type { Receipt } from '#llm/receipt.ts';
import type { Emotion, Reading } from '#nlu/reading.ts';
import type { Effect } from './effect.ts';
import type { Memory } from './memory.ts';
import type { Elsewhere, HandoffCause, HandoffPacket } from './outward.ts';

/** A whole conversation as plain data. Folding the logged events through `step` gives it back exactly. */
export interface ConversationState {
  id: string;
  startedAt: number;
  locale: Locale;
  /** The network as last heard of. */
  online: boolean;
  /** Identified by the merchant's page; orders can then be listed without a look-up. */
  identified: boolean;
  /** The merchant's HMAC of the shopper's id, where the page gave one. */
  identityHash?: string;
  /** `customerId` is the merchant's own id of the shopper. */
  profile: { customerId?: string; name?: string; email?: string };
  pageUrl: string | null;
  /** What the merchant's page tells of where the shopper is: product, cart, …; plain strings. */
  context: Record<string, string>;
  /** What the shopper did on the page last, oldest first, at most ten: names given to `Aisle.track`. */
  recentActions: string[];
  messages: Message[];
  /** Effects asked for and not yet answered, oldest first: what a device that comes back must run again. */
  pending: Effect[];
  /** What the shopper wants done and is not yet: the last one is talked about, those before it wait. */
  topics: Topic[];
  /** Topics that ended, newest last, at most ten. */
  finished: FinishedTopic[];
  handoff: HandoffState;
  /** Orders seen on this device, by `orderKey`. */
  orders: Record<string, SeenOrder>;
  /** The contact that showed a guest an order last, with the end of that access (epoch ms): it opens their others too. */
  contact?: NonNullable<OrderLookup['contact']> & { untilMs: number };
  /** Locale of the last reply: the shopper's own language where the pack has it. */
  replyLocale: Locale;
  /** Intent of the last message that had one; the topic of a handoff. */
  topic: string | null;
  unrecognisedInRow: number;
  negativeCount: number;
  /** Id of the answer entry → how often it was given: a repeated question gets another wording. */
  answered: Record<string, number>;
  /** What the shop's page can do; left out where it can do nothing. */
  tools?: PageTool[];
  /** What was noted of the shopper's taste; left out until something was. It never leaves this device. */
  notes?: ShopperNotes;
  /** Left out until there is something to remember. */
  memory?: Memory;
  /** What makes text on this device now; left out while nothing does. */
  generator?: ActiveGenerator;
}

/** A generator that is ready. */
export interface ActiveGenerator {
  engine: Exclude<EngineName, 'none'>;
  /** Id of the model; null for the browser's own. */
  model: string | null;
  /** sha256 over the model's files, in hex. */
  modelHash: string | null;
  /** Languages in which it may answer. */
  locales: Locale[];
}

/** One run of a flow. */
export interface Topic {
  id: string;
  /** Id of its flow. */
  flow: string;
  /** The step at which it stands; not yet run where `begun` is false. */
  step: string;
  begun: boolean;
  slots: Record<string, SlotValue>;
  /** Failed tries at what is asked now. */
  tries: number;
  /** How far the search for its order has come; null when none is being searched for. */
  lookup: OrderLookup | null;
  /** The slot being asked for; null at a yes-or-no question, and while something is awaited from outside. */
  asking: string | null;
  /** Turn of the shopper that it last answered to. */
  turnId: string;
  openedAt: number;
  /** What the backend decided last in this topic. */
  decision: ActionDecision | null;
  /** Keys of the effects asked for so far, oldest first: none is used twice. */
  keys: string[];
  mood: Emotion;
  /** What the shopper said in it, newest last, cut: lines of an order are found in it once the order is known. */
  said: string;
}

export interface OrderLookup {
  number: string | null;
  contact: { kind: 'email' | 'phone' | 'postcode'; value: string } | null;
  asking: 'number' | 'contact' | null;
  /** Number of an order that is not meant. */
  not?: string;
  /** Turn under which the backend was asked; null while it is not. */
  turnId: string | null;
}

/** What fills a slot, by the slot's type. */
export type SlotValue =
  /** `others`: numbers of further orders that were listed with it. */
  | { type: 'order'; id: string; number: string; others?: string[] }
  | { type: 'lines'; lines: { lineId: string; title: string; quantity: number }[] }
  | { type: 'choice'; option: string }
  | { type: 'text' | 'email' | 'phone' | 'address' | 'date' | 'weight'; value: string }
  | { type: 'number'; value: number }
  /** With what was read on them. */
  | { type: 'photo'; photos: ({ id: string; mediaType: string } & PhotoFindings)[] }
  /** Asked, and gone on without. */
  | { type: 'skipped' };

export interface FinishedTopic {
  id: string;
  flow: string;
  outcome: FlowOutcome;
  slots: Record<string, SlotValue>;
  at: number;
  /** What the backend decided last in it. */
  decision?: ActionDecision;
}

export interface SeenOrder {
  order: Order;
  /** Epoch ms of the backend's answer. */
  syncedAt: number;
  /** Guest token for this order, with its end (epoch ms). */
  token?: { value: string; expiresAtMs: number };
}

/** Handing over is typed state. `key` is the idempotency key of the request. */
export type HandoffState =
  | { phase: 'none' }
  /** Made and not yet approved: nothing of it leaves the device. */
  | ({ phase: 'drafted' } & HandoffDraft)
  /** Waiting on this device: not delivered yet. */
  | ({ phase: 'requested' } & HandoffDraft)
  | LiveHandoff
  | ClosedHandoff;

export interface HandoffDraft extends HandoffCarried {
  key: string;
  reason: HandoffCause;
  packet: HandoffPacket;
  /** Ids of the messages behind the lines of the packet's transcript. */
  lineIds?: string[];
  /** What led to it, for the reply that tells of it. */
  why?: string[];
  /** Where a generator worded the summary: how, and the lines that stood there before. */
  worded?: { receipt: Receipt; template: string };
}

/** What a handoff takes along through all its phases. */
interface HandoffCarried {
  /** A crisis word led here. */
  isCrisis?: boolean;
  /** Topics that the person takes over, as they stood. */
  setAside?: Topic[];
}

export interface LiveHandoff extends HandoffCarried {
  phase: 'queued' | 'assigned';
  id: string;
  token: string;
  mode: 'live' | 'ticket';
  key: string;
  reason: HandoffCause;
  position: number | null;
  ticketNumber: string | null;
  agentName: string | null;
  /** Id of the last event taken in: where the stream resumes. */
  lastEventId: string | null;
  /** Id of the last change of status taken in: an older one that comes later is dropped. */
  lastStatusId?: string | null;
  /** False where nobody could be told how it was. */
  isRated?: boolean;
}

export interface ClosedHandoff {
  phase: 'closed';
  id: string;
  closedBy: 'shopper' | 'agent';
  /** Whether the shopper is asked what they thought of it, once; left out where they are not. */
  rating?: { status: 'asked' | 'given' | 'declined'; token: string };
}

export type Message = ShopperMessage | AssistantMessage | AgentMessage | SystemMessage;

export interface ShopperMessage {
  role: 'shopper';
  id: string;
  at: number;
  text: string;
  /** `local`: answered on the device. Otherwise it is for the agent: `waiting` here, `delivered`, `refused`, or `cancelled` by the shopper. */
  delivery: 'local' | 'waiting' | 'delivered' | 'refused' | 'cancelled';
  /** Photos given with it; they are kept on the device under their ids. */
  photos?: { id: string; mediaType: string }[];
}

export interface AssistantMessage {
  role: 'assistant';
  id: string;
  at: number;
  turnId: string | null;
  parts: MessagePart[];
  choices: Choice[];
  citations: Citation[];
  reading: Reading | null;
  packVersion: string | null;
  /** Why this was said, for logs and replay: `answer`, `clarify`, `preset`, `small-talk`, `flow`, `handoff`. */
  reason: 'greeting' | 'answer' | 'clarify' | 'preset' | 'small-talk' | 'flow' | 'handoff';
  /** The same in short lines of English, at least one: rules, figures and thresholds that led here. */
  why: string[];
  /** Experiments whose words it used, for the figures. */
  trials?: Trial[];
  /** Whether the shopper found it helpful; left out until they say. */
  vote?: 'helpful' | 'not-helpful';
  /** How its text came about where a generator was asked; without one the template said it (`receiptOf`). */
  receipt?: Receipt;
}

/** The arm of an experiment that was seen. */
export interface Trial {
  experiment: string;
  arm: string;
}

export interface AgentMessage {
  role: 'agent';
  id: string;
  at: number;
  name: string;
  text: string;
}

/** A change the interface words itself (`i18n`). */
export interface SystemMessage {
  role: 'system';
  id: string;
  at: number;
  notice:
    | 'handoff-requested'
    | 'handoff-queued'
    | 'handoff-assigned'
    | 'handoff-closed'
    | 'handoff-ticket'
    | 'handoff-elsewhere'
    | 'handoff-failed'
    | 'handoff-cancelled';
  params: { agent?: string; position?: number; ticket?: string; elsewhere?: Elsewhere };
}

export type MessagePart =
  | { type: 'text'; text: string }
  /**
   * An entry in words for this shopper (`wordedBlocks` reads them; links and emphasis as in Markdown), with its own words,
   * which are shown on demand.
   */
  | { type: 'worded'; text: string; blocks: RichText }
  /** `device`: not fresh; shown with the time of its last sync. `timeline`: what happened so far is shown opened. */
  | { type: 'order'; order: Order; syncedAt: number; source: 'backend' | 'device'; timeline?: true }
  | { type: 'order-list'; numbers: string[] }
  | { type: 'product'; product: Product }
  /** One line of an order with its way; `offers`: what the shop's rules offer for it. */
  | {
      type: 'trace';
      report: TraceReport;
      offers: CompensationProposal[];
      syncedAt: number;
      source: 'backend' | 'device';
    }
  | ShownPart;

/** A quick reply. `say` is sent as if typed; the others act. */
export interface Choice {
  id: string;
  label: string;
  act:
    | { type: 'say'; text: string }
    | { type: 'entry'; entryId: string }
    | { type: 'flow'; flowId: string }
    | { type: 'handoff' }
    | { type: 'track' }
    /** Has the shop's page do it, in the tab where it is tapped. */
    | { type: 'tool'; call: ToolCall }
    /** The shopper says it in other words. */
    | { type: 'rephrase' }
    | { type: 'cancel' };
}

export interface Citation {
  kind: 'answer' | 'policy' | 'promotion' | 'product';
  id: string;
  title: string;
  url: string | null;
}
