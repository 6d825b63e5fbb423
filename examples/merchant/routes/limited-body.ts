import { bodyLimit } from 'hono/body-limit';
import { Problem } from '../problem.ts';

/** Refuses bodies over `sizeBytes` before they are read. */
export function limitedBody(sizeBytes: number) {
  return bodyLimit({
    maxSize: sizeBytes,
    onError: () => {
      throw new Problem('body-too-large', { detail: `at most ${sizeBytes} bytes` });
    },
  });
}

export const SMALL_BODY_BYTES = 32 * 1024;
/** Three photos in base64, and the rest. */
export const PHOTOS_BODY_BYTES = 2 * 1024 * 1024;
/** A transcript of 200 long messages. */
export const HANDOFF_BODY_BYTES = 1024 * 1024;
