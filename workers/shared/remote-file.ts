/** A file to be had from one of several addresses, and what it must be. */
export interface RemoteFile {
  /** What it is called by those who read it, as `onnx/model_quantized.onnx`. */
  path: string;
  /** Absolute; all hold the same bytes, and are asked in this order. */
  urls: readonly string[];
  /** As it is on disk. */
  bytes: number;
  /** In hex. */
  sha256: string;
}
