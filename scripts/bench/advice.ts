import { readFileSync } from 'node:fs';
import { createEntityFinder } from '#nlu/entities.ts';
import { loadNano } from '#nlu/nano-reader.ts';
import { readMessage } from '#nlu/read-message.ts';
import { openBench } from '../advice/play-case.ts';
import { PLANTED_TASTES } from '../mine/planted-tastes.ts';
import { simulateShop } from '../mine/simulate-shop.ts';
import { HELD_OUT_CASES, type HeldOutCase, isLookedAt } from './advice/held-out-cases.ts';
import { type AdviceFigures, judgeAdvice, type Recommended } from './advice/judge-advice.ts';
import { recommendByAdvice, withoutAssociations } from './advice/recommend-by-advice.ts';
import { recommendByMeaning, recommendByPopularity, recommendByWords } from './advice/recommend-by-rivals.ts';
import { recommendInDialogue } from './advice/recommend-in-dialogue.ts';
import { timeAdvice } from './advice/time-advice.ts';
import type { BenchSuite } from './suite.ts';

const SHOP = 'examples/packs/beauty';
const MANY_PRODUCTS = 5000;
/** Those that the demo pack's associations were mined from. */
const SIMULATED = { shoppers: 4000, seed: 1 };
const SHORT_EVERY = 8;

/**
 * The adviser on cases of a writer who knew nothing of it, against what sells best and against what reads most alike, which
 * know no limits. Beside it the same adviser with each message as the device's smallest model reads it; the whole way through the
 * dialogue, with how many of the shop's other questions it takes; the adviser without the associations; its time.
 */
export const benchAdvice: BenchSuite = async ({ short }) => {
  const cases = HELD_OUT_CASES.filter((_, at) => !short || at % SHORT_EVERY < 2);
  const bench = openBench(SHOP);
  const bare = withoutAssociations(bench, SHOP);
  const { bought } = simulateShop({
    skus: bench.goods('en').products.map(({ sku }) => sku),
    planted: PLANTED_TASTES,
    ...SIMULATED,
  });
  const intentOf = nanoIntents();
  const byPopularity = recommendByPopularity(bought);
  const byWords = byLocale((locale) => recommendByWords(bench.goods(locale).products));
  const inDialogue = await recommendInDialogue(cases);
  const ways: Record<string, (one: HeldOutCase) => Recommended> = {
    advice: (one) => recommendByAdvice(bench, one),
    adviceAsRead: (one) => recommendByAdvice(bench, one, intentOf),
    adviceWithoutAssociations: (one) => recommendByAdvice(bare, one),
    adviceInDialogue: inDialogue.recommended,
    popularity: byPopularity,
    words: (one) => byWords[one.locale](one),
  };
  // Thousands of sentence vectors take a minute.
  if (!short) {
    const meanings = { 'zh-Hans': casesIn('zh-Hans', cases), en: casesIn('en', cases) };
    const byMeaning = {
      'zh-Hans': await recommendByMeaning(bench.goods('zh-Hans').products, meanings['zh-Hans']),
      en: await recommendByMeaning(bench.goods('en').products, meanings.en),
    };
    ways.meaning = (one) => byMeaning[one.locale](one);
  }
  return {
    suite: 'advice',
    short,
    associationsFrom: `a simulated history of ${SIMULATED.shoppers} shoppers`,
    ...Object.fromEntries(Object.entries(ways).map(([name, way]) => [name, figuresByPart(cases, way)])),
    otherQuestions: inDialogue.otherQuestions,
    time: timeAdvice(bench, SHOP, cases, MANY_PRODUCTS),
  };
};

function figuresByPart(
  cases: readonly HeldOutCase[],
  way: (one: HeldOutCase) => Recommended,
): Record<string, AdviceFigures> {
  const recommended = new Map(cases.map((one) => [one, way(one)]));
  const figures = (part: readonly HeldOutCase[]): AdviceFigures =>
    judgeAdvice(
      part,
      part.map((one) => recommended.get(one) ?? { skus: [], questions: 0 }),
    );
  return {
    all: figures(cases),
    lookedAt: figures(cases.filter(isLookedAt)),
    notLookedAt: figures(cases.filter((one) => !isLookedAt(one))),
    'zh-Hans': figures(casesIn('zh-Hans', cases)),
    en: figures(casesIn('en', cases)),
  };
}

/** What the smallest model of a device takes a message for. */
function nanoIntents(): (text: string) => string {
  const opinion = loadNano(readFileSync('models/nano/nano.bin'));
  const findEntities = createEntityFinder({ products: [], terms: {}, orderNumbers: [] });
  const bands = { answer: 0.7, clarify: 0.6 };
  return (text) => readMessage(text, { opinion: opinion.opine(text), findEntities, bands }).intent;
}

const casesIn = (locale: HeldOutCase['locale'], cases: readonly HeldOutCase[]): HeldOutCase[] =>
  cases.filter((one) => one.locale === locale);

const byLocale = <T>(make: (locale: HeldOutCase['locale']) => T): Record<HeldOutCase['locale'], T> => ({
  'zh-Hans': make('zh-Hans'),
  en: make('en'),
});
