import type { TwoLanguages } from './two-languages.ts';

type Kind = 'collect' | 'branch' | 'confirm' | 'act' | 'ticket' | 'answer' | 'handoff' | 'jump' | 'say';
type Exit = 'next' | 'go' | 'else' | 'no' | 'some' | 'done' | 'review' | 'refused' | 'jump';
type Member =
  | 'collect'
  | 'optional'
  | 'say'
  | 'show'
  | 'end'
  | 'confirm'
  | 'act'
  | 'ticket'
  | 'answer'
  | 'handoff'
  | 'jump';
type Slot =
  | 'order'
  | 'lines'
  | 'choice'
  | 'text'
  | 'number'
  | 'weight'
  | 'date'
  | 'email'
  | 'phone'
  | 'address'
  | 'photo';

interface FlowsWords {
  emptyTitle: string;
  emptyText: string;
  emptyButton: string;
  flows: string;
  searchFlows: string;
  chooseFlow: string;
  chooseFlowHelp: string;
  backToFlows: string;
  own: string;
  inherited: string;
  inheritedHelp: string;
  checking: string;
  faults: string;
  faultWord: string;
  look: string;
  picture: string;
  outline: string;
  pictureHelp: string;
  zoom: string;
  smaller: string;
  larger: string;
  fit: string;
  drag: string;
  wholeFlow: string;
  asFile: string;
  form: string;
  walk: string;
  notAFlow: string;
  noKind: string;
  kinds: Record<Kind, string>;
  kindHelp: Record<Kind, string>;
  exits: Record<Exit, string>;
  members: Record<Member, string>;
  asksFor: string;
  looksAt: string;
  callsPerson: string;
  first: string;
  ends: string;
  nowhere: string;
  nowhereOrBelow: string;
  below: string;
  drops: string;
  endsHere: string;
  leads: string;
  whichWay: string;
  noWayOut: string;
  cancel: string;
  stepName: string;
  removeStep: string;
  addStep: string;
  addFirst: string;
  addBelow: string;
  kind: string;
  nameTaken: string;
  idHelp: string;
  sends: string;
  sendsHelp: string;
  condition: string;
  addCondition: string;
  removeCondition: string;
  or: string;
  allOf: string;
  addTest: string;
  removeTest: string;
  addGroup: string;
  fact: string;
  valueOf: string;
  filled: string;
  notFilled: string;
  atLeast: string;
  atMost: string;
  texts: string;
  textsHelp: string;
  starts: string;
  startsHelp: string;
  intent: string;
  startWords: string;
  addStart: string;
  removeStart: string;
  slots: string;
  slotTypes: Record<Slot, string>;
  options: string;
  optionsHelp: string;
  urgent: string;
  newFlow: string;
  newFlowId: string;
  newFlowTitle: string;
}

