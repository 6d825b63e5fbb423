import { AppError, type AppErrorCode } from '#core/app-error.ts';

const BASE = '/desk/v1';

const CODES: Partial<Record<number, AppErrorCode>> = { 401: 'unauthorised', 409: 'conflict', 429: 'rate-limited' };

/** Rejects with `AppError`; `problem` says which of several the backend meant. */
export async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = { ...(init.body && { 'content-type': 'application/json' }), ...init.headers };
  const response = await fetch(BASE + path, { ...init, headers }).catch((cause: unknown) => {
    throw new AppError('backend-unreachable', { path }, { cause });
  });
  if (response.ok) return response;
  const problem = await problemOf(response);
  throw new AppError(CODES[response.status] ?? 'backend-unreachable', { path, status: response.status, problem });
}

/** The last part of the problem's type, for example `agent-at-capacity`. */
async function problemOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { type?: unknown } | null;
  return typeof body?.type === 'string' ? body.type.replace(/^.*:/, '') : '';
}
