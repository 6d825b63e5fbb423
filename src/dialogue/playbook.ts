import type { Locale } from '#core/locale.ts';
import type { Lexicon, Rules, Scripts } from '#knowledge/pack-schema.ts';

/** The part of a pack that `step` needs: wording, rules and the shop's order numbers. */
export interface Playbook {
  shop: string;
  packVersion: string;
  shopName: Partial<Record<Locale, string>>;
  scripts: Partial<Record<Locale, Scripts>>;
  rules: Rules;
  orderNumbers: Lexicon['orderNumbers'];
  orderNumberExample: string;
}
