type ProductCodeKind = 'ean-13' | 'ean-8' | 'upc-a';

export interface ProductCode {
  kind: ProductCodeKind;
  /** As printed. */
  digits: string;
  /** As EAN-13: a UPC-A is one that begins with 0. */
  key: string;
}

const KINDS: Record<number, ProductCodeKind> = { 13: 'ean-13', 12: 'upc-a', 8: 'ean-8' };

/**
 * Reads a retail code; null for other digits, and where its check digit is wrong. From the right the digits before the check
 * digit count three times and once in turn, and all of it with the check digit is a multiple of ten (GS1 General
 * Specifications, section 7.9.1).
 */
export function readProductCode(text: string): ProductCode | null {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '');
  const kind = KINDS[digits.length];
  if (!kind || !/^\d+$/.test(digits) || checkDigit(digits.slice(0, -1)) !== Number(digits.at(-1))) return null;
  return { kind, digits, key: kind === 'upc-a' ? `0${digits}` : digits };
}

/** The digit that ends a code with these digits before it. */
export function checkDigit(digits: string): number {
  const sum = [...digits].toReversed().reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}
