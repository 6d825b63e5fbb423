import { foldWords } from './fold.ts';

/** "Still nothing, right?": there "nothing" is a yes. */
const ASKS_NOTHING =
  /(?:没有|没找到|没收到|没看到|没见)[^。！？!?]{0,8}(?:对吗|是吗|对吧|是吧)[^\p{L}]*$|\b(?:still nothing|nothing (?:there|turned up)|no sign of it|still missing|not there|(?:isn't|is not) (?:there|with|at)|nothing (?:with|at|from|by)|no (?:neighbou?r|one))\b[^.!]*\?\s*$/iu;
const NOTHING =
  /没(?:有|找到|收到|看到|见)|不在|\b(?:nothing|no sign|not there|not here|haven't|isn't|still missing|nowhere)\b/u;
const FOUND =
  /找到了|收到了|拿到了|看到了|有了|在.{0,8}[家里那]|\b(?:found|got|has|have|took|had) (?:it|them)\b|\bit(?:'s| is| was) (?:here|there|with)\b|\bturned up\b|\bneighbou?r(?: has| had| took|'s got)\b/u;

/** The answer to a question that expects nothing to have been found; null for other questions and answers. */
export function answerToNothing(asked: string, text: string): 'yes' | 'no' | null {
  if (!ASKS_NOTHING.test(asked)) return null;
  const folded = foldWords(text);
  if (
    FOUND.test(folded) &&
    !/没/u.test(folded) &&
    !/\b(?:not|nobody|no one|nothing|haven't|hasn't|didn't|don't|never)\b/u.test(folded)
  )
    return 'no';
  return NOTHING.test(folded) ? 'yes' : null;
}
