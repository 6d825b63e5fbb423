import { NS } from './stanzas.ts';

/** A message of the room, live or from its archive. */
export interface RoomMessage {
  nick: string;
  /** Id under which it was sent. */
  id: string | null;
  body: string | null;
  subject: string | null;
  /** XEP-0085; null where the message has none. */
  typing: boolean | null;
  /** Id that the room's archive gave it. */
  archiveId: string | null;
}

export interface ArchivedMessage extends RoomMessage {
  archiveId: string;
  /** ISO 8601, by the server's clock. */
  at: string;
}

export interface RoomPresence {
  nick: string;
  here: boolean;
  codes: Set<string>;
  /** The server says that the connection broke. It does not always. */
  lost: boolean;
  /** The room is no more. */
  destroyed: boolean;
}

export function child(parent: Element | null, name: string, namespace?: string): Element | null {
  for (const element of parent?.children ?? []) {
    if (element.localName !== name) continue;
    if (namespace === undefined || (element.namespaceURI ?? element.getAttribute('xmlns')) === namespace)
      return element;
  }
  return null;
}

const textOf = (parent: Element, name: string): string | null => child(parent, name)?.textContent ?? null;

export const bareFrom = (stanza: Element): string => (stanza.getAttribute('from') ?? '').split('/')[0] ?? '';

export function nickOf(stanza: Element): string {
  const from = stanza.getAttribute('from') ?? '';
  const slash = from.indexOf('/');
  return slash === -1 ? '' : from.slice(slash + 1);
}

export function readMessage(message: Element): RoomMessage {
  const composing = child(message, 'composing', NS.chatStates) !== null;
  const isState =
    composing || ['active', 'paused', 'inactive', 'gone'].some((state) => child(message, state, NS.chatStates));
  const body = textOf(message, 'body');
  return {
    nick: nickOf(message),
    id: child(message, 'origin-id', NS.stanzaId)?.getAttribute('id') ?? message.getAttribute('id'),
    body,
    subject: body === null ? textOf(message, 'subject') : null,
    typing: isState ? composing : null,
    archiveId: child(message, 'stanza-id', NS.stanzaId)?.getAttribute('id') ?? null,
  };
}

/** A `<result>` of the archive (XEP-0313); null for anything else. */
export function readArchived(message: Element): ArchivedMessage | null {
  const result = child(message, 'result', NS.archive);
  const forwarded = child(result, 'forwarded', NS.forward);
  const original = child(forwarded, 'message');
  const archiveId = result?.getAttribute('id');
  const stamp = child(forwarded, 'delay', NS.delay)?.getAttribute('stamp') ?? '';
  const at = new Date(stamp);
  if (!original || !archiveId || Number.isNaN(at.getTime())) return null;
  return { ...readMessage(original), archiveId, at: at.toISOString() };
}

export function readPresence(presence: Element): RoomPresence {
  const user = child(presence, 'x', NS.mucUser);
  const codes = new Set(
    Array.from(user?.children ?? [])
      .filter(({ localName }) => localName === 'status')
      .map((status) => status.getAttribute('code') ?? ''),
  );
  return {
    nick: nickOf(presence),
    here: presence.getAttribute('type') !== 'unavailable',
    codes,
    // 333 (XEP-0045), and what servers that do not send it write for people to read.
    lost: codes.has('333') || /^disconnected/i.test(textOf(presence, 'status') ?? ''),
    destroyed: child(user, 'destroy') !== null,
  };
}

/** The condition of an error stanza: `conflict`, `gone`, `item-not-found`, …; null for other stanzas. */
export function errorOf(stanza: Element): string | null {
  if (stanza.getAttribute('type') !== 'error') return null;
  return child(stanza, 'error')?.firstElementChild?.localName ?? 'undefined-condition';
}
