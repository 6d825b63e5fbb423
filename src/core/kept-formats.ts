/**
 * Shops write their days in the Gregorian calendar and their figures in Latin digits; devices may have the Buddhist calendar for
 * Thai, and Arabic-Indic digits for Arabic, by their version and settings.
 */
const WRITTEN: Readonly<Record<string, string>> = { th: 'th-u-ca-gregory-nu-latn', ar: 'ar-u-ca-gregory-nu-latn' };

/** Building one of `Intl`'s formats costs about a millisecond on a slow phone: one of each is kept. */
function kept<O extends object, F>(make: (locale: string, options?: O) => F): (locale: string, options?: O) => F {
  const made = new Map<string, F>();
  return (locale, options) => {
    const key = options ? locale + JSON.stringify(options) : locale;
    const format = made.get(key) ?? make(WRITTEN[locale] ?? locale, options);
    made.set(key, format);
    return format;
  };
}

/** Throws `RangeError` for a currency that is none, as the constructor does. */
export const numberFormat = kept(
  (locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
export const dateTimeFormat = kept(
  (locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
export const pluralRules = kept((locale, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options));
