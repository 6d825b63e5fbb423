import type { LogColumns } from '#insight/log/columns/log-columns.ts';
import type { LogConversation, LogSpeaker } from '#insight/log/conversation-log.ts';
import type { ImportCounts } from '#insight/log/import-tools.ts';
import type { LogFault } from '#insight/log/raw-message.ts';
import type { LogEncoding } from '#insight/log/read/detect-encoding.ts';
import type { TextInsight } from '#insight/text/text-insight.ts';

/** The thread that reads logs. Raw words stay in it: what comes out is masked. */
export interface LogsApi {
  /** Takes the model that tells languages apart, fetched by the page. Without it the script of a text has to do. */
  open(options: { model: ArrayBuffer; sha256: string }): Promise<void>;
  /** Looks at the beginning of each file. Excel is opened whole, and a zip gives one answer for each file in it. */
  look(files: readonly File[], options: ReadOptions): Promise<LogLook[]>;
  /**
   * Reads, cleans and masks the files, and gives what comes out in portions through `watch`, each of which is waited for.
   *
   * @param watch Called through `Comlink.proxy` where this is another thread.
   * Rejects with `AppError('cancelled')` after `cancel`; with what `watch` throws.
   */
  import(request: ImportRequest, watch: ImportWatch): Promise<ImportReport>;
  /**
   * All that the words of imported logs tell. Topics and moods are read by the model; without it by words alone.
   *
   * @param watch Called through `Comlink.proxy` where this is another thread; counts conversations.
   * Rejects with `AppError('cancelled')` after `cancel`; with what `watch` throws; with `RangeError` for an unknown zone.
   */
  insight(request: InsightRequest, watch: InsightWatch): Promise<TextInsight>;
  /** Ends the import or reading with this id as soon as it can. */
  cancel(id: string): Promise<void>;
}

export type InsightWatch = (progress: { done: number; total: number }) => void | Promise<void>;

export interface InsightRequest {
  id: string;
  conversations: readonly LogConversation[];
  /** Names of products, each with the name under which it is counted. */
  products: readonly { name: string; value: string }[];
  /** Of the shop's clock, as the tz database names it. */
  zone: string;
}

export interface ReadOptions {
  /** `03/04/2024` is 3 April. */
  dayFirst: boolean;
}

/** What a file is taken for, with its first rows masked. */
export interface LogLook {
  /** Which of the files it is, and which of those within it, both from 0: `2.0`. */
  at: string;
  /** Name of the file without the people in it; of one in a zip with the zip's name in front. */
  file: string;
  sizeBytes: number;
  kind: 'table' | 'objects' | 'nested' | 'transcript' | 'unreadable';
  encoding: LogEncoding | null;
  /** Columns of a table or of flat objects; of others none. */
  columns: string[];
  /** The first rows, in the order of the columns, masked. */
  rows: string[][];
  guess: LogColumns;
  /** The first messages as they would be read by the guess, masked. */
  messages: { speaker: LogSpeaker; name: string | null; atMs: number | null; text: string }[];
  /** Senders whose part is a guess: most frequent first. */
  speakers: { name: string; speaker: LogSpeaker }[];
  /** Why it cannot be read. */
  fault: LogFault | null;
}

export interface ImportRequest {
  id: string;
  files: readonly File[];
  /** What of them a person left out, as `LogLook.at` names it. */
  leftOut: readonly string[];
  /** Names of columns joined by `headerSet` → which column holds what. Tables without one are read by the guess. */
  columns: Readonly<Record<string, LogColumns>>;
  /** Senders as a person said who they are. */
  speakers: Readonly<Record<string, LogSpeaker>>;
  /** Random bytes of the workspace, for pseudonyms. */
  salt: Uint8Array;
  options: ReadOptions;
}

export type ImportNews =
  | { type: 'progress'; stage: 'reading' | 'cleaning'; done: number; total: number }
  | { type: 'conversations'; conversations: LogConversation[] };

export type ImportWatch = (news: ImportNews) => void | Promise<void>;

export interface ImportReport {
  /** Names of the files of which something was taken, in order, without the people in them. */
  files: string[];
  counts: ImportCounts;
  /** The first of each kind and file; `faultCounts` counts them all. */
  faults: LogFault[];
  /** Reason → how many. */
  faultCounts: Record<string, number>;
  /** ms from start to end. */
  tookMs: number;
}
