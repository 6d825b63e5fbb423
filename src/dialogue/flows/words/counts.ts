import { foldWords } from './fold.ts';
import { numberWord } from './numbers.ts';

const HAN = '(\\d{1,3}|[一二两俩三四五六七八九十]{1,3})';
const COUNTED = '[个件单笔款样项条只盒袋瓶包份颗枚支罐块根头尾盏台双对]';
const WORD = '(\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';

/** What is wrong with a thing, next to how many it is wrong with. */
const FAULT_HAN =
  '(?:死|坏|碎|破|裂|烂|漏|臭|馊|瘪|化|丢|压|发霉|发黑|过期|变质|有问题|不动|不新鲜|不活|不亮|不能用|没活|没气|没收到|没送)';
const FAULT =
  '(?:dead|died|broken|broke|cracked|smashed|crushed|squashed|shattered|rotten|mou?ldy|bad|off|missing|leaking|leaked|damaged|spoiled|spoilt|bruised|faulty|defective|wrong|expired|open|torn|chipped|burst)';
const NO_MEASURE = '(?! ?(?:g|kg|ml|l|cm|mm|oz|lb|days?|hours?|minutes?|am|pm|times?|stars?|yuan)\\b)';

const PART_HAN = new RegExp(
  `${HAN}${COUNTED}(?:里面?|里头|中间?|当中)(?:就|只|才)?(?:有|坏了|碎了|死了|破了|少了)?${HAN}${COUNTED}(?!(?:是)?(?:好|活|没))`,
  'u',
);
const FAULTS_THEN_COUNT = new RegExp(`${FAULT_HAN}了?(?:有|掉)?${HAN}${COUNTED}`, 'u');
const COUNT_THEN_FAULT = new RegExp(`(?<!第)${HAN}${COUNTED}[^，,。.;；\\d]{0,5}?${FAULT_HAN}`, 'u');
const PART = new RegExp(`\\b${WORD} (?:out )?of (?:(?:the|my|those|these|them|all)\\b ?)*(?:${WORD}\\b)?`, 'u');
/** "One" stands for a thing too: "this one is broken". */
const WORDS_THEN_FAULT = new RegExp(
  `(?<!\\b(?:this|that|the|which|other|another|every|no|\\p{L}+(?:er|ed|y)) )\\b${WORD}\\b${NO_MEASURE}(?! (?:is|was|are|were|has|came)\\b)(?: \\p{L}+){0,4}? ${FAULT}\\b`,
  'u',
);

/** How many of a thing have a fault, or are spoken of at all out of several: "死了两只", "2 of the 6 eggs"; null if not said. */
export function faultyCountIn(text: string): number | null {
  const folded = foldWords(text);
  const joined = folded.replaceAll(' ', '');
  const han = PART_HAN.exec(joined)?.[2] ?? FAULTS_THEN_COUNT.exec(joined)?.[1] ?? COUNT_THEN_FAULT.exec(joined)?.[1];
  if (han !== undefined) return numberWord(han);
  const word = PART.exec(folded)?.[1] ?? WORDS_THEN_FAULT.exec(folded)?.[1];
  return word === undefined ? null : numberWord(word);
}

const COUNT_HAN = new RegExp(`(?<!第)${HAN}\\s?${COUNTED}`, 'u');
const COUNT = new RegExp(
  `\\b${WORD}\\s?(?:x\\b|pcs?\\b|pieces?|of (?:them|those|it)|units?|items?|packs?|boxes|bottles)`,
  'u',
);

/** How many of a thing: "两件", "3 pieces", "one of the three"; null when no count is said. */
export function countIn(text: string): number | null {
  const faulty = faultyCountIn(text);
  if (faulty !== null) return faulty;
  const folded = foldWords(text);
  const said = COUNT_HAN.exec(folded)?.[1] ?? COUNT.exec(folded)?.[1];
  return said === undefined ? null : numberWord(said);
}

const NEW_HAN = new RegExp(`(?:改成|改为|改到|换成|变成|减到|减成|加到|(?<!是|有)只要|留)${HAN}${COUNTED}`, 'u');
const ENOUGH_HAN = new RegExp(`${HAN}${COUNTED}就(?:够|行|好|可以)`, 'u');
const NEW = new RegExp(
  `\\b(?:change (?:it |that |them )?to|make (?:it|that|them)|(?:only|just)(?: (?:want|need|keep))?|(?:want|need|keep)(?: to keep)? (?:only|just)) ${WORD}\\b${NO_MEASURE}(?! of\\b)`,
  'u',
);
const INSTEAD = new RegExp(`\\b${WORD} (?:\\p{L}+ ){0,3}instead\\b(?: of ${WORD}\\b)?`, 'u');

/** The count that a thing is to have: "改成1瓶", "change it to 3", "2 instead"; null when none is said. */
export function newCountIn(text: string): number | null {
  const folded = foldWords(text);
  const han = (NEW_HAN.exec(folded) ?? ENOUGH_HAN.exec(folded))?.[1];
  const said = han ?? (NEW.exec(folded) ?? INSTEAD.exec(folded))?.[1];
  return said === undefined ? null : numberWord(said);
}
