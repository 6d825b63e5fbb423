import { productOnScreen } from '#commerce/page-context.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import type { Emotion, Entity, Reading } from '#nlu/reading.ts';
import type { Draft } from '../draft.ts';
import { flowById, flowOf } from '../flows/flow-book.ts';
import type { Turn } from '../flows/turn.ts';
import { yesOrNo } from '../flows/words/yes-no.ts';
import { groupOf } from '../intent-groups.ts';
import { memoryOf, QUESTIONS_KEPT, type Question } from '../memory.ts';
import { bandsOf, policyOf } from '../policy.ts';

/** Messages after which a product is no longer what "it" means. */
const SUBJECT_KEPT = 6;

/** Remembers what a message asks, and of which product: the one named, the one surely found, else the one talked about. */
export function noteQuestion(draft: Draft, turn: Turn, mood: Emotion): void {
  const { text, reading, hits } = turn;
  const { answer } = bandsOf(draft.book);
  const intent = meantIntent(draft, turn);
  const named = namedProduct(reading);
  const top = hits[0];
  const found = top && top.confidence >= answer ? top.product : undefined;
  const isFollowing = ['product', 'promotion'].includes(groupOf(intent));
  const before = isFollowing
    ? memoryOf(draft.state)
        .questions.slice(-SUBJECT_KEPT)
        .findLast(({ sku }) => sku !== null)
    : undefined;
  const page = isFollowing ? productOnScreen(draft.state.context) : undefined;
  const sku = named ?? found?.sku ?? before?.sku ?? page ?? null;
  const product = sku === null ? undefined : productIn(hits, sku);
  const isSame = before?.sku === sku;
  addQuestion(draft, {
    intent,
    sure: (reading.confidence >= answer || isSameTrouble(draft, turn, intent)) && !isSaidOtherwise(draft, turn),
    mood,
    sku,
    category: product?.category ?? (isSame ? (before?.category ?? null) : null),
    name: product ? shortName(product) : ((isSame ? before?.name : null) ?? nameTyped(reading)),
    features: [intent, ...(product ? attributesNamed(product, text) : [])],
  });
}

/**
 * What was read is not what was said: a plain yes to the open topic, or the very words that start a scene which the intent
 * does not.
 */
function isSaidOtherwise({ state, book }: Draft, { text, reading }: Turn): boolean {
  if (state.topics.length > 0 && (yesOrNo(text) === 'yes' || saysSolved(text))) return true;
  return flowOf(book, text, null)?.starts.every(({ intent }) => intent !== reading.intent) ?? false;
}

/** "Still failing", to a topic that is about just that: what was surely found tells what a few words were too few for. */
function isSameTrouble({ state, book }: Draft, { hits }: Turn, intent: string): boolean {
  const topic = state.topics.at(-1);
  const [top] = hits;
  if (!topic || !top || top.intent !== intent || top.confidence < bandsOf(book).answer) return false;
  return flowById(book, topic.flow)?.starts.some((start) => start.intent === intent) ?? false;
}

const SOLVED =
  /(?:成了|成功了?|好了|可以了|能了|行了|通过了|解决了)[。！!~]*$|\b(?:works? now|worked|it works|went through|solved|sorted)\b/iu;
const UNSOLVED = /没|不|未|还|别|失败|\b(?:not|no|never|still|\p{L}+n't)\b/iu;

const saysSolved = (text: string): boolean => SOLVED.test(text) && !UNSOLVED.test(text);

const productNamed = ({ entities }: Reading): Entity | undefined =>
  entities.findLast(({ type }) => type === 'sku' || type === 'product');

/** SKU of the product that a message names last. */
export const namedProduct = (reading: Reading): string | undefined => productNamed(reading)?.value;

/** What that message calls it. */
const nameTyped = (reading: Reading): string | null => productNamed(reading)?.text ?? null;

/**
 * What a message asks: what was read surely; else what the entry answers that was surely found; else, where a product is
 * named or found, the likeliest question on products.
 */
function meantIntent(draft: Draft, { reading, hits }: Turn): string {
  const { bands, emergency } = policyOf(draft.book);
  if (reading.confidence >= bands.answer && reading.intent !== 'oos') return reading.intent;
  const top = hits[0];
  const found = top && top.confidence >= bands.answer ? top : undefined;
  if (found?.intent) return found.intent;
  const likely = reading.candidates.find(({ intent }) => intent !== 'oos');
  const onProduct =
    likely && likely.confidence >= emergency.minConfidence && groupOf(likely.intent) === 'product'
      ? likely.intent
      : null;
  if (found?.product) return onProduct ?? 'product.info';
  const named = namedProduct(reading);
  if (!named) return reading.intent;
  // What names a product of the shop is not beyond it.
  const isOnlyNamed = reading.intent === 'oos' && top?.product?.sku === named;
  return onProduct ?? (isOnlyNamed ? 'product.info' : reading.intent);
}

function addQuestion(draft: Draft, question: Question): void {
  const memory = memoryOf(draft.state);
  const questions = [...memory.questions, question].slice(-QUESTIONS_KEPT);
  draft.state.memory = { ...memory, questions, asked: memory.asked + 1 };
}

/** The product of that SKU among what was found. */
export function productIn(hits: readonly { product?: Product }[], sku: string): Product | undefined {
  return hits.find(({ product }) => product?.sku === sku)?.product;
}

/** How people call it: the first other name, else the name. */
export const shortName = ({ name, aliases = [] }: Product): string => aliases[0] ?? name;

/** Keys of the attributes whose label stands in the text. */
function attributesNamed({ attributes }: Product, text: string): string[] {
  const fold = (words: string) => words.normalize('NFKC').toLowerCase();
  const folded = fold(text);
  return attributes.filter(({ label }) => folded.includes(fold(label))).map(({ key }) => key);
}
