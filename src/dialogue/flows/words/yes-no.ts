import { foldWords, wordCount } from './fold.ts';
import { isWish } from './phrases.ts';

/** Beyond this many words a message says more than yes or no. */
const MOST_WORDS = 7;

const YES_HAN =
  /^(?:是|对(?!了.|不)|好|行|可以|没错|没问题|不错|嗯|确认|确定|要(?!不)|同意|就这样|得嘞|中(?![^吧啊呀的]|$)|系|啱|冇错|冇问题|麻烦|办吧|提交|继续|当然|必须|肯定)/u;
/** "没成", "还没收到": short, what was asked about is not so. */
const NOT_SO_HAN = /^(?:都|还|也|可是?|但)*(?:没(?!错|问题|事|关系|毛病|意见|有)|未)[^吗么]{1,6}$/u;
/** "换花呗也不行", "又失败了". */
const FAILS_HAN =
  /^[^吗么]{0,8}(?:还是|也|都|又|照样|依旧)(?:不行|不能|不可以|用不了|付不了|登不上|打不开|没用|没成|没好|失败)了?$/u;
/** What goes before a yes or no and says nothing: "那就不退了". */
const LEAD_HAN = /^(?:[哦噢喔啊哎诶哈嗨唉]+|那(?:就|我|好|么)?|嗯(?=[不别没先])|其实|我(?=不|还是))(?=.)/u;
const NO_HAN =
  /^(?:不(?!错)|别|没有?$|没有|算了|先不|先别|唔(?!该)|勿|莫|取消不|我不|还是不|还是算了|暂时不|等等$|等一下$|还是(?:用|打|连|登|付)?不|没坏|没事$)/u;
/** "It works now": yes, where that is asked. */
const WORKS_HAN = /^[^不没就别]{0,6}(?:可以|能用|好|成|成功|能付)了$/u;
/** "Then do it": a verb with 吧. */
const DO_IT_HAN = /^[^不别没算唔]{1,6}吧$/u;

const YES: ReadonlySet<string> = new Set(
  (
    'yes y ye yeah yep yup yas aye sure ok okay okey k right correct exactly absolutely definitely certainly confirm confirmed fine proceed affirmative agreed ' +
    'sí si vale claro dale correcto sim claro certo isso oui ouais ok ja jawohl klar genau gerne sì certo tak jasne pewnie да ага угу конечно хорошо верно ' +
    'نعم ايوه أيوه اي أجل تمام はい うん ええ 네 예 응 넵 그래 그래요 좋아요 ใช่ ครับ ค่ะ คะ ได้ ตกลง vâng dạ ừ đúng có ok ya iya betul baik yap'
  ).split(' '),
);
const YES_PHRASES =
  /^(?:go ahead|do it|please do|please$|please (?:go ahead|proceed|confirm)|of course|that's right|thats right|that is right|sounds good|go for it|d'accord|de acuerdo|お願い|そうです|いいです(?!か)|네네|맞아|đồng ý|được)/u;
const NO: ReadonlySet<string> = new Set(
  'no n nope nah nay not never dont negative nein nö nee non não nao nie нет не неа لا كلا いいえ いや 아니 아니요 아뇨 아니오 ไม่ ไม่ใช่ ไม่เอา không khong ko tidak nggak enggak bukan jangan'.split(
    ' ',
  ),
);
const NO_PHRASES = /^(?:don't|do not|please don't|i don't|rather not|wait$|hold on$|いいえ|いや|違|ちが|やめ|ไม่|아니)/u;

/** What takes a "yes" before it back: "ok, never mind". */
const TAKEN_BACK = /never ?mind|forget (?:it|that|about)|leave it|(?:好|行|嗯|对|是|ok).*算了/u;
/** What leaves a "yes" before it in doubt: nothing may be done on it. */
const IN_DOUBT =
  /\b(?:don't|dont|do not|not|wait|but|hold on|actually|unless|first|stop)\b|等等|等一下|但是|不过|先别|别(?:急|动|退|取消|改|换)/u;

/**
 * Whether a short message says yes or no, in any language of the interface; null when neither is plain. A yes must be
 * whole: orders are changed on it.
 */
export function yesOrNo(text: string): 'yes' | 'no' | null {
  const said = firstWord(text);
  if (said !== 'yes') return said;
  const folded = foldWords(text);
  if (TAKEN_BACK.test(folded)) return 'no';
  return IN_DOUBT.test(folded) ? null : 'yes';
}

/**
 * "Yes, I looked everywhere and asked the guard too": more words after a comma or about what the shopper did. What doubts,
 * asks or wishes is none.
 */
const LONG =
  /^\s*(?:(yes|yeah|yep|sure|correct|exactly)|(no|nope|nah))(?:\s*[,.!;，。！]+\s*|\s+(?=(?:i|we|it|they|he|she)\b))(?!.*(?:[?？]|\b(?:where|what|when|why|how|who|which|can|could|would|will)\b))/iu;
const LONG_HAN = /^\s*(?:(对|是的?|嗯|没错|确认)|(不是?|没有))[，,。.!！\s]+(?!.*[?？吗么])/u;
const LONGEST_WORDS = 16;

function longAnswer(text: string, words: number): 'yes' | 'no' | null {
  if (words > LONGEST_WORDS || isWish(text)) return null;
  const [, yes, no] = LONG.exec(text) ?? LONG_HAN.exec(text) ?? [];
  return yes !== undefined ? 'yes' : no !== undefined ? 'no' : null;
}

function firstWord(text: string): 'yes' | 'no' | null {
  const folded = foldWords(text);
  const words = wordCount(folded);
  if (folded === '') return null;
  if (words > MOST_WORDS) return longAnswer(text, words);
  const joined = folded.replaceAll(' ', '').replace(LEAD_HAN, '');
  if (NO_HAN.test(joined) || NOT_SO_HAN.test(joined) || FAILS_HAN.test(joined)) return 'no';
  if (YES_HAN.test(joined) || DO_IT_HAN.test(joined) || WORKS_HAN.test(joined))
    return /[吗么]$/u.test(joined) ? null : 'yes';
  const [first = ''] = folded.split(' ');
  if (NO.has(first) || NO_PHRASES.test(folded)) return 'no';
  if (YES.has(first) || YES_PHRASES.test(folded)) return 'yes';
  return null;
}
