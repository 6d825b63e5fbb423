import { PACK_FORMAT, type PackChunk, type PackManifest } from '#knowledge/pack-schema.ts';

/** What a host does with one file. `cutAt`: the connection breaks after so many bytes. */
export type FakeFile =
  | { bytes: Uint8Array; etag?: string; cutAt?: number; contentType?: string }
  | { status: number }
  | { unreachable: true };

export const PACK_URL = 'https://shop.test/packs/corner/';

/** A static web host with packs on it, as `fetch` sees it. */
export class FakeHost {
  readonly files = new Map<string, FakeFile>();
  /** Paths asked for, in order. */
  asked: string[] = [];

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const path = String(input).replace(PACK_URL, '');
    this.asked.push(path);
    const file = this.files.get(path) ?? { status: 404 };
    if ('unreachable' in file) throw new TypeError('Failed to fetch');
    if ('status' in file) return new Response('not here', { status: file.status });
    const sent = new Headers(init?.headers).get('if-none-match');
    if (file.etag !== undefined && sent === file.etag) return new Response(null, { status: 304 });
    const headers = new Headers({ 'content-type': file.contentType ?? 'application/json' });
    if (file.etag !== undefined) headers.set('etag', file.etag);
    return new Response(streamOf(file.bytes, file.cutAt), { headers });
  };

  put(path: string, text: string): void {
    this.files.set(path, { bytes: new TextEncoder().encode(text) });
  }

  bytesOf(path: string): Uint8Array {
    const file = this.files.get(path);
    if (file === undefined || !('bytes' in file)) throw new Error(`${path} is not there`);
    return file.bytes;
  }

  cut(path: string, cutAt: number): void {
    this.files.set(path, { bytes: this.bytesOf(path), cutAt });
  }
}

/** Bytes in pieces of 64, as a slow line brings them. */
function streamOf(bytes: Uint8Array, cutAt = Number.POSITIVE_INFINITY): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      const end = Math.min(at + 64, bytes.length, cutAt);
      if (end > at) controller.enqueue(new Uint8Array(bytes.slice(at, end)));
      at = end;
      if (at >= cutAt) controller.error(new TypeError('network error'));
      else if (at >= bytes.length) controller.close();
    },
  });
}

/** A shop's key: signs packs and gives the public half as the tag has it. */
export class TestKey {
  readonly #pair: CryptoKeyPair;
  readonly publicKey: string;

  private constructor(pair: CryptoKeyPair, publicKey: string) {
    this.#pair = pair;
    this.publicKey = publicKey;
  }

  static async make(): Promise<TestKey> {
    const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])) as CryptoKeyPair;
    return new TestKey(pair, base64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))));
  }

  async sign(bytes: Uint8Array): Promise<string> {
    const owned = new Uint8Array(bytes);
    return base64(new Uint8Array(await crypto.subtle.sign({ name: 'Ed25519' }, this.#pair.privateKey, owned)));
  }
}

export interface PublishOptions {
  key: TestKey;
  publishedAt?: string;
  shop?: string;
  /** Changes the manifest before it is signed. */
  alter?: (manifest: Record<string, unknown>) => void;
}

/** Puts a pack of these chunks on the host, signed; gives its manifest. */
export async function publish(
  host: FakeHost,
  chunks: readonly PackChunk[],
  { key, publishedAt = '2026-01-01T00:00:00.000Z', shop = 'corner', alter }: PublishOptions,
): Promise<PackManifest> {
  const entries: PackManifest['chunks'] = [];
  for (const chunk of chunks) {
    const bytes = new TextEncoder().encode(JSON.stringify(chunk));
    const sha256 = await sha256Of(bytes);
    const file = `${[chunk.kind, chunk.locale, sha256.slice(0, 16)].filter(Boolean).join('-')}.json`;
    host.files.set(file, { bytes });
    entries.push({ kind: chunk.kind, locale: chunk.locale, file, sha256, sizeBytes: bytes.length });
  }
  const version = (await sha256Of(new TextEncoder().encode(JSON.stringify(entries)))).slice(0, 16);
  const manifest: PackManifest = {
    format: PACK_FORMAT,
    shop,
    name: { 'zh-Hans': '街角小店', en: 'Corner Shop' },
    version,
    publishedAt,
    locales: ['zh-Hans', 'en'],
    chunks: entries,
  };
  alter?.(manifest as unknown as Record<string, unknown>);
  const bytes = new TextEncoder().encode(JSON.stringify(manifest));
  host.files.set('manifest.json', { bytes, etag: `"${await sha256Of(bytes)}"` });
  host.put('manifest.sig', await key.sign(bytes));
  return manifest;
}

export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