/** Words of the view that draws flows. */
export const flowsWords = {
  en: {
    emptyTitle: 'No flows yet',
    emptyText:
      'A flow is what your shop does step by step: cancel an order, make good a damaged one. Here flows are drawn as pictures and edited in them. First open your shop’s files, or begin a new shop.',
    emptyButton: 'Open or begin a shop',
    flows: 'Flows',
    searchFlows: 'Search flows',
    chooseFlow: 'Choose a flow',
    chooseFlowHelp:
      'Each flow is a plain file. It is drawn from that file each time: nothing of the picture is stored.',
    backToFlows: 'All flows',
    own: 'own',
    inherited: 'from the pack this shop extends',
    inheritedHelp: 'Your first change makes a copy in your shop’s own files.',
    checking: 'Checking…',
    faults: 'Faults: {count}',
    faultWord: 'faults',
    look: 'How it is shown',
    picture: 'Picture',
    outline: 'Outline',
    pictureHelp:
      'Drag from a step’s small circle to another step to connect them. Tab goes through the steps in their order.',
    zoom: 'Size',
    smaller: 'Smaller',
    larger: 'Larger',
    fit: 'Fit',
    drag: 'Drag to another step',
    wholeFlow: 'The whole flow',
    asFile: 'As a file',
    form: 'Step',
    walk: 'Walk through it',
    notAFlow: 'This file is not a flow yet. Open it as a file to see what is wrong.',
    noKind: 'Unknown step',
    kinds: {
      collect: 'Ask for',
      branch: 'Decide',
      confirm: 'Yes or no',
      act: 'Do',
      ticket: 'Ticket',
      answer: 'Answer',
      handoff: 'Person',
      jump: 'Other flow',
      say: 'Say',
    },
    kindHelp: {
      collect: 'Asks until it is known. What is known already is not asked for.',
      branch: 'Goes to the first whose condition holds.',
      confirm: 'Asks yes or no. It comes before everything that changes an order.',
      act: 'Asks the shop’s system to do something with the order.',
      ticket: 'Opens a ticket for a person.',
      answer: 'Gives the best answer of the pack with this intent.',
      handoff: 'Calls a person and ends the topic.',
      jump: 'Ends this flow and begins another, with what both know.',
      say: 'Says something, and may end the topic.',
    },
    exits: {
      next: 'then',
      go: 'if',
      else: 'otherwise',
      no: 'no',
      some: 'only some',
      done: 'done',
      review: 'looked at',
      refused: 'refused',
      jump: 'begins',
    },
    members: {
      collect: 'What is asked for',
      optional: 'May be skipped',
      say: 'Text',
      show: 'Shown under it',
      end: 'Ends the topic as',
      confirm: 'Text',
      act: 'What is done',
      ticket: 'About',
      answer: 'Intent',
      handoff: 'Reason for the log',
      jump: 'Flow',
    },
    asksFor: 'asks for {slot}',
    looksAt: 'conditions: {count}',
    callsPerson: 'a person takes over',
    first: 'first',
    ends: 'ends',
    nowhere: 'ends',
    nowhereOrBelow: 'nothing',
    below: 'the step below',
    drops: 'drops the topic',
    endsHere: 'The topic ends here.',
    leads: 'Where it leads',
    whichWay: 'Which way out of {from} is to lead to {to}?',
    noWayOut: '{step} ends the topic: it leads nowhere.',
    cancel: 'Cancel',
    stepName: 'Name of the step',
    removeStep: 'Delete the step',
    addStep: 'Add the step',
    addFirst: 'A new first step',
    addBelow: 'A new step below {step}',
    kind: 'Kind',
    nameTaken: 'There is a step of this name already.',
    idHelp: 'Small letters, digits and hyphens; a letter first.',
    sends: 'Sent along',
    sendsHelp: 'One a line: field: what was asked for; or =text for a fixed value.',
    condition: 'Condition',
    addCondition: 'Add a condition',
    removeCondition: 'Remove the condition',
    or: 'or',
    allOf: 'All of these must hold',
    addTest: 'And…',
    removeTest: 'Remove',
    addGroup: 'Or…',
    fact: 'Fact',
    valueOf: 'Value',
    filled: 'is known',
    notFilled: 'is not known',
    atLeast: 'at least',
    atMost: 'at most',
    texts: 'What it says',
    textsHelp: 'One variant a line. In braces what is filled in, such as {order}.',
    starts: 'What begins it',
    startsHelp: 'An intent, words, or an intent with one of these words.',
    intent: 'Intent',
    startWords: 'Words',
    addStart: 'Add a beginning',
    removeStart: 'Remove this beginning',
    slots: 'What it asks for',
    slotTypes: {
      order: 'an order',
      lines: 'items of the order',
      choice: 'one of a few',
      text: 'text',
      number: 'a number',
      weight: 'a weight',
      date: 'a date',
      email: 'an e-mail address',
      phone: 'a phone number',
      address: 'an address',
      photo: 'photos',
    },
    options: 'Options',
    optionsHelp: 'One a line: its name, a colon, words that mean it.',
    urgent: 'Urgent: goes to a person sooner',
    newFlow: 'New flow',
    newFlowId: 'Name of the new flow',
    newFlowTitle: 'Its title, which also begins it',
  },
  'zh-Hans': {
    emptyTitle: '还没有流程',
    emptyText:
      '流程是店铺一步步怎么办事：取消订单、处理破损。在这里流程画成图，直接在图上编辑。先打开店铺的文件，或新建一个店铺。',
    emptyButton: '打开或新建店铺',
    flows: '流程',
    searchFlows: '搜索流程',
    chooseFlow: '选择一个流程',
    chooseFlowHelp: '每个流程都是一个普通文件，图每次都由文件画出，不另外保存。',
    backToFlows: '全部流程',
    own: '自有',
    inherited: '来自所继承的知识包',
    inheritedHelp: '首次修改时会复制到本店自己的文件里。',
    checking: '检查中…',
    faults: '问题：{count}',
    faultWord: '个问题',
    look: '显示方式',
    picture: '流程图',
    outline: '大纲',
    pictureHelp: '从步骤下方的小圆点拖到另一个步骤即可连接。按 Tab 依次经过各步骤。',
    zoom: '大小',
    smaller: '缩小',
    larger: '放大',
    fit: '适应窗口',
    drag: '拖到另一个步骤',
    wholeFlow: '整个流程',
    asFile: '查看文件',
    form: '步骤',
    walk: '走一遍',
    notAFlow: '这个文件还不是流程，请打开文件查看问题。',
    noKind: '未知步骤',
    kinds: {
      collect: '询问',
      branch: '判断',
      confirm: '是否确认',
      act: '办理',
      ticket: '工单',
      answer: '答案',
      handoff: '转人工',
      jump: '其他流程',
      say: '回复',
    },
    kindHelp: {
      collect: '一直问到知道为止，已经知道的不再问。',
      branch: '走向第一个条件成立的步骤。',
      confirm: '请顾客确认是或否。凡是改动订单之前都要有。',
      act: '请店铺系统对订单做一件事。',
      ticket: '开一张工单交给人工。',
      answer: '给出知识包里这个意图的最佳答案。',
      handoff: '转人工并结束话题。',
      jump: '结束本流程，带着双方都有的信息开始另一个。',
      say: '说一句话，也可以结束话题。',
    },
    exits: {
      next: '然后',
      go: '如果',
      else: '否则',
      no: '否',
      some: '只要一部分',
      done: '办成',
      review: '待审核',
      refused: '被拒绝',
      jump: '开始',
    },
    members: {
      collect: '询问什么',
      optional: '可以跳过',
      say: '话术',
      show: '下方显示',
      end: '话题结束为',
      confirm: '话术',
      act: '办理什么',
      ticket: '关于',
      answer: '意图',
      handoff: '记录的原因',
      jump: '流程',
    },
    asksFor: '询问 {slot}',
    looksAt: '条件：{count}',
    callsPerson: '转人工',
    first: '第一步',
    ends: '结束',
    nowhere: '结束',
    nowhereOrBelow: '无',
    below: '下一步',
    drops: '放弃话题',
    endsHere: '话题在此结束。',
    leads: '去向',
    whichWay: '{from} 的哪个出口要通向 {to}？',
    noWayOut: '{step} 会结束话题，没有出口。',
    cancel: '取消',
    stepName: '步骤名称',
    removeStep: '删除步骤',
    addStep: '添加步骤',
    addFirst: '在最前面添加步骤',
    addBelow: '在 {step} 之后添加步骤',
    kind: '类型',
    nameTaken: '已有同名步骤。',
    idHelp: '小写字母、数字和连字符，字母开头。',
    sends: '一并提交',
    sendsHelp: '一行一个：字段: 所询问的内容；固定值写 =文字。',
    condition: '条件',
    addCondition: '添加条件',
    removeCondition: '移除条件',
    or: '或',
    allOf: '以下须全部成立',
    addTest: '并且…',
    removeTest: '移除',
    addGroup: '或者…',
    fact: '事实',
    valueOf: '取值',
    filled: '已知',
    notFilled: '未知',
    atLeast: '至少',
    atMost: '至多',
    texts: '说什么',
    textsHelp: '一行一种说法。花括号里是要填入的内容，例如 {order}。',
    starts: '由什么开始',
    startsHelp: '意图、词语，或意图加其中一个词。',
    intent: '意图',
    startWords: '词语',
    addStart: '添加开始条件',
    removeStart: '移除这个开始条件',
    slots: '需要了解的内容',
    slotTypes: {
      order: '订单',
      lines: '订单中的商品',
      choice: '几选一',
      text: '文字',
      number: '数字',
      weight: '重量',
      date: '日期',
      email: '邮箱',
      phone: '电话',
      address: '地址',
      photo: '照片',
    },
    options: '选项',
    optionsHelp: '一行一个：名称、冒号、表示它的词。',
    urgent: '紧急：更快转人工',
    newFlow: '新建流程',
    newFlowId: '新流程的名称',
    newFlowTitle: '标题，也是开始用的词',
  },
} satisfies TwoLanguages<FlowsWords>;
