import { maskChineseAddresses } from './chinese-addresses.ts';
import { PERSONAL_KINDS } from './personal-kinds.ts';

/** What a conversation knows of the shopper and the shop, beside what a text looks like. */
export interface Known {
  /** Personal data known as such: typed where it was asked for. */
  personal: readonly string[];
  /** Numbers that are the shop's own: orders, parcels. */
  shops: readonly string[];
}

/** What stands before a number that is one of the shop's: it is what the agent needs most. */
const SHOPS_NUMBER =
  /(?:订单|訂單|单号|單號|运单|運單|快递|快遞|编号|編號|order|parcel|tracking|ticket|invoice|no\.|number|nr\.?|#)[\p{L}\s#:：.是为為]{0,12}$/iu;

/**
 * A text with e-mail addresses, card, identity and phone numbers and postal addresses made unreadable, in the forms of
 * mainland China, Hong Kong, Taiwan, North America and Britain. Order and parcel numbers stay.
 */
export function maskPersonal(text: string, { personal, shops }: Known): string {
  let masked = text;
  for (const found of personal.filter((value) => value.trim().length >= 4).toSorted((a, b) => b.length - a.length)) {
    masked = masked.split(found).join(maskKnown(found));
  }
  for (const { pattern, mask } of PERSONAL_KINDS) {
    masked = masked.replace(pattern, (found: string, ...rest: unknown[]) => {
      const at = rest.find((value) => typeof value === 'number') ?? 0;
      if (shops.some((number) => number.includes(found.trim())) || isShopsNumber(masked, at, found)) return found;
      return mask(found) ?? found;
    });
  }
  return maskChineseAddresses(masked);
}

/** A value whose kind is not known is masked as what it looks like, or wholly. */
function maskKnown(value: string): string {
  const masked = maskPersonal(value, { personal: [], shops: [] });
  return masked === value ? '****' : masked;
}

const isShopsNumber = (text: string, at: number, found: string): boolean =>
  !found.includes('@') && /^[\d -]+$/.test(found) && SHOPS_NUMBER.test(text.slice(Math.max(0, at - 30), at));
