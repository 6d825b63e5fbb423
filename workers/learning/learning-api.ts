import type { Failure } from '#insight/improve/failure.ts';
import type { LearningReport } from '#insight/improve/measure-learning.ts';
import type { LogConversation } from '#insight/log/conversation-log.ts';

/** A message and what it means, as a row of `examples.tsv` says it. */
export interface TaughtMessage {
  intent: string;
  text: string;
}

export interface LearningProgress {
  stage: 'reader' | 'read' | 'learn';
  done: number;
  total: number | null;
}

/** The thread that finds what failed, and measures what examples would teach. Reads as a shopper's device does. */
export interface LearningApi {
  /**
   * What failed in these conversations, by wording. Rejects with `cancelled` after `cancel`.
   * @param known The shop's examples: read with them, as its devices do.
   * @param watch Called through `Comlink.proxy`.
   */
  failures(
    conversations: readonly LogConversation[],
    shop: { known: readonly TaughtMessage[]; bands: { answer: number; clarify: number } },
    watch: (progress: LearningProgress) => void,
  ): Promise<{ failures: Failure[]; questions: number; by: 'encoder' | 'nano' }>;
  /** What the shop's readers gain and lose by `added`: by tier, each that can run here. Rejects as `failures`. */
  measure(
    examples: { known: readonly TaughtMessage[]; added: readonly TaughtMessage[] },
    watch: (progress: LearningProgress) => void,
  ): Promise<Partial<Record<'nano' | 'encoder', LearningReport>>>;
  /** Ends what runs, soon. */
  cancel(): Promise<void>;
}
