import type { BackendFetch } from '../shared/backend-fetch.ts';

interface FakeRequest {
  url: string;
  method: string;
  headers: Headers;
  body: unknown;
  purpose: string;
}

type Answer = Response | Error | ((request: FakeRequest, signal: AbortSignal) => Promise<Response>);

/** For tests: answers requests with what was laid ready, in that order, and keeps the requests. */
export function createFakeServer(...answers: Answer[]): { fetch: BackendFetch; requests: FakeRequest[] } {
  const requests: FakeRequest[] = [];
  return {
    requests,
    fetch: async (url, init, purpose) => {
      const request = {
        url,
        method: init.method ?? 'GET',
        headers: new Headers(init.headers),
        body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
        purpose,
      };
      requests.push(request);
      const answer = answers.shift();
      if (!answer) throw new Error(`no answer is laid ready for ${request.method} ${url}`);
      if (answer instanceof Error) throw answer;
      if (answer instanceof Response) return answer;
      return answer(request, init.signal ?? new AbortController().signal);
    },
  };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

export function problem(
  kind: string,
  status: number,
  rest: object = {},
  headers: Record<string, string> = {},
): Response {
  return json({ type: `urn:problem-type:aisle:${kind}`, title: kind, status, ...rest }, status, headers);
}
