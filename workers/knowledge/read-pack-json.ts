import * as v from 'valibot';
import { AppError } from '#core/app-error.ts';

/**
 * Parses a pack file. Rejects with `pack-not-json` (a captive portal's page, most of the time) or `pack-truncated` (it
 * ends before it is over).
 */
export function parseJson(bytes: Uint8Array, chunk: string): { text: string; value: unknown } {
  const text = decodeUtf8(bytes, chunk);
  try {
    return { text, value: JSON.parse(text) };
  } catch (cause) {
    const begun = /^\s*([{[]|$)/.test(text);
    throw new AppError(
      begun ? 'pack-truncated' : 'pack-not-json',
      { chunk, path: chunk, receivedBytes: bytes.length },
      { cause },
    );
  }
}

/** Checks a value against its schema; the first fault is named by its path. Rejects with `pack-invalid`. */
export function checkShape<S extends v.GenericSchema>(schema: S, value: unknown, chunk: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new AppError('pack-invalid', { chunk, path: `${chunk} › ${pathOf(issue)}`, reason: issue.message });
}

/** `items[3].title`, as people write it. */
function pathOf(issue: { path?: readonly { key?: unknown }[] | undefined }): string {
  return (issue.path ?? []).reduce(
    (path, { key }) => (typeof key === 'number' ? `${path}[${key}]` : `${path}${path === '' ? '' : '.'}${key}`),
    '',
  );
}

function decodeUtf8(bytes: Uint8Array, chunk: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    // Cut inside a character, if it begins as JSON; anything else is no text at all.
    const begun = bytes[0] === 0x7b || bytes[0] === 0x5b;
    throw new AppError(
      begun ? 'pack-truncated' : 'pack-not-json',
      { chunk, path: chunk, receivedBytes: bytes.length },
      { cause },
    );
  }
}
