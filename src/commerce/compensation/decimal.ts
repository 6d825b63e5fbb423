/** A decimal string as a whole number of its own last place: no float touches money. */
interface Decimal {
  units: bigint;
  /** Places after the point. */
  places: number;
}

export function decimal(text: string): Decimal {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  return { units: BigInt(`${sign}${whole}${fraction}`), places: fraction.length };
}

/** Units of `places` places; what is finer is rounded half up. For amounts that are not negative. */
export function unitsAt({ units, places }: Decimal, wanted: number): bigint {
  if (places <= wanted) return units * 10n ** BigInt(wanted - places);
  return share(units, 1n, 10n ** BigInt(places - wanted));
}

export function decimalText(units: bigint, places: number): string {
  const digits = units.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** `units × part ÷ whole`, rounded half up. */
export const share = (units: bigint, part: bigint, whole: bigint): bigint => (2n * units * part + whole) / (2n * whole);
