import type { SimulatedLocale } from '#replay/customers/held-out.ts';

/** The language of a message, of the two in which the Studio works, by its script. */
export const localeIn = (text: string): SimulatedLocale => (/\p{Script=Han}/u.test(text) ? 'zh-Hans' : 'en');
