import { AppError } from '#core/app-error.ts';
import {
  OVERLAY_FILE,
  OVERLAY_FORMAT,
  OVERLAY_MAX_BYTES,
  OVERLAY_SIGNATURE_FILE,
  type Overlay,
  overlaySchema,
} from '#knowledge/overlay-schema.ts';
import { fetchFile } from './fetch-file.ts';
import { isSigned, type SyncContext } from './pack-sync.ts';
import { checkShape, parseJson } from './read-pack-json.ts';
import type { StoredOverlay } from './store.ts';

const SIGNATURE_MAX_BYTES = 1_000;

export type OverlayContext = Pick<
  SyncContext,
  'store' | 'transport' | 'checks' | 'packUrl' | 'publicKey' | 'sendEtag'
> & {
  /** Of the pack in use: another shop's overlay under the same key is not wanted. */
  shop: string;
};

/** Numbers of overlays that are in use and found no room in their store: older ones are refused all the same. */
const unkept = new WeakMap<OverlayContext['store'], number>();

/** `none`: this host has no overlay. */
export type OverlayResult = { outcome: 'updated'; overlay: Overlay } | { outcome: 'unchanged' | 'none' };

/**
 * Fetches the overlay beside a pack, conditionally, and keeps it where it is newer than the one that is kept. One that is good
 * and finds no room is used from memory. Rejects with an `AppError` that names the path of the fault; the one that is kept stays.
 */
export async function syncOverlay(context: OverlayContext): Promise<OverlayResult> {
  const stored = await context.store.readOverlay();
  try {
    return await fetchOverlay(context, stored, stored?.etag ?? null);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.details.status === 404) return { outcome: 'none' };
    // The one may have been published between the two fetches: together they are asked for once more.
    if (error.code !== 'pack-signature-wrong') throw error;
    return fetchOverlay(context, stored, null);
  }
}

async function fetchOverlay(
  context: OverlayContext,
  stored: StoredOverlay | null,
  etag: string | null,
): Promise<OverlayResult> {
  const { packUrl, transport, sendEtag, publicKey, checks, shop, store } = context;
  const fetched = (name: string, maxBytes: number, known: string | null) =>
    fetchFile({ url: `${packUrl}${name}`, chunk: name, maxBytes, etag: known }, transport);
  const file = await fetched(OVERLAY_FILE, OVERLAY_MAX_BYTES, sendEtag ? etag : null);
  if (file.notModified) return { outcome: 'unchanged' };
  const { value } = parseJson(file.bytes, OVERLAY_FILE);
  // Without an entity tag it comes whole each time: one that is known needs no signature.
  if (stored !== null && seqOf(value) === stored.overlay.seq) return { outcome: 'unchanged' };
  // Before the signature: a later format may be signed in another way.
  const format = (value as { format?: unknown } | null)?.format;
  if (format !== OVERLAY_FORMAT) {
    throw new AppError('pack-format-unknown', {
      chunk: OVERLAY_FILE,
      path: `${OVERLAY_FILE} › format`,
      format: String(format),
    });
  }
  const signature = await fetched(OVERLAY_SIGNATURE_FILE, SIGNATURE_MAX_BYTES, null);
  if (!(await isSigned(file.bytes, signature, publicKey, checks))) {
    throw new AppError('pack-signature-wrong', { chunk: OVERLAY_FILE, path: OVERLAY_SIGNATURE_FILE });
  }
  const overlay = checkShape(overlaySchema, value, OVERLAY_FILE);
  if (overlay.shop !== shop) throw refused('shop', { expected: shop, found: overlay.shop });
  const inUse = Math.max(stored?.overlay.seq ?? 0, unkept.get(store) ?? 0);
  if (overlay.seq < inUse) {
    throw refused('seq', { reason: `${overlay.seq} is before ${inUse}, which is in use` });
  }
  try {
    await store.keepOverlay({ overlay, etag: file.etag });
    unkept.delete(store);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'storage-full') throw error;
    // Better today's prices for as long as the page lives than none at all.
    unkept.set(store, overlay.seq);
  }
  return { outcome: 'updated', overlay };
}

const refused = (path: string, details: Record<string, string>): AppError =>
  new AppError('pack-invalid', { chunk: OVERLAY_FILE, path: `${OVERLAY_FILE} › ${path}`, ...details });

const seqOf = (value: unknown): unknown => (value as { seq?: unknown } | null)?.seq;
