/** Where a shop's signed knowledge lies, and the key that its signature is checked against: as in the tag of a shop's page. */
export interface PackOfShop {
  /** Folder of the pack; may be relative to the page. */
  pack: string;
  /** Base64 of the raw Ed25519 public key. */
  key: string;
}

export type PacksOfShops = Readonly<Record<string, PackOfShop>>;

/** Reads the `packs` attribute of `<aisle-desk>`. A desk without one works, and suggests nothing. */
export function parsePacks(json: string | null): PacksOfShops {
  try {
    const parsed: unknown = JSON.parse(json ?? '{}');
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).filter(([, value]) => isPack(value)));
  } catch {
    return {};
  }
}

const isPack = (value: unknown): value is PackOfShop =>
  typeof value === 'object' &&
  value !== null &&
  'pack' in value &&
  typeof value.pack === 'string' &&
  'key' in value &&
  typeof value.key === 'string';
