/** What a shopper asked in a log, with what was answered: the unit of clustering, mining and measuring. */
export interface LoggedQuestion {
  conversationId: string;
  /** Index of the turn that asks, in `LogConversation.turns`. */
  position: number;
  text: string;
  /** The turns that answered it, joined by a line break; null where nobody did. */
  answer: string | null;
  /** Who answered first. */
  answeredBy: 'agent' | 'assistant' | null;
  /** Pseudonym of the first agent whose words are in the answer, who need not have been first to answer. */
  agent: string | null;
  /** Epoch ms; null where the log has no times. */
  askedAtMs: number | null;
  /**
   * From the question to the first word of its answer, whoever gave it, ms. Null where either has no time, or the times
   * contradict the order.
   */
  answeredInMs: number | null;
}
