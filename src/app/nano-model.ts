import { sha256 } from '#models/nano/manifest.json';
import url from '#models/nano/nano.bin?url';

/** Where the nano model lies, by content hash, and what its bytes must hash to. */
export const nano = { url: new URL(url, import.meta.url).href, sha256 };
