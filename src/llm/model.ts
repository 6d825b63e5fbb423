import type { EngineName } from './engine.ts';

/** One file of a model; every byte of it is checked before it is kept. */
export interface ModelFile {
  /** Below the model's folder, as `onnx/model_quantized.onnx`. */
  path: string;
  /** As it is on disk. */
  bytes: number;
  /** In hex. */
  sha256: string;
}

/**
 * A model that can be had: what it is, where it lies, what it needs. The merchant's list of them is checked when it is
 * read; the pocket generator of `models/pocket` is always in it.
 */
export interface GeneratorModel {
  /** Names the content: another version has another id. */
  id: string;
  engine: Exclude<EngineName, 'none'>;
  /** How it is spoken to: as any instructed chat model, or in the terse form that the pocket generator learnt. */
  dialect: 'chat' | 'pocket';
  /** Languages of the shopper in which it may answer, BCP 47. */
  locales: readonly string[];
  /** Folders that hold the same files, asked in this order; absolute, or from the list's own address. None for `builtin`. */
  mirrors: readonly string[];
  files: readonly ModelFile[];
  needs: {
    /** Of the device, in MiB. */
    memoryMiB: number;
    webgpu?: {
      f16: boolean;
      /** `GPUSupportedLimits` at least, by name. */
      limits: Readonly<Record<string, number>>;
    };
  };
  /** Longest prompt and answer together, in tokens. */
  contextTokens: number;
  licence: string;
}

export const modelBytes = ({ files }: GeneratorModel): number => files.reduce((sum, { bytes }) => sum + bytes, 0);
