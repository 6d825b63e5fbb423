import { AppError } from '#core/app-error.ts';
import type { Locale } from '#core/locale.ts';
import { COMES_LATER } from '#knowledge/comes-later.ts';
import { lacksLocale, narrowManifest } from '#knowledge/narrow-manifest.ts';
import {
  CHUNK_MAX_BYTES,
  chunkSchema,
  manifestSchema,
  PACK_FORMAT,
  type PackManifest,
} from '#knowledge/pack-schema.ts';
import { searchOrder } from '#knowledge/search-order.ts';
import type { CryptoChecks } from './crypto-checks.ts';
import { type FetchedFile, fetchFile, type Transport } from './fetch-file.ts';
import { checkShape, parseJson } from './read-pack-json.ts';
import { type Store, type StoredChunk, type StoredPack, versionOf } from './store.ts';

export interface SyncContext {
  store: Store;
  transport: Transport;
  checks: CryptoChecks;
  /** With a slash at its end. */
  packUrl: string;
  /** Base64. */
  publicKey: string;
  /** False for a pack on another origin: the header would need a preflight, which few static hosts answer. */
  sendEtag: boolean;
  /** Languages that the shopper speaks: of those that a pack has in part, only these are fetched. */
  spoken: readonly Locale[];
  /** On a device without a pack: the language whose part is fetched first, and who is told when it is there. */
  first: { locale: Locale; onPart: (manifest: PackManifest, chunks: readonly StoredChunk[]) => void } | null;
}

export interface SyncResult {
  /** The pack in use now. */
  pack: StoredPack;
  changed: boolean;
  fetchedChunks: number;
  fetchedBytes: number;
  /** Chunks of a first pack that is good and could not be kept for want of space: it can be used from memory. */
  unkept: readonly StoredChunk[] | null;
}

const MANIFEST = 'manifest';
const MANIFEST_MAX_BYTES = 1_000_000;
const SIGNATURE_MAX_BYTES = 1_000;
/** Fetches at once: enough to fill a slow line, few enough to leave room for the rest of the page. */
const PARALLEL_FETCHES = 6;

/**
 * Brings the stored pack up to date: manifest (conditionally) and signature, then the chunks not there yet, then one swap.
 * Rejects with an `AppError` that names the chunk and the path of the fault; then nothing has changed.
 */
export async function syncPack(context: SyncContext): Promise<SyncResult> {
  const stored = await context.store.readPack();
  // Of what was fetched before nothing is dropped.
  const spoken = [...context.spoken, ...(stored?.manifest.locales ?? [])];
  const lacks = stored !== null && lacksLocale(stored.manifest, spoken);
  const fetched = await fetchManifest(context, lacks ? { ...stored, etag: null, manifestSha256: '' } : stored);
  if (fetched === null) return unchanged(stored);
  const { manifestSha256, etag } = fetched;
  const manifest = narrowManifest(fetched.manifest, spoken);
  const pack: StoredPack = { manifest, manifestSha256, etag };
  if (stored !== null) refuseOther(manifest, stored.manifest);

  const there = await context.store.chunkHashes();
  const wanted = manifest.chunks.filter(
    ({ sha256 }, at, all) => !there.has(sha256) && all.findIndex((other) => other.sha256 === sha256) === at,
  );
  for (const entry of wanted) refuseTooLarge(entry);
  const fetchAll = (entries: readonly ChunkEntry[]) =>
    inParallel(entries, PARALLEL_FETCHES, (entry) => fetchChunk(entry, context));
  const part = stored === null && context.first ? partIn(manifest, context.first.locale) : null;
  const added = part ? await fetchAll(part.chunks) : [];
  if (part) context.first?.onPart(part, added);
  added.push(...(await fetchAll(wanted.filter((entry) => !part?.chunks.includes(entry)))));
  const result = {
    pack,
    changed: versionOf(stored) !== versionOf(pack),
    fetchedChunks: added.length,
    fetchedBytes: wanted.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    unkept: null,
  };
  try {
    await context.store.replacePack(pack, added, versionOf(stored));
  } catch (error) {
    // Better a pack for as long as the page lives than none at all.
    const usable = stored === null && error instanceof AppError && error.code === 'storage-full';
    if (!usable) throw error;
    return { ...result, unkept: added };
  }
  return result;
}

/**
 * The pack as far as one language goes: what belongs to it and what belongs to none, in no more files than a browser
 * fetches at once over HTTP/1.1 (six). Offers, flows with their words, and sentence vectors come with the rest. Behind a
 * language that is there in part comes the nearest whole one: it has the goods.
 */
function partIn(manifest: PackManifest, wished: Locale): PackManifest {
  const { partly = [], locales } = manifest;
  const order = searchOrder(wished, '', locales);
  const whole = order.findIndex((locale) => !partly.includes(locale));
  const first = order.slice(0, Math.max(1, whole + 1));
  const chunks = manifest.chunks.filter(
    ({ locale, kind }) => (locale === null || first.includes(locale)) && !COMES_LATER.includes(kind),
  );
  return { ...manifest, locales: first, chunks };
}

function unchanged(stored: StoredPack | null): SyncResult {
  // A host that says "not modified" to one who has nothing.
  if (stored === null) throw new AppError('pack-unreachable', { chunk: MANIFEST, path: MANIFEST, status: 304 });
  return { pack: stored, changed: false, fetchedChunks: 0, fetchedBytes: 0, unkept: null };
}

