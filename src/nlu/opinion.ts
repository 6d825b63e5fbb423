/** What one model makes of one message, before rules, prototypes and bands. */
export interface Opinion {
  tier: 'nano' | 'encoder';
  /** Labels and their calibrated probabilities, side by side. */
  intents: { labels: readonly string[]; probabilities: Float32Array };
  emotions: { labels: readonly string[]; probabilities: Float32Array };
  /** Languages that the script of the message rules out have probability 0. */
  languages: { labels: readonly string[]; probabilities: Float32Array };
  /** From this probability of `oos` on, the message is out of scope even where another intent is more probable. */
  outOfScopeThreshold: number;
  /** Sentence vector of length 1; the encoder's alone. Vectors of two models cannot be compared. */
  vector: Float32Array | null;
}
