import type { TwoLanguages } from './two-languages.ts';

type Kind = 'handoff' | 'thumbs-down' | 'rephrased' | 'low-band' | 'abandoned';
type Verdict = 'better' | 'harmful' | 'no-difference' | 'too-few';

interface ImproveWords {
  title: string;
  lead: string;
  tabs: Record<'queue' | 'votes' | 'learning' | 'emergency' | 'associations', string>;
  emptyTitle: string;
  emptyText: string;
  toImport: string;
  find: string;
  findAgain: string;
  finding: string;
  stages: Record<'reader' | 'read' | 'learn', string>;
  found: string;
  foundBy: Record<'encoder' | 'nano', string>;
  all: string;
  kinds: Record<Kind, string>;
  kindHelp: Record<Kind, string>;
  columns: Record<'message' | 'why' | 'read' | 'times' | 'mend', string>;
  times: string;
  readAs: string;
  answered: string;
  notAnswered: string;
  means: string;
  chooseIntent: string;
  toBasket: string;
  inBasket: string;
  toEntry: string;
  entry: string;
  addToEntry: string;
  noEntry: string;
  term: string;
  termMeaning: string;
  addTerm: string;
  newEntry: string;
  urgent: string;
  ignore: string;
  conversation: string;
  keys: string;
  done: string;
  nothingLeft: string;
  steps: Record<'example' | 'question' | 'term' | 'teach' | 'urgent', string>;
  learning: Record<
    | 'empty'
    | 'lead'
    | 'basket'
    | 'remove'
    | 'measure'
    | 'measuring'
    | 'teach'
    | 'taught'
    | 'held'
    | 'general'
    | 'before'
    | 'after'
    | 'chance'
    | 'byLabel'
    | 'still'
    | 'readAs',
    string
  >;
  tiers: Record<'encoder' | 'nano', string>;
  verdicts: Record<Verdict, string>;
  emergency: Record<
    | 'lead'
    | 'live'
    | 'address'
    | 'load'
    | 'loaded'
    | 'none'
    | 'urgentNow'
    | 'until'
    | 'end'
    | 'form'
    | 'replaces'
    | 'fresh'
    | 'intent'
    | 'titleField'
    | 'questions'
    | 'questionsHelp'
    | 'text'
    | 'textHelp'
    | 'untilField'
    | 'alsoDraft'
    | 'publish'
    | 'download'
    | 'upload'
    | 'uploadHelp'
    | 'headers'
    | 'noKey'
    | 'openKey'
    | 'wrongKey'
    | 'missing'
    | 'problems'
    | 'published'
    | 'followsFeeds'
    | 'past'
    | 'optional',
    string
  >;
}

