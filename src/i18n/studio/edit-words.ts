import type { TwoLanguages } from './two-languages.ts';

interface FieldWords {
  label: string;
  help: string;
}

type Field =
  | 'intent'
  | 'policies'
  | 'url'
  | 'validFrom'
  | 'validUntil'
  | 'title'
  | 'questions'
  | 'answer'
  | 'highlight'
  | 'decide'
  | 'from'
  | 'until'
  | 'code'
  | 'skus'
  | 'text'
  | 'amount'
  | 'currency'
  | 'listPrice'
  | 'listCurrency'
  | 'stock'
  | 'image'
  | 'name'
  | 'category'
  | 'aliases'
  | 'summary';
type Kind = 'answer' | 'product' | 'policy' | 'promotion' | 'script' | 'rule' | 'lexicon' | 'example' | 'flow' | 'file';
type Panel = 'new' | 'faults' | 'history' | 'replace' | 'table';
type NewKind = 'answer' | 'product' | 'policy' | 'promotion' | 'script' | 'example';

interface EditWords {
  emptyTitle: string;
  emptyText: string;
  emptyButton: string;
  tools: string;
  panels: Record<Panel, string>;
  keptAlways: string;
  allKept: string;
  close: string;
  cancel: string;
  whatThereIs: string;
  form: string;
  beside: string;
  chooseOne: string;
  chooseHelp: string;
  backToList: string;
  faultsHere: string;
  preview: string;
  previewHelp: string;
  closePreview: string;
  askFirst: string;
  search: string;
  searchHint: string;
  kind: string;
  allKinds: string;
  kinds: Record<Kind, string>;
  state: string;
  all: string;
  withFaults: string;
  changedLately: string;
  changed: string;
  ending: string;
  over: string;
  lacks: string;
  originIs: string;
  found: string;
  more: string;
  faults: string;
  missing: string;
  languages: string;
  inEveryLanguage: string;
  asFile: string;
  openFlow: string;
  rename: string;
  removeEntry: string;
  newName: string;
  renameHelp: string;
  notUsed: string;
  usedIn: string;
  attributes: string;
  addAttribute: string;
  add: string;
  remove: string;
  inherited: string;
  scriptHelp: string;
  plainWording: string;
  addSuffix: string;
  variantsHelp: string;
  placeholders: string;
  strangePlaceholder: string;
  audiences: Record<'angry' | 'anxious' | 'satisfied' | 'again' | 'vip' | 'formal', string>;
  armOf: string;
  termsHelp: string;
  slang: string;
  meaning: string;
  synonyms: string;
  synonymsHelp: string;
  orderNumbers: string;
  orderNumbersHelp: string;
  orderNumberExample: string;
  tryNumber: string;
  matches: string;
  matchesNone: string;
  messages: string;
  messagesHelp: string;
  ruleHelp: string;
  rule: string;
  addRule: string;
  yamlHelp: string;
  rules: Record<string, string>;
  ruleMembers: Record<string, string>;
  textOf: string;
  line: string;
  checking: string;
  noFaults: string;
  faultCount: string;
  notChecked: string;
  noSteps: string;
  historyHelp: string;
  step: string;
  when: string;
  files: string;
  backTo: string;
  forwardTo: string;
  find: string;
  replaceWith: string;
  matchCase: string;
  showPlaces: string;
  places: string;
  replaceChosen: string;
  replaced: string;
  tableHelp: string;
  saveTable: string;
  readTable: string;
  tableFound: string;
  tableFaults: Record<'no-id' | 'csv', string>;
  takeTable: string;
  tableTaken: string;
  newId: string;
  idHelp: Record<NewKind, string>;
  idTaken: string;
  firstWords: string;
  create: string;
  fields: Record<Field, FieldWords>;
}

