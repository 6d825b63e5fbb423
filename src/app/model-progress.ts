import type { AppErrorCode } from '#core/app-error.ts';

/** Detail of `aisle:model-progress`. */
export interface ModelProgress {
  model: 'encoder' | 'generator';
  /** Unpacked; 0 of 0 until the first part came. */
  loadedBytes: number;
  totalBytes: number;
  /** `stopped` after a long silence: the next use starts it again from this device. */
  state: 'loading' | 'starting' | 'ready' | 'stopped' | 'failed';
  /** Why it failed; told once until it works again. */
  error?: AppErrorCode;
}

export function tellModelProgress(detail: ModelProgress): void {
  window.dispatchEvent(new CustomEvent('aisle:model-progress', { detail }));
}
