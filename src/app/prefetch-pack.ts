import type { Locale } from '#core/locale.ts';
import { COMES_LATER } from '#knowledge/comes-later.ts';
import type { EarlyFiles } from '#workers/knowledge/knowledge-api.ts';

const keyOf = (packUrl: string) => `aisle.pack.${packUrl}`;

/**
 * Asks for the first part of a new pack in the shopper's language while the thread that will verify it is still starting: the
 * browser's cache hands it over, which saves a round trip. Nothing here is trusted, or needed.
 */
export function prefetchPack({ manifest }: EarlyFiles, packUrl: string, locale: Locale): void {
  try {
    const { version, chunks } = JSON.parse(new TextDecoder().decode(manifest.bytes));
    if (localStorage.getItem(keyOf(packUrl)) === version) return;
    for (const { kind, locale: own, file } of chunks) {
      if ((own && own !== locale) || COMES_LATER.includes(kind) || !/^[\w-]+\.json$/.test(file)) continue;
      fetch(packUrl + file).catch(() => {});
    }
  } catch {
    // No manifest, or no storage: the sync does without.
  }
}

/** The pack is on the device: its next visit asks for nothing in advance. */
export function notePack(packUrl: string, version: string): void {
  try {
    localStorage.setItem(keyOf(packUrl), version);
  } catch {
    // Storage refused.
  }
}
