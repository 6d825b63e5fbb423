import type { Locale } from '#core/locale.ts';
import { regionName } from '../duty/region-name.ts';
import { readAddress, type WrittenAddress } from './read-address.ts';

/**
 * An address in lines as they are printed in its country, which is written last and in capitals; null where its town and postcode
 * cannot be told, so that it is shown as it was written.
 */
export function formAddress(text: string, told: string | undefined, locale: Locale): string | null {
  const printed = printAddress(text, told, locale);
  if (!printed) return null;
  const { lines, country, phone } = printed;
  return [...lines, country, ...(phone === null ? [] : [phone])].join('\n');
}

/** The same in its parts: `lines` are those above the country. */
export function printAddress(
  text: string,
  told: string | undefined,
  locale: Locale,
): { lines: string[]; country: string; phone: string | null } | null {
  const address = readAddress(text, told, locale);
  if (!address || address.before.length === 0 || (address.form.postcode !== null && address.postcode === null))
    return null;
  const { form, country, name, phone } = address;
  const isTownNeeded = form.postcode !== null && form.lines.includes('C');
  if (isTownNeeded && address.town === null) return null;
  const lines = [name, ...form.lines.split('|').map((line) => filled(line, address))];
  return {
    lines: lines.filter((line): line is string => line !== null && line !== ''),
    country: regionName(country, locale).toLocaleUpperCase(locale),
    phone,
  };
}

function filled(line: string, address: WrittenAddress): string {
  const { form, before, town, region, postcode } = address;
  const said: Record<string, string> = {
    A: before.join('\n'),
    C: town ?? '',
    S: region ?? '',
    Z: postcode ? spaced(postcode, form.example) : '',
  };
  const text = line.replace(/SINGAPORE|LT|L(?=-)|[ACSZ]/g, (part) => {
    const value = said[part];
    if (value === undefined) return part;
    return form.upper?.includes(part) ? value.toUpperCase() : value;
  });
  // A part that is not there leaves its comma behind.
  return text
    .replace(/^[\s,]+|[\s,]+$/g, '')
    .replace(/\s*,(?:\s*,)*/g, ',')
    .replace(/ {2,}/g, ' ');
}

/** The postcode with its gap where that country has one: `sw1a1aa` is SW1A 1AA. */
function spaced(postcode: string, example: string | null): string {
  const gap = example?.indexOf(' ') ?? -1;
  if (gap < 0 || example === null) return postcode.toUpperCase();
  const joined = postcode.replace(/\s/g, '').toUpperCase();
  // Counted from the end: what goes before may be longer.
  const tail = example.length - gap - 1;
  return `${joined.slice(0, -tail)} ${joined.slice(-tail)}`;
}
