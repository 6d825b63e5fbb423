import type { Context } from 'hono';
import * as v from 'valibot';
import { Problem } from '../problem.ts';

/** The body as the schema has it, or the problem that says where it is at fault. */
export async function readJson<Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new Problem('unsupported-media-type');
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    throw new Problem('invalid-json');
  }
  return check(schema, body, '');
}

/** As `readJson`; undefined where nothing was sent. */
export async function readOptionalJson<Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema> | undefined> {
  return (await c.req.text()) === '' ? undefined : readJson(c, schema);
}

/** The query as the schema has it. */
export function readQuery<Schema extends v.GenericSchema>(c: Context, schema: Schema): v.InferOutput<Schema> {
  return check(schema, c.req.query(), 'query');
}

function check<Schema extends v.GenericSchema>(schema: Schema, value: unknown, root: string): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, value, { abortPipeEarly: true });
  if (parsed.success) return parsed.output;
  const errors = parsed.issues.map((issue) => ({
    path: issue.path ? jsonPath(root, issue.path) : root,
    message: issue.message,
  }));
  throw new Problem('invalid-request', { errors });
}

function jsonPath(root: string, path: readonly { key?: unknown }[]): string {
  return path.reduce<string>((before, { key }) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    return before === '' ? String(key) : `${before}.${String(key)}`;
  }, root);
}
