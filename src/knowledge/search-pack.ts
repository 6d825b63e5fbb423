import type { Locale } from '#core/locale.ts';
import type { LocaleQuery, LocaleSearch } from './locale-search.ts';
import type { SearchHit } from './search-hit.ts';
import { searchOrder } from './search-order.ts';

/** Below this the own language's best entry is weak, and the nearest language is asked too. */
const WEAK = 0.5;

/**
 * Searches the shopper's language first and others only when it has nothing sure. An entry found in two languages is given
 * once: in the nearer one, unless the other is surer. `searchOf` gives the search of a language of the pack, building it
 * when it is first wanted.
 */
export async function searchPack(
  query: LocaleQuery & { locale: Locale },
  packLocales: readonly Locale[],
  searchOf: (locale: Locale) => Promise<LocaleSearch>,
): Promise<SearchHit[]> {
  const hits = new Map<string, SearchHit>();
  for (const locale of searchOrder(query.locale, query.text, packLocales, query.reading?.language)) {
    const search = await searchOf(locale);
    for (const hit of search.search(query)) {
      const key = `${hit.kind} ${hit.id}`;
      const known = hits.get(key);
      if (known === undefined || hit.confidence > known.confidence) hits.set(key, hit);
    }
    if ([...hits.values()].some(({ confidence }) => confidence >= WEAK)) break;
  }
  return [...hits.values()]
    .sort((left, right) => right.confidence - left.confidence || right.score - left.score)
    .slice(0, query.limit);
}
