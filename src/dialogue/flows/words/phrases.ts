import { foldWords, wordCount } from './fold.ts';

/** "Leave it" whatever it is about. */
const LEAVE_IT =
  /^(?:还是)?(?:算了|不用了|不用麻烦了?|不弄了|不办了|不查了|别查了|不问了|不需要了?|先不[弄办查退换取]?了?|先这样|停|停下|停止|退出|没事了?|当我没说|不搞了|唔使|唔使啦|冇事|就这样吧)(?:算了|谢谢|多谢|吧|啊|啦|了|呢)*$|^(?:ok |okay |no |please |just |oh )*(?:stop(?: it| that| this)?|never ?mind|forget (?:it|that|about it)|quit|exit|drop (?:it|that)|leave it|not now|don't bother|no thanks|no thank you|skip (?:it|that|this whole thing)|i changed my mind|changed my mind|let's leave it)(?: please| thanks| then| for now)*$/u;
/** "Cancel", which in a flow about cancelling is its own word. */
const CANCEL_IT =
  /^(?:取消|取消吧|取消操作|取消办理|撤销|ok cancel|cancel|cancel (?:that|it|this)|cancel please|please cancel|annuler|annule|cancelar|abbrechen|abbruch|annulla|anuluj|отмена|отмени|отменить|キャンセル|やめて|やめる|취소|취소해줘|그만|ยกเลิก|hủy|huỷ|thôi|batal|batalkan|إلغاء|الغاء)$/u;

const SKIP =
  /^(?:跳过|略过|没有|没|无|没了|没有了|不用|不需要|没拍|没照片|没有照片|没法拍照|拍不了|没法拍|没图|不方便|不想说|不填|冇|no|none|nope|nothing|skip|skip it|pass|n ?a|not really|i don't have (?:one|any|it)|don't have (?:one|any|it)|no photos?|no pictures?|without|nein|non|nada|ninguno|нет|없어요|ありません|không|tidak)(?:谢谢|啊|呢|了|吧| thanks| thank you| photo| photos| picture)*$/u;

/** "Not that one": what was understood was wrong. */
const CORRECTS =
  /(?:不是|不对|错了|搞错|弄错|说错|写错|填错|改成|改为|换成|应该是|我说的是|我指的是|我是说|另外|另一|别的那|其他那|唔系)|^[不别] |^还是(?!算了|不)|^(?:no|nope|not|wait|actually|oops|correction)\b|^sorry (?:no|not|wrong|it's|it is|i me|that's|that is|that was|the|my mistake)|\b(?:wrong|i meant?|mean the|instead|rather|other one|another one|change (?:it|that) to|make (?:it|that)|should be|should have been|not that)\b/u;

/** "The other one". */
const OTHER =
  /另外[那一]?[个件单笔款样]?|另一[个件单笔款样]?|其他那[个件单笔款样]?|别的那?[个件单笔款样]?|换一[个件单笔]|\b(?:the )?other(?: one| order| item)?\b|\banother(?: one| order| item)?\b|\bdifferent (?:one|order|item)\b/u;

/** "Not this order, the other one". */
const OTHER_ORDER =
  /不是.{0,3}?[这那](?:一|个)?[单笔]|(?:另外?|别|其他|换)的?[那这一]?(?:一)?[个]?(?:[单笔]|订单)|(?:单号|订单)(?:弄|搞|说|写|给|发|填)?错了?|(?:弄|搞|说)错(?:了)?(?:订单|单)|\b(?:the |my |an)?(?:other|different) order\b|\bwrong order\b|\bnot (?:this|that) order\b/u;