/** Words of the view that edits knowledge. */
export const editWords = {
  en: {
    emptyTitle: 'Nothing to edit yet',
    emptyText:
      'Here you write what the assistant knows and says: answers, products, policies, offers, wording, rules and words of your shop. First open your shop’s files, or begin a new shop.',
    emptyButton: 'Open or begin a shop',
    tools: 'Tools',
    panels: {
      new: 'New entry',
      faults: 'Faults',
      history: 'History',
      replace: 'Find and replace',
      table: 'Table (CSV)',
    },
    keptAlways: 'Every change is kept in this browser at once.',
    allKept: 'There is nothing to save: every change is kept already, and can be undone.',
    close: 'Close',
    cancel: 'Cancel',
    whatThereIs: 'What there is',
    form: 'Form',
    beside: 'Faults and preview',
    chooseOne: 'Choose something on the left',
    chooseHelp:
      'Press / to search, j and k or the arrows to go through the list. Everything is a plain file: “As a file” shows it.',
    backToList: 'Back to the list',
    faultsHere: 'Faults of this entry',
    preview: 'Try it in the chat',
    previewHelp: 'The chat as shoppers have it, on what you are writing now.',
    closePreview: 'Close the chat',
    askFirst: 'Ask the first question',
    search: 'Search',
    searchHint: 'Search titles, questions, texts',
    kind: 'Kind',
    allKinds: 'All kinds',
    kinds: {
      answer: 'Answers',
      product: 'Products',
      policy: 'Policies',
      promotion: 'Promotions',
      script: 'Scripts',
      rule: 'Rules',
      lexicon: 'Lexicon',
      example: 'Examples',
      flow: 'Flows',
      file: 'Other files',
    },
    state: 'State',
    all: 'All',
    withFaults: 'With faults',
    changedLately: 'Changed in the kept steps',
    changed: 'changed',
    ending: 'Over, or over in {days} days',
    over: 'over',
    lacks: 'Not in {language}',
    originIs: 'From: {origin}',
    found: 'Entries: {count}',
    more: 'Show more',
    faults: 'faults',
    missing: 'missing',
    languages: 'Languages side by side',
    inEveryLanguage: 'In every language',
    asFile: 'As a file',
    openFlow: 'Open the picture',
    rename: 'Rename',
    removeEntry: 'Delete',
    newName: 'New name',
    renameHelp: 'Every place that names it is changed with it: {count}.',
    notUsed: 'Nothing else names it.',
    usedIn: 'It is still named in {count} places. They will be faults until you change them:',
    attributes: 'Facts about the product',
    addAttribute: 'Add a fact',
    add: 'Add',
    remove: 'Remove',
    inherited: 'from the pack this shop extends',
    scriptHelp: 'What the assistant says here. One variant a line; it does not say the same one twice in a row.',
    plainWording: 'To everybody',
    addSuffix: 'Other words for',
    variantsHelp: 'One variant a line.',
    placeholders: 'Filled in when it is said: {names}',
    strangePlaceholder: 'No other wording of this script has {names}: nothing may fill it.',
    audiences: {
      angry: '(who is angry)',
      anxious: '(who is anxious)',
      satisfied: '(who is pleased)',
      again: '(when said before)',
      vip: '(VIPs)',
      formal: '(who writes formally)',
    },
    armOf: '(arm of an experiment)',
    termsHelp: 'New slang from a livestream? Word, meaning, Enter: it is understood from the next publish on.',
    slang: 'Word',
    meaning: 'Stands for',
    synonyms: 'Words that mean the same',
    synonymsHelp: 'A group a line, words apart by commas. The first is the one that the others are read as.',
    orderNumbers: 'What order numbers look like',
    orderNumbersHelp: 'A regular expression a line; it must take the whole number. Upper and lower case are the same.',
    orderNumberExample: 'An order number as an example',
    tryNumber: 'Try a number',
    matches: 'Recognised by',
    matchesNone: 'Not recognised',
    messages: 'Messages',
    messagesHelp: 'One a line, as shoppers wrote them.',
    ruleHelp: 'How the assistant decides. See the guide on judgement for what each rule does.',
    rule: 'Rule',
    addRule: 'Add a rule',
    yamlHelp: 'As YAML; it is checked as you type.',
    rules: {
      bands:
        'From which confidence on an answer is given, or a question asked back. Below both, the preset answer and a person.',
      escalations: 'When a person takes over without being asked for. All that a rule names must hold.',
      experiments: 'Wording on trial: each conversation gets one arm, always the same.',
      offers: 'Which promotion is offered unasked, and when.',
      specialists: 'When the duty, region or advice part is asked before the answers.',
      crisisWords: 'Words that call for a person at once, one a line.',
      starters: 'Quick replies under the greeting, one a line.',
      vipTiers: 'Values of the page’s tier that count as VIP, one a line.',
      unrecognisedLimit: 'Messages in a row that are not understood before a person is offered.',
      negativeLimit: 'Unhappy messages before a person is offered.',
    },
    ruleMembers: {
      'bands.answer': 'At least this sure: the answer is given. 0 to 1.',
      'bands.clarify': 'At least this sure: it asks back. 0 to 1.',
      'bands.preview': 'At least this sure: an answer is offered while the shopper types.',
    },
    textOf: 'Text of {file}',
    line: 'Line {line}',
    checking: 'Checking…',
    noFaults: 'No faults.',
    faultCount: 'Faults: {count}',
    notChecked: 'The check could not run: {why}',
    noSteps: 'No changes yet. Each change will stand here, with the way back.',
    historyHelp: 'Newest first. Ctrl or Cmd with Z undoes one step, with Shift does it again.',
    step: 'Change',
    when: 'When',
    files: 'Files',
    backTo: 'Back to here',
    forwardTo: 'Forward to here',
    find: 'Find',
    replaceWith: 'Put in its place',
    matchCase: 'Upper and lower case differ',
    showPlaces: 'Show the places',
    places: 'Places found: {count}',
    replaceChosen: 'Replace {count}',
    replaced: 'Replaced in {count} places',
    tableHelp:
      'Save one kind as a CSV table, change it in a spreadsheet, read it back. Rows with a known id change that entry, others are added; a column that is missing changes nothing, and no row deletes.',
    saveTable: 'Save as CSV',
    readTable: 'Read a CSV file',
    tableFound: 'Entries changed: {changed}, added: {added}.',
    tableFaults: { 'no-id': 'has no id', csv: 'is not well-formed' },
    takeTable: 'Take the changes',
    tableTaken: 'From a table: {changed} changed, {added} added',
    newId: 'Id',
    idHelp: {
      answer: 'Small letters, digits and hyphens, for example delivery-on-sunday.',
      product: 'The SKU: capital letters, digits and hyphens.',
      policy: 'Document and section, for example delivery.fees.',
      promotion: 'Small letters, digits and hyphens, for example spring-2027.',
      script: 'A key that the dialogue knows, for example greeting.',
      example: 'An intent.',
    },
    idTaken: 'There is one of this name already.',
    firstWords: 'Title',
    create: 'Create',
    fields: {
      intent: { label: 'Intent', help: 'What a shopper wants who asks this.' },
      policies: { label: 'Rests on', help: 'Policy sections that this answer must agree with.' },
      url: { label: 'Page', help: 'A path of the shop, or https. Shown as the source.' },
      validFrom: { label: 'Holds from', help: 'For example 2026-11-30T00:00:00+08:00. Empty: always.' },
      validUntil: { label: 'Holds until', help: 'After it the answer is not given. Empty: always.' },
      title: { label: 'Title', help: '' },
      questions: { label: 'Questions', help: 'One a line, four to eight, as shoppers really type them.' },
      answer: {
        label: 'Answer',
        help: 'Markdown: paragraphs, lists, **strong**, *em*, links, tables. No HTML, no headings.',
      },
      highlight: { label: 'What is good about it', help: 'One line, said after the basic answer. May be empty.' },
      decide: { label: 'What helps to decide', help: 'One line, said later. May be empty.' },
      from: { label: 'From', help: 'For example 2026-11-01T00:00:00+08:00.' },
      until: { label: 'Until', help: '' },
      code: { label: 'Code', help: 'What the shopper types at the checkout. May be empty.' },
      skus: { label: 'Products', help: 'Those it is about. None: the whole shop.' },
      text: { label: 'Text', help: 'Markdown.' },
      amount: { label: 'Price', help: 'Digits and a point, for example 59.90.' },
      currency: { label: 'Currency', help: 'Three letters, for example CNY.' },
      listPrice: { label: 'Price before', help: 'Shown struck through. May be empty, with its currency.' },
      listCurrency: { label: 'Its currency', help: '' },
      stock: { label: 'Stock', help: '' },
      image: { label: 'Picture', help: 'A path of the shop, or https.' },
      name: { label: 'Name', help: '' },
      category: { label: 'Category', help: '' },
      aliases: { label: 'Also called', help: 'One a line: what shoppers call it.' },
      summary: { label: 'Summary', help: 'One or two sentences.' },
    },
  },
  'zh-Hans': {
    emptyTitle: '还没有可编辑的内容',
    emptyText:
      '在这里写下客服知道什么、怎么说：答案、商品、政策、优惠、话术、规则和店里的词汇。先打开店铺的文件，或新建一个店铺。',
    emptyButton: '打开或新建店铺',
    tools: '工具',
    panels: { new: '新建条目', faults: '问题', history: '历史', replace: '查找替换', table: '表格（CSV）' },
    keptAlways: '每次修改都会立即保存在这个浏览器里。',
    allKept: '不需要保存：所有修改都已保存，也都可以撤销。',
    close: '关闭',
    cancel: '取消',
    whatThereIs: '内容列表',
    form: '表单',
    beside: '问题与预览',
    chooseOne: '在左侧选择一项',
    chooseHelp: '按 / 搜索，用 j、k 或方向键在列表中移动。一切都是普通文件，点“查看文件”即可看到。',
    backToList: '返回列表',
    faultsHere: '本条目的问题',
    preview: '在聊天窗口中试试',
    previewHelp: '顾客看到的聊天窗口，用的是您正在编辑的内容。',
    closePreview: '关闭聊天窗口',
    askFirst: '问第一个问法',
    search: '搜索',
    searchHint: '搜索标题、问法、正文',
    kind: '类型',
    allKinds: '全部类型',
    kinds: {
      answer: '答案',
      product: '商品',
      policy: '政策',
      promotion: '优惠',
      script: '话术',
      rule: '规则',
      lexicon: '词库',
      example: '样例',
      flow: '流程',
      file: '其他文件',
    },
    state: '状态',
    all: '全部',
    withFaults: '有问题的',
    changedLately: '近期修改过的',
    changed: '已改',
    ending: '已到期或 {days} 天内到期',
    over: '已到期',
    lacks: '缺{language}',
    originIs: '来源：{origin}',
    found: '条目：{count}',
    more: '显示更多',
    faults: '个问题',
    missing: '缺失',
    languages: '并排显示的语言',
    inEveryLanguage: '各语言通用',
    asFile: '查看文件',
    openFlow: '打开流程图',
    rename: '改名',
    removeEntry: '删除',
    newName: '新名称',
    renameHelp: '引用它的地方会一起修改，共 {count} 处。',
    notUsed: '没有别处引用它。',
    usedIn: '仍有 {count} 处引用它，删除后这些地方会报错，直到您修改：',
    attributes: '商品属性',
    addAttribute: '添加属性',
    add: '添加',
    remove: '移除',
    inherited: '来自所继承的知识包',
    scriptHelp: '客服在这里说的话。一行一种说法，不会连续说同一句。',
    plainWording: '对所有人',
    addSuffix: '换一种说法，给',
    variantsHelp: '一行一种说法。',
    placeholders: '说出口时填入：{names}',
    strangePlaceholder: '这条话术的其他说法里没有 {names}，可能没有内容可填。',
    audiences: {
      angry: '（生气的顾客）',
      anxious: '（着急的顾客）',
      satisfied: '（满意的顾客）',
      again: '（再次说起时）',
      vip: '（VIP）',
      formal: '（用语正式的顾客）',
    },
    armOf: '（实验分组）',
    termsHelp: '直播间又有新词？填词、填意思、回车，下次发布起就能听懂。',
    slang: '词',
    meaning: '意思',
    synonyms: '同义词',
    synonymsHelp: '一行一组，用逗号隔开；其余的词都按第一个来理解。',
    orderNumbers: '订单号格式',
    orderNumbersHelp: '一行一个正则表达式，须匹配整个订单号，不分大小写。',
    orderNumberExample: '订单号示例',
    tryNumber: '试一个订单号',
    matches: '可识别，匹配',
    matchesNone: '无法识别',
    messages: '消息',
    messagesHelp: '一行一条，保留顾客的原话。',
    ruleHelp: '客服如何判断。每条规则的作用见判断指南。',
    rule: '规则',
    addRule: '添加规则',
    yamlHelp: '以 YAML 书写，边写边检查。',
    rules: {
      bands: '把握达到多少才直接回答，或先反问。两者都不到时给预设回复并提供人工。',
      escalations: '何时不等顾客开口就转人工。一条规则里写明的条件须全部满足。',
      experiments: '试验中的话术：每个会话固定分到一组。',
      offers: '何时主动推荐哪个优惠。',
      specialists: '何时先问税费、地区或导购模块，再找答案。',
      crisisWords: '出现即转人工的词，一行一个。',
      starters: '问候语下的快捷回复，一行一个。',
      vipTiers: '页面上哪些会员等级算 VIP，一行一个。',
      unrecognisedLimit: '连续听不懂几条消息后提供人工。',
      negativeLimit: '出现几条不满的消息后提供人工。',
    },
    ruleMembers: {
      'bands.answer': '把握不低于此值就直接回答，0 到 1。',
      'bands.clarify': '把握不低于此值就反问，0 到 1。',
      'bands.preview': '把握不低于此值，在顾客输入时就先给出答案。',
    },
    textOf: '{file} 的内容',
    line: '第 {line} 行',
    checking: '检查中…',
    noFaults: '没有问题。',
    faultCount: '问题：{count}',
    notChecked: '无法检查：{why}',
    noSteps: '还没有修改。每次修改都会列在这里，并可以退回。',
    historyHelp: '新的在前。Ctrl 或 Cmd 加 Z 撤销一步，再加 Shift 重做。',
    step: '修改',
    when: '时间',
    files: '文件',
    backTo: '退回到这里',
    forwardTo: '前进到这里',
    find: '查找',
    replaceWith: '替换为',
    matchCase: '区分大小写',
    showPlaces: '列出位置',
    places: '找到 {count} 处',
    replaceChosen: '替换 {count} 处',
    replaced: '替换了 {count} 处',
    tableHelp:
      '把一类内容存成 CSV 表格，在电子表格里修改后再读回。id 已有的行修改该条目，其余行新增；缺少的列不变，任何行都不会删除条目。',
    saveTable: '存为 CSV',
    readTable: '读取 CSV 文件',
    tableFound: '修改 {changed} 条，新增 {added} 条。',
    tableFaults: { 'no-id': '缺少 id', csv: '格式有误' },
    takeTable: '采用修改',
    tableTaken: '来自表格：修改 {changed} 条，新增 {added} 条',
    newId: 'ID',
    idHelp: {
      answer: '小写字母、数字和连字符，例如 delivery-on-sunday。',
      product: 'SKU：大写字母、数字和连字符。',
      policy: '文档和小节，例如 delivery.fees。',
      promotion: '小写字母、数字和连字符，例如 spring-2027。',
      script: '对话中已有的话术键，例如 greeting。',
      example: '意图。',
    },
    idTaken: '已有同名条目。',
    firstWords: '标题',
    create: '新建',
    fields: {
      intent: { label: '意图', help: '这样问的顾客想要什么。' },
      policies: { label: '依据', help: '答案须与之一致的政策小节。' },
      url: { label: '页面', help: '店内路径或 https 地址，作为来源显示。' },
      validFrom: { label: '生效时间', help: '例如 2026-11-30T00:00:00+08:00，留空表示一直有效。' },
      validUntil: { label: '失效时间', help: '过后不再使用这个答案，留空表示一直有效。' },
      title: { label: '标题', help: '' },
      questions: { label: '问法', help: '一行一个，四到八个，用顾客真实的说法。' },
      answer: { label: '答案', help: 'Markdown：段落、列表、**加粗**、*斜体*、链接、表格。不含 HTML 和标题。' },
      highlight: { label: '亮点', help: '一句话，跟在基本答案之后，可留空。' },
      decide: { label: '助决策', help: '一句话，稍后再说，可留空。' },
      from: { label: '开始', help: '例如 2026-11-01T00:00:00+08:00。' },
      until: { label: '结束', help: '' },
      code: { label: '优惠码', help: '顾客结算时输入，可留空。' },
      skus: { label: '商品', help: '涉及的商品，不选表示全店。' },
      text: { label: '正文', help: 'Markdown。' },
      amount: { label: '价格', help: '数字和小数点，例如 59.90。' },
      currency: { label: '币种', help: '三个字母，例如 CNY。' },
      listPrice: { label: '原价', help: '以删除线显示，可与币种一起留空。' },
      listCurrency: { label: '原价币种', help: '' },
      stock: { label: '库存', help: '' },
      image: { label: '图片', help: '店内路径或 https 地址。' },
      name: { label: '名称', help: '' },
      category: { label: '类目', help: '' },
      aliases: { label: '别名', help: '一行一个：顾客怎么叫它。' },
      summary: { label: '简介', help: '一两句话。' },
    },
  },
} satisfies TwoLanguages<EditWords>;
