/** What turns texts into sentence vectors: at publish time those of a pack's entries, on a device those of messages. */
export interface SentenceEncoder {
  /** First 12 hex digits of the hash over the model's files. */
  readonly id: string;
  /** One vector of length 1 for each text. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}
