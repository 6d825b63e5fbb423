/** What a shopper can quote: the day and the order of arrival. Handoffs that wait as tickets begin with T. */
export function ticketNumber(at: string, arrival: number): string {
  return `S${at.slice(2, 10).replaceAll('-', '')}-${String(arrival).padStart(4, '0')}`;
}
