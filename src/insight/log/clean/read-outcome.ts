import type { LogOutcome, LogTurn } from '../conversation-log.ts';
import type { RawFacts } from '../raw-message.ts';

const YES = /^(?:true|yes|y|1|是|有|已?成交|已下单|converted|ordered)$/i;
const NO = /^(?:false|no|n|0|否|无|没有|未成交|未下单)$/i;
/** Closed is not resolved: it says that nobody goes on, and nothing of the shopper's trouble. */
const RESOLVED = /^(?:true|yes|y|1|resolved|solved|是|已解决|解决)$/i;
const UNRESOLVED = /^(?:false|no|n|0|unresolved|unsolved|not resolved|否|未解决|没解决|没有解决)$/i;

const RATING_WORDS: readonly [RegExp, number][] = [
  [/非常不满意|很不满意|极差|很差|terrible|very (?:bad|dissatisfied|unsatisfied)/i, 1],
  [/不满意|较差|差评|dissatisfied|unsatisfied/i, 2],
  [/^(?:bad(?:_with_comment)?|negative|👎|poor)$/i, 1],
  [/一般|neutral|okay|average/i, 3],
  [/非常满意|很满意|五星|very (?:good|satisfied)|excellent|amazing/i, 5],
  [/^(?:good(?:_with_comment)?|positive|👍|great)$/i, 5],
  [/满意|好评|satisfied/i, 4],
];

/** A rating as written, on a scale up to `top`, as 1 (worst) to 5; null where it is none. */
export function readRating(written: string, top: number): number | null {
  const text = written.trim();
  const of = /^(\d+(?:\.\d+)?)\s*(?:\/|of|out of|／)\s*(\d+)/.exec(text);
  if (of) return scaled(Number(of[1]), Number(of[2]));
  const number = /^(\d+(?:\.\d+)?)\s*(?:stars?|星|分|%)?$/i.exec(text)?.[1];
  if (number !== undefined) return scaled(Number(number), top);
  return RATING_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** The scale that these ratings are written on: 5, 10 or 100. */
export function ratingTop(written: readonly string[]): number {
  const numbers = written.map((text) => /^\s*(\d+(?:\.\d+)?)\s*(?:stars?|星|分|%)?\s*$/i.exec(text)?.[1]).map(Number);
  const most = Math.max(0, ...numbers.filter((number) => Number.isFinite(number)));
  return most > 10 ? 100 : most > 5 ? 10 : 5;
}

const scaled = (value: number, top: number): number | null =>
  value > top || top === 0 ? null : Math.min(5, Math.max(1, Math.ceil((value / top) * 5)));

/** Said by the shopper, at the end. Thanks alone say nothing: people thank for "no" as well. */
const SAYS_SOLVED =
  /(?<!没|没有|未|不能|不|怎么)解决了|搞定了|弄好了|可以了[，。！!~]?(?:谢|$)|(?:that|it|this)(?:'s| is| has)? (?:solved|fixed|sorted|worked)\b|\bit works now\b|problem solved|all sorted|(?:solved|fixed) (?:it|the problem|my problem)/i;
const SAYS_UNSOLVED =
  /没(?:有)?解决|解决不了|还是(?:不行|没用|不能|没有)|没用啊?|白问|(?:still|does ?n[o']t|did ?n[o']t) (?:not )?(?:work|help|solved?|fix)|not (?:solved|fixed|resolved|helpful)|no help/i;
const BOUGHT =
  /^(?:好的?[，, ]?)?(?:我)?(?:已经?|刚)?(?:拍下?了|下单了|付款了|买了|已拍|已下单|已付款)[。！!~]?$|^(?:ok(?:ay)?[,.]? )?i(?:'ve| have)? (?:just )?(?:ordered(?: it)?|placed (?:the|my|an) order|bought it)[.!]?$/i;

/** Longer words tell more than how it ended. UTF-16 units. */
const VERDICT_LONGEST = 40;

/** Whether a shopper's last words say how it ended and ask nothing: "that did not help", "it works now". */
export const isVerdict = (text: string): boolean =>
  text.length <= VERDICT_LONGEST && !/[?？]/.test(text) && (SAYS_SOLVED.test(text) || SAYS_UNSOLVED.test(text));

/** What the last words of the shopper are looked for in. */
const LAST_TURNS = 2;

/** How a conversation ended: as its columns say it, else as its words do, else not known. */
export function readOutcome(facts: RawFacts, turns: readonly LogTurn[], top: number): LogOutcome {
  const last = turns
    .filter(({ speaker }) => speaker === 'shopper')
    .slice(-LAST_TURNS)
    .map(({ text }) => text);
  const ended = last.at(-1) ?? '';
  const solved = SAYS_UNSOLVED.test(ended) ? false : SAYS_SOLVED.test(ended) ? true : null;
  return {
    resolved: truth(facts.resolved, RESOLVED, UNRESOLVED) ?? (turns.length > 2 ? solved : null),
    rating: facts.rating === undefined ? ratingIn(turns) : readRating(facts.rating, top),
    handedOver: truth(facts.handedOver, YES, NO) ?? handedOverIn(turns),
    converted:
      truth(facts.converted, YES, NO) ??
      (last.some((text) => text.split('\n').some((line) => BOUGHT.test(line))) ? true : null),
  };
}

function truth(written: string | undefined, yes: RegExp, no: RegExp): boolean | null {
  if (written === undefined) return null;
  return yes.test(written.trim()) ? true : no.test(written.trim()) ? false : null;
}

const RATED =
  /(?:rated|评价[:：]?|评分[:：]?|打分[:：]?)[^\n\d]{0,20}?(\d(?:\.\d)?\s*(?:\/|of|out of|星|分|stars?)?\s*\d{0,3}|非常满意|满意|一般|非常不满意|不满意|good|bad)/i;

/** A rating that the system wrote into the conversation. */
function ratingIn(turns: readonly LogTurn[]): number | null {
  const written = turns
    .flatMap(({ speaker, text }) => (speaker === 'system' ? (RATED.exec(text)?.[1] ?? []) : []))
    .at(-1);
  return written === undefined ? null : readRating(written, 5);
}

/** To a person from a program: seen where the program spoke first; where none spoke it is not known. */
function handedOverIn(turns: readonly LogTurn[]): boolean | null {
  const assistantAt = turns.findIndex(({ speaker }) => speaker === 'assistant');
  if (assistantAt === -1) return null;
  return turns.slice(assistantAt).some(({ speaker }) => speaker === 'agent');
}
