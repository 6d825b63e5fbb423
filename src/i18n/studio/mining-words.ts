import type { PluralForms } from '../strings.ts';
import type { TwoLanguages } from './two-languages.ts';

interface MiningWords {
  title: string;
  lead: string;
  tabs: { clusters: string; entries: string; chains: string; scripts: string };
  empty: { title: string; text: string; noLogs: string; go: string; run: string };
  nothing: { entries: string; chains: string; scripts: string };
  run: string;
  again: string;
  running: string;
  stages: Record<'reading' | 'comparing' | 'grouping' | 'judging' | 'describing' | 'proposing', string>;
  method: string;
  methods: { meaning: string; words: string };
  methodHelp: { meaning: string; words: string };
  fineness: string;
  coarser: string;
  finer: string;
  groupCount: string;
  groupCountHelp: string;
  quality: string;
  qualityHelp: string;
  silhouette: string;
  stability: string;
  groups: string;
  byNano: string;
  summary: string;
  counted: Record<'questions' | 'groups' | 'conversations' | 'agents' | 'times', PluralForms>;
  map: string;
  mapHelp: string;
  list: string;
  size: string;
  share: string;
  trend: string;
  answered: string;
  intent: string;
  weeks: string;
  week: string;
  asked: string;
  answers: string;
  timesAsked: string;
  name: string;
  merge: string;
  mergeWith: string;
  split: string;
  ignore: string;
  heed: string;
  ignored: string;
  undoCuration: string;
  reads: string;
  transcript: string;
  close: string;
  speakers: { shopper: string; agent: string; assistant: string; system: string };
  accept: string;
  edit: string;
  reject: string;
  takeBack: string;
  accepted: string;
  rejected: string;
  open: string;
  keys: string;
  save: string;
  cancel: string;
  questions: string;
  answer: string;
  entryTitle: string;
  intentField: string;
  wording: { chain: string; script: string };
  places: string;
  confidence: string;
  evidence: string;
  facts: string;
  factKinds: { masked: string; date: string; amount: string; product: string };
  relations: { new: string; near: string; covered: string; contradicts: string };
  figures: string;
  stepAccepted: { entry: string; chain: string; script: string };
  noPlace: { chain: string; script: string };
  chain: string;
  lift: string;
  chance: string;
  scriptKinds: Record<'soothe-angry' | 'soothe-anxious' | 'decide', string>;
  outcome: string;
  times: string;
  undone: string;
}

