import { foldWords } from './fold.ts';

const VERY =
  '(?:(?:all|just|really|so|such|completely|totally|absolutely|utterly|fucking|bloody|literally|quite|being|an?|the|complete|total|absolute|utter|most) )*';
const BAD =
  '(?:useless|stupid(?:est)?|dumb(?:est)?|idiotic|hopeless|pathetic|terrible|awful|horrible|rubbish|crap(?:py)?|shit(?:ty)?|shite|thick|daft|brainless|clueless|moronic|worthless|incompetent|ridiculous|annoying|trash|garbage|worst|dense|braindead|brain dead)';
const ONE =
  '(?:idiots?|morons?|dumbass|imbecile|fool|clown|joke|waste of (?:my )?(?:time|space)|piece of (?:shit|crap|junk|rubbish|garbage|trash))';
const BOT = '(?:(?:chat)?bots?|robots?|machine|assistant|ai|computer|thing)';
const OF_YOU = "(?:you(?:'re| are)?|your|u r|ur|u)";

/** Said to or of who answers here, and of nothing that was bought. */
const INSULTS = [
  `${OF_YOU} ${VERY}(?:${BAD} )*(?:${BAD} ${BOT}|${BAD}|${ONE})`,
  `(?:what |this |that |the |your |such )?${VERY}${BAD} (?:${BAD} )*(?:chat)?(?:bots?|robots?|assistant|ai)(?: you are)?`,
  `what ${VERY}(?:${BAD} )*(?:${ONE}|${BAD} ${BOT}) you are`,
  `(?:(?:this|that|your) robot|(?:this|that|the|your) (?:(?:chat)?bot|assistant|ai)) (?:is|'s) ${VERY}(?:${BAD} )*(?:${BAD}|${ONE})`,
  "you(?:'re| are)? (?:no|not (?:any|much|a)) (?:help|use|good)(?: at all| to me)*",
  "you (?:can't|cannot|don't) (?:even )?help(?: me)?(?: at all)?",
  '(?:i hate|fuck|screw) (?:you|this (?:chat)?(?:bot|robot))',
  'you (?:really )?suck',
  'shut up',
];
/** What is said along with it, of nobody. */
const OUTRAGE = [
  `(?:this|that|it|it all)(?: is|'s| was) ${VERY}(?:${BAD}|${ONE}|beyond a joke|unbelievable|absurd|insane|unacceptable|bullshit|bs|infuriating|outrageous)`,
  "(?:so )?(?:ridiculous|unbelievable|useless|pathetic|idiots?|what a joke|for (?:fuck|god|christ|heaven)(?:'s|s)? sake|ffs|wtf|omg|oh my god|jesus(?: christ)?)",
  "(?:are )?you(?: are|'re)? (?:fucking |bloody )?(?:kidding|joking)(?: me)?|(?:you have|you've|you) got to be (?:kidding|joking)(?: me)?",
];
const BESIDE =
  '(?:so|and|but|well|oh|ugh+|argh+|wow|man|dude|bro|honestly|seriously|really|god|hey|lol|now|then|ok|okay|no)';
const wordsOf = (patterns: readonly string[], flags: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}'])(?:${patterns.join('|')})(?![\\p{L}\\p{N}'])`, flags);

const VERY_HAN =
  '(?:真的?|太|好|怎么|就|简直|是不是|可|也|实在|是|个|一个|这么|那么|又|都|完全|根本|他妈的?|有点|这|特么|什么)*';
const BAD_HAN =
  '(?:没用|没什么用|没有用|笨(?:死了|蛋|得要死|得要命)?|蠢(?:货|死了|得要死|得要命)?|傻(?:逼|子|瓜|帽|缺|x)?|废物|废柴|垃圾|辣鸡|智障|弱智|白痴|脑残|猪头?|无能|差劲|有病|有毛病|饭桶|破|烂)';
const BOT_HAN = '(?:客服机器人|机器人|智能客服|人工智能|智能助手|助手|ai)';
/** Words that may also be goods count where one says "you" to them. */
const YOU_BOT_HAN = `(?:${BOT_HAN}|机器|程序|系统)`;
const TAIL_HAN = '(?:[吧啊了的吗呀呢嘛诶耶死]|透了|极了|得很|到家了?|一样)*';
const INSULTS_HAN = [
  `你(?:这个?)?(?:${YOU_BOT_HAN})?${VERY_HAN}${BAD_HAN}(?:的)?(?:${YOU_BOT_HAN}|东西|玩意儿?)?${TAIL_HAN}`,
  `(?:这|那|什么|真是)?(?:个|什么|种)?${BAD_HAN}(?:的)?${BOT_HAN}${TAIL_HAN}`,
  `(?:这|你们?的?|这个|这破|什么)?(?:个)?${BOT_HAN}${VERY_HAN}${BAD_HAN}${TAIL_HAN}`,
  '人工智障',
  '要你(?:有)?(?:何|什么|啥)用',
  '(?:你)?(?:给我)?(?:滚|闭嘴)(?:开|吧|蛋)?',
];
const OUTRAGE_HAN = [
  `${VERY_HAN}(?:离谱|离大谱|无语|气死(?:我|人)?|烦死(?:我|人)?|受不了|服了(?:你们?)?|过分|恶心|坑人?|可笑|荒唐|搞笑|不可理喻|笨死|蠢死|没用|垃圾|废物|玩意儿?|逗我)${TAIL_HAN}`,
];
const BESIDE_HAN = '卧槽|我靠|我去|天哪|妈的|靠|唉|哎|喂|啊|呵呵|哈哈+|拜托|大哥|亲';
const hanOf = (patterns: readonly string[], flags: string) => new RegExp(`(?:${patterns.join('|')})`, flags);

const [INSULT, INSULT_HAN] = [wordsOf(INSULTS, 'u'), hanOf(INSULTS_HAN, 'u')];
const [RAGE, RAGE_HAN] = [wordsOf(OUTRAGE, 'u'), hanOf(OUTRAGE_HAN, 'u')];
const SAID_WITH = [
  hanOf(INSULTS_HAN, 'gu'),
  wordsOf(INSULTS, 'gu'),
  wordsOf([...OUTRAGE, BESIDE], 'gu'),
  hanOf([...OUTRAGE_HAN, BESIDE_HAN], 'gu'),
];
/** Nobody swears longer and says nothing else. */
const LONGEST = 120;

/** Whether a message insults who answers here, and says nothing besides: "you are useless, this is ridiculous!!". */
export const isInsult = (text: string): boolean => saysOnly(text, INSULT, INSULT_HAN);

/** Whether it only vents, at nobody by name: "are you kidding me, this is useless". An insult does too. */
export const isOutrage = (text: string): boolean => saysOnly(text, RAGE, RAGE_HAN) || isInsult(text);

function saysOnly(text: string, words: RegExp, han: RegExp): boolean {
  if (text.length > LONGEST) return false;
  const folded = foldWords(text);
  if (!words.test(folded) && !han.test(folded)) return false;
  return !/[\p{L}\p{N}]/u.test(SAID_WITH.reduce((left, said) => left.replace(said, ' '), folded));
}
