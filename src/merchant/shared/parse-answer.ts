import * as v from 'valibot';
import { AppError } from '#core/app-error.ts';

/** The answer as the schema has it; otherwise `backend-invalid` with the path of the first fault. */
export function parseAnswer<Output>(schema: v.GenericSchema<unknown, Output>, answer: unknown): Output {
  const parsed = v.safeParse(schema, answer, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = (issue.path ?? []).reduce((before, { key }) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    return before ? `${before}.${key}` : `${key}`;
  }, '');
  throw new AppError('backend-invalid', { path, expected: issue.message });
}

export async function parseBody<Output>(schema: v.GenericSchema<unknown, Output>, response: Response): Promise<Output> {
  let body: unknown;
  try {
    body = await response.json();
  } catch (cause) {
    // The connection may break in the middle of a body: that is no fault of what the backend says.
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new AppError('backend-invalid', { path: '', expected: 'JSON' }, { cause });
  }
  return parseAnswer(schema, body);
}
