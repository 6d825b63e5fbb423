import { createHash } from 'node:crypto';

/** Without what is easily misread: no I, L, O, 0 or 1. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** The code of the coupon that an action granted: as hard to guess as the action's id is. */
export function couponCode(actionId: string): string {
  const digest = createHash('sha256').update(`coupon ${actionId}`).digest();
  const letters = [...digest.subarray(0, 10)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return `SORRY-${letters.slice(0, 5)}-${letters.slice(5)}`;
}
