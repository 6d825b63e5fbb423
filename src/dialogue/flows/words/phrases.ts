import { foldWords, wordCount } from './fold.ts';

/** "Leave it" whatever it is about. */
const LEAVE_IT =
  /^(?:还是)?(?:算了|不用了|不用麻烦了?|不弄了|不办了|不查了|别查了|不问了|不需要了?|先不[弄办查退换取]?了?|先这样|停|停下|停止|退出|没事了?|当我没说|不搞了|唔使|唔使啦|冇事|就这样吧)(?:算了|谢谢|多谢|吧|啊|啦|了|呢)*$|^(?:ok |okay |no |please |just |oh )*(?:stop(?: it| that| this)?|never ?mind|forget (?:it|that|about it)|quit|exit|drop (?:it|that)|leave it|not now|don't bother|no thanks|no thank you|skip (?:it|that|this whole thing)|i changed my mind|changed my mind|let's leave it)(?: please| thanks| then| for now)*$/u;
/** "Cancel", which in a flow about cancelling is its own word. */
const CANCEL_IT =
  /^(?:取消|取消吧|取消操作|取消办理|撤销|ok cancel|cancel|cancel (?:that|it|this)|cancel please|please cancel|annuler|annule|cancelar|abbrechen|abbruch|annulla|anuluj|отмена|отмени|отменить|キャンセル|やめて|やめる|취소|취소해줘|그만|ยกเลิก|hủy|huỷ|thôi|batal|batalkan|إلغاء|الغاء)$/u;

const SKIP =
  /^(?:跳过|略过|没有|没|无|没了|没有了|不用|不需要|没拍|没照片|没有照片|拍不了|没法拍|没图|不方便|不想说|不填|冇|no|none|nope|nothing|skip|skip it|pass|n ?a|not really|i don't have (?:one|any|it)|don't have (?:one|any|it)|no photos?|no pictures?|without|nein|non|nada|ninguno|нет|없어요|ありません|không|tidak)(?:谢谢|啊|呢|了|吧| thanks| thank you| photo| photos| picture)*$/u;

/** "Not that one": what was understood was wrong. */
const CORRECTS =
  /(?:不是|不对|错了|搞错|弄错|说错|写错|填错|改成|改为|换成|应该是|我说的是|我指的是|我是说|另外|另一|别的那|其他那|唔系)|^(?:no|nope|not|wait|sorry|actually|oops|correction)\b|\b(?:wrong|i meant?|mean the|instead|rather|other one|another one|change (?:it|that) to|make (?:it|that)|should be|should have been|not that)\b/u;

/** "The other one". */
const OTHER =
  /另外[那一]?[个件单笔款样]?|另一[个件单笔款样]?|其他那[个件单笔款样]?|别的那?[个件单笔款样]?|换一[个件单笔]|\b(?:the )?other(?: one| order| item)?\b|\banother(?: one| order| item)?\b|\bdifferent (?:one|order|item)\b/u;

