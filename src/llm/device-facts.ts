/** A WebGPU adapter as far as it decides whether a model can run on it. */
export interface AdapterFacts {
  /** `absent`: no WebGPU; `none`: WebGPU gave no adapter; `software`: correct, and hundreds of times too slow. */
  kind: 'absent' | 'none' | 'software' | 'hardware';
  /** `GPUSupportedLimits`, by name. */
  limits: Readonly<Record<string, number>>;
  /** `GPUSupportedFeatures`. */
  features: readonly string[];
}

/** What decides which generator a device is asked to carry. `null`: the browser does not tell. */
export interface DeviceFacts {
  adapter: AdapterFacts;
  /** Of the browser's own model, for the shopper's language; `silent`: it gave no answer. */
  builtin: 'unavailable' | 'silent' | 'downloadable' | 'downloading' | 'available';
  /** `navigator.deviceMemory`: rounded, and cut off above. */
  memoryGiB: number | null;
  /** Of storage. */
  freeBytes: number | null;
  /** Of each model's own files that are on this device already, in part or whole, by the model's id. */
  storedBytes: Readonly<Record<string, number>>;
  /** The shopper asked their browser to save data. */
  saveData: boolean;
  /** `level` from 0 to 1. */
  battery: { level: number; charging: boolean } | null;
  /** iPhone or iPad, whatever the browser is called. */
  ios: boolean;
  hasWebAssembly: boolean;
  /** WebAssembly can wait for JavaScript (JSPI). */
  hasJspi: boolean;
  online: boolean;
  /** The shopper's language, BCP 47. */
  locale: string;
  /** `page`: no worker can be started. */
  mode: 'worker' | 'page';
  storage: 'indexeddb' | 'memory';
}
