import type { LogSpeaker } from './conversation-log.ts';

/** What a source tells of a conversation as a whole, as it stands there. */
export interface RawFacts {
  channel?: string;
  group?: string;
  /** As written: `4`, `good`, `非常满意`. */
  rating?: string;
  resolved?: string;
  handedOver?: string;
  converted?: string;
  tags?: string[];
  /** Whatever names the shopper: an id, a name, an e-mail address. */
  shopper?: string;
  /** Whoever else is named beside the messages, by name or address. Masked in the words and not kept. */
  people?: string[];
  /** Order numbers named outside the text. They are masked in it and not kept. */
  order?: string;
}

/** One message as its source tells it, neither cleaned nor masked: it stays in the importing thread. */
export interface RawMessage {
  /** The source's name of the conversation; null where it has none, and the conversation is found otherwise. */
  conversation: string | null;
  /** Which conversation of the file, where they follow one another without a name. */
  segment?: number;
  /** Line or row of the file, from 1. */
  line: number;
  /** Epoch ms; null where none is told. */
  atMs: number | null;
  /** Null where only the name of the sender is known. */
  speaker: LogSpeaker | null;
  /** The sender as the source names them. */
  name: string | null;
  text: string;
  facts: RawFacts;
}

/** Why a part of a file was not imported as it stood. */
export type LogFaultReason =
  /** The file is larger than can be taken. */
  | 'file-too-large'
  /** It could not be opened: damaged, or not what its name says. */
  | 'file-unreadable'
  /** No message was found in it. */
  | 'file-empty'
  /** No column was chosen for the words. */
  | 'no-text-column'
  /** A quoted cell is not closed, or goes on after its quote. */
  | 'quote'
  /** More cells than columns, or none for the words. */
  | 'cells'
  /** Not JSON, or JSON of another shape. */
  | 'json'
  /** No conversation can be found in the object. */
  | 'shape'
  /** The time cannot be read; the message is imported without one. */
  | 'time'
  /** Nothing is left of the words. */
  | 'no-text'
  /** Longer than a message may be; cut. */
  | 'text-cut'
  /** Words that belong to no message. */
  | 'stray'
  /** An internal note between agents, which no shopper saw. */
  | 'note'
  /** More messages than one import takes. */
  | 'too-many'
  /** Nobody but the system spoke. */
  | 'conversation-empty';

/** Something that was left out, cut, or imported without a part. Nothing is dropped without one. */
export interface LogFault {
  file: string;
  /** From 1; 0 for the whole file. */
  line: number;
  reason: LogFaultReason;
  /** What the reason is about: a column, what was found. Never the words of a message. */
  detail: string;
}

/** What a reader of a file gives, in the order of the file. */
export type LogItem = { message: RawMessage } | { fault: Omit<LogFault, 'file'> };

/** One row of a table, or one flat JSON object. */
export interface LogRecord {
  line: number;
  /** Column → cell, without surrounding blanks. */
  cells: Readonly<Record<string, string>>;
}