export const miningWords = {
  en: {
    title: 'Questions',
    lead: 'What shoppers ask, put into groups; and what the best answers, the usual next questions and the words that worked could become in your pack. You decide on each. Everything is worked out in this browser.',
    tabs: { clusters: 'Groups', entries: 'Entries', chains: 'What comes next', scripts: 'Golden words' },
    empty: {
      title: 'Let your logs say what your pack should know',
      text: 'The imported conversations are read, equal questions are put together, and the wording of your best agents is proposed as answers. Nothing goes into the pack until you accept it.',
      noLogs: 'There are no conversations yet. Import some first.',
      go: 'Import conversations',
      run: 'Group the questions',
    },
    nothing: {
      entries: 'No group was answered often and well enough to propose an entry.',
      chains: 'No question follows another more often than by chance. More conversations may show some.',
      scripts:
        'No words of the best agents stand out beyond chance. Ratings, resolutions and orders in the log make this surer.',
    },
    run: 'Run',
    again: 'Run again',
    running: 'Grouping questions',
    stages: {
      reading: 'Reading questions',
      comparing: 'Comparing them',
      grouping: 'Putting them together',
      judging: 'Judging the groups',
      describing: 'Naming the groups',
      proposing: 'Looking for proposals',
    },
    method: 'Method',
    methods: { meaning: 'By meaning', words: 'By words (baseline)' },
    methodHelp: {
      meaning: 'Sentence vectors and words together; the number of groups follows from the questions.',
      words: 'TF-IDF and K-means; needs a number of groups.',
    },
    fineness: 'Fineness',
    coarser: 'coarser',
    finer: 'finer',
    groupCount: 'Number of groups',
    groupCountHelp: 'Empty: as many as the other method finds',
    quality: 'Quality of the two methods on these logs',
    qualityHelp:
      'Silhouette: how much nearer a question is to its own group than to the next, −1 to 1. Stability: how far two runs on different parts agree, 1 is the same each time.',
    silhouette: 'Silhouette',
    stability: 'Stability',
    groups: 'Groups',
    byNano: 'The large reader could not run here, so the small one compared the questions: groups are rougher.',
    summary: '{questions}, {distinct} different, {groups}; {noise} in none of them.',
    counted: {
      questions: { one: '{count} question', other: '{count} questions' },
      groups: { one: '{count} group', other: '{count} groups' },
      conversations: { one: '{count} conversation', other: '{count} conversations' },
      agents: { one: '{count} agent', other: '{count} agents' },
      times: { one: '{count} time', other: '{count} times' },
    },
    map: 'Map of the groups',
    mapHelp: 'Near groups ask alike; the larger the dot, the more often.',
    list: 'Groups of questions',
    size: 'Asked',
    share: 'Share',
    trend: 'Trend',
    answered: 'Answered',
    intent: 'Intent',
    weeks: 'Asked by week',
    week: 'Week of',
    asked: 'Ways to ask it',
    answers: 'Answers it got',
    timesAsked: '{count}×',
    name: 'Name of the group',
    merge: 'Merge',
    mergeWith: 'Merge with …',
    split: 'Split',
    ignore: 'Ignore',
    heed: 'Show again',
    ignored: 'ignored',
    undoCuration: 'Undo merging and splitting',
    reads: 'Run again to apply what you merged and split.',
    transcript: 'Conversation',
    close: 'Close',
    speakers: { shopper: 'Shopper', agent: 'Agent', assistant: 'Assistant', system: 'System' },
    accept: 'Accept',
    edit: 'Edit',
    reject: 'Reject',
    takeBack: 'Propose again',
    accepted: 'accepted',
    rejected: 'rejected',
    open: 'Open in the editor',
    keys: 'Keys: J and K move, A accepts, E edits, R rejects.',
    save: 'Accept this',
    cancel: 'Cancel',
    questions: 'Questions, one a line',
    answer: 'Answer',
    entryTitle: 'Title',
    intentField: 'Intent',
    wording: { chain: 'Next question as it is offered, one wording a line', script: 'Golden words' },
    places: 'Filled in when it is said: {places}',
    confidence: 'Went well after it',
    evidence: '{conversations}, {agents}',
    facts: 'May hold for one order only. Edit it before you accept:',
    factKinds: { masked: 'masked', date: 'day', amount: 'amount', product: 'product' },
    relations: {
      new: 'new',
      near: 'near {entry}',
      covered: 'answered by {entry}',
      contradicts: 'contradicts {entry}',
    },
    figures: 'The pack says {theirs}, this says {ours}.',
    stepAccepted: { entry: 'Mined entry: {name}', chain: 'Follow-up: {name}', script: 'Golden words: {name}' },
    noPlace: {
      chain: 'Both groups have the same intent, or none: rename or split them, or write the step by hand.',
      script: 'Accept an entry for this topic first: these words become the line in it that helps to decide.',
    },
    chain: '{share} of those who ask this then ask',
    lift: '{times}× as often as by chance',
    chance: 'p {p}',
    scriptKinds: { 'soothe-angry': 'Soothes anger', 'soothe-anxious': 'Soothes worry', decide: 'Helps to decide' },
    outcome: 'Went well in {outcome}, {expected} were to be expected of these agents and topics; surely {least} more.',
    times: 'said {times} by {agents}',
    undone: 'Undo takes any of this back.',
  },
  'zh-Hans': {
    title: '问题',
    lead: '把顾客问的归成组；最好的回答、常见的下一问、真正管用的话，都可以变成知识包的内容，每一条由您决定。全部在这个浏览器里计算。',
    tabs: { clusters: '分组', entries: '条目', chains: '接着问什么', scripts: '金牌话术' },
    empty: {
      title: '让聊天记录告诉您，知识包该懂什么',
      text: '读完导入的对话，把问同一件事的归到一起，再用您最好的客服的原话提出答案。您点了接受，才会写进知识包。',
      noLogs: '还没有对话，请先导入。',
      go: '导入对话',
      run: '给问题分组',
    },
    nothing: {
      entries: '还没有哪一组被回答得够多、够好，可以提出条目。',
      chains: '没有哪个问题跟在另一个后面的次数超过偶然。对话更多时可能会有。',
      scripts: '最好的客服的话里，还没有明显好过偶然的。记录里有评分、是否解决、是否下单，会更有把握。',
    },
    run: '运行',
    again: '重新运行',
    running: '正在给问题分组',
    stages: {
      reading: '阅读问题',
      comparing: '互相比较',
      grouping: '归组',
      judging: '评估分组',
      describing: '给分组起名',
      proposing: '寻找建议',
    },
    method: '方法',
    methods: { meaning: '按意思', words: '按词（基线）' },
    methodHelp: { meaning: '句向量加词语；组数由问题本身决定。', words: 'TF-IDF 加 K-means；需要给定组数。' },
    fineness: '粗细',
    coarser: '更粗',
    finer: '更细',
    groupCount: '组数',
    groupCountHelp: '留空：与另一种方法相同',
    quality: '两种方法在这份记录上的质量',
    qualityHelp: '轮廓系数：问题离自己组比离邻组近多少，−1 到 1。稳定性：用不同部分各跑一次有多一致，1 为每次相同。',
    silhouette: '轮廓系数',
    stability: '稳定性',
    groups: '组数',
    byNano: '大模型在这里无法运行，由小模型比较问题，分组会粗一些。',
    summary: '共 {questions}，{distinct} 种不同问法，{groups}；{noise} 个不属于任何组。',
    counted: {
      questions: { one: '{count} 个问题', other: '{count} 个问题' },
      groups: { one: '{count} 组', other: '{count} 组' },
      conversations: { one: '{count} 段对话', other: '{count} 段对话' },
      agents: { one: '{count} 位客服', other: '{count} 位客服' },
      times: { one: '{count} 次', other: '{count} 次' },
    },
    map: '分组地图',
    mapHelp: '离得近的问得像；圆点越大问得越多。',
    list: '问题分组',
    size: '次数',
    share: '占比',
    trend: '趋势',
    answered: '有回答',
    intent: '意图',
    weeks: '每周次数',
    week: '周起始',
    asked: '各种问法',
    answers: '得到的回答',
    timesAsked: '{count} 次',
    name: '组名',
    merge: '合并',
    mergeWith: '合并到……',
    split: '拆分',
    ignore: '忽略',
    heed: '重新显示',
    ignored: '已忽略',
    undoCuration: '撤销合并与拆分',
    reads: '重新运行后，合并与拆分才会生效。',
    transcript: '对话',
    close: '关闭',
    speakers: { shopper: '顾客', agent: '客服', assistant: '助手', system: '系统' },
    accept: '接受',
    edit: '编辑',
    reject: '拒绝',
    takeBack: '恢复建议',
    accepted: '已接受',
    rejected: '已拒绝',
    open: '在编辑器中打开',
    keys: '按键：J、K 移动，A 接受，E 编辑，R 拒绝。',
    save: '接受这一版',
    cancel: '取消',
    questions: '问法，每行一个',
    answer: '答案',
    entryTitle: '标题',
    intentField: '意图',
    wording: { chain: '提供给顾客的下一问，每行一种说法', script: '金牌话术' },
    places: '说的时候会填入：{places}',
    confidence: '之后顺利的比例',
    evidence: '{conversations}，{agents}',
    facts: '可能只对某一单成立，请先编辑再接受：',
    factKinds: { masked: '已遮盖', date: '日期', amount: '金额', product: '商品' },
    relations: { new: '新', near: '接近 {entry}', covered: '{entry} 已回答', contradicts: '与 {entry} 矛盾' },
    figures: '知识包说 {theirs}，这里说 {ours}。',
    stepAccepted: { entry: '采纳条目：{name}', chain: '后续问题：{name}', script: '金牌话术：{name}' },
    noPlace: {
      chain: '两组的意图相同或没有意图：可以改名、拆分，或自己写这一步。',
      script: '请先接受这个话题的条目：这句话会成为其中促成决定的一行。',
    },
    chain: '问了这个的人有 {share} 接着问',
    lift: '是偶然的 {times} 倍',
    chance: 'p {p}',
    scriptKinds: { 'soothe-angry': '安抚生气', 'soothe-anxious': '安抚着急', decide: '促成决定' },
    outcome: '之后顺利 {outcome}，按这些客服和话题本应 {expected}；有把握地多出 {least}。',
    times: '{agents}说过 {times}',
    undone: '这里的每一步都可以撤销。',
  },
} satisfies TwoLanguages<MiningWords>;
