/** A time without zone as SQL takes it: `2026-11-22 09:30:00.000`. */
export type SqlTime = string;

export interface ConversationRow {
  id: string;
  started_at: SqlTime | null;
  started_local: SqlTime | null;
  ended_at: SqlTime | null;
  channel: string | null;
  skill_group: string | null;
  language: string | null;
  agent: string | null;
  shopper: string | null;
  handed_over: boolean | null;
  resolved: boolean | null;
  rating: number | null;
  converted: boolean | null;
  first_response_ms: number | null;
  handle_ms: number | null;
  topic: string | null;
}

export interface MessageRow {
  conversation_id: string;
  position: number;
  said_at: SqlTime | null;
  speaker: string;
  agent: string | null;
  text: string | null;
}

export interface QuestionRow {
  conversation_id: string;
  position: number;
  asked_at: SqlTime | null;
  asked_local: SqlTime | null;
  topic: string | null;
  answered_by: string | null;
  agent: string | null;
  answered_in_ms: number | null;
}

export interface TermRow {
  conversation_id: string;
  /** `2026-11-22`, on the shop's clock. */
  day: string | null;
  term: string;
}

/** Rows of the tables of `tables.sql`, which also has what each column is. */
export interface LogTables {
  conversations: ConversationRow[];
  messages: MessageRow[];
  questions: QuestionRow[];
  terms: TermRow[];
}

type Columns<Row> = readonly (keyof Row & string)[];

/** The columns of each table, in the order of `tables.sql`. */
export const TABLE_COLUMNS: { readonly [Table in keyof LogTables]: Columns<LogTables[Table][number]> } = {
  conversations: [
    'id',
    'started_at',
    'started_local',
    'ended_at',
    'channel',
    'skill_group',
    'language',
    'agent',
    'shopper',
    'handed_over',
    'resolved',
    'rating',
    'converted',
    'first_response_ms',
    'handle_ms',
    'topic',
  ],
  messages: ['conversation_id', 'position', 'said_at', 'speaker', 'agent', 'text'],
  questions: [
    'conversation_id',
    'position',
    'asked_at',
    'asked_local',
    'topic',
    'answered_by',
    'agent',
    'answered_in_ms',
  ],
  terms: ['conversation_id', 'day', 'term'],
};

export const TABLE_NAMES = Object.keys(TABLE_COLUMNS) as (keyof LogTables)[];
