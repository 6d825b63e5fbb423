/** Milligrams of the units that people write. 斤 is 500 g, 两 50 g. */
const UNITS: Record<string, bigint> = {
  '': 1_000n,
  g: 1_000n,
  克: 1_000n,
  gram: 1_000n,
  grams: 1_000n,
  kg: 1_000_000n,
  公斤: 1_000_000n,
  千克: 1_000_000n,
  斤: 500_000n,
  两: 50_000n,
};

/** A weight as it was typed ("420", "0.42 kg", "8两"; plain numbers are grams), or null. At most six decimals count. */
export function milligrams(typed: string): bigint | null {
  const plain = typed.normalize('NFKC').toLowerCase().trim();
  const [match, whole, fraction = '', unit = ''] =
    /^(\d{1,9})(?:[.,](\d{1,6}))?\s*([a-z]*|\p{Script=Han}*)$/u.exec(plain) ?? [];
  const factor = UNITS[unit];
  if (match === undefined || whole === undefined || factor === undefined) return null;
  const scale = 10n ** BigInt(fraction.length);
  return (BigInt(whole + fraction) * factor) / scale;
}