/** Null when the manifest is the one in use. */
async function fetchManifest(context: SyncContext, stored: StoredPack | null): Promise<StoredPack | null> {
  const { packUrl, transport, checks, publicKey, sendEtag } = context;
  const manifestFile = fetchFile(
    {
      url: `${packUrl}manifest.json`,
      chunk: MANIFEST,
      maxBytes: MANIFEST_MAX_BYTES,
      etag: sendEtag ? (stored?.etag ?? null) : null,
    },
    transport,
  );
  const fetchSignature = () =>
    fetchFile(
      { url: `${packUrl}manifest.sig`, chunk: 'manifest.sig', maxBytes: SIGNATURE_MAX_BYTES, etag: null },
      transport,
    );
  // A new device wants both for certain and fetches them at once; one that is up to date needs no signature.
  const early = stored === null ? fetchSignature() : null;
  // Its failure is told where it is awaited; without this a failing manifest would leave it unhandled.
  early?.catch(() => {});
  const file = await manifestFile;
  if (file.notModified) return null;
  const manifestSha256 = await checks.sha256(file.bytes);
  if (manifestSha256 === stored?.manifestSha256) return null;
  const { value } = parseJson(file.bytes, MANIFEST);
  // Before the signature: a later format may be signed in another way.
  const format = (value as { format?: unknown } | null)?.format;
  if (format !== PACK_FORMAT) {
    throw new AppError('pack-format-unknown', {
      chunk: MANIFEST,
      path: `${MANIFEST} › format`,
      format: String(format),
    });
  }
  const signature = await (early ?? fetchSignature());
  if (!(await isSigned(file.bytes, signature, publicKey, checks))) {
    throw new AppError('pack-signature-wrong', { chunk: MANIFEST, path: 'manifest.sig' });
  }
  return { manifest: checkShape(manifestSchema, value, MANIFEST), manifestSha256, etag: file.etag };
}

/** Whether a file carries the shop's signature. */
export async function isSigned(
  bytes: Uint8Array,
  signature: FetchedFile,
  publicKey: string,
  checks: CryptoChecks,
): Promise<boolean> {
  if (signature.notModified) return false;
  const key = fromBase64(publicKey);
  const raw = fromBase64(new TextDecoder().decode(signature.bytes).trim());
  return key !== null && raw !== null && checks.verifyEd25519(key, raw, bytes);
}

/** A pack of another shop under the same key, or one published earlier: both are signed and neither is wanted. */
function refuseOther(next: PackManifest, inUse: PackManifest): void {
  if (next.shop !== inUse.shop) {
    throw new AppError('pack-invalid', { chunk: MANIFEST, path: 'shop', expected: inUse.shop, found: next.shop });
  }
  if (Date.parse(next.publishedAt) < Date.parse(inUse.publishedAt)) {
    throw new AppError('pack-invalid', {
      chunk: MANIFEST,
      path: 'publishedAt',
      reason: `${next.publishedAt} is before ${inUse.publishedAt}, which is in use`,
    });
  }
}

type ChunkEntry = PackManifest['chunks'][number];

function refuseTooLarge(entry: ChunkEntry): void {
  const maxBytes = CHUNK_MAX_BYTES[entry.kind];
  if (entry.sizeBytes <= maxBytes) return;
  const chunk = nameOf(entry);
  throw new AppError('pack-chunk-too-large', { chunk, path: chunk, sizeBytes: entry.sizeBytes, maxBytes });
}

/** The browser's cache may hold a captive portal's page, or half a file, under the right name: it is passed by once. */
async function fetchChunk(entry: ChunkEntry, context: SyncContext): Promise<StoredChunk> {
  try {
    return await fetchVerified(entry, context, 'default');
  } catch (error) {
    const isContent = error instanceof AppError && !['pack-unreachable', 'pack-chunk-too-large'].includes(error.code);
    if (!isContent) throw error;
    return fetchVerified(entry, context, 'reload');
  }
}

async function fetchVerified(
  entry: ChunkEntry,
  { transport, packUrl, checks }: SyncContext,
  cache: 'default' | 'reload',
): Promise<StoredChunk> {
  const chunk = nameOf(entry);
  const url = `${packUrl}${entry.file}`;
  const file = await fetchFile({ url, chunk, maxBytes: CHUNK_MAX_BYTES[entry.kind], etag: null, cache }, transport);
  if (file.notModified) throw new AppError('pack-unreachable', { chunk, path: chunk, url, status: 304 });
  const { bytes } = file;
  const whole = bytes.length === entry.sizeBytes && (await checks.sha256(bytes)) === entry.sha256;
  // A page instead of the chunk, or half of the chunk, is told as such before its hash is.
  const { text, value } = parseJson(bytes, chunk);
  if (!whole) {
    throw new AppError('pack-hash-wrong', {
      chunk,
      path: chunk,
      expectedBytes: entry.sizeBytes,
      receivedBytes: bytes.length,
    });
  }
  const { kind, locale } = checkShape(chunkSchema, value, chunk);
  if (kind !== entry.kind || locale !== entry.locale) {
    throw new AppError('pack-invalid', { chunk, path: `${chunk} › kind`, reason: `it is ${kind} ${locale}` });
  }
  return { sha256: entry.sha256, text };
}

/** `answers.zh-Hans`, as messages call it. */
function nameOf({ kind, locale }: Pick<ChunkEntry, 'kind' | 'locale'>): string {
  return locale === null ? kind : `${kind}.${locale}`;
}

async function inParallel<T, R>(items: readonly T[], most: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  let failed = false;
  const lane = async () => {
    for (const [at, item] of queue) {
      if (failed) return;
      try {
        results[at] = await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, lane));
  return results;
}

function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