/** Words of what failed, what it teaches, and answers in an emergency. */
export const improveWords = {
  en: {
    title: 'Improve',
    lead: 'What went wrong, why, and the shortest way to mend it: an example, a word, a question on an entry, or an answer that reaches every device at its next sync.',
    tabs: {
      queue: 'What failed',
      votes: 'Voted down',
      learning: 'Teach',
      emergency: 'Emergency answer',
      associations: 'Bought together',
    },
    emptyTitle: 'No conversations yet',
    emptyText:
      'Import a log of real conversations first. The Studio reads them as your shoppers’ devices would and shows what was not understood, passed on, asked twice or left.',
    toImport: 'Import conversations',
    find: 'Find what failed',
    findAgain: 'Look again',
    finding: 'Looking for what failed',
    stages: { reader: 'bringing up the reader', read: 'reading', learn: 'learning' },
    found: '{failures} wordings failed, of {questions} questions in the log',
    foundBy: { encoder: 'read by the encoder', nano: 'read by the small reader alone' },
    all: 'All',
    kinds: {
      'low-band': 'not understood',
      handoff: 'passed on',
      'thumbs-down': 'rated badly',
      rephrased: 'asked twice',
      abandoned: 'left',
    },
    kindHelp: {
      'low-band': 'The reading is below the band in which the assistant answers.',
      handoff: 'The last question before a person took over from the assistant.',
      'thumbs-down': 'The last question of a conversation rated one or two of five.',
      rephrased: 'The shopper asked the same thing again in other words.',
      abandoned: 'Nobody answered, or the conversation ended unresolved after it.',
    },
    columns: { message: 'Message', why: 'Why it is here', read: 'Read as', times: 'Times', mend: 'Mend' },
    times: '{count} ×',
    readAs: '{intent}, {confidence} %',
    answered: 'Answered: {text}',
    notAnswered: 'Nobody answered',
    means: 'What it means',
    chooseIntent: 'Choose…',
    toBasket: 'Teach it',
    inBasket: 'To be taught: {intent}',
    toEntry: 'Give it to an entry',
    entry: 'Entry',
    addToEntry: 'Add as a question',
    noEntry: 'There is no entry {id} in {language}.',
    term: 'A word of your customers',
    termMeaning: 'stands for',
    addTerm: 'Teach the word',
    newEntry: 'Write a new entry',
    urgent: 'Answer at once',
    ignore: 'Ignore',
    conversation: 'Conversation',
    keys: 'j and k move, t teaches, i ignores.',
    done: '{count} dealt with',
    nothingLeft: 'Nothing of this kind is left.',
    steps: {
      example: 'Teach “{text}”',
      question: 'Question on {id}',
      term: 'Word “{term}”',
      teach: 'Teach {count} messages',
      urgent: 'Emergency answer {id}',
    },
    learning: {
      empty:
        'Choose what messages mean in “What failed” and press “Teach it”: they are gathered here, and measured before they are taught.',
      lead: 'Devices learn from examples without a release: a reader stays as it is, and messages like the examples are read by them. The figures below are of messages that were held back, a fifth at a time, and of other shops’ messages that must not suffer.',
      basket: '{count} messages to teach',
      remove: 'Take out',
      measure: 'Measure first',
      measuring: 'Measuring what they teach',
      teach: 'Teach them',
      taught: 'Written to examples.tsv. Publish to bring it to devices.',
      held: 'Held-back messages of yours',
      general: 'Messages of other shops',
      before: 'right before',
      after: 'right after',
      chance: 'p {p}',
      byLabel: 'By meaning',
      still: 'Still read wrong',
      readAs: 'read as {read}, meant {intent}',
    },
    tiers: { nano: 'The small reader (at once)', encoder: 'The encoder (after the first answer)' },
    verdicts: {
      better: 'Better: more of your messages are read right, and nothing else suffers.',
      harmful: 'Harmful: messages that were read right are read wrong afterwards. Do not teach these as they are.',
      'no-difference': 'No difference that could not be chance.',
      'too-few': 'Too few messages to tell: ten or more are needed.',
    },
    emergency: {
      lead: 'A storm, a recall, a broken checkout: this answer is signed by itself and laid over the live pack. Devices with an open chat have it within a minute, others at their next visit.',
      live: 'Where the pack is live',
      address: 'Address of the pack',
      load: 'Look',
      loaded: '{shop}, version {version}',
      none: 'Nothing is urgent now.',
      urgentNow: 'Told at present',
      until: 'until {time}',
      end: 'End it',
      form: 'What is to be said',
      replaces: 'Entry whose place it takes (empty: a new one)',
      fresh: 'Id of the new answer',
      intent: 'What it is about',
      titleField: 'Title',
      questions: 'How it is asked',
      questionsHelp: 'One question a line.',
      text: 'Answer',
      textHelp: 'As in knowledge: **bold**, lists, links.',
      untilField: 'Told until',
      alsoDraft: 'Write it into the draft too, so that the next version has it',
      publish: 'Sign and make live',
      download: 'Sign and download',
      upload: 'Upload address',
      uploadHelp:
        'With {name} for the file’s name. Two small files are sent there with PUT, when you press the button.',
      headers: 'Headers, one a line; they stay in memory',
      noKey: 'The key of the pack is needed to sign.',
      openKey: 'Open the key file',
      wrongKey: 'This file is no key of a pack.',
      missing: 'Missing: {what}',
      problems: 'The answer has what devices do not show: {what}',
      published: 'Signed: {files}.',
      followsFeeds: 'Today’s prices lie beside it until {time}: what follows your feeds renews both.',
      past: 'The time until which it is told has passed already.',
      optional: '{language} (may be left out)',
    },
  },
  'zh-Hans': {
    title: '优化',
    lead: '看看哪里出了问题、为什么，以及最短的修复路径：一条示例、一个词、词条上的一个问法，或在下次同步时到达每台设备的应急答案。',
    tabs: { queue: '失败队列', votes: '被点踩', learning: '教学', emergency: '应急答案', associations: '常一起买' },
    emptyTitle: '还没有会话',
    emptyText: '请先导入真实会话记录。工作室会像顾客的设备一样阅读它们，找出没听懂、转人工、重复询问或被放弃的问题。',
    toImport: '导入会话',
    find: '查找失败',
    findAgain: '重新查找',
    finding: '正在查找失败',
    stages: { reader: '正在启动阅读模型', read: '正在阅读', learn: '正在学习' },
    found: '日志中 {questions} 个问题里，有 {failures} 种说法失败',
    foundBy: { encoder: '由编码模型阅读', nano: '仅由小模型阅读' },
    all: '全部',
    kinds: {
      'low-band': '没听懂',
      handoff: '转人工',
      'thumbs-down': '差评',
      rephrased: '重复询问',
      abandoned: '放弃',
    },
    kindHelp: {
      'low-band': '识别结果低于助手直接回答的置信区间。',
      handoff: '人工从助手接手之前的最后一个问题。',
      'thumbs-down': '评分为一分或两分的会话中的最后一个问题。',
      rephrased: '顾客换了说法又问了一遍同样的事。',
      abandoned: '没有人回答，或会话在此之后未解决就结束。',
    },
    columns: { message: '消息', why: '原因', read: '识别为', times: '次数', mend: '修复' },
    times: '{count} 次',
    readAs: '{intent}，{confidence}%',
    answered: '回答：{text}',
    notAnswered: '没有人回答',
    means: '它的意思',
    chooseIntent: '请选择…',
    toBasket: '加入教学',
    inBasket: '待教：{intent}',
    toEntry: '归到某个词条',
    entry: '词条',
    addToEntry: '作为问法添加',
    noEntry: '词条 {id} 没有 {language} 版本。',
    term: '顾客用的词',
    termMeaning: '指的是',
    addTerm: '教这个词',
    newEntry: '写新词条',
    urgent: '立即回答',
    ignore: '忽略',
    conversation: '会话',
    keys: 'j 和 k 移动，t 加入教学，i 忽略。',
    done: '已处理 {count} 条',
    nothingLeft: '这一类没有剩余了。',
    steps: {
      example: '教“{text}”',
      question: '给 {id} 添加问法',
      term: '词语“{term}”',
      teach: '教 {count} 条消息',
      urgent: '应急答案 {id}',
    },
    learning: {
      empty: '在“失败队列”里选定消息的意思并点“加入教学”：它们会汇集到这里，先测量再教。',
      lead: '设备不用发版就能从示例中学习：模型本身不变，与示例相近的消息按示例来读。下面的数字来自每次留出五分之一的消息，以及不应受影响的其他店铺的消息。',
      basket: '{count} 条待教消息',
      remove: '移除',
      measure: '先测量',
      measuring: '正在测量教学效果',
      teach: '开始教',
      taught: '已写入 examples.tsv。发布后即可到达设备。',
      held: '你留出的消息',
      general: '其他店铺的消息',
      before: '之前正确',
      after: '之后正确',
      chance: 'p {p}',
      byLabel: '按意思',
      still: '仍然读错',
      readAs: '读成 {read}，本意是 {intent}',
    },
    tiers: { nano: '小模型（立即可用）', encoder: '编码模型（首个回答之后）' },
    verdicts: {
      better: '有改进：更多消息读对了，其他没有变差。',
      harmful: '有害：原来读对的消息之后会读错。请不要就这样教。',
      'no-difference': '差别可能只是偶然。',
      'too-few': '消息太少，无法判断：至少需要十条。',
    },
    emergency: {
      lead: '台风、召回、结账故障：这个答案单独签名，覆盖在线上知识包之上。打开着聊天的设备一分钟内收到，其他设备在下次访问时收到。',
      live: '知识包的线上位置',
      address: '知识包地址',
      load: '查看',
      loaded: '{shop}，版本 {version}',
      none: '目前没有应急答案。',
      urgentNow: '目前正在告知',
      until: '至 {time}',
      end: '结束',
      form: '要说的内容',
      replaces: '取代哪个词条（留空则新增）',
      fresh: '新答案的编号',
      intent: '关于什么',
      titleField: '标题',
      questions: '顾客怎么问',
      questionsHelp: '每行一个问法。',
      text: '答案',
      textHelp: '与知识相同：**粗体**、列表、链接。',
      untilField: '告知到',
      alsoDraft: '同时写入草稿，下个版本也包含它',
      publish: '签名并上线',
      download: '签名并下载',
      upload: '上传地址',
      uploadHelp: '用 {name} 代表文件名。点按钮时会用 PUT 发送两个小文件到这里。',
      headers: '请求头，每行一个；只保留在内存中',
      noKey: '签名需要知识包的密钥。',
      openKey: '打开密钥文件',
      wrongKey: '这个文件不是知识包的密钥。',
      missing: '缺少：{what}',
      problems: '答案里有设备不会显示的内容：{what}',
      published: '已签名：{files}。',
      followsFeeds: '旁边有今天的价格，有效至 {time}：跟踪商品源的程序会一并续期。',
      past: '告知的截止时间已经过去。',
      optional: '{language}（可不填）',
    },
  },
} satisfies TwoLanguages<ImproveWords>;
