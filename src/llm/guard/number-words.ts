const EN_SMALL: Readonly<Record<string, number>> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
);
const EN_TENS: Readonly<Record<string, number>> = Object.fromEntries(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, (at + 2) * 10]),
);
const EN_SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
  billion: 1_000_000_000,
};
const FIGURES = '\\d+(?:[.,]\\d+)*';
/** `12.5 thousand`, and of money `£3k`. */
const SCALED = new RegExp(`(${FIGURES}) (hundred|thousand|million|billion)\\b`, 'g');
const SHORT_SCALED = new RegExp(`(?<=\\p{Sc} ?)(${FIGURES}) ?(k|m)\\b`, 'gu');
const EN_UNITS = Object.keys(EN_SMALL).join('|');
const EN_BELOW_HUNDRED = `(?:(?:${Object.keys(EN_TENS).join('|')})(?:[ -](?:${EN_UNITS}))?|${EN_UNITS})`;
const EN_BELOW_THOUSAND = `(?:(?:${EN_BELOW_HUNDRED}|a)[ -]hundred(?:(?: and)? ${EN_BELOW_HUNDRED})?|${EN_BELOW_HUNDRED})`;
const EN_NUMBER = new RegExp(
  `\\b(?:(?:${EN_BELOW_THOUSAND}|a)[ -](?:thousand|million)(?:,?(?: and)? ${EN_BELOW_THOUSAND})?|${EN_BELOW_THOUSAND}|hundred|thousand)\\b`,
  'g',
);
const EN_TIME = '(minute|hour|day|week|month|year|night)';

const ZH_DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  [...'零一二三四五六七八九']
    .map((digit, value) => [digit, value])
    .concat([
      ['〇', 0],
      ['两', 2],
    ]),
);
const ZH_SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };
const ZH_NUMERAL = '[零〇一二两三四五六七八九十百千万亿]';
/** What follows a numeral that states an amount; behind 一 fewer words do, as 一个 and 一份 mean no more than "a". */
const ZH_ONE_OF =
  '(?:个)?(?:工作日|自然日|小时|钟头|分钟|月|星期|礼拜)|天|周|年|日|晚|秒|元|块|毛|分钱|美元|欧元|英镑|折|成|倍|点';
const ZH_UNIT = `${ZH_ONE_OF}|分(?!之)|次|个|件|张|瓶|盒|包|袋|片|枚|支|双|台|份|条|颗|粒|位|名|人|本|斤|克|升|米|度|码|%|号|月`;
const ZH_AMOUNT = new RegExp(`(${ZH_NUMERAL}+)(?=(?:多|来| )?(?:${ZH_UNIT}))`, 'g');
const ZH_LONG = new RegExp(`${ZH_NUMERAL}*[十百千万]${ZH_NUMERAL}+|${ZH_NUMERAL}+[十百千]`, 'g');
/** `3万`, `1.5 千`, `3万5千`; not what begins the name of a unit or a word. */
const ZH_SCALED = new RegExp(`(?:${FIGURES} ?[百千万亿]+)+(?![克瓦米卡升伏帕分向能])`, 'g');
const ZH_IDIOM = /^(?:千万|万一|百万|万千|一十|十一)?$/;

/**
 * A folded text (`foldInPlace`) with number words written as digits, where they state an amount: "fifteen days",
 * "a dozen", "half an hour", 十五天, 两个半小时, 半小时, 百分之十. One and 一 count only before what is measured.
 */
export function spellNumbers(folded: string): string {
  return spellChinese(spellEnglish(folded));
}

function spellEnglish(text: string): string {
  if (!/[a-z]/.test(text)) return text;
  return (
    text
      .replace(/\bhalf (?:an|a|1) hour\b|\bhalf-hours?\b/g, '30 minutes')
      .replace(/\b(?:an|one) hour and a half\b/g, '90 minutes')
      .replace(/\b(?:a|one) (day|week|month|year) and a half\b/g, '1.5 $1')
      // Of what follows in the sentence itself.
      .replace(
        /\b(?:two|three|four)(?= (?:things|ways|options|cases|steps|kinds|reasons|choices|conditions)\b)/g,
        'some',
      )
      .replace(
        /\b(the|these|those|all|your) (?:two|three|four)\b(?! (?:\w+ )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|percent|times|euros?|dollars?|pounds?|cents?|grams?|kilos?)\b)/g,
        '$1 some',
      )
      .replace(/\b(?:a )?half (?:a |the )?(?:price|money|amount|value)\b|\bhalf-price\b|\bhalf back\b/g, '50 %')
      .replace(/\bhalf a dozen\b/g, '6')
      .replace(/\b(?:a|one) dozen\b/g, '12')
      .replace(/\b(?:a )?couple of\b/g, '2')
      .replace(SCALED, (_, figures: string, scale: string) => timesScale(figures, EN_SCALES[scale] ?? 1))
      .replace(SHORT_SCALED, (_, figures: string, scale: string) =>
        timesScale(figures, scale === 'k' ? 1000 : 1_000_000),
      )
      .replace(new RegExp(String.raw`(?<!what )\b(?:an?|one|each|every|per)[ -]${EN_TIME}\b`, 'g'), '1 $1')
      .replace(/\bone(?= (?:working|business) day|%| percent| euro| dollar| pound| cent| yuan)/g, '1')
      .replace(EN_NUMBER, (words) => (/^(?:one|a)$/.test(words) ? words : String(englishValue(words))))
  );
}

