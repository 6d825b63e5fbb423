import { createHash } from 'node:crypto';

/** Equal for equal requests. Parsed requests have their fields in the order of their schema. */
export function fingerprint(request: unknown): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('base64url');
}
