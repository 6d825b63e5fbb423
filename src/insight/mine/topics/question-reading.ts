/** What the reader makes of one question. */
export interface QuestionReading {
  /** The likeliest intent that is none of small talk and not out of scope, and its probability. */
  intent: string;
  confidence: number;
  /** Greeting, thanks, praise, complaint without a matter: it asks nothing that knowledge could answer. */
  isSmallTalk: boolean;
  emotion: string;
  /** BCP 47. */
  language: string;
}
