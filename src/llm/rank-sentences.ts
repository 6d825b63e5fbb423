import { softmax } from '#nlu/softmax.ts';
import { RANKING_WEIGHTS } from './ranking-weights.ts';
import { wordsOf } from './sentences.ts';

/** Words of questions and answers that say nothing of their matter. */
const COMMON = new Set(
  (
    'the a an is are was were be been it its this that to of in on for and or but if i my me we our you your they he she do ' +
    'does did can could will would with at by from as not no so have has had what when where how why which who there here s t'
  ).split(' '),
);

/** What a question asks for, and how a sentence looks that tells it. */
const ASKED: readonly (readonly [RegExp, RegExp])[] = [
  [
    /多久|几天|什么时候|多长|几点|how long|when|how many days|how soon/i,
    /\d.{0,3}(?:天|小时|分钟|周|个月|年|工作日|点)|\d+:\d\d|\b(?:day|hour|minute|week|month|year)s?\b/i,
  ],
  [/多少钱|几块|贵|费|how much|price|cost|fee|pay/i, /[¥$€£]|\d\s?元|免费|free/i],
  [/哪里|在哪|怎么|如何|where|how do|how to|how can/i, /→|\]\(|“|"|点|填|tap|press|click|under|send/i],
  [/能不能|可以|能|可否|吗|can i|is it|do you|may i|could/i, /可以|不能|不可|能|can|cannot|must|not/i],
  [/多少|几|how many|多大|size/i, /\d/],
];

/**
 * For each sentence of a source, how likely it is what answers the question, from 0 to 1, together 1: by shared words, those
 * that few other sentences of the source have counting more, by what is asked for (a time, a price, a place …), and by where
 * they stand. A multinomial logistic regression, fitted on the written examples (`models/training/pocket/fit-ranking.ts`).
 */
function sentenceChances(question: string, sentences: readonly string[]): Float64Array {
  return softmax(
    Float64Array.from(rankingFeatures(question, sentences), (row) =>
      row.reduce((sum, value, at) => sum + value * (RANKING_WEIGHTS[at] ?? 0), 0),
    ),
  );
}

/** How likely the answer must be in the sentences that are marked, and how many may be, chosen on the written examples. */
const ENOUGH = 0.84;
const MOST = 3;

/** The fewest sentences that hold the answer likely enough, as places in the source, the likeliest first. */
export interface Likeliest {
  places: number[];
  /** Whether so few are enough. */
  isSure: boolean;
}

export function likeliestSentences(question: string, sentences: readonly string[]): Likeliest {
  const chances = sentenceChances(question, sentences);
  const order = [...sentences.keys()].sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0) || a - b);
  const places: number[] = [];
  let sum = 0;
  for (const place of order.slice(0, MOST)) {
    if (sum >= ENOUGH) break;
    places.push(place);
    sum += chances[place] ?? 0;
  }
  return { places, isSure: sum >= ENOUGH };
}

/** What the ranking looks at, a row for each sentence. */
export function rankingFeatures(question: string, sentences: readonly string[]): number[][] {
  const asked = new Set(termsOf(question));
  const terms = sentences.map((sentence) => new Set(termsOf(sentence)));
  const weightOf = (term: string): number => {
    const count = terms.filter((own) => own.has(term)).length;
    return count === 0 ? 1 : Math.log((sentences.length + 1) / (count + 0.5));
  };
  const whole = [...asked].reduce((sum, term) => sum + weightOf(term), 1e-6);
  const shared = terms.map((own) => {
    const both = [...asked].filter((term) => own.has(term));
    const words = both.filter((term) => !term.startsWith('_'));
    const sum = both.reduce((total, term) => total + weightOf(term), 0);
    return {
      share: sum / whole,
      dense: sum / Math.sqrt(own.size + 4),
      words: words.length,
      rarest: Math.max(0, ...words.map(weightOf)),
    };
  });
  const best = {
    share: Math.max(...shared.map(({ share }) => share)),
    dense: Math.max(...shared.map(({ dense }) => dense)),
  };
  return sentences.map((sentence, at) => {
    const { share, dense, words, rarest } = shared[at] ?? { share: 0, dense: 0, words: 0, rarest: 0 };
    return [
      share,
      dense,
      words,
      rarest,
      share - best.share,
      dense - best.dense,
      best.dense > 0 && dense === best.dense ? 1 : 0,
      at === 0 ? 1 : 0,
      at === sentences.length - 1 ? 1 : 0,
      Math.log(sentence.length + 1),
      /^[-|]/.test(sentence) ? 1 : 0,
      ...ASKED.flatMap(([asks, tells]) => {
        const isTold = tells.test(sentence);
        return [isTold ? 1 : 0, isTold && asks.test(question) ? 1 : 0];
      }),
    ];
  });
}

/** Words and pairs of signs that say something; single signs of Chinese, with a mark, count as well. */
function termsOf(text: string): string[] {
  const signs = [...text.matchAll(/[\u3400-\u9fff]/g)].map(([sign]) => `_${sign}`);
  return [...wordsOf(text).flatMap((word) => (COMMON.has(word) ? [] : [stemOf(word)])), ...signs];
}

/** Without the commonest endings of English. */
function stemOf(word: string): string {
  const ending = ['ing', 'ed', 'es', 's', 'ly'].find((one) => word.endsWith(one) && word.length - one.length >= 3);
  return ending === undefined || !/^[a-z]/.test(word) ? word : word.slice(0, -ending.length);
}
