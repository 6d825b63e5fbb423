import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { OVERLAY_FILE, OVERLAY_SIGNATURE_FILE } from '#knowledge/overlay-schema.ts';
import { manifestSchema } from '#knowledge/pack-schema.ts';
import { nextOverlay } from '#publish/urgent/next-overlay.ts';
import { readPackKey } from '#scripts/pack/pack-key.ts';
import { type SignedOverlay, signOverlay } from './publish-overlay.ts';

/** The key that `npm run build` signs the demo packs with. */
const KEY = fileURLToPath(new URL('../../.aisle/pack-key.json', import.meta.url));
const VALID_MS = 24 * 60 * 60_000;

/** Those that change nothing, by pack: they are signed once for each version. */
const unchanged = new Map<string, { version: string; overlay: SignedOverlay }>();

/**
 * A demo shop's overlay: the one that lies in `folder/SHOP`, or one that changes nothing. Null where the shop has no pack, or
 * there is no key to sign with.
 */
export async function demoOverlay(packDir: string, folder: string | undefined): Promise<SignedOverlay | null> {
  const own = folder === undefined ? null : join(folder, basename(packDir));
  if (own !== null && existsSync(join(own, OVERLAY_FILE))) {
    const [json, signature] = await Promise.all([
      readFile(join(own, OVERLAY_FILE)),
      readFile(join(own, OVERLAY_SIGNATURE_FILE), 'utf8'),
    ]);
    return { json, signature };
  }
  if (!existsSync(join(packDir, 'manifest.json')) || !existsSync(KEY)) return null;
  const manifest = v.parse(manifestSchema, JSON.parse(await readFile(join(packDir, 'manifest.json'), 'utf8')));
  const known = unchanged.get(packDir);
  if (known?.version === manifest.version) return known.overlay;
  const now = Date.now();
  const nothing = { prices: {}, stock: {}, promotionsEnded: [] };
  // Below every one that a watcher publishes: those are numbered from the time in seconds.
  const overlay = { ...nextOverlay(manifest, nothing, { previous: null, now, validUntilMs: now + VALID_MS }), seq: 1 };
  const signed = signOverlay(overlay, readPackKey(KEY).privateKey);
  unchanged.set(packDir, { version: manifest.version, overlay: signed });
  return signed;
}
