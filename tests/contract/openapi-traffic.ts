import { checkAnswer } from './openapi/check-answer.ts';
import { requestFaults } from './openapi/check-request.ts';
import { readProtocolDocument } from './openapi/protocol-document.ts';

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** Refusals of what a request is like; of those that were refused for another cause, the request must fit too. */
const FORM_REFUSED = new Set([400, 401, 404, 413, 415, 422]);

export interface OpenApiTraffic {
  /** Wraps `fetch`: every exchange is held against the document, every event of a stream too. */
  watch(fetch: Fetch): Fetch;
  /** What did not fit since the last call. */
  takeFaults(): string[];
  /** Operations that were seen to succeed, as `METHOD /path`. */
  seen(): string[];
}

/**
 * Holds HTTP traffic against the protocol's OpenAPI document, more strictly than a client would: a path, status, header,
 * parameter or field that is not written down is a fault, on both sides, and `default` answers do not count as written
 * down.
 *
 * @param basePaths Where the shoppers' paths of the document are on this server, such as `/fresh/support/v1`.
 */
export async function createOpenApiTraffic(...basePaths: string[]): Promise<OpenApiTraffic> {
  const document = await readProtocolDocument();
  let faults: string[] = [];
  const seen = new Set<string>();

  /** The path as the document has it. */
  function documented({ pathname }: URL): string | null {
    if (pathname.startsWith('/desk/')) return pathname;
    const base = basePaths.find((candidate) => pathname.startsWith(`${candidate}/`));
    return base === undefined ? null : pathname.slice(base.length);
  }

  return {
    watch:
      (fetch) =>
      async (input, init = {}) => {
        const url = new URL(input);
        const method = (init.method ?? 'GET').toLowerCase();
        const response = await fetch(input, init);
        const where = `${method.toUpperCase()} ${url.pathname}`;
        const tell = (fault: string) => faults.push(`${where}: ${fault}`);
        const pathname = documented(url);
        const found = pathname === null ? null : document.find(method, pathname);
        if (!found || pathname === null) {
          tell('not documented');
          return response;
        }
        if (response.ok) seen.add(`${method.toUpperCase()} ${found.path}`);
        if (!FORM_REFUSED.has(response.status)) requestFaults(document, found, { url, pathname, init }).forEach(tell);
        return checkAnswer(document, found, response, tell);
      },
    takeFaults() {
      const taken = faults;
      faults = [];
      return taken;
    },
    seen: () => [...seen].sort(),
  };
}
