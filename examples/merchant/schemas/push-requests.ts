import * as v from 'valibot';
import { LOCALES } from '#core/locale.ts';
import { text } from './text.ts';

const base64url = (bytes: number) =>
  v.pipe(
    v.string(),
    v.regex(/^[A-Za-z0-9_-]+$/, 'not base64url'),
    v.check((value) => Buffer.from(value, 'base64url').length === bytes, `not ${bytes} bytes`),
  );

export const PushRequestSchema = v.object({
  order_id: text(128, 1),
  endpoint: text(2000, 1),
  keys: v.object({ p256dh: base64url(65), auth: base64url(16) }),
  locale: v.picklist(LOCALES),
  // A path of the shop's own site, and nothing after it: a query may hold what is nobody's business. No control characters:
  // browsers drop some (`/\t/host` is `//host`).
  page: v.pipe(v.string(), v.regex(/^\/(?![/\\])[^?#\\\p{Cc}]*$/u, 'not a path'), text(300, 1)),
});
export type PushRequest = v.InferOutput<typeof PushRequestSchema>;
