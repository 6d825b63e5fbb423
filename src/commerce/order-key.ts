/** One key for all spellings of an order number: upper case, letters and digits alone. */
export function orderKey(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
