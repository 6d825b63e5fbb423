import type { TwoLanguages } from './two-languages.ts';

const en = {
  lead: 'What shoppers say of each answer: the thumbs under it. They stay on the devices and reach you only as your own pages count them (the event aisle:vote, or Aisle.votes()), without a word of what was said.',
  none: 'No votes yet',
  open: 'Open votes (CSV or JSON Lines)',
  help: 'Counts (entryId, packVersion, helpful, notHelpful) or one vote a line (entryIds, packVersion, helpful: true or false). A new file takes the place of the last.',
  version: 'Version of the pack',
  all: 'All versions',
  table: 'Answers that did not help, the surest first',
  entry: 'Entry',
  notHelpful: 'Did not help',
  share: 'Share',
  range: '95 % range',
  mend: 'Mend it',
  missing: 'not in these sources',
  faults: '{count} lines could not be read. The first: line {line}, {why}',
  failed: 'That could not be opened: {why}',
  votes: '{count} votes on {entries} entries',
  cut: 'The first {shown} are shown.',
};

const zh: typeof en = {
  lead: '顾客怎么看每条回答：回答下面的点赞和点踩。投票留在顾客设备上，只有你自己的页面去计数（aisle:vote 事件或 Aisle.votes()）才会到你这里，而且不带任何对话内容。',
  none: '还没有投票',
  open: '打开投票文件（CSV 或 JSON Lines）',
  help: '可以是计数（entryId, packVersion, helpful, notHelpful），也可以一行一票（entryIds, packVersion, helpful：true 或 false）。新文件会替换上一份。',
  version: '知识包版本',
  all: '全部版本',
  table: '没帮上忙的回答，最确定的排在最前',
  entry: '条目',
  notHelpful: '没帮上忙',
  share: '占比',
  range: '95% 区间',
  mend: '去修改',
  missing: '不在这份源文件里',
  faults: '有 {count} 行读不出来。第一处：第 {line} 行，{why}',
  failed: '打不开：{why}',
  votes: '{entries} 个条目，共 {count} 票',
  cut: '只显示前 {shown} 条。',
};

export const voteWords = { en, 'zh-Hans': zh } satisfies TwoLanguages<typeof en>;
