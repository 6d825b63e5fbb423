import * as v from 'valibot';
import { ORDER_ACTIONS, TICKET_TOPICS } from '#commerce/action.ts';
import { text } from './text.ts';

export const PHOTO_LIMITS = {
  count: 3,
  sizeBytes: 400_000,
  mediaTypes: ['image/jpeg', 'image/png', 'image/webp'],
} as const;

/** How the first bytes of each look, in base64: what says that it is a picture and is not, goes no further. */
const BEGINNINGS = { 'image/jpeg': /^\/9j\//, 'image/png': /^iVBORw0KGgo/, 'image/webp': /^UklGR/ } as const;

const MAX_BASE64 = 4 * Math.ceil(PHOTO_LIMITS.sizeBytes / 3);

const decodedBytes = (data: string) => (data.length / 4) * 3 - (/=*$/.exec(data)?.[0].length ?? 0);

const PhotoSchema = v.pipe(
  v.object({
    /** The device's own. */
    id: text(128, 1),
    media_type: v.picklist(PHOTO_LIMITS.mediaTypes),
    data: v.pipe(
      v.string(),
      v.maxLength(MAX_BASE64, `at most ${PHOTO_LIMITS.sizeBytes} bytes`),
      v.check((data) => decodedBytes(data) <= PHOTO_LIMITS.sizeBytes, `at most ${PHOTO_LIMITS.sizeBytes} bytes`),
      v.check((data) => data.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(data), 'base64 (RFC 4648, section 4)'),
    ),
  }),
  v.forward(
    v.check(({ media_type, data }) => BEGINNINGS[media_type].test(data), 'not a picture of this type'),
    ['data'],
  ),
);
export type Photo = v.InferOutput<typeof PhotoSchema>;

const PhotosSchema = v.optional(
  v.pipe(
    v.array(PhotoSchema),
    v.maxLength(PHOTO_LIMITS.count),
    v.check((photos) => new Set(photos.map(({ id }) => id)).size === photos.length, 'each id once'),
  ),
  [],
);

const FieldsSchema = v.optional(
  v.pipe(
    v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/, 'a field name')), text(2000)),
    v.check((fields) => Object.keys(fields).length <= 20, 'at most 20 fields'),
  ),
  {},
);

export const ActionRequestSchema = v.object({
  action: v.picklist(ORDER_ACTIONS),
  lines: v.optional(
    v.pipe(
      v.array(v.object({ line_id: text(128), quantity: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
      v.maxLength(100),
    ),
    [],
  ),
  fields: FieldsSchema,
  photos: PhotosSchema,
});
export type ActionRequest = v.InferOutput<typeof ActionRequestSchema>;

export const TicketRequestSchema = v.object({
  topic: v.picklist(TICKET_TOPICS),
  fields: FieldsSchema,
  photos: PhotosSchema,
});
export type TicketRequest = v.InferOutput<typeof TicketRequestSchema>;
