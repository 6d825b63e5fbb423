import { strToU8 } from 'fflate';
import { encodeBase64 } from '#knowledge/encode-base64.ts';
import { overlayInForce } from '#knowledge/overlay-goods.ts';
import { OVERLAY_FILE, OVERLAY_SIGNATURE_FILE, type Overlay, type UrgentAnswer } from '#knowledge/overlay-schema.ts';
import type { PackManifest } from '#knowledge/pack-schema.ts';
import { urgentAt } from '#knowledge/urgent-answers.ts';
import { canonicalJson } from '../canonical-json.ts';
import { signEd25519 } from '../ed25519.ts';
import { nextOverlay } from './next-overlay.ts';

/**
 * The overlay that tells these answers from now on, besides those that are urgent already (one of the same id is replaced):
 * what lies there but is no longer in force is told nowhere, and does not come back.
 * Where the live overlay has today's prices it keeps their time, for they are true no longer: what follows the feeds renews it
 * and carries the answers on. Otherwise it holds until the last answer ends.
 * @param live What lies beside the pack now; null for nothing.
 * @param now Epoch ms.
 */
export function urgentOverlay(
  manifest: Pick<PackManifest, 'shop' | 'version' | 'publishedAt'>,
  live: Overlay | null,
  answers: readonly UrgentAnswer[],
  now: number,
): Overlay {
  const inForce = overlayInForce(live, manifest, now);
  const ids = new Set(answers.map(({ id }) => id));
  const all = [...urgentAt(inForce, now).filter(({ id }) => !ids.has(id)), ...answers];
  const { prices = {}, stock = {}, promotionsEnded = [] } = inForce ?? {};
  const followsFeeds = Object.keys(prices).length + Object.keys(stock).length + promotionsEnded.length > 0;
  const lastMs = Math.max(now, ...all.map(({ until }) => Date.parse(until)));
  const validUntilMs = inForce && followsFeeds ? Date.parse(inForce.validUntil) : lastMs;
  return nextOverlay(
    manifest,
    { prices, stock, promotionsEnded, answers: all },
    // One published in the same instant as the pack counts.
    { previous: live, now: Math.max(now, Date.parse(manifest.publishedAt)), validUntilMs },
  );
}

/** Without this answer: the pack's own is told again from the next sync on. */
export const withoutUrgent = (
  manifest: Parameters<typeof urgentOverlay>[0],
  live: Overlay,
  id: string,
  now: number,
): Overlay =>
  urgentOverlay(manifest, { ...live, answers: urgentAt(live, now).filter((one) => one.id !== id) }, [], now);

/**
 * The overlay's files, in the order in which they may be written beside the pack.
 * @param seed The 32 bytes of the pack's Ed25519 private key.
 */
export function overlayFiles(overlay: Overlay, seed: Uint8Array): Map<string, Uint8Array> {
  const bytes = strToU8(canonicalJson(overlay));
  const signature = strToU8(encodeBase64(signEd25519(bytes, seed)));
  return new Map([
    [OVERLAY_SIGNATURE_FILE, signature],
    [OVERLAY_FILE, bytes],
  ]);
}
