import { createHash, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { canonicalJson } from '#publish/canonical-json.ts';
import { readPackKey } from '#scripts/pack/pack-key.ts';

const PACKS = 'dist/aisle/packs';

/** Has a context get a demo shop's pack with other rules, signed as the built one is. */
export async function packWithRules(context: BrowserContext, shop: string, rules: object): Promise<void> {
  const folder = path.join(PACKS, shop);
  const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
  const chunk = manifest.chunks.find(({ kind }: { kind: string }) => kind === 'rules');
  const before = JSON.parse(await readFile(path.join(folder, chunk.file), 'utf8'));
  const content = Buffer.from(canonicalJson({ ...before, items: { ...before.items, ...rules } }));
  const sha256 = createHash('sha256').update(content).digest('hex');
  Object.assign(chunk, { file: `rules-${sha256.slice(0, 16)}.json`, sha256, sizeBytes: content.byteLength });
  manifest.version = sha256.slice(0, 16);
  const bytes = Buffer.from(canonicalJson(manifest));
  const { privateKey } = readPackKey('.aisle/pack-key.json');
  const files = new Map<string, Buffer>([
    ['manifest.json', bytes],
    ['manifest.sig', Buffer.from(sign(null, bytes, privateKey).toString('base64'))],
    [chunk.file, content],
  ]);
  await context.route(`**/aisle/packs/${shop}/*`, (route) => {
    const body = files.get(path.posix.basename(new URL(route.request().url()).pathname));
    return body ? route.fulfill({ body, contentType: 'application/json' }) : route.fallback();
  });
}
