import { type KeyObject, sign } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import {
  OVERLAY_FILE,
  OVERLAY_MAX_BYTES,
  OVERLAY_SIGNATURE_FILE,
  type Overlay,
  overlaySchema,
} from '#knowledge/overlay-schema.ts';
import { canonicalJson } from '#publish/canonical-json.ts';

/** The overlay that lies in a folder; null where there is none, or it is none. */
export function readOverlay(outDir: string): Overlay | null {
  const file = join(outDir, OVERLAY_FILE);
  if (!existsSync(file)) return null;
  try {
    return v.parse(overlaySchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

export interface SignedOverlay {
  json: Buffer;
  signature: string;
}

/** Throws where it is larger than devices take. */
export function signOverlay(overlay: Overlay, privateKey: KeyObject): SignedOverlay {
  const json = Buffer.from(canonicalJson(overlay));
  if (json.byteLength > OVERLAY_MAX_BYTES) {
    throw new Error(`an overlay of ${json.byteLength} bytes is more than the ${OVERLAY_MAX_BYTES} that a device takes`);
  }
  return { json, signature: sign(null, json, privateKey).toString('base64') };
}

/** Each file whole or as it was; a device that comes between the two asks once more. */
export function writeOverlay(outDir: string, { json, signature }: SignedOverlay): void {
  for (const [name, content] of [
    [OVERLAY_SIGNATURE_FILE, signature],
    [OVERLAY_FILE, json],
  ] as const) {
    const path = join(outDir, name);
    writeFileSync(`${path}.part`, content);
    renameSync(`${path}.part`, path);
  }
}