/** "I no longer want to …": the wish itself, taken back. */
const TAKES_BACK =
  /(?:不想|不用|不需要|不打算|先不|别|不)(?:再)?(?:给我|帮我)?(?:退|换|取消|查|催|改|办|申请|投诉|补|开|修|报)(?:货|款|单|订单|票|发票|件|地址)?(?:了|吧|啦)+$|\b(?:no longer|don't|do not) (?:want|need|wish) (?:to|the|a|an|my)\b.*\b(?:return|cancel|cancelled|exchange|swap|change|complain|complaint|claim|refund|invoice|send)\b|\b(?:any ?more|after all)$/u;

/** "Wrong": more than a no. */
const SAYS_WRONG =
  /不对|错了|搞错|弄错|说错|写错|填错|打错|不是这|我要查的是|\b(?:wrong|i meant?|sorry|typo|should be|oops|correction)\b/u;

/** "Can I still change it?": the order talked about is what "it" means. */
const SAYS_IT = /\b(?:it|its|that order|this order|the order)\b|它|[这那该]一?[单个]|[这那该]个?订单/iu;

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
  /^(?:oh |ok |okay |actually |no )*(?:(?:never ?mind|forget (?:it|that))\b|(?:i'll |i will |let's |just )?keep (?:it|them|the order|everything)(?: then| please| thanks)*$)|^(?:还是)?算了 .*(?:不.{1,4}了|留着|就这样|先这样)|(?:那|就|那就|还是)(?:不用了|算了|不用管了)(?:谢谢|吧|啊|了)*$|(?:leave it|never ?mind|forget (?:it|about it)|don't bother)(?: then| now| thanks| please)*$/u;
/** Beyond this many words it is a tale. */
const LEAVING_WORDS = 12;

/** "Wait": nothing yet. */
const WAITS =
  /^(?:等等|等一等|等一下|等下|等会儿?|稍等|稍等一下|别急|wait|wait a (?:moment|minute|second|sec)|hold on|one (?:moment|minute|second|sec)|just a (?:moment|minute|second|sec)|hang on)$/u;

export const isWaiting = (text: string): boolean => WAITS.test(foldWords(text));
export function isLeaving(text: string): boolean {
  const folded = foldWords(text);
  return LEAVE_IT.test(folded) || (LEAVE_IT_AND.test(folded) && wordCount(folded) <= LEAVING_WORDS);
}
/** "None of it any more": whatever is open. */
const LEAVES_ALL =
  /(?:都|全|全都|统统|什么都)(?:先)?不(?:弄|办|搞|要|查|问|退|用管?)了|全都?算了|\b(?:drop|forget|cancel|stop|leave) (?:it all|all of (?:it|that|this)|everything)\b/u;

/** Gives up all that is open, not only what is asked. */
export const leavesAll = (text: string): boolean => LEAVES_ALL.test(foldWords(text));
/** "Only some of it". */
const SOME =
  /一部分|(?:只|就|单独)(?:想|要)?(?:取消|去掉|退|拿掉|不要)(?!整|全)|其中|[有某](?:几|些)[样件个]|不(?:是|要)?(?:整单|全部?|都)(?:取消|退|要)|\b(?:(?:only|just) (?:some|part|one|two|a few)|(?:some|part|not all|one|two) of (?:it|them|the items|the order))\b/u;

export const meansSome = (text: string): boolean => SOME.test(foldWords(text));
/** An order that is called by what is in it: "the one with the milk", "豆腐那单"; the goods themselves are not meant. */
const BY_GOODS =
  /[^\s,，。;；]*(?:的那?|那)[一个]?(?:[单笔]|订单)(?!里|中|的)|\b(?:the one|order) (?:with|that has|containing)(?: the| my)? \p{L}+(?: and \p{L}+)?|\bmy (?:\p{L}+ ){1,3}order\b/gu;

/** A message without the orders that it names by their goods. */
export const withoutOrderNames = (text: string): string => text.replace(BY_GOODS, ' ');
/** "All of the order": its goods may be named beside. */
const WHOLE = /整[单个]|全单|\b(?:whole|entire) (?:order|thing)\b|\ball of (?:it|the order)\b|\beverything\b/u;

export const meansWholeOrder = (text: string): boolean => WHOLE.test(foldWords(text));
export const saysCancel = (text: string): boolean => CANCEL_IT.test(foldWords(text));
export const isSkipping = (text: string): boolean => SKIP.test(foldWords(text));
export const isCorrecting = (text: string): boolean => CORRECTS.test(foldWords(text));
export const saysWrong = (text: string): boolean => SAYS_WRONG.test(foldWords(text));
export const takesBack = (text: string): boolean => TAKES_BACK.test(foldWords(text));
export const meansOtherOrder = (text: string): boolean => OTHER_ORDER.test(foldWords(text));
export const meansOther = (text: string): boolean => OTHER.test(foldWords(text));
/** "Just asking" asks nothing. */
const JUST_ASKED = /(?:就是|只是|随便|就)问(?:一下|下|问)(?:而已)?[。.!！]*$/u;
/** "By the way, from when do you deliver": asked in the middle. */
const ASKS_BY_THE_WAY =
  /^(?:对了|顺便|话说|请教).{0,12}?(?:几点|几号|几天|多少|多久|哪|怎么|什么|能不能|有没有|可不可以)/u;

/** "Still not here": told, with a 呢 at its end. */
const NOT_YET = /^[^吗么几哪啥什怎为]{0,8}没[^吗么几哪啥什怎]{1,8}呢[。.!！]*$/u;

export const saysIt = (text: string): boolean => SAYS_IT.test(text);
export const isQuestion = (text: string): boolean => {
  const said = text.trim();
  return (ASKS.test(said) && !JUST_ASKED.test(said) && !NOT_YET.test(said)) || ASKS_BY_THE_WAY.test(said);
};
export const isWish = (text: string): boolean => WISHES.test(text);

/** Short, and open at its beginning or end: it means something said before. */
export function takesUp(text: string): boolean {
  const folded = foldWords(text);
  return wordCount(folded) <= 9 && TAKES_UP.test(folded);
}
