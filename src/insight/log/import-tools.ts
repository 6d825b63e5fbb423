import type { LogSpeaker } from './conversation-log.ts';
import type { MaskCounts } from './mask/mask-text.ts';

/** What cleaning needs from outside: chance and models come in from here. */
export interface ImportTools {
  /** Random, of the workspace: pseudonyms hang on it. */
  salt: Uint8Array;
  /** BCP 47 of a text; null where it is too short to tell. */
  languageOf: (text: string) => string | null;
  /** Who the named senders are, as a person said it; others are worked out. */
  speakers: Readonly<Record<string, LogSpeaker>>;
}

/** What one import came to. */
export interface ImportCounts {
  files: number;
  rows: number;
  conversations: number;
  turns: number;
  /** Conversations that were there twice. */
  sameConversations: number;
  /** Conversations of earlier imports that came again, and were replaced. */
  replaced: number;
  /** Conversations whose id another one of an earlier import has: kept beside it under an id of their own. */
  renamed: number;
  /** Messages that were there twice in their conversation. */
  sameMessages: number;
  /** Messages that nobody wrote, kept as the system's. */
  automatic: number;
  /** Messages of a shopper in a row that became one. */
  burst: number;
  masked: MaskCounts;
}

export const noCounts = (): ImportCounts => ({
  files: 0,
  rows: 0,
  conversations: 0,
  turns: 0,
  sameConversations: 0,
  replaced: 0,
  renamed: 0,
  sameMessages: 0,
  automatic: 0,
  burst: 0,
  masked: {},
});
