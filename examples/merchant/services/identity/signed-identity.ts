/** Who somebody vouches for, with what was signed: the same is taken once. Null where there is no believing it. */
export type SignedIdentity = { id: string; signed: string } | null;

export function isInWindow(timestampS: number, nowMs: number, windowS: number): boolean {
  return Number.isSafeInteger(timestampS) && Math.abs(nowMs / 1000 - timestampS) <= windowS;
}
