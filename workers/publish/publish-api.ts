import type { PackManifest } from '#knowledge/pack-schema.ts';
import type { PackFault } from '#publish/pack-fault.ts';
import type { SourceFiles } from '#publish/source-files.ts';

/** The publishing thread: compiles, checks and builds packs from sources in memory. Nothing leaves the browser. */
export interface PublishApi {
  /** Every fault of the sources; none where they make a pack. What was parsed before is parsed once. */
  check(files: SourceFiles): Promise<PackFault[]>;
  /**
   * Builds the pack, or gives the faults of its sources. Rejects with `cancelled` after `cancel`, and as the encoder's start
   * does, where vectors are asked for.
   * @param watch Called through `Comlink.proxy`.
   */
  build(files: SourceFiles, options: BuildOptions, watch: (progress: BuildProgress) => void): Promise<BuildResult>;
  /** Ends the build that runs, soon. */
  cancel(): Promise<void>;
}

export interface BuildOptions {
  /** ISO 8601. */
  publishedAt: string;
  /** The 32 bytes of an Ed25519 private key; without it the pack is not signed and has no `manifest.sig`. */
  seed?: Uint8Array;
  /** With sentence vectors by the shipped encoder: fetched, once, from where the Studio was built. */
  withVectors: boolean;
}

export interface BuildProgress {
  stage: 'compile' | 'encoder' | 'vectors' | 'sign';
  /** Of `encoder` bytes, of `vectors` texts. */
  done: number;
  total: number | null;
}

/** A pack, or why there is none. */
export type BuildResult = { pack: BuiltPack } | { faults: PackFault[] };

export interface BuiltPack {
  manifest: PackManifest;
  /** Name → bytes, `manifest.json` last: that is the order in which they may be written. */
  files: Map<string, Uint8Array>;
}
