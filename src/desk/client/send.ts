import { AppError, type AppErrorCode } from '#core/app-error.ts';

const BASE = '/desk/v1';

const CODES: Partial<Record<number, AppErrorCode>> = { 401: 'unauthorised', 409: 'conflict', 429: 'rate-limited' };

/** Rejects with `AppError`; `problem` says which of several the backend meant, `field` where in the request it lies. */
export async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = { ...(init.body && { 'content-type': 'application/json' }), ...init.headers };
  const response = await fetch(BASE + path, { ...init, headers }).catch((cause: unknown) => {
    throw new AppError('backend-unreachable', { path }, { cause });
  });
  if (response.ok) return response;
  const told = await problemOf(response);
  throw new AppError(CODES[response.status] ?? 'backend-unreachable', { path, status: response.status, ...told });
}

/** The last part of the problem's type, for example `agent-at-capacity`, and the first field that it names. */
async function problemOf(response: Response): Promise<{ problem: string; field: string }> {
  const body = (await response.json().catch(() => null)) as { type?: unknown; errors?: { path?: unknown }[] } | null;
  const field = Array.isArray(body?.errors) ? body.errors[0]?.path : '';
  return {
    problem: typeof body?.type === 'string' ? body.type.replace(/^.*:/, '') : '',
    field: typeof field === 'string' ? field : '',
  };
}
