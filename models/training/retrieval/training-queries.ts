import type { Locale } from '#core/locale.ts';
import { buildLocaleIndex } from '#knowledge/locale-index.ts';
import { LocaleSearch } from '#knowledge/locale-search.ts';
import type { PackChunk } from '#knowledge/pack-schema.ts';
import { readPackFolder } from '#scripts/pack/read-pack-folder.ts';
import { readDev } from './read-dev.ts';

/** A query with the search to put it to and the entries that are right. */
export interface TrainingQuery {
  text: string;
  expected: readonly string[];
  search: LocaleSearch;
  /** How much it counts. */
  weight: number;
  origin: 'dev' | 'left-out' | 'other-shop' | 'own';
}

export const SHOPS = ['fresh', 'beauty', 'global'] as const;
const LANGUAGES: readonly Locale[] = ['zh-Hans', 'en'];
/** Questions of an entry are left out in so many rounds, one a round. */
const ROUNDS = 3;
/** What one shop's customers ask about its goods, another shop cannot answer; tea and gifts are sold by several. */
const OWN_INTENTS = /^product\.(usage|compare|suitability|shelf_life|storage|info)$/;
const SHARED_GOODS = /茶|大红袍|送礼|孕|怀|tea|gift|pregnan|breastfeed|allerg|过敏|expir|保质|过期|review|评价/i;

/**
 * What the weights are fitted on: the development questions' fitting half; questions of the packs themselves, each put to
 * an index it was left out of; questions about another shop's goods, which nothing answers; and questions of the packs
 * word for word, as quick replies send them.
 */
export function trainingQueries(): TrainingQuery[] {
  const packs = SHOPS.map((shop) => ({ shop, pack: readPackFolder(`examples/packs/${shop}`) }));
  const dev = readDev()
    .filter(({ half }) => half === 'fit')
    .flatMap(({ shop, locale, text, expected }): TrainingQuery[] => {
      const pack = packs.find((found) => found.shop === shop)?.pack;
      return pack === undefined ? [] : [{ text, expected, search: pack.search(locale), weight: 4, origin: 'dev' }];
    });
  const leftOut = packs.flatMap(({ pack }) =>
    LANGUAGES.flatMap((locale) =>
      Array.from({ length: ROUNDS }, (_, round) => leaveOut(pack.chunks, locale, round)).flat(),
    ),
  );
  const others = packs.flatMap(({ shop, pack }) =>
    packs
      .filter((other) => other.shop !== shop)
      .flatMap((other) =>
        LANGUAGES.flatMap((locale) =>
          answersOf(other.pack.chunks, locale)
            .filter(({ intent }) => OWN_INTENTS.test(intent))
            .flatMap(({ questions }) => questions.slice(0, 1))
            .filter((text) => !SHARED_GOODS.test(text))
            .map(
              (text): TrainingQuery => ({
                text,
                expected: [],
                search: pack.search(locale),
                weight: 0.5,
                origin: 'other-shop',
              }),
            ),
        ),
      ),
  );
  const own = packs.flatMap(({ pack }) =>
    LANGUAGES.flatMap((locale) =>
      answersOf(pack.chunks, locale).map(
        ({ id, policies = [], questions }, at): TrainingQuery => ({
          text: questions[at % questions.length] ?? '',
          expected: [id, ...policies],
          search: pack.search(locale),
          weight: 0.2,
          origin: 'own',
        }),
      ),
    ),
  );
  return [...dev, ...leftOut, ...others, ...own];
}

function answersOf(chunks: readonly PackChunk[], locale: Locale) {
  return chunks.flatMap((chunk) => (chunk.kind === 'answers' && chunk.locale === locale ? chunk.items : []));
}

function leaveOut(chunks: readonly PackChunk[], locale: Locale, round: number): TrainingQuery[] {
  const queries: { text: string; id: string; policies: string[] }[] = [];
  const thinned = chunks
    .filter((chunk) => chunk.locale === locale)
    .map((chunk) => {
      if (chunk.kind !== 'answers') return chunk;
      const items = chunk.items.map((item) => {
        if (item.questions.length < 4) return item;
        const text = item.questions[round] ?? '';
        queries.push({ text, id: item.id, policies: item.policies ?? [] });
        return { ...item, questions: item.questions.filter((_, at) => at !== round) };
      });
      return { ...chunk, items };
    });
  const lexicon = chunks.find((chunk) => chunk.kind === 'lexicon')?.items ?? { synonyms: [], terms: {} };
  const building = buildLocaleIndex(thinned, lexicon);
  let step = building.next();
  while (step.done !== true) step = building.next();
  const search = new LocaleSearch(step.value);
  return queries.map(({ text, id, policies }) => ({
    text,
    expected: [id, ...policies],
    search,
    weight: 0.3,
    origin: 'left-out',
  }));
}
