import type { ConversationEvent } from './event.ts';

/**
 * Events of the profile alone. A device takes them in and keeps the state after them, but not the events themselves: what the
 * shopper takes out or erases is then nowhere any more.
 */
export const PRIVATE_EVENTS = [
  'noticed',
  'taste-read',
  'taste-set',
  'evidence-dropped',
  'notes-paused',
  'notes-erased',
] as const satisfies readonly ConversationEvent['type'][];

export const isPrivate = ({ type }: Pick<ConversationEvent, 'type'>): boolean =>
  (PRIVATE_EVENTS as readonly string[]).includes(type);