const decimalOf = (figures: string): number => Number(figures.replaceAll(',', ''));
/** Rounded: 1.1 thousand is 1100, not 1100.0000000000002. */
const timesScale = (figures: string, scale: number): string =>
  String(Math.round(decimalOf(figures) * scale * 100) / 100);

function englishValue(words: string): number {
  let total = 0;
  let current = 0;
  for (const word of words.split(/[ ,-]+/)) {
    const scale = EN_SCALES[word];
    if (scale !== undefined) {
      current = Math.max(1, current) * scale;
      if (scale >= 1000) {
        total += current;
        current = 0;
      }
      continue;
    }
    current += EN_SMALL[word] ?? EN_TENS[word] ?? 0;
  }
  return total + current;
}

function spellChinese(text: string): string {
  if (!/[半零〇一二两三四五六七八九十百千万亿]/u.test(text)) return text;
  return (
    text
      .replace(new RegExp(`百分之(${ZH_NUMERAL}+|\\d+(?:\\.\\d+)?)`, 'g'), (_, value) => `${digitsOf(value)}%`)
      .replace(/百分百/g, '100%')
      // Those that were spoken of.
      .replace(/(?<=[这那别])的?[两二三四](?=[个款种样支瓶件张双盒位者])|[两二三](?=[个款种样者边头支瓶件]都)/g, '些')
      .replace(ZH_SCALED, (scaled) =>
        String(
          [...scaled.matchAll(new RegExp(`(${FIGURES}) ?([百千万亿]+)`, 'g'))].reduce(
            (sum, [, figures = '', scales = '']) =>
              sum +
              Number(
                timesScale(
                  figures,
                  [...scales].reduce((value, scale) => value * (ZH_SCALES[scale] ?? 1), 1),
                ),
              ),
            0,
          ),
        ),
      )
      .replace(
        new RegExp(`(${ZH_NUMERAL}+|\\d+)个半(?=小时|月|钟头|星期)`, 'g'),
        (_, value) => `${Number(digitsOf(value)) + 0.5}个`,
      )
      .replace(/1\.5个(?:小时|钟头)/g, '90分钟')
      .replace(/半个?(?:小时|钟头)/g, '30分钟')
      .replace(/半(?=个月|年|天|斤|折)/g, '0.5')
      .replace(/半价|一半(?=的?(?:价|钱|货款|退款|金额))/g, '50%')
      .replace(/(\d)几/g, '$1')
      .replace(ZH_AMOUNT, (numeral, _, at: number, whole: string) => amountIn(numeral, at, whole))
      .replace(ZH_LONG, (numeral) => (ZH_IDIOM.test(numeral) ? numeral : digitsOf(numeral)))
  );
}

const ONE_OF = new RegExp(`^(?:${ZH_ONE_OF})`);

function amountIn(numeral: string, at: number, whole: string): string {
  const rest = whole.slice(at + numeral.length).trimStart();
  // 一点 is "a bit" as well as an hour; 十分 alone is "very"; 这两天 and 一两天 are vague.
  if (numeral === '一' && (!ONE_OF.test(rest) || rest.startsWith('点'))) return numeral;
  if (numeral === '十' && /^分(?!钟|钱)/.test(rest)) return numeral;
  if (numeral === '千万' || numeral === '万') return numeral;
  return digitsOf(numeral);
}

function digitsOf(numeral: string): string {
  if (/^\d/.test(numeral)) return numeral;
  const characters = [...numeral];
  // 八五折, 二〇二六年: digits read out one by one.
  if (characters.length > 1 && characters.every((character) => character in ZH_DIGITS)) {
    return characters.map((character) => ZH_DIGITS[character]).join('');
  }
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of characters) {
    const scale = ZH_SCALES[character];
    if (scale === undefined) {
      digit = ZH_DIGITS[character] ?? 0;
      continue;
    }
    if (scale >= 10_000) {
      total = (total + section + digit || 1) * scale;
      section = 0;
    } else {
      section += (digit || 1) * scale;
    }
    digit = 0;
  }
  return String(total + section + digit);
}
