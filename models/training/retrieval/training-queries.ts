import type { Locale } from '#core/locale.ts';
import { atOnce } from '#knowledge/at-once.ts';
import { buildLocaleIndex } from '#knowledge/locale-index.ts';
import { LocaleSearch } from '#knowledge/locale-search.ts';
import type { PackChunk } from '#knowledge/pack-schema.ts';
import { VectorIndex } from '#knowledge/vector-index.ts';
import type { SentenceEncoder } from '#publish/sentence-encoder.ts';
import { vectorsChunks } from '#publish/vectors-chunk.ts';
import { type OpenedPack, openPack } from '#scripts/open-pack.ts';
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

interface Shop extends OpenedPack {
  name: string;
}

const SHOPS = ['fresh', 'beauty', 'global'] as const;
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
export async function trainingQueries(encoder: SentenceEncoder | null): Promise<TrainingQuery[]> {
  const shops: Shop[] = [];
  for (const name of SHOPS) shops.push({ name, ...(await openPack(`examples/packs/${name}`, encoder)) });
  const queries: TrainingQuery[] = [];
  for (const shop of shops) {
    for (const locale of LANGUAGES) {
      const search = await shop.pack.search(locale, encoder?.id ?? null);
      const others = shops.filter((other) => other !== shop);
      queries.push(
        ...developmentQueries(shop, locale, search),
        ...others.flatMap((other) => strangeQueries(other, locale, search)),
        ...ownQueries(shop, locale, search),
      );
      for (let round = 0; round < ROUNDS; round++)
        queries.push(...(await leftOutQueries(shop, locale, round, encoder)));
    }
  }
  return queries;
}

function developmentQueries({ name }: Shop, locale: Locale, search: LocaleSearch): TrainingQuery[] {
  return readDev()
    .filter((question) => question.half === 'fit' && question.shop === name && question.locale === locale)
    .map(({ text, expected }) => ({ text, expected, search, weight: 4, origin: 'dev' }));
}

function strangeQueries(other: Shop, locale: Locale, search: LocaleSearch): TrainingQuery[] {
  return answersOf(other, locale)
    .filter(({ intent }) => OWN_INTENTS.test(intent))
    .flatMap(({ questions }) => questions.slice(0, 1))
    .filter((text) => !SHARED_GOODS.test(text))
    .map((text) => ({ text, expected: [], search, weight: 0.5, origin: 'other-shop' }));
}

function ownQueries(shop: Shop, locale: Locale, search: LocaleSearch): TrainingQuery[] {
  return answersOf(shop, locale).map(({ id, policies = [], questions }, at) => {
    const text = questions[at % questions.length] ?? '';
    return { text, expected: [id, ...policies], search, weight: 0.2, origin: 'own' };
  });
}

async function leftOutQueries(
  { chunks }: Shop,
  locale: Locale,
  round: number,
  encoder: SentenceEncoder | null,
): Promise<TrainingQuery[]> {
  const left: { text: string; expected: string[] }[] = [];
  const thinned = chunks
    .filter((chunk) => chunk.locale === locale)
    .map((chunk) => {
      if (chunk.kind !== 'answers') return chunk;
      const items = chunk.items.map((item) => {
        if (item.questions.length < 4) return item;
        left.push({ text: item.questions[round] ?? '', expected: [item.id, ...(item.policies ?? [])] });
        return { ...item, questions: item.questions.filter((_, at) => at !== round) };
      });
      return { ...chunk, items };
    });
  const lexicon = chunks.find((chunk) => chunk.kind === 'lexicon')?.items ?? { synonyms: [], terms: {} };
  const index = atOnce(buildLocaleIndex(thinned, lexicon));
  const search = new LocaleSearch(index);
  if (encoder !== null) {
    const [made] = await vectorsChunks(thinned, [locale], encoder);
    if (made?.kind === 'vectors') search.useVectors(atOnce(VectorIndex.build(encoder.id, made.items, index.documents)));
  }
  return left.map((query) => ({ ...query, search, weight: 0.3, origin: 'left-out' }));
}

function answersOf({ chunks }: { chunks: readonly PackChunk[] }, locale: Locale) {
  return chunks.flatMap((chunk) => (chunk.kind === 'answers' && chunk.locale === locale ? chunk.items : []));
}
