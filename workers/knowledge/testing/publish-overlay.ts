import { OVERLAY_FORMAT, type Overlay } from '#knowledge/overlay-schema.ts';
import { type FakeHost, sha256Of, type TestKey } from './fake-host.ts';

/** An overlay over the pack that `publish` makes, which says nothing but what is given. */
export function overlayOf(over: Partial<Overlay> = {}): Overlay {
  return {
    format: OVERLAY_FORMAT,
    shop: 'corner',
    seq: 1,
    publishedAt: '2026-02-01T00:00:00.000Z',
    validUntil: '2026-02-01T01:00:00.000Z',
    prices: {},
    stock: {},
    promotionsEnded: [],
    ...over,
  };
}

/** Puts a signed overlay on the host. */
export async function publishOverlay(host: FakeHost, key: TestKey, overlay: unknown): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(overlay));
  host.files.set('overlay.json', { bytes, etag: `"${await sha256Of(bytes)}"` });
  host.put('overlay.sig', await key.sign(bytes));
}
