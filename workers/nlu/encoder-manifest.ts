/** `models/encoder/manifest.json`: what belongs to one encoder, how its outputs become probabilities, and how it must read. */
export interface EncoderManifest {
  /** First 12 hex digits of the sha256 over the files' sha256, in their order. Names the encoder in packs and caches. */
  id: string;
  files: readonly ModelFile[];
  /** Divisors of the outputs, fitted on messages that the model never saw. */
  temperatures: { intent: number; emotion: number };
  /** See `Opinion.outOfScopeThreshold`. */
  outOfScopeThreshold: number;
  golden: readonly GoldenReading[];
}

export interface ModelFile {
  /** Below the model's folder, as `onnx/model_quantized.onnx`. */
  path: string;
  /** Unpacked. */
  bytes: number;
  /** In hex. */
  sha256: string;
}

/** How one message was read where the model was made: every backend must come to the same. */
export interface GoldenReading {
  text: string;
  /** The most probable label. */
  intent: string;
  /** The highest intent logits, by label. */
  logits: Readonly<Record<string, number>>;
  vector: readonly number[];
}
