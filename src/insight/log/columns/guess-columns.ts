import { parseTime } from '../read/parse-time.ts';
import type { LogColumns, LogField } from './log-columns.ts';
import { LOG_FIELDS } from './log-columns.ts';
import { speakerByWord } from './speaker-words.ts';

/** Names of columns, whole: the more particular one wins (`sender type` is a role, `sender` a name). */
const NAMES: Readonly<Record<LogField, RegExp>> = {
  conversation:
    /^(?:(?:chat|conversation|session|ticket|thread|dialog(?:ue)?|case|interaction)s?[ _.-]?(?:id|no|number|#|uuid|key|ref)?|id|会话(?:id|编号|号|标识)?|对话(?:id|编号|号)?|聊天(?:id|编号)?|工单(?:id|编号|号)?|咨询(?:id|编号))$/i,
  time: /^(?:(?:message|msg|sent|created|create|event|chat|reply|start)?[ _.-]?(?:time(?:stamp)?|date(?:time)?|at|on)|created_?at|sent_?at|ts|.*(?:发送|消息|聊天|创建|会话|回复|咨询)?(?:时间|日期))(?:[ _(（].*)?$/i,
  sender:
    /^(?:(?:sender|from|author|speaker|user|nick|display|participant)[ _.]?(?:name|nick)?|name|发送(?:人|者|方)(?:昵称|名称|姓名)?|发言人|说话人|昵称|用户名|姓名)$/i,
  role: /^(?:(?:sender|author|user|speaker|message|msg|from)[ _.]?(?:type|role|kind)|role|direction|type|is[ _]?agent|from_?type|(?:发送|消息|发言)?(?:者|方|人)?(?:角色|类型|身份|方向))$/i,
  agent:
    /^(?:(?:agent|operator|assignee|admin|staff|rep|advisor|csr)[ _.]?(?:name|id|email)?|(?:接待|服务|人工|在线)?(?:客服|坐席|接待人员|接待人)(?:昵称|姓名|名称|账号|id|工号)?)$/i,
  shopper:
    /^(?:(?:customer|visitor|client|buyer|requester|contact|shopper|user|member|consumer)[ _.]?(?:id|name|email|nick|phone)?|(?:买家|客户|顾客|访客|用户|会员|消费者)(?:昵称|姓名|名称|账号|id|标识|旺旺|编号)?|旺旺(?:号|昵称)?)$/i,
  text: /^(?:(?:message|msg|chat)?[ _.]?(?:text|body|content|message|msg)|utterance|sentence|question|query|customer[ _]?message|visitor[ _]?message|plain_?body|(?:消息|聊天|发送|对话|会话|咨询|问题|提问|客户消息|买家消息)(?:内容|文本|正文)?|内容|正文|文本|问题)$/i,
  answer:
    /^(?:answer|reply|response|agent[ _]?(?:message|reply|response|answer)|(?:客服)?(?:回复|回答|答复|应答)(?:内容)?|答案)$/i,
  transcript:
    /^(?:(?:chat|full|conversation)?[ _]?(?:transcript|history|log|dialog(?:ue)?)|聊天记录|会话记录|对话记录|聊天详情|完整会话|会话内容)$/i,
  channel:
    /^(?:channel|source|via|platform|medium|inbox|渠道|来源|平台|接入渠道|会话来源)(?:[ _.](?:name|type|channel))?$/i,
  group:
    /^(?:group|team|department|skill|queue|skill[ _]?group|技能组|分组|客服组|部门|组别|接待组)(?:[ _.]?(?:name|id|名称))?$/i,
  rating:
    /^(?:rating|csat|score|satisfaction(?:[ _]?(?:score|rating))?|stars?|feedback|survey[ _]?score|评分|评价|满意度|星级|评价结果|满意度评价)$/i,
  resolved:
    /^(?:(?:is[ _]?)?(?:resolved|solved)|resolution|status|state|是否解决|解决状态|解决情况|是否已解决|状态|工单状态|会话状态)$/i,
  handedOver: /^(?:handed[ _]?over|hand[ _-]?off|escalated|transferred|transfer|是否转人工|转人工|是否转接|转接)$/i,
  converted:
    /^(?:converted|conversion|purchased?|ordered|placed[ _]?order|is[ _]?order(?:ed)?|是否(?:下单|成交|购买|转化)|转化|成交|下单)$/i,
  tags: /^(?:tags?|labels?|categor(?:y|ies)|topics?|reason|标签|分类|问题分类|咨询类型|会话标签|业务分类)$/i,
  order: /^(?:order[ _.]?(?:id|no|number|sn|#)|orders?|订单(?:号|编号|id)?)$/i,
};

/** Columns of people beside those that are chosen: a customer's name where the shopper is told by an id. */
const WHO =
  /^(?:(?:first|last|full|given|family|recipient|contact|customer|visitor)[ _.-]?name|surname|e-?mail(?:[ _.-]?address)?|收[件货]人(?:姓名)?|联系人(?:姓名)?|邮箱)$/i;
/** Rows have the same columns again and again: answers are kept, of so many names. */
const isWho = new Map<string, boolean>();
const KEPT = 1000;

/** Whether a column holds names of people, or what they are called by, by its own name. */
export function namesPeople(column: string): boolean {
  const name = column.trim().replace(/\s+/g, ' ');
  const last = name.split('.').at(-1) ?? name;
  const known = isWho.get(name);
  if (known !== undefined) return known;
  const does = [NAMES.shopper, NAMES.agent, NAMES.sender, WHO].some((who) => who.test(name) || who.test(last));
  if (isWho.size < KEPT) isWho.set(name, does);
  return does;
}

/** A name counts for more than what the cells look like. */
const BY_NAME = 2;
const LEAST = 0.45;

/**
 * Which column holds what, by the names of the columns and by the first rows. Fields that no column fits well are left
 * out. A person looks at the guess before anything is imported.
 */
export function guessColumns(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): LogColumns {
  const scores: { field: LogField; column: string; score: number }[] = [];
  for (const [index, column] of columns.entries()) {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    const name = column.trim().replace(/\s+/g, ' ');
    for (const field of LOG_FIELDS) {
      const last = name.split('.').at(-1) ?? name;
      const named = NAMES[field].test(name) ? 1 : NAMES[field].test(last) ? 0.8 : 0;
      const fit = fitOf(field, cells, rows.length);
      // Of two alike the one further left.
      const score = named * BY_NAME * (fit === 0 ? 0.1 : 1) + fit - index / 1000;
      if (score >= LEAST) scores.push({ field, column, score });
    }
  }
  scores.sort((a, b) => b.score - a.score);
  const guessed: LogColumns = {};
  const taken = new Set<string>();
  for (const { field, column } of scores) {
    if (guessed[field] !== undefined || taken.has(column)) continue;
    guessed[field] = column;
    taken.add(column);
  }
  if (guessed.text === undefined && guessed.answer === undefined && guessed.transcript === undefined) {
    // Words there are: the column that is most like them, however short.
    const like = mostLikeWords(
      columns.filter((column) => !taken.has(column)),
      rows,
    );
    if (like !== null) guessed.text = like;
  }
  return guessed;
}

function mostLikeWords(columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string | null {
  let best: { column: string; fit: number } | null = null;
  for (const column of columns) {
    const fit = fitOf(
      'text',
      rows.map((row) => row[column] ?? '').filter((cell) => cell !== ''),
      rows.length,
    );
    if (rows.length > 0 && fit > 0.05 && fit > (best?.fit ?? 0)) best = { column, fit };
  }
  return best?.column ?? null;
}

const TIME_READING = { dayFirst: false, toEpoch: () => 0 };
const share = (cells: readonly string[], holds: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(holds).length / cells.length;

/** How well the cells go with the field, 0 (they rule it out) to 1. */
function fitOf(field: LogField, cells: readonly string[], rows: number): number {
  if (cells.length === 0) return 0.05;
  const kinds = new Set(cells).size / cells.length;
  const length = cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length;
  switch (field) {
    case 'time': {
      const readable = share(cells, (cell) => parseTime(cell, TIME_READING) !== null);
      // Some rows may be broken: a name of the column may stand for them.
      return readable > 0.8 ? 0.9 : readable > 0.3 ? 0.1 : 0;
    }
    case 'role':
      return new Set(cells).size <= 8 && share(cells, (cell) => speakerByWord(cell) !== null) > 0.5 ? 0.9 : 0;
    case 'transcript':
      return share(cells, (cell) => cell.split('\n').length > 2) > 0.5 ? 0.9 : 0;
    case 'text': {
      const isWords = share(cells, (cell) => /\p{L}{2}/u.test(cell)) > 0.6;
      const isTime = share(cells, (cell) => parseTime(cell, TIME_READING) !== null) > 0.3;
      // Short words do not rule it out: a name of the column may stand for them.
      return isWords && !isTime ? Math.max(0.05, Math.min(0.75, (length / 40) * kinds)) : 0;
    }
    case 'conversation':
      return length <= 64 && share(cells, (cell) => parseTime(cell, TIME_READING) === null || /^\d+$/.test(cell)) > 0.9
        ? kinds < 0.9 && rows > 4 && share(cells, (cell) => /\d/.test(cell)) > 0.8
          ? 0.5
          : 0.2
        : 0;
    case 'rating':
      return share(cells, (cell) => /^[0-5](?:\.\d)?$|^(?:10|[6-9])$|good|bad|满意|一般|差/i.test(cell)) > 0.7
        ? 0.4
        : 0.02;
    case 'answer':
      return length > 1 ? 0.3 : 0;
    default:
      return length < 60 ? 0.2 : 0.05;
  }
}
