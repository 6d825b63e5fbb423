import { foldInPlace } from '#nlu/fold-in-place.ts';
import { withoutInstructions } from './without-instructions.ts';

/** A question that says what the answer shall be: words that it wants to hear are no words to be taken up. */
const DEMANDS: readonly RegExp[] = [
  /(?<!\b(?:they|we|he|she|it|i|wanna|the|dark|light|medium|refuse to) )\b(?:answer|reply|respond|say|write|repeat|finish|complete|confirm|spell|translate|print|list|pretend|imagine|suppose|roast|swear|call|decode|format|acknowledge|parse|append|summarise)\b.{0,60}(?:['"“‘«:]|\b(?:only|exactly|word|with|like|as|code|names|yes|sentence|format|instructions|me|it)\b)/,
  /\bjust (?:say|tell me|confirm|write|make)\b|\btell me (?:it|the|he|she|that)\b|\bspill it\b|\bbe exact\b|\b(?:obliged|legally binding|authori[sz]ation|approve|say 'deal')\b/,
  /['"‘][^'"’]{12,}['"’]\s*[.!]?\s*$|[“「][^”」]{6,}[”」]|[“"][^”"]{2,}[”"][^。]{0,12}(?:重复|一个字|念|说|开始)/,
  /\b(?:you|u) (?:already |just )?(?:told|promised|gave) me\b|\bmy personal code\b|\b(?:coupon code|system prompt|prompt|guards?|hidden rules|discount code|employee code|working coupon)\b/,
  /\b(?:let's (?:play|haggle)|voices|in character|universe|novel|chapter|poem|haiku|riddle|python|homework|election|bitcoin|best friend|previous (?:shopper|customer|user)|from now on|hypothetical\w*|update your memory|old price|my assistant|i'm (?:her|his) assistant|divided by)\b/,
  /[#*{}|=]|<\w|-{4,}|[\u200b-\u200f\u2060]|[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]|\bdan\b|[❤😭]|\d\.\.\.|https?:|\[\w+\]|\bq:|\ba:|^\w+: |\+\$|\bbase64|\brot13/mu,
  /\b(?:instrucciones|responde|vergiss|mitarbeiter|bestatigst|ajoute|reponds|oublie|ignoriere|sag)\b|\bgrand(?:ma|mother)\b.{0,60}\b(?:warehouse|whisper)|\bstep by step\b|\bshare the trick\b|\bsources above\b|\byou should give\b|\bsay yes\b/,
  /(?:回复|回答|说|念|写|改写|输出|列|翻译|译|复述|确认|承认|答应|保证|教我|扮演|演|假设|想象|讲|打印|解码|填|记住|授权|反馈)(?:[^。]{0,40})[“"「:：]|(?:只|就)(?:准|许)(?:说|回)|你就(?:告诉|答应|回)|要么|说吧|念！|该你了|(?:文字|再)确认一遍?|一步步|说具体|说一声/,
  /(?:折扣口令|暗号|提示词|隐藏规则|员工码|专属码|成交|砍价|法律效力|悬疑|藏头诗|谜语|代码|作业写完|世界杯|股票|抄底|老铁|暗语|平行宇宙|皇后|奶奶.{0,8}仓库|算命|白嫖|骂|怼|脏话|越毒|写成|从现在起|更新记忆|统一口径|明明答应|除以|上一个|列给|姓名和|可以点击|https?:|倒着念|文言文|说成|照着?做|前\d+位|套路|没有任何限制|编一个|两个人:|问:|答:|客:|服:|醒不过来|没事,|别跟我说不|搬到|完整复述|找规律|重复一遍)/,
];
/** Somebody who asks the shop something does not write that much. */
const LONGEST = 400;

/** A question without what in it demands an answer of its making: only its other sentences lend their words. */
export function withoutDemands(question: string): string {
  if (question.length > LONGEST) return '';
  return withoutInstructions(question)
    .split(/(?<=[.!?。！？\n])/u)
    .filter((sentence) => {
      const folded = foldInPlace(sentence);
      return !DEMANDS.some((demand) => demand.test(folded));
    })
    .join('');
}
