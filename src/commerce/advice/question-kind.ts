import { foldInPlace } from '#nlu/fold-in-place.ts';

/** What a message about products asks for, by its small words in Chinese and English. */
export interface QuestionKind {
  /** Whether things go together. */
  together: boolean;
  /** Whether something may be used at all. */
  allowed: boolean;
  /** What the difference is, or which of several. */
  compares: boolean;
  /** What to buy. */
  seeks: boolean;
}

export function questionKind(text: string): QuestionKind {
  const folded = foldInPlace(text);
  return {
    together:
      /一起|同时|叠加|叠用|叠着|能叠|混用|混着|搭配|搭着|搭不搭|冲突|犯冲|相冲|打架|同一晚|同晚|后面能|之后能|\btogether\b|\bcombin|\blayer|\bmix(?:ed|ing)?\b|\bconflict|\bclash|\balongside\b|\bsame (?:night|time|routine|evening|day)\b|\bwith\b|\bon top of\b|\bafter\b.{0,20}\bcan\b/.test(
        folded,
      ),
    allowed:
      /能用|可以用|能不能|可不可以|可以吗|能吗|能(?:.{0,8})(?:吗|嘛|么|不)|可以(?:.{0,8})(?:吗|嘛|么|不)|适合|会不会|行吗|行不行|要紧吗|安全吗|用得了|\bcan\b.{1,40}\b(?:use|wear|try|apply)\b|\bcan (?:i|you|we|she|he|my)\b|\bis it (?:ok|okay|safe|fine|alright)\b|\bsafe\b|\bsuitable\b|\bok(?:ay)? to\b|\bshould i (?:use|avoid|stop)\b|\bis .{2,40} (?:ok|okay|safe|fine|suitable)\b|\bdoes .{2,40} suit\b|\bdo .{2,30} go\b/.test(
        folded,
      ),
    compares:
      /区别|对比|比较一下|哪个好|哪个更|哪款更|哪支更|哪瓶更|怎么选|有什么不同|有啥不同|差别|还是.{1,12}好|二选一|\bdifference|\bcompare|\bversus\b|\bvs\b|\bwhich (?:one )?is better\b|\bbetter\b.{0,30}\bor\b|\bor\b.{0,40}\bbetter\b|\bwhich of (?:the|these|those)\b/.test(
        folded,
      ),
    seeks:
      /推荐|用什么|用啥|买什么|买啥|哪款|哪一款|哪个|哪支|哪瓶|哪种|选什么|选哪|有没有|有什么|有啥|求|想要|想买|想找|想换|来一|找一|需要|送什么|送啥|介绍|\brecommend|\bsuggest|\blooking for\b|\bneed\b|\bwant\b|\bwhat\b|\bwhich\b|\bany\b|\bbest\b|\bgood\b|\bdo you have\b|\bhelp me (?:find|choose|pick)\b|\bfind me\b|\bshow me\b|\blooking\b|\bafter an?\b/.test(
        folded,
      ),
  };
}
