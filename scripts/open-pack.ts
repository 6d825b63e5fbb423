import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { manifestSchema } from '#knowledge/pack-schema.ts';
import { LoadedPack } from '#workers/knowledge/loaded-pack.ts';
import { buildPack } from './pack/build-pack.ts';

/** Opens a built pack, or builds one from its sources, as a device has it after a sync. */
export function openPack(dir: string): LoadedPack {
  if (existsSync(path.join(dir, 'manifest.json'))) return loadBuilt(dir);
  if (!existsSync(path.join(dir, 'pack.yaml'))) throw new Error(`${dir} has neither manifest.json nor pack.yaml`);
  const outDir = mkdtempSync(path.join(tmpdir(), 'aisle-pack-'));
  try {
    buildPack({ sourceDir: dir, outDir, privateKey: generateKeyPairSync('ed25519').privateKey });
    return loadBuilt(outDir);
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

function loadBuilt(dir: string): LoadedPack {
  const manifest = v.parse(manifestSchema, JSON.parse(readFileSync(path.join(dir, 'manifest.json'), 'utf8')));
  const texts = new Map(
    manifest.chunks.map(({ sha256, file }) => [sha256, readFileSync(path.join(dir, file), 'utf8')] as const),
  );
  return new LoadedPack(manifest, async (sha256) => texts.get(sha256) ?? null);
}
