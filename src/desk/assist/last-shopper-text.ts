import type { DeskHandoffDetail } from '#merchant/generated/protocol.ts';

/** The last thing that the shopper said: to a person, or before one came. Null where they said nothing. */
export function lastShopperText({ packet, events }: Pick<DeskHandoffDetail, 'packet' | 'events'>): string | null {
  const said = events.findLast((event) => event.type === 'message' && event.from === 'shopper');
  if (said?.type === 'message') return said.text;
  return packet.transcript.findLast(({ role }) => role === 'shopper')?.text ?? null;
}
