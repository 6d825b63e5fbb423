import { foldInPlace } from '#nlu/fold-in-place.ts';
import { ASSERTS, COURTESY } from './glue-words.ts';
import { PROMISES } from './promises.ts';

/** Denied, it binds nobody: "we cannot guarantee", 不会马上退. */
const DENIED =
  /(?:\b(?:not(?! only)|cannot|never|nothing|neither|nor|no|isn't|won't|can't|don't|doesn't|hasn't|haven't|wasn't|couldn't|unable to)\b(?:[ -]\w+){0,2}[ -]?|(?:不(?!仅|但|光|过)|没(?!问题|关系|事)|无法|未|别)[^,。;!?]{0,3})$/;
/** What is said not to be known is not promised. */
const UNKNOWN =
  /没有?写|没有?说|未写|未说|没有?提|不清楚|\b(?:not|isn't|aren't|doesn't|don't|won't) (?:\w+ )?(?:stated?|say|said|cover\w*|mention\w*|specif\w*|tell|know|guess)\b|\bisn't in my notes\b/;

/** Beside the word they make a gift of it. */
const GIVES =
  /\b(?:gets?|got|receives?|gives?|ha(?:ve|s)|pays?|offers?|takes?|claims?|yours?|here|due|way|comes?|coming|made|sent|applies|valid|included)\b|给(?!您添|你添)|有(?!点)|领|拿|得(?!太|很|真)|享|已|没问题/;
const CLAUSE = /[,;:.!?。]/;

/**
 * The word of a sentence by which the shop would bind itself beyond its grounds; null where there is none. `asked`: the folded
 * question, whose words may be named in sympathy: "sorry that the refund was turned down".
 */
export function unfoundedPromise(sentence: string, foldedGrounds: string, asked: string): string | null {
  const folded = foldInPlace(sentence);
  for (const { said, borneOutBy = said } of PROMISES) {
    const found = said.exec(folded);
    if (found === null || borneOutBy.test(foldedGrounds)) continue;
    if (foldedGrounds.includes(found[0].trim().replace(/^[,;.!?]\s*/, ''))) continue;
    if (DENIED.test(folded.slice(0, found.index)) || UNKNOWN.test(folded)) continue;
    if (asked.includes(found[0]) && COURTESY.test(folded) && !assertsBeside(folded, found)) continue;
    return found[0];
  }
  return null;
}

/** Whether the clause grants or asks anything, apart from the word itself. */
function assertsBeside(folded: string, { 0: word, index }: RegExpExecArray): boolean {
  const before = folded.slice(0, index).split(CLAUSE).at(-1) ?? '';
  const after = folded.slice(index + word.length).split(CLAUSE)[0] ?? '';
  return [ASSERTS, GIVES].some((pattern) => pattern.test(`${before} ${after}`));
}
