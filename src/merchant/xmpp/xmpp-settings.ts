import * as v from 'valibot';

/** Servers tell of it in small letters. */
const Jid = v.pipe(v.string(), v.regex(/^[^\s@/]+@[^\s@/]+$/, 'name@domain'), v.toLowerCase());
const Domain = v.pipe(v.string(), v.regex(/^[^\s@/]+$/, 'domain'));

/** `data-handoff` of kind `xmpp`. */
export const XmppSettings = v.strictObject({
  kind: v.literal('xmpp'),
  /** WebSocket of the server (RFC 7395). */
  url: v.pipe(v.string(), v.regex(/^wss?:\/\/\S+$/, 'wss:// URL')),
  /** Host that takes guests in by SASL ANONYMOUS. */
  domain: Domain,
  /** The group chat service (XEP-0045), with an archive (XEP-0313). */
  rooms: Domain,
  /** Who is invited to each new room. */
  agents: v.pipe(v.array(Jid), v.minLength(1), v.maxLength(20)),
  /** How shoppers are called in rooms; four letters are put behind it, so that agents can tell them apart. */
  nickname: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(40)), 'Shopper'),
  /** How long the last agent may be gone before it is over: a broken line often looks as if somebody left. */
  absenceSeconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(3600)), 30),
});
export type XmppSettings = v.InferOutput<typeof XmppSettings>;
