import { openAdvice } from '#commerce/advice/open-advice.ts';
import type { Finding, ShopGoods } from '#commerce/specialist.ts';
import type { Locale } from '#core/locale.ts';
import { createEntityFinder, type EntityFinder } from '#nlu/entities.ts';
import { openGoods, readGraphSource } from './open-advice.ts';

/** A written case: what a shopper says, turn by turn, and what may be shown at the end of it. */
export interface AdviceCase {
  turns: string[];
  locale: Locale;
  /** What fits; empty where nothing should be shown. */
  acceptable: string[];
  /** What must not be shown in any turn after it was told. */
  forbidden: string[];
  why: string;
}

/** The adviser of a pack's source with what it needs to be talked to. */
export interface AdviceBench {
  advise: ReturnType<typeof openAdvice>;
  goods: (locale: Locale) => ShopGoods;
  entities: EntityFinder;
}

export function openBench(sourceDir: string): AdviceBench {
  const byLocale = new Map<Locale, ShopGoods>();
  const goods = (locale: Locale): ShopGoods => {
    const known = byLocale.get(locale) ?? openGoods(sourceDir, locale);
    byLocale.set(locale, known);
    return known;
  };
  const all = [...goods('zh-Hans').products, ...goods('en').products];
  const names = all.map(({ sku, name, aliases = [] }) => ({ sku, names: [name, ...aliases] }));
  return {
    advise: openAdvice(readGraphSource(sourceDir)),
    goods,
    entities: createEntityFinder({ products: names, terms: {}, orderNumbers: [] }),
  };
}

/** Says the turns one after the other; null for a turn that is not the adviser's business. */
export function playCase(
  bench: AdviceBench,
  { turns, locale }: Pick<AdviceCase, 'turns' | 'locale'>,
  now: number,
  intent: string | ((text: string) => string) = 'product.recommend',
): (Finding | null)[] {
  let known: Record<string, unknown> | null = null;
  return turns.map((text) => {
    const finding = bench.advise(
      {
        text,
        intent: typeof intent === 'string' ? intent : intent(text),
        confidence: 0.9,
        entities: bench.entities(text),
        locale,
        context: {},
        now,
        subject: null,
        known,
        taste: null,
      },
      bench.goods(locale),
    );
    known = finding?.known ?? known;
    return finding;
  });
}

/** SKUs that a finding recommends, in order. */
export function shownIn(finding: Finding | null): string[] {
  return (finding?.lines ?? []).flatMap((line) =>
    'show' in line && line.show.type === 'picks' ? line.show.picks.map(({ sku }) => sku) : [],
  );
}
