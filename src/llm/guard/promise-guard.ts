import { foldInPlace } from '#nlu/fold-in-place.ts';
import { PROMISES } from './promises.ts';

/** Denied, it binds nobody: "we cannot guarantee", 不会马上退. */
const DENIED =
  /(?:\b(?:not(?! only)|cannot|never|nothing|neither|nor|no|isn't|won't|can't|don't|doesn't|hasn't|haven't|wasn't|couldn't|unable to)\b(?:[ -]\w+){0,2}[ -]?|(?:不(?!仅|但|光|过)|没(?!问题|关系|事)|无法|未|别)[^,。;!?]{0,3})$/;
/** What is said not to be known is not promised. */
const UNKNOWN =
  /没有?写|没有?说|未写|未说|没有?提|不清楚|\b(?:not|isn't|aren't|doesn't|don't|won't) (?:\w+ )?(?:stated?|say|said|cover\w*|mention\w*|specif\w*|tell|know|guess)\b|\bisn't in my notes\b/;

/** The word of a sentence by which the shop would bind itself beyond its grounds; null where there is none. */
export function unfoundedPromise(sentence: string, foldedGrounds: string): string | null {
  const folded = foldInPlace(sentence);
  for (const { said, borneOutBy = said } of PROMISES) {
    const found = said.exec(folded);
    if (found === null || borneOutBy.test(foldedGrounds)) continue;
    if (DENIED.test(folded.slice(0, found.index)) || UNKNOWN.test(folded)) continue;
    return found[0];
  }
  return null;
}
