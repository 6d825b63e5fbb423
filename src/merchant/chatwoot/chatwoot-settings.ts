import * as v from 'valibot';

/** `data-handoff` of kind `chatwoot`. */
export const ChatwootSettings = v.strictObject({
  kind: v.literal('chatwoot'),
  /** Where Chatwoot is, without a path. */
  url: v.pipe(v.string(), v.regex(/^https?:\/\/[^\s/]+$/, 'https:// origin')),
  /** Identifier of an inbox of the kind "API"; it is public. */
  inbox: v.pipe(v.string(), v.regex(/^[\w-]+$/, 'inbox identifier')),
});
export type ChatwootSettings = v.InferOutput<typeof ChatwootSettings>;
