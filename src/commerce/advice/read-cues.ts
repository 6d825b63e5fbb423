/**
 * The small words of a need: what turns it round, what ties it to things already owned or shown. Patterns look at text as
 * folded by `foldInPlace`, in Chinese and English.
 */

const NEGATION =
  /(?:不要|不想要|不想用|不能用|不能有|不能含|不含|不能|不喜欢|不爱|不加|不添加|没有|无|零|别|避开|避免|讨厌|拒绝|除了|除开|排除|受不了|闻不了|不|\bno|\bnot|\bwithout|\bfree (?:of|from)|\bavoid(?:ing)?|\bdon'?t (?:want|like|need)|\bexcept(?: for)?|\bhate|\bother than|\bskip(?:ping)?|\bnon-?|\bcan'?t (?:use|stand)|\bnothing with|\brather not have|\binstead of)\s*(?:含|有|带|用|加|任何|再|什么|那么|太|的|any|a|an|the|added|have|with|contain(?:s|ing)?|in it)*\s*$/;
/** A space between Han characters often stands for a comma. */
const HAN_SPACE = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
const JOINED = /^[\s、和或跟与及也,，/&]*(?:不?含?|and|or|nor|不要|无|no)?[\s]*$/;

/** Whether what begins at `start` is refused: by words right beside it, in a row with what is refused, or for what it did. */
export function isRefused(
  folded: string,
  start: number,
  end: number,
  before: { end: number; refused: boolean } | null,
): boolean {
  if (before?.refused && before.end <= start && JOINED.test(folded.slice(before.end, start))) return true;
  return isRefusedAt(folded, start, end) || isBadlyTaken(folded, end);
}

/** The same by words right beside it alone. */
export function isRefusedAt(folded: string, start: number, end: number): boolean {
  if (/^[\s-]?(?:free\b|以外|之外|除外)/.test(folded.slice(end))) return true;
  const lead = folded.slice(Math.max(0, start - 24), start);
  return NEGATION.test(lead.slice(lead.search(/[^，,。.;；!！?？]*$/)));
}

/** What ends at `end` did the shopper no good: 烟酰胺不耐受, "niacinamide makes me flush". Not where they ask whether it will. */
function isBadlyTaken(folded: string, end: number): boolean {
  const rest = folded.slice(end).replace(HAN_SPACE, '，');
  const asks = /^[^，,。.;；!！\n]*(?:吗|嘛|么|会不会|[?？])/.test(rest);
  return (
    !asks &&
    /^\s*(?:不耐受|(?:我)?(?:用了|用过|一用|一上脸)?(?:就|都|总|老|总是|老是)?会?(?:刺|辣|扎)(?:眼|脸|痛|激)|(?:用了|用过|一用|一上脸)(?:就|都|总|老|会)*(?:红|过敏|起疹|爆痘|长痘|闷痘|烂脸|刺痛|发痒)|(?:products? )?(?:always )?(?:makes?|breaks?|burns?|stings?|irritates?|gives?|dries) (?:me|my)\b)/.test(
      rest,
    )
  );
}

/** An ingredient that is named as an allergy. */
export function isAllergy(folded: string, start: number, end: number): boolean {
  return (
    /^\s*(?:也?过敏|也?会过敏|容易过敏|起疹|allerg)/.test(folded.slice(end)) ||
    /(?:allergic to|allergy to|allergies to|react to|过敏源是|过敏原是)\s*(?:any\s*)?$/.test(
      folded.slice(Math.max(0, start - 26), start),
    )
  );
}

/** A question takes nothing back: 有没有湿疹能用的, "am I not allergic to it?". */
const isAsked = (folded: string, at: number): boolean => {
  const clause = clauseAt(folded, at);
  const end = folded.slice(at).search(/[，,。.;；!！?？\n]/);
  return (
    /吗|嘛|么|有没有|是不是|\b(?:which|what|is there|are there|am i|if)\b/.test(clause) ||
    (end !== -1 && /[?？]/.test(folded[at + end] ?? ''))
  );
};

/** An ingredient that is named as no allergy: 对燕麦不过敏, "not allergic to oats". */
export function isDisownedAllergy(folded: string, start: number, end: number): boolean {
  if (isAsked(folded, start)) return false;
  const before = folded.slice(Math.max(0, start - 40), start);
  const after = folded.slice(end);
  return (
    /^\s*(?:已经|现在|其实|并)?(?:不(?:会|再)?|没有?)过敏/.test(after) ||
    (/^\s*(?:会)?过敏/.test(after) && /(?:不是|没有?|并非|并不|不)对\s*$/.test(before)) ||
    /(?:\bnot|\bno longer|\b(?:is|are|was|do|does|ai)n'?t)\s+(?:\w+\s+)?(?:allergic to|react to)\s*(?:any\s*)?$/.test(
      before,
    ) ||
    /\bno allerg(?:y|ies) to\s*$/.test(before)
  );
}

