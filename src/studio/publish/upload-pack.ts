/** Where a merchant's own host takes files. */
export interface UploadTarget {
  /** `{name}` stands for the file's name: `https://cdn.example/aisle/packs/fresh/{name}`. */
  address: string;
  /** `Name: value`, one a line. They stay in memory. */
  headers: string;
}

export interface UploadedFile {
  name: string;
  /** Where it goes: what is at one host is not at another. */
  url: string;
  state: 'waiting' | 'sending' | 'sent' | 'failed';
  /** Status of the answer, or why there was none. */
  answer: string;
}

/** What is wrong with an address; null when nothing. What is signed may be public, but headers carry secrets. */
export function addressFault(address: string): 'name' | 'https' | null {
  if (!address.includes('{name}')) return 'name';
  try {
    const { protocol, hostname } = new URL(address);
    return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? null : 'https';
  } catch {
    return 'https';
  }
}

/** `Name: value` lines as headers. Throws a TypeError where a line is none. */
export function parseHeaders(text: string): Headers {
  const headers = new Headers();
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const at = line.indexOf(':');
    headers.append(line.slice(0, Math.max(0, at)).trim(), line.slice(at + 1).trim());
  }
  return headers;
}

/**
 * Puts the files of a pack one after the other, those that were sent to the same place before left out. What makes the pack the
 * live one, `manifest.sig` and `manifest.json`, is sent last and only when all else is there, so that a broken line leaves the
 * old pack whole; `overlay.sig` and `overlay.json` too, whatever the order of `files`. Gives what became of each file.
 * @param before What an earlier call gave for the same files.
 */
export async function uploadPack(
  files: ReadonlyMap<string, Uint8Array>,
  { address, headers }: UploadTarget,
  {
    before,
    signal,
    onChange,
  }: { before: readonly UploadedFile[]; signal: AbortSignal; onChange: (files: readonly UploadedFile[]) => void },
): Promise<readonly UploadedFile[]> {
  const wasSent = new Set(before.filter(({ state }) => state === 'sent').map(({ url }) => url));
  const names = [...files.keys()].sort((one, other) => turnOf(one) - turnOf(other));
  const last = names.filter((name) => turnOf(name) > 0);
  // An older one's signature never fits: a file and its signature go together.
  const all = names.map((name): UploadedFile => {
    const url = address.replaceAll('{name}', encodeURIComponent(name));
    const isThere = wasSent.has(url) && !last.includes(name);
    return {
      name,
      url,
      state: isThere ? 'sent' : 'waiting',
      answer: isThere ? (before.find((one) => one.url === url)?.answer ?? '') : '',
    };
  });
  const tell = (name: string, change: Partial<UploadedFile>) => {
    const file = all.find((one) => one.name === name);
    if (file) Object.assign(file, change);
    onChange(all.map((one) => ({ ...one })));
  };
  for (const { name, url, state } of all) {
    const bytes = files.get(name);
    if (signal.aborted) break;
    if (!bytes || state === 'sent') continue;
    if (last.includes(name) && all.some((one) => one.state === 'failed')) break;
    tell(name, { state: 'sending', answer: '' });
    tell(name, await put(url, bytes, parseHeaders(headers), name, signal));
  }
  return all;
}

/** Which files go first: a signature fits nothing yet where it comes before what it signs, and so changes nothing. */
function turnOf(name: string): number {
  if (!/^(manifest|overlay)\./.test(name)) return 0;
  return name.endsWith('.json') ? 2 : 1;
}

async function put(
  url: string,
  bytes: Uint8Array,
  headers: Headers,
  name: string,
  signal: AbortSignal,
): Promise<Partial<UploadedFile>> {
  if (!headers.has('content-type'))
    headers.set('Content-Type', name.endsWith('.json') ? 'application/json' : 'text/plain');
  try {
    const response = await fetch(url, {
      method: 'PUT',
      body: new Uint8Array(bytes),
      headers,
      signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    await response.body?.cancel();
    return { state: response.ok ? 'sent' : 'failed', answer: String(response.status) };
  } catch (error) {
    return { state: 'failed', answer: error instanceof Error ? error.message : String(error) };
  }
}
