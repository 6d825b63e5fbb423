import * as v from 'valibot';
import { OVERLAY_FORMAT, type Overlay, overlaySchema } from '#knowledge/overlay-schema.ts';
import type { PackManifest } from '#knowledge/pack-schema.ts';

/** What an overlay says, beside its place in time. */
export type OverlayContent = Pick<Overlay, 'prices' | 'stock' | 'promotionsEnded' | 'answers'>;

/**
 * The next overlay of a pack.
 * @param previous The one before; the first one's number is the time in seconds, so that it is above those of a folder that was lost.
 */
export function nextOverlay(
  { shop, version }: Pick<PackManifest, 'shop' | 'version'>,
  content: OverlayContent,
  { previous, now, validUntilMs }: { previous: Overlay | null; now: number; validUntilMs: number },
): Overlay {
  const { answers = [], ...rest } = content;
  return v.parse(overlaySchema, {
    format: OVERLAY_FORMAT,
    shop,
    packVersion: version,
    seq: Math.max((previous?.seq ?? 0) + 1, Math.floor(now / 1000)),
    publishedAt: new Date(now).toISOString(),
    validUntil: new Date(validUntilMs).toISOString(),
    ...rest,
    ...(answers.length > 0 && { answers }),
  });
}
