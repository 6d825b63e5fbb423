/** What helpdesks say by themselves, in the words that the common ones ship with. */
const AUTOMATIC: readonly RegExp[] = [
  /you are now (?:chatting|connected|talking) (?:with|to)|has (?:joined|left|entered|ended) the (?:chat|conversation)|(?:chat|conversation|session) (?:has )?(?:started|ended|been (?:closed|assigned|transferred|resolved|reopened))|was (?:assigned|transferred) to|assigned (?:this|to) .{0,40}(?:team|conversation)/i,
  /please (?:wait|hold)(?: a moment)? while (?:we|i) (?:connect|transfer|find)|all (?:of )?our (?:agents|operators|representatives) are (?:currently )?busy|you are (?:number|no\.?) \d+ in (?:the )?queue|(?:we|i)(?:'| wi)ll be with you (?:shortly|soon|in a moment)|(?:thank you|thanks) for (?:contacting|reaching out to|chatting with) \S+.{0,40}(?:how would you rate|\brate\b)/i,
  /(?:please )?(?:rate|review) (?:this|your|our|the) (?:chat|conversation|support|experience|service)|how (?:would you rate|did we do)|customer satisfaction survey|take (?:a|our) (?:short |quick )?survey/i,
  /^(?:this is an automat(?:ed|ic) (?:message|reply|response)|auto(?:matic)?[- ]?reply\b|\[auto\])|do not reply to this (?:e-?mail|message)|we typically reply (?:in|within)/i,
  /^(?:please )?(?:select|choose|pick) (?:one of the|an option|a topic)|^reply with (?:a number|\d)/i,
  /欢迎光临|欢迎咨询|欢迎来到.{1,20}(?:店|商城|客服)|很高兴为您服务|有什么可以帮(?:到)?您|请问有什么(?:可以|能)帮/,
  /(?:正在|已)为您(?:转接|接入|分配)|(?:已|被)转接(?:给|至|到)|转接人工(?:客服)?(?:成功|中)|当前排队|排队人数|前面还有\d+|客服.{0,12}(?:已|正在)?为您服务[。！!]?$|(?:会话|对话|聊天)(?:已)?(?:开始|结束|关闭|超时)/,
  /请(?:您)?(?:对|为|给).{0,16}(?:服务|客服|会话).{0,8}(?:评价|打分|评分)|邀请您.{0,10}评价|(?:已)?发送(?:了)?(?:满意度)?评价邀请|麻烦.{0,6}(?:点|给)个?(?:五星|好评|评价)/,
  /由于您(?:长时间|较长时间|超过\d+分钟)(?:没有|未|无)|长时间未(?:回复|收到)|系统(?:将|会)?自动(?:关闭|结束)|自动回复/,
  /^(?:请(?:选择|回复)(?:以下|数字|序号|您)|回复数字|猜您想问|您可以这样问|点击下方)/,
];

/** A menu: three and more numbered lines, and little else. */
const MENU_LINE = /^\s*(?:\d{1,2}|[①-⑳]|[A-Ha-h])\s*[.、)）:：]\s*\S/;

/**
 * Whether nobody wrote this: a greeting, a queue's notice, an invitation to rate, a menu. Only what an agent, a program or
 * the system said is to be asked about; the greeting of a person who then goes on is told by its place (see
 * `frequentOpenings`).
 */
export function isAutomatic(text: string): boolean {
  if (AUTOMATIC.some((pattern) => pattern.test(text))) return text.length < 400;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const numbered = lines.filter((line) => MENU_LINE.test(line)).length;
  return numbered >= 3 && numbered >= lines.length * 0.6;
}

/** Share of the conversations that begin with the same words of an agent, from which these are a template. */
const TEMPLATE_SHARE = 0.2;
const TEMPLATE_LEAST = 5;

/**
 * First words of agents that so many conversations share that nobody typed them.
 *
 * @param openings One for each conversation in which an agent speaks first or right after the shopper.
 * @param answered Conversations in which an agent speaks at all: a stock answer to one question stays an answer.
 */
export function frequentOpenings(openings: readonly string[], answered: number): Set<string> {
  const counts = new Map<string, number>();
  for (const opening of openings) counts.set(opening, (counts.get(opening) ?? 0) + 1);
  const least = Math.max(TEMPLATE_LEAST, answered * TEMPLATE_SHARE);
  return new Set([...counts].filter(([, count]) => count >= least).map(([text]) => text));
}
