import { sentencesOf, wordsOf } from '../../../src/llm/sentences.ts';

/** How the writers began where the source does not say what was asked. */
const NOT_SAID =
  /(?:does|do|is|are|was|did)(?:n't| not) (?:\w+ ){0,2}?(?:sa(?:y|id)|mention|list|cover|stated?|tell|told|described|given|specified|spelled)|nothing (?:here |there )?(?:about|on)|no word (?:on|about)|not (?:listed|stated|mentioned|covered|given|described)|(?:没有?|未)(?:写|提|说|注明|列|标|讲|涉及)|不涉及|says nothing|no information/i;

const MOST = 3;
/** Share of a sentence's words that stand in a reply that took it over. */
const TAKEN_OVER = 0.55;
/** Less than that is no answer: the source does not say it. */
const NEAREST = 0.3;
/** A sentence that has nothing needed must be nearer to the reply. */
const TAKEN_WHOLE = 0.7;

/**
 * The sentences of a source that a written reply rests on, in the order in which it tells them: those that hold what it needs,
 * and those that it took over. Empty where it rests on none, or begins by saying that the source does not tell.
 */
export function pickSentences(source: string, needs: readonly string[], reply: string): string[] {
  if (NOT_SAID.test(reply.split(/[。！？!?]|\.\s/)[0] ?? '')) return [];
  const said = new Set(wordsOf(reply));
  const rated = sentencesOf(source).map((sentence) => {
    const words = wordsOf(sentence);
    const share = words.filter((word) => said.has(word)).length / Math.max(1, words.length);
    return { sentence, share, needed: needs.filter((need) => sentence.includes(need)), at: placeIn(reply, sentence) };
  });
  const picked = new Set<(typeof rated)[number]>();
  for (const need of needs) {
    const best = rated.filter(({ needed }) => needed.includes(need)).sort((a, b) => b.share - a.share)[0];
    if (best) picked.add(best);
  }
  for (const one of rated) if (one.share >= (one.needed.length > 0 ? TAKEN_OVER : TAKEN_WHOLE)) picked.add(one);
  if (picked.size === 0) {
    const [best] = [...rated].sort((a, b) => b.share - a.share);
    if (best && best.share >= NEAREST) picked.add(best);
  }
  return [...picked]
    .sort((a, b) => b.needed.length - a.needed.length || b.share - a.share)
    .slice(0, MOST)
    .sort((a, b) => a.at - b.at)
    .map(({ sentence }) => bareSentence(sentence));
}

/** A sentence or line by itself, without the mark of its line. */
export const bareSentence = (sentence: string): string => sentence.replace(/^(?:[-*•]|\d{1,2}[.、)])\s+/, '');

/** Where in a reply the words of a sentence stand, on average; the end where none does. */
function placeIn(reply: string, sentence: string): number {
  const text = reply.toLowerCase();
  const places = wordsOf(sentence)
    .map((word) => text.indexOf(word))
    .filter((at) => at !== -1);
  return places.length === 0 ? text.length : places.reduce((sum, at) => sum + at, 0) / places.length;
}
