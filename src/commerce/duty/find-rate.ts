import type { DutyData, Rate, TariffLayer, TaxRate } from './duty-schema.ts';

/** `0902.30` as the digits that prefixes are made of. */
export const digitsOf = (hsCode: string): string => hsCode.replace(/\D/g, '');

/** How well prefixes fit: the length of the longest that does, 0 for `*`; null when none does. */
export function fitOf(hs: readonly string[], hsCode: string): number | null {
  const digits = digitsOf(hsCode);
  let best: number | null = null;
  for (const prefix of hs) {
    const length = prefix === '*' ? 0 : digits.startsWith(prefix) ? prefix.length : null;
    if (length !== null && length > (best ?? -1)) best = length;
  }
  return best;
}

export const isAmong = (hs: readonly string[] | undefined, hsCode: string): boolean =>
  hs !== undefined && fitOf(hs, hsCode) !== null;

/** The rate of a layer for goods: one that names the product, or else the one with the longest prefix. */
export function rateOf(layer: TariffLayer, hsCode: string, sku: string | undefined): Rate | null {
  let found: Rate | null = null;
  let best = -1;
  for (const rate of layer.rates) {
    if (rate.skus && (sku === undefined || !rate.skus.includes(sku))) continue;
    const fit = fitOf(rate.hs, hsCode);
    const score = fit === null ? -1 : fit + (rate.skus ? 100 : 0);
    if (score > best) [found, best] = [rate, score];
  }
  return found;
}

/** The tax rate for goods: the reduced one with the longest prefix, or else the standard one. */
export function taxRateOf(
  tax: NonNullable<DutyData['destinations'][string]['tax']>,
  hsCode: string,
): Exclude<TaxRate, { unknown: true }> | null {
  let found: TaxRate = { ...tax.standard, hs: ['*'] };
  let best = -1;
  for (const rate of tax.reduced ?? []) {
    const fit = fitOf(rate.hs, hsCode);
    if (fit !== null && fit > best) [found, best] = [rate, fit];
  }
  return 'unknown' in found ? null : found;
}
