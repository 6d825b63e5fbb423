/** Who spoke in a logged conversation. `assistant`: a program that answered, `system`: what nobody said. */
export type LogSpeaker = 'shopper' | 'agent' | 'assistant' | 'system';

/** One message of a log. Its text was masked before it came here: no personal data is kept. */
export interface LogTurn {
  speaker: LogSpeaker;
  text: string;
  /** Epoch ms; null where the log has no times. */
  atMs: number | null;
  /** Pseudonym of the agent who spoke, the same in all of an import. */
  agent: string | null;
}

/** How a conversation ended, as far as its log tells: null is "not known", never "no". */
export interface LogOutcome {
  resolved: boolean | null;
  /** 1 (worst) to 5. */
  rating: number | null;
  /** From the assistant to a person. */
  handedOver: boolean | null;
  /** Whether an order followed. */
  converted: boolean | null;
}

/** One conversation of an imported log, cleaned and masked. */
export interface LogConversation {
  /** Unique in the workspace: the source's own id where it has one. */
  id: string;
  /** Where it stood: name of the imported file, and the first line or row (from 1) of it. */
  source: { file: string; line: number };
  /** Epoch ms of its first message; null where the log has no times. */
  startedAtMs: number | null;
  channel: string | null;
  /** Skill group or team that answered. */
  group: string | null;
  /** Pseudonym of the shopper, the same in all of an import: tells who came back. */
  shopper: string | null;
  /** BCP 47, as read from the shopper's words: `zh-Hans`, `en` …; null where they are too few. */
  language: string | null;
  /** As the source labelled it. */
  tags: string[];
  outcome: LogOutcome;
  turns: LogTurn[];
}
