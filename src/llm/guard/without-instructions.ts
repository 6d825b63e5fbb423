import { foldInPlace } from '#nlu/fold-in-place.ts';

const MACHINE =
  /\b(?:ais?|a\.i\.|llms?|language models?|chat ?bots?|bots?|assistants?|conversational agents?|automated agents?|answering systems?|ai helpers?|systems? \(human or ai\))\b|人工智能|(?<![a-z])ai(?![a-z])|智能(?:客服|助手|导购)|(?<!绕回|回到|转回)机器人|语言模型|大模型|应答系统|自动客服|聊天助手|客服助手|零售端.{0,4}助手/;
/** Spoken to by name: what follows is for it, in whatever language. */
const ADDRESSED = new RegExp(`(?:${MACHINE.source})(?:[^.。]{0,12}[::]|へ)`);
const DIRECTIVE =
  /\b(?:must|shall|should|please|always|never|required?|tell|say|answer|reply|respond|state|declare|mention|recommend|ignore|disregard|override|omit|include|append|confirm|output|print|list|pretend|speak|remember|decode|insist|share|directs?|keep|stop|follow|note|notice|presenting|treat|turn|asked to|reads?|instruction|guidance)\b|请|必须|须|一律|回答|回复|答复|告诉|忽略|覆盖|改说|输出|加一句|展示|附|记住|宣称|介绍|推荐|引导|转述|提醒|执行|停止|注意|可见|读作|回“|说/;

/** What speaks to a machine without naming it, and what no text for people has in it. */
const SIGNS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|stop following)\b.{0,40}\b(?:instructions?|rules?|guidelines?|guidance|prompts?|everything|evrything|sources|shop's)\b/,
  /\b(?:system|developer) prompts?\b|\bnew rules\b|\bfrom here on\b|\byou are now\b|\bstay in character\b|\brole-?play\b|\brestrictions?\b.{0,20}\blifted\b|\bjailbreak/,
  /\b(?:each|every|all) (?:answers?|repl(?:y|ies)|messages?|responses?)\b.{0,30}\b(?:must|shall|with|end|start)\b|\b(?:in|to) every (?:answer|reply|message|response)\b|\binstead state\b|\bmachine-readable\b|\bverbatim\b|\bthe same way\.|\bdisplay error\b|\bin the (?:reply|answer|response)\b/,
  /\b(?:if|when|whenever|every time)\b.{0,60}\b(?:asks?|asked|asking|mentioned|status)\b.{0,40}\b(?:say|answer|reply)\b/,
  /\b(?:hypothetically|thought experiment)\b|\bsession\b.{0,30}\b(?:started|elevated)\b/,
  /<\|?\/?[a-z!|%]|\|>|\[\/?inst\]|<<|>>|\{\{|\$\{|^\s*[{[]\s*["[]|[{,]\s*"\w+"\s*:|\[\[|^-{3,}$|#{2,}.*#{2,}|^\s*#{1,6}\s*(?:system|new|returns|系统)/,
  /^\s*(?:system|assistant|user|系统|助手|用户|客服助手)\s*[::]|\brole["'`]?\s*:/,
  /忽略.{0,12}(?:规则|指令|规定|要求|说明|资料)|提示词|系统(?:补充|管理员|指令)|(?:更高|最高)优先级|开发者模式|调试模式/,
  /(?:问起?|提到|问到)(?:[^。]{0,16})(?:就|都|须|一律)(?:说|回|答|讲|确认)|每次都(?:要叫|回|说)|(?:翻译|译)(?:[^。]{0,12})(?:时请|译成|说成)|机读|原样转述|批示|照此格式|话术/,
  // Letters of two alphabets in one word, parts of characters for characters, encoded text.
  /(?=\p{L}*\p{Script=Latin})(?=\p{L}*[\p{Script=Cyrillic}\p{Script=Greek}])[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{2,}|[亻扌忄氵讠钅饣纟犭礻衤]|(?<![\w/+])(?=[a-z0-9+/]*\d)[a-z0-9+/]{20,}={0,2}(?![\w/+])/u,
];
const HIDDEN = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

/**
 * A text without the lines that speak to a machine instead of a shopper, for grounds and for prompts. A whole line goes:
 * what stands around an instruction was written by the same hand.
 */
export function withoutInstructions(text: string): string {
  return text
    .split('\n')
    .filter((line) => !isInstruction(line))
    .join('\n');
}

function isInstruction(line: string): boolean {
  if (HIDDEN.test(line)) return true;
  const folded = foldInPlace(line);
  if (ADDRESSED.test(folded) || SIGNS.some((sign) => sign.test(folded))) return true;
  return folded.split(/(?<=[.!?])\s|[。！？]/u).some((sentence) => MACHINE.test(sentence) && DIRECTIVE.test(sentence));
}
