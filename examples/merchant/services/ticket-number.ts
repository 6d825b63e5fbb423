/**
 * What a shopper can quote, short enough to be read out on the phone: the day, and the order of arrival. `T` begins that
 * of a conversation that waits as a ticket, `S` that of every other ticket.
 */
export function ticketNumber(letter: 'S' | 'T', at: string, arrival: number): string {
  return `${letter}${at.slice(2, 10).replaceAll('-', '')}-${String(arrival).padStart(4, '0')}`;
}
