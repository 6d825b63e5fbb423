import { splitSentences } from './split-sentences.ts';
import { withoutCourtesy } from './without-courtesy.ts';

/** Sentences that soothe, apologise or put off and tell nothing. */
const WITHOUT_MATTER =
  /^(?:(?:非常|很|十分|真的|实在)*(?:抱歉|对不起|不好意思)[^，,。！]{0,12}|(?:非常|很|完全)?(?:理解|明白)您?的?(?:心情|感受)[^。！]*|(?:i(?:'m| am)|we(?:'re| are))? ?(?:so |very |really )?sorry[^,.!]{0,60}|i (?:quite |fully |completely )?understand[^.!]*|(?:one|just a) moment[^.!]*|(?:请|麻烦)?(?:您)?稍等[^。！]*|正在为您(?:查询|核实)[^。！]*|let me check[^.!]*)[，,。.!！~～]*$/iu;

/** The matter of an agent's reply: without greeting, names, comfort and waiting; empty where nothing else was said. */
export function cleanAnswer(answer: string): string {
  const kept = splitSentences(withoutCourtesy(answer))
    .map((sentence) => withoutName(sentence))
    .filter((sentence) => sentence !== '' && !WITHOUT_MATTER.test(sentence));
  const joined = kept.reduce((text, sentence) => (text === '' ? sentence : `${text}${gap(text)}${sentence}`), '');
  return withStop(withoutCourtesy(joined));
}

/** What was cut off after it took the stop along. */
const withStop = (text: string): string =>
  /[\p{L}\p{N}]$/u.test(text) ? `${text}${/\p{Script=Han}$/u.test(text) ? '。' : '.'}` : text;

/** `[name]` at either end is an address or a signature. */
function withoutName(sentence: string): string {
  return sentence
    .replace(/^(?:dear |hi |亲爱的)?\[name\](?:先生|女士|小姐)?[，,!！\s]*/iu, '')
    .replace(/[，,\s]*(?:regards|客服)?[，,\s]*\[name\]$/iu, '')
    .trim();
}

const gap = (text: string): string => (/[\p{Script=Han}。！？，]$/u.test(text) ? '' : ' ');
