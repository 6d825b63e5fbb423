import { AppError } from '#core/app-error.ts';

interface ProblemBody {
  type?: unknown;
  errors?: { path?: unknown }[];
}

/** What an answer that is no success means. */
export async function refusal(response: Response, now: () => number): Promise<AppError> {
  const { status } = response;
  if (status === 401 || status === 403) return new AppError('unauthorised', { status });
  if (status === 409) return new AppError('conflict', { status });
  if (status === 429) return new AppError('rate-limited', { status, retryAfterS: retryAfterS(response, now) });
  if (status >= 500) return new AppError('backend-unreachable', { status });
  const problem: ProblemBody | null = await response.json().catch(() => null);
  // Any other 404 is that of a web server that knows no such path: the address in the tag is wrong.
  if (status === 404 && `${problem?.type}`.endsWith(':order-not-found'))
    return new AppError('order-not-found', { status });
  const path = problem?.errors?.[0]?.path;
  return new AppError('backend-invalid', { status, path: typeof path === 'string' ? path : 'status' });
}

/** `Retry-After` in seconds, which may be a date. */
function retryAfterS(response: Response, now: () => number): number {
  const value = response.headers.get('retry-after') ?? '';
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - now()) / 1000);
  return Math.max(1, seconds || 1);
}
