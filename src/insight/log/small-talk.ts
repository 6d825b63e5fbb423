import { findConcepts } from '#nlu/concepts.ts';
import { prepareText } from '#nlu/prepare-text.ts';

/** Whole clauses that ask nothing: greetings, thanks, consent, calls for whoever is there. Folded text. */
const NOTHING =
  /^(?:(?:在+[吗么嘛不]*|有人[吗么在嘛]*|人呢|亲+|您?你?好+[呀啊哦]?|哈喽|嗨|喂+|早上?好?|晚上?好|下午好|中午好|谢+谢*(?:您|你|了|亲|啊)*|多谢|感谢|辛苦了?|好+的*[呢吧啊哦哈嘞]?|行+吧?|可以的?|嗯+[嗯呐哪]*|哦+|噢+|啊+|对+的?|是的?|知道了|明白了?|了解了?|收到了?|ok+(?:ay)?|okie|k|没事了?|没有了|不用了|不客气|再见|拜+|先这样|麻烦了?|稍等|等一?下|hello+|hi+|hey+|yes+|yeah|yep|yup|no+|nope|sure|right|great|good|perfect|fine|alright|cool|nice|got it|i see|understood|thanks?(?: (?:you|a lot|so much|again|very much))?(?: (?:very|so) much)?|thank you|thx|ty|cheers|bye+|goodbye|see you|take care|have a (?:nice|good|great) (?:day|one|evening|weekend)|you too|anyone(?: (?:there|here))?|are you there|is (?:any|some)(?:one|body) there|good (?:morning|afternoon|evening|day)|please|one moment|ok thanks?|that(?:'s| is) all|no problem|never ?mind|(?:哈|呵|嘿|ha)+|\[(?:image|name)\]|image) ?)+$/;
/** Longer clauses are not tried: they say something, and trying all ways to cut them takes long. */
const LONGEST = 24;
const CLAUSES = /[\s,.!?~…，。！？～、;；:：()（）"'“”]+|\p{Extended_Pictographic}+/gu;

/** A message longer than this says something. Folded characters. */
const SHORT = 24;
const POLITE = new Set(['hello', 'thanks', 'bye', 'joy']);

/** Whether a shopper's message asks and tells nothing: a greeting, thanks, a farewell, consent, "anybody there?". */
export function isSmallTalk(text: string): boolean {
  const { folded } = prepareText(text);
  const clauses = folded
    .split(/[,.!?~…，。！？～、;；:：\n]+|\p{Extended_Pictographic}+/u)
    .map((clause) => clause.replace(CLAUSES, ' ').trim())
    .filter((clause) => clause !== '');
  if (clauses.every((clause) => /^\d{1,2}$/.test(clause) || (clause.length <= LONGEST && NOTHING.test(clause))))
    return true;
  if (folded.length > SHORT) return false;
  // Fourteen more languages: words of politeness and no others that are known.
  const concepts = findConcepts(folded);
  return (
    concepts.length > 0 &&
    !/[\p{Script=Han}?？\d]/u.test(folded) &&
    folded.split(' ').length <= 3 &&
    concepts.every((concept) => POLITE.has(concept))
  );
}
