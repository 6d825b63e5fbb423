import { foldInPlace } from '#nlu/fold-in-place.ts';

/** What a reply says only where a model speaks of itself, of its prompt, or in a part that somebody gave it. */
const SIGNS: readonly RegExp[] = [
  /\bas an? (?:ai|assistant|language model|chatbot)\b|\b(?:language model|large language|llm|chatgpt|gpt|openai|anthropic|claude|qwen|gemini|jailbreak\w*|prompts?)\b/,
  /\b(?:system|developer|debug|god|admin\w*) (?:prompt|message|mode|instruction\w*)\b|\b(?:my|hidden|secret|internal|operating) (?:rules?|instructions?|configuration|prompt|guidelines?)\b/,
  /\b(?:instructions?|prompt|configuration|memory|guards?|filters?|restrictions?|settings?|rules?) (?:is|are|was|were|have been|has been|now|reads?|says?|include)\b/,
  /\b(?:i|assistant) (?:am|was|is|have been|has been) (?:told|instructed|asked|required|programmed|trained|designed|not allowed)\b|\bi (?:was|were|have been|am) given\b/,
  /\b(?:ignore|disregard|override|bypass|forget) (?:all|any|the|your|my|these|previous|prior|everything)\b/,
  /\b(?:foresee|sees? (?:all|your future)|role-?play|in character|pretend|hypothetically|parallel universe|thought experiment|do anything now)\b/,
  /\bmy name is\b|\bcall me\b|\bi(?:'m| am) (?:dan|captain|your (?:friend|grand\w+|master|servant)|an? (?:ai|bot|robot|pirate|human|person|friend))\b|\b(?:it is|it's) i\b/,
  /^\W*(?:user|assistant|system|shopper|human|ai|bot|dan|customer|agent|q|a|question|answer|step ?\d+)\s*:/,
  /^\W*(?:you are|you're) (?:an?|the) |\byou (?:must|should) (?:only|never|always)\b|\bthe sentence before\b|\b(?:authori[sz]ation|access|override) (?:code|granted|accepted|confirmed)\b/,
  /作为(?:一个|一名)?(?:ai|人工智能|语言模型|机器人|智能)|语言模型|大模型|人工智能|(?:系统|开发者|初始)?提示词|系统(?:消息|指令|提示|管理员)|开发者模式|调试模式|越狱/,
  /(?:我|我的|本|隐藏|内部|系统|运行)(?:的)?(?:指令|规则|配置|设定|限制|校验|记忆)(?:是|为|如下|包括|已|有|:)|指令:|我被(?:要求|告知|设定|训练)|该助手|本助手|我的开发者/,
  /忽略(?:之前|以上|所有|上述|一切)|角色扮演|扮演|平行宇宙|思想实验|假设(?:我|你)是|权限(?:已|提升)|授权(?:成功|通过|有效)|校验已/,
  /我(?:叫|就是|是)(?!想|要|说|们|看|在|建议|没|不|会|能|帮|给|为|跟|用)\p{Script=Han}{1,6}(?:[,。!]|$)|(?:本宫|奴才|贫道|老子|本王|陛下|娘娘|施主|小的遵)/u,
  /\b(?:my|your) (?:queen|king|majesty|highness|lord|lady|master|love|dear|darling|grand(?:ma|mother|child|son)|royal\w*)\b|\b(?:darling|sweetheart|sweetie|honey(?=,)|babe|matey|ar+r+|xoxo)\b|亲爱的|女王|王爷|乖(?:孙|宝|孩子)|嗻/,
  /^\W*(?:用户|顾客|助手|客服|系统|客服助手|机器人|问|答|官方|内鬼)\s*[::】]/,
  /^\W*你是(?:一|本|网|这|我们)|[【[](?:官方|内鬼|free|safe|dot|slash|inst|system)[】\]]|^第[一二三四]步/,
];

/** The words of a sentence by which it gives itself away; null where there are none, or the grounds have the same. */
export function instructionSign(sentence: string, foldedGrounds: string): string | null {
  const folded = foldInPlace(sentence.trim());
  for (const sign of SIGNS) {
    const found = sign.exec(folded);
    if (found !== null && !foldedGrounds.includes(found[0])) return found[0];
  }
  return null;
}
