/** What the service worker needs to know of a request to decide. */
export interface RequestFacts {
  url: string;
  method: string;
  /** `Request.mode`. */
  mode: string;
  /** `Request.destination`. */
  destination: string;
  hasAuthorization: boolean;
  hasRange: boolean;
  /** `Request.cache` is `no-store`: whoever asks keeps the file itself, as the understanding thread does the encoder's. */
  isNoStore: boolean;
}

export interface RouteSetup {
  origin: string;
  /** Path under which everything of Aisle lies, with slashes at both ends. */
  basePath: string;
  /** The merchant asked for the shop's own pages to be kept too. */
  keepPages: boolean;
  /** Whether this URL (without query and fragment) is a file of the precached shell. */
  isShell: (url: string) => boolean;
}

export type Purpose = 'code' | 'pack' | 'model';

/**
 * `shell` from the precache · `immutable` from the cache first · `revalidated` from the network first · `page` and
 * `asset` are the shop's own · `ignore` is left to the browser.
 */
export type Policy =
  | { kind: 'ignore' }
  | { kind: 'shell'; url: string }
  | { kind: 'immutable'; purpose: Purpose }
  | { kind: 'revalidated'; purpose: Purpose }
  | { kind: 'page' }
  | { kind: 'asset' };

/** Only files are kept, so that a backend which a merchant mounts below the base path is never touched. */
const STATIC_FILE = /\.(?:js|mjs|css|json|sig|wasm|onnx|bin|svg|png|webp|woff2)$/;
/** A hash names the content, so such a URL never changes: the build hashes all of `assets/`, packs hash their chunks. */
const CONTENT_ADDRESSED = /^assets\/|[-.][0-9a-f]{8,64}\.[a-z0-9]+$/;
const ASSET_DESTINATIONS: ReadonlySet<string> = new Set(['style', 'script', 'image', 'font', 'json', 'manifest']);
const IGNORE: Policy = { kind: 'ignore' };

/** Decides what to do with one request. Pure, so that the whole policy can be tested as a table. */
export function routeOf(request: RequestFacts, setup: RouteSetup): Policy {
  if (request.method !== 'GET' || request.hasAuthorization || request.hasRange || request.isNoStore) return IGNORE;
  const url = new URL(request.url);
  if (url.origin !== setup.origin) return IGNORE;

  const bare = url.origin + url.pathname;
  const isNavigation = request.mode === 'navigate';
  // A page of the shell is the same file whatever its query (`chat.html?shop=beauty`); a script with a query is not.
  if (setup.isShell(bare) && (isNavigation || url.search === '')) return { kind: 'shell', url: bare };

  if (url.pathname.startsWith(setup.basePath)) {
    const path = url.pathname.slice(setup.basePath.length);
    if (!STATIC_FILE.test(path)) return IGNORE;
    const kind = CONTENT_ADDRESSED.test(path) ? 'immutable' : 'revalidated';
    return { kind, purpose: purposeOf(path) };
  }
  if (!setup.keepPages) return IGNORE;
  if (isNavigation) return { kind: 'page' };
  return ASSET_DESTINATIONS.has(request.destination) ? { kind: 'asset' } : IGNORE;
}

/** Why a file below the base path is fetched. */
export function purposeOf(path: string): Purpose {
  if (path.startsWith('packs/')) return 'pack';
  return /^models\/|\.(?:bin|onnx)$/.test(path) ? 'model' : 'code';
}
