import type { Locale } from '#core/locale.ts';
import type { Flow, FlowChooser } from '#knowledge/flow-schema.ts';
import type { Lexicon, Promotion, Scripts } from '#knowledge/pack-schema.ts';
import type { Rules } from '#knowledge/rules-schema.ts';

/** The part of a pack that `step` needs: wording, rules and the shop's order numbers. */
export interface Playbook {
  shop: string;
  packVersion: string;
  shopName: Partial<Record<Locale, string>>;
  scripts: Partial<Record<Locale, Scripts>>;
  rules: Rules;
  /** What the shop does step by step; empty where the pack has none. */
  flows: Flow[];
  /** Tells those apart that have training messages. */
  chooser?: FlowChooser | undefined;
  /** The promotions that `rules.offers` names, by language. */
  promotions?: Partial<Record<Locale, Promotion[]>>;
  /** By SKU and language what the shop calls a product, its name before its other names. */
  productNames?: Record<string, Partial<Record<Locale, string[]>>>;
  orderNumbers: Lexicon['orderNumbers'];
  orderNumberExample: string;
}
