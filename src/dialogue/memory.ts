import type { PageTool } from '#commerce/page-tool.ts';
import type { SpecialistName } from '#commerce/specialist.ts';
import type { Emotion } from '#nlu/reading.ts';

/** What a conversation remembers of itself beside its messages, as plain data. */
export interface Memory {
  /** Mood of the shopper's last message, where it was read surely; else `neutral`. */
  mood: Emotion;
  /** How the shopper writes. */
  register: 'plain' | 'formal';
  /** Script key → how often it was said, and the wording said last (a hash), so that it is not said twice in a row. */
  said: Record<string, { times: number; last: number }>;
  /** What was asked, oldest first, at most forty. */
  questions: Question[];
  /** How many there were in all. */
  asked: number;
  /**
   * What was added once already: to answers `ID.highlight`, `ID.decide`, `ID.case.FEATURE` and `ID.saving`; a word of feeling
   * in a topic as `TOPIC.MOOD`.
   */
  told: string[];
  /** Ids of promotions that were offered, and `asked` at the last time. */
  offered: string[];
  offeredAt: number | null;
  /** Indexes of the escalation rules that fired. */
  escalated: number[];
  /** How often a person was offered because of what went wrong. */
  personOffers: number;
  /** What each specialist knows of this conversation, and which of them asked something last; left out before one was asked. */
  consulted?: {
    asking: SpecialistName | null;
    known: Partial<Record<SpecialistName, Record<string, unknown>>>;
    /** Whose answer was given last, and the message that it is. */
    last?: { name: SpecialistName; messageId: string };
  };
  /** Of which tool of the page it was asked what it is to be used on, and the message that asked. */
  toolAsked?: { tool: PageTool; messageId: string };
  /** What texts (by hash) were taken for and did not mean, with `asked` at that time; left out where nothing was. */
  misread?: { meaning: string; said: number; asked: number }[];
}

export interface Question {
  intent: string;
  /** The intent was read at the answer band or above. */
  sure: boolean;
  mood: Emotion;
  /** The product it was about, by SKU; its category and name where they were at hand. */
  sku: string | null;
  category: string | null;
  name: string | null;
  /** Features it asked of: its intent, and keys of attributes that it names. */
  features: string[];
}

const EMPTY_MEMORY: Memory = {
  mood: 'neutral',
  register: 'plain',
  said: {},
  questions: [],
  asked: 0,
  told: [],
  offered: [],
  offeredAt: null,
  escalated: [],
  personOffers: 0,
};

export const memoryOf = ({ memory }: { memory?: Memory }): Memory => memory ?? EMPTY_MEMORY;

/** Most questions that are remembered. */
export const QUESTIONS_KEPT = 40;
