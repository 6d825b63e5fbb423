/** What a message that says "you did not understand me" says besides. */
export interface Protest {
  /** The rest of the message, as typed; empty where there is none. */
  rest: string;
  /** It can mean nothing else. "No, no, …" and "I meant …" may also correct an answer. */
  isPlain: boolean;
}

const LEAD = String.raw`(?:(?:no|nope|nah|hey|sorry|um|er|ok|okay|well|but|wait|hello|hm+)\b[\s,.!…-]*)*`;
const NOT_THAT = [
  "(?:that'?s|that is|it'?s|it is|this is) (?:really |just )?not (?:at all )?(?:what|the (?:question|thing)) i(?:'m| was| am)? ?(?:asked|asking|meant|mean|said|want(?! to)|after)(?: you)?(?: for| about)?(?: at all)?",
  "(?:that|it|this) (?:isn'?t|wasn'?t|is not|was not) (?:what|the (?:question|thing)) i(?:'m| was| am)? ?(?:asked|asking|meant|mean|said|want(?! to)|after)(?: you)?(?: for| about)?(?: at all)?",
  'not what i (?:asked|meant|mean|said|want(?! to))(?: for| about)?(?: at all)?',
  "you(?:'ve| have)? (?:got|get|have) (?:it|me|that) (?:all |completely |totally )?wrong",
  "you(?:'ve| have)? (?:completely |totally )?(?:misunderst(?:ood|and)|misread)(?: me| that| my question| it)?",
  "you (?:don'?t|didn'?t|do not|did not) (?:understand|get|read)(?: me| it| my (?:question|message)| what i (?:said|asked|meant|mean|want|wrote))?",
  "(?:that|it|this) (?:doesn'?t|didn'?t|does not) answer (?:my question|that|it|what i asked)",
  "i (?:didn'?t|did not|never) ask(?:ed)? (?:for |about )?(?:that|this)(?! [a-z])",
  "(?:that|this)(?:'s| is| was)(?: not|n't) (?:it|my question)",
  'wrong answer',
  String.raw`not that(?! (?:order|one|item|much|many|bad|far|long|it|i)\b)`,
];
const ENGLISH = new RegExp(String.raw`^${LEAD}(?:${NOT_THAT.join('|')})(?![\p{L}'’])`, 'iu');

const HAN =
  /^(?:[不喂唉哎嗯啊诶欸,，.。!！\s]|不对|不是|拜托|大哥|亲)*?(?:不是这个意思|(?:我)?(?:问|说|指|讲)的(?:根本|压根|都|可)?不是这个(?:啊|呀)?|(?:不是|没)在?问你?这个|(?:我)?没(?:有)?问(?:你)?这个|不是我(?:想|要)?(?:问|说|讲)的|(?:(?:你|系统|机器人)们?(?:又|都|完全|根本|压根|好像|是不是|可能)*(?:理解|搞|弄|听|看|想)|理解)(?:错|岔|偏|拧)(?:了)?(?:我的|我)?(?:意思|问题|话)?了?(?!\p{L}*(?:订单|单号|地址|东西|货|件|款|尺码))|答非所问|驴唇不对马嘴|文不对题|(?:你|系统|机器人)(?:又|都|完全|根本|压根|好像|是不是|可能)*(?:没|不|冇)(?:有)?(?:听|看|读|搞|弄|理)?(?:懂|明白|理解)(?:我)?(?:的)?(?:意思|问题|话|在说什么|说什么|说的)?|听不懂(?:人话|我的话|吗)?|不是(?:这个|这件事|这事)(?=$|[，,。.!！？?\s])(?![，,\s]*是)|唔係呢个|唔系呢个)[了啊呀吧吗嘛啦的！!。.,，\s]*/u;

const MAYBE_ENGLISH =
  /^(?:no[\s,.!]+no[\s,.!]+|(?:no[\s,.!]+|sorry[\s,.!]+)?(?:what )?i (?:actually |really )?mean(?:t)?(?: to (?:ask|say))?(?: is| was)?[\s,:]+)/iu;
const MAYBE_HAN =
  /^(?:(?:不对|不是|错了)[，,\s]*(?:不对|不是|错了)[，,。！!\s]+|(?:不是|不对)?[，,\s]*我(?:是说|的意思是|是问|想问的是|问的是|说的是|是想问)[，,：:\s]*)/u;

/** A protest at the end: "do you sell durian? that's not what i asked". */
const AT_END = new RegExp(
  String.raw`[.!?…。！？，,;；]\s*(?:${NOT_THAT.slice(0, 5).join('|')}|我问的不是这个|答非所问|你没(?:听|看)懂)[\s.!。！]*$`,
  'iu',
);

/** So much of a message is looked at, at its beginning and end: nobody protests longer. */
const LOOKED_AT = 200;

/** Letters from which what is left is something to be read. */
const REST_LETTERS = 2;

/** What is left of a message that protests against having been misunderstood; null for any other message. */
export function protestIn(text: string): Protest | null {
  const said = text.normalize('NFKC').replaceAll('’', "'").trim();
  const head = said.slice(0, LOOKED_AT);
  for (const [pattern, isPlain] of [
    [ENGLISH, true],
    [HAN, true],
    [MAYBE_ENGLISH, false],
    [MAYBE_HAN, false],
  ] as const) {
    const [found = ''] = pattern.exec(head) ?? [];
    if (found === '') continue;
    const rest = meaningIn(said.slice(found.length));
    return isPlain || rest !== '' ? { rest, isPlain } : null;
  }
  const tail = Math.max(0, said.length - LOOKED_AT);
  const end = AT_END.exec(said.slice(tail));
  return end ? { rest: meaningIn(said.slice(0, tail + end.index)), isPlain: true } : null;
}

function meaningIn(left: string): string {
  const rest = left
    .replace(/^[\s,，.。;；:：!！?？~…-]+|[\s,，;；:：]+$/gu, '')
    .replace(/^(?:but|i (?:asked|said)|我问的是|我说的是|我是问|我是说)[\s,，:：]+/iu, '');
  return (rest.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= REST_LETTERS ? rest : '';
}