/** A condition that they say they do not have: 不是湿疹, "I don't have eczema". What is good against it is no such word. */
export function isDisowned(folded: string, start: number, end: number): boolean {
  if (isAsked(folded, start)) return false;
  return (
    /(?:没有?|不是|并非)(?:得|过|什么|任何)?\s*$|(?:\bno|\bnot|\b(?:do|does)n'?t have|\bnot have|\bnever had|\bno longer have|\b(?:have|has)n'?t got)\s+(?:any\s+|an?\s+)?$/.test(
      folded.slice(Math.max(0, start - 30), start),
    ) && !/^\s*(?:可用|能用|可以用|适用|safe\b|friendly\b)/.test(folded.slice(end))
  );
}

const OWNED =
  /在用|正在用|在涂|在抹|在擦|在刷|涂着|抹着|刷酸(?:中|期)|我用(?!什么|啥|哪|的|来)|我有|用的是|用着|已经有|现在用|目前用|手上有|手头有|家里有|平时用|一直用|已经在|(?:晚上|早上|白天)(?:会|都)?用(?:了|着)?(?!什么|啥|哪|的|什|来)(?=.)|有一瓶|买了|入了|\balready (?:use|have|own|using)|\bi(?:'m| am)? (?:currently )?(?:use|using|have been using)\b|\bi(?:'ve| have) (?:got )?(?:a|my|been|the)\b|\bcurrently (?:use|using|on)\b|\bi own\b|\bmy current\b|\bi(?:'m| am) on\b|\bi use\b/;

/** Whether the clause around a place tells what is used already. */
export function isOwnedAt(folded: string, at: number): boolean {
  const parted = folded.replace(HAN_SPACE, '，');
  return [folded, parted].some((text) => tellsOfOwned(clauseAt(text, at)));
}

function tellsOfOwned(clause: string): boolean {
  return (
    OWNED.test(clause) &&
    !/没(?:有)?用过|想|推荐|求|适合|什么|哪|吗|never used|\bneed\b|\bwant\b|\blooking for\b|\bwhat\b|\bwhich\b|\bcan i\b/.test(
      clause,
    )
  );
}

function clauseAt(folded: string, at: number): string {
  const from = folded.slice(0, at).search(/(?:[^，,。.;；!！?？\n]|\.(?=\d))*$/);
  const rest = folded.slice(at).search(/[，,。;；!！?？\n]/);
  return folded.slice(from, rest === -1 ? undefined : at + rest);
}

export interface Relation {
  /** Relative to what was shown. */
  cheaper: boolean;
  dearer: boolean;
  /** Something else than what was shown. */
  other: boolean;
}

export function relationIn(folded: string): Relation {
  return {
    cheaper:
      /便宜(?:一)?点|更便宜|再便宜|太贵|有点贵|好贵|贵了|更划算|\bcheaper\b|less expensive|too expensive|too (?:dear|pricey)/.test(
        folded,
      ),
    dearer: /高端(?:一)?点|更高端|贵(?:一)?点的|更好的|\bpremium\b|\bhigher end\b|\bmore expensive\b/.test(folded),
    other:
      /换(?:一|个|款|支|瓶|别的|其他)|别的|其他的|还有别的|还有其他|\banother\b|something else|other options|anything else|different one/.test(
        folded,
      ),
  };
}

/** More or less of something than what was shown has: 更清爽, a lighter one. */
export function isComparative(folded: string, start: number): boolean {
  return /(?:更|再|还要|稍微|\bmore\s*|\ba bit (?:more )?)$/.test(folded.slice(0, start));
}

export const savesMoney = (folded: string): boolean =>
  /便宜|平价|性价比|省钱|打折|优惠|学生党|划算|白菜价|穷|预算(?:有限|不多|不高|紧)|平替|折扣|特价|在做活动|\baffordable|\bcheap|\bon a budget|\bbudget[- ]friendly|\bgood value|\bvalue for money|\bdiscount|\bon sale|\bdeals?\b|\binexpensive|\bdupe|\btight budget|\blow budget|\bstudent budget/.test(
    folded,
  );

/** Nothing to say to a question. */
export const isIndifferent = (folded: string): boolean =>
  /^(?:都行|都可以|随便|无所谓|不知道|不清楚|不确定|不想说|没所谓|不告诉你|跳过|你定|看着办|any|either|no preference|don'?t (?:know|mind|care)|not sure|doesn'?t matter|skip|rather not say|prefer not to say|whatever)[。.!！\s]*$/.test(
    folded.trim(),
  );

export const plainAnswer = (folded: string): 'yes' | 'no' | null => {
  const text = folded.trim().replace(/[。.!！~\s]+$/, '');
  if (/^(?:是|是的|对|对的|嗯|嗯嗯|有|有的|会|yes|yeah|yep|yup|i am|i do|it is|sure)$/.test(text)) return 'yes';
  if (/^(?:不是|没有|不|否|没|不会|无|都没有|都不是|no|nope|not really|i'?m not|neither|none)$/.test(text)) return 'no';
  return null;
};

/** Takes back what was said before. */
export const corrects = (folded: string): boolean =>
  /不是.{0,12}(?:是|而是)|其实|说错|搞错|弄错|应该是|更正|我是说|\bactually\b|\bi meant\b|\bi mean\b|\bsorry,? (?:it|i)\b|\bnot .{1,20}, (?:but|it'?s)/.test(
    folded,
  );
