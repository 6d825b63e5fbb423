import type { Locale } from '#core/locale.ts';
import { regionName } from '../duty/region-name.ts';
import { readAddress } from './read-address.ts';

export interface PostcodeFault {
  postcode: string;
  /** The country's name. */
  country: string;
  /** A postcode of that country. */
  example: string;
}

/** What stands in an address for a postcode and can be none in its country; null where all is well or nothing can be said. */
export function postcodeFault(text: string, told: string | undefined, locale: Locale): PostcodeFault | null {
  const address = readAddress(text, told, locale);
  if (!address?.wrongPostcode || address.form.example === null) return null;
  return {
    postcode: address.wrongPostcode,
    country: regionName(address.country, locale),
    example: address.form.example,
  };
}
