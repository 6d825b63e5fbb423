import type { DeskHandoffDetail } from '#merchant/generated/protocol.ts';

type Said = Pick<DeskHandoffDetail, 'packet' | 'events'>;

/** What the shopper said, newest first: to a person, and before one came. */
export function shopperTexts({ packet, events }: Said): string[] {
  const before = packet.transcript.filter(({ role }) => role === 'shopper').map(({ text }) => text);
  const since = events.flatMap((event) => (event.type === 'message' && event.from === 'shopper' ? [event.text] : []));
  return [...before, ...since].reverse();
}

/** The last thing that they said; null where they said nothing. */
export const lastShopperText = (said: Said): string | null => shopperTexts(said)[0] ?? null;