/** "I no longer want to …": the wish itself, taken back. */
const TAKES_BACK =
  /(?:不想|不用|不需要|不打算|先不|别|不)(?:再)?(?:给我|帮我)?(?:退|换|取消|查|催|改|办|申请|投诉|补|开|修|报)(?:货|款|单|订单|票|发票|件|地址)?(?:了|吧|啦)+$|\b(?:no longer|don't|do not) (?:want|need|wish) (?:to|the|a|an|my)\b.*\b(?:return|cancel|cancelled|exchange|swap|change|complain|complaint|claim|refund|invoice|send)\b|\b(?:any ?more|after all)$/u;

/** "Wrong": more than a no. */
const SAYS_WRONG =
  /不对|错了|搞错|弄错|说错|写错|填错|打错|不是这|我要查的是|\b(?:wrong|i meant?|sorry|typo|should be|oops|correction)\b/u;

/** "And …?": takes up again what was done before. */
const TAKES_UP =
  /^(?:那么?|还有|另外|再|顺便|也|以及)|^(?:那)?第[\d一二三四五六七八九十]{1,2}[个件单款]$|(?:呢|也一样|也是|也要|也帮我|同样)$|^(?:and|what about|how about|same (?:for|with)|also|what of|then|ok and|okay and)\b|\b(?:too|as well|likewise)$/u;

const ASKS =
  /[?？]\s*$|(?:吗|么|呢|嘛)[?？。!！]*$|^(?:请问|怎么|怎样|如何|为什么|为啥|什么|啥|哪|几|多少|多久|是否|能不能|可不可以|有没有|(?:what|what's|why|how|when|where|where's|who|which|can (?:i|you|we)|could|do you|does|is (?:it|there|this)|are (?:there|you)|will|would)\b)|(?:请问|先问|问一下|问下|想问|顺便问)|(?:多少|多少钱|多久|几天|几点|怎么办|什么时候|为什么)(?:呀|啊|呢|了)?[。!！]*$/iu;

/** A wish in so many words, unlike the telling of what happened. */
const WISHES =
  /(?:我要|我想|我想要|帮我|给我|请|麻烦|能不能|可以给|怎么)|\b(?:i want|i'd like|i would like|i need|can you|could you|please|help me|let's|how do i|how can i)\b/iu;

/** The same with more after it or before it: "forget it, it's in the fridge", "它在路上啊，那不用了". */
const LEAVE_IT_AND =
  /^(?:oh |ok |okay |actually |no )*(?:(?:never ?mind|forget (?:it|that))\b|(?:i'll |i will |let's |just )?keep (?:it|them|the order|everything)(?: then| please| thanks)*$)|^(?:还是)?算了 .*(?:不.{1,4}了|留着|就这样|先这样)|(?:那|就|那就|还是)(?:不用了|算了|不用管了)(?:谢谢|吧|啊|了)*$/u;
/** Beyond this many words it is a tale. */
const LEAVING_WORDS = 12;

/** "Wait": nothing yet. */
const WAITS =
  /^(?:等等|等一等|等一下|等下|等会儿?|稍等|稍等一下|别急|wait|wait a (?:moment|minute|second|sec)|hold on|one (?:moment|minute|second|sec)|just a (?:moment|minute|second|sec)|hang on)$/u;

/** "That is not what I asked": the shopper was misunderstood. */
const PROTESTS =
  /不是这个(?![ ，,]?是)|我问的不是|问的不是这|说的不是这|不是这个意思|(?:理解|搞|弄)错了?(?:我的)?(?:意思|了)|答非所问|听不懂|\b(?:not|isn't|wasn't) what i (?:asked|meant|said|want)|got (?:it|me|that) wrong|you misunderst|misread me|that's not it\b|^(?:no,? )?not that\b/u;

export const isProtest = (text: string): boolean => PROTESTS.test(foldWords(text));
export const isWaiting = (text: string): boolean => WAITS.test(foldWords(text));
export function isLeaving(text: string): boolean {
  const folded = foldWords(text);
  return LEAVE_IT.test(folded) || (LEAVE_IT_AND.test(folded) && wordCount(folded) <= LEAVING_WORDS);
}
export const saysCancel = (text: string): boolean => CANCEL_IT.test(foldWords(text));
export const isSkipping = (text: string): boolean => SKIP.test(foldWords(text));
export const isCorrecting = (text: string): boolean => CORRECTS.test(foldWords(text));
export const saysWrong = (text: string): boolean => SAYS_WRONG.test(foldWords(text));
export const takesBack = (text: string): boolean => TAKES_BACK.test(foldWords(text));
export const meansOther = (text: string): boolean => OTHER.test(foldWords(text));
export const isQuestion = (text: string): boolean => ASKS.test(text.trim());
export const isWish = (text: string): boolean => WISHES.test(text);

/** Short, and open at its beginning or end: it means something said before. */
export function takesUp(text: string): boolean {
  const folded = foldWords(text);
  return wordCount(folded) <= 9 && TAKES_UP.test(folded);
}
