/** The agents' page speaks the shop's two working languages. */
export interface DeskStrings {
  title: string;
  signIn: string;
  name: string;
  passcode: string;
  wrongPasscode: string;
  signOut: string;
  waiting: string;
  mine: string;
  closed: string;
  none: string;
  noneOpen: string;
  take: string;
  takenByOther: string;
  end: string;
  ended: string;
  reply: string;
  send: string;
  typing: string;
  summary: string;
  before: string;
  orders: string;
  profile: string;
  context: string;
  page: string;
  language: string;
  topic: string;
  reason: Record<'shopper_asked' | 'low_confidence' | 'policy' | 'error', string>;
  verified: string;
  unverified: string;
  proven: string;
  unproven: string;
  assistant: string;
  shopper: string;
  reconnecting: string;
  notSent: string;
  placed: string;
  shipment: string;
  back: string;
}

const en: DeskStrings = {
  title: 'Desk',
  signIn: 'Sign in',
  name: 'Your name',
  passcode: 'Passcode',
  wrongPasscode: 'That passcode is not right.',
  signOut: 'Sign out',
  waiting: 'Waiting',
  mine: 'Mine',
  closed: 'Closed',
  none: 'Nobody here',
  noneOpen: 'Choose a conversation. Everything the shopper already said comes with it.',
  take: 'Take over',
  takenByOther: 'A colleague was faster.',
  end: 'End conversation',
  ended: 'This conversation has ended.',
  reply: 'Write a reply',
  send: 'Send',
  typing: 'The shopper is typing…',
  summary: 'Summary',
  before: 'Said before you came',
  orders: 'Orders',
  profile: 'Shopper',
  context: 'On the page',
  page: 'Page',
  language: 'Language',
  topic: 'Topic',
  reason: {
    shopper_asked: 'Asked for a person',
    low_confidence: 'Not understood',
    policy: 'By the shop’s rules',
    error: 'Something failed',
  },
  verified: 'signed in',
  unverified: 'not signed in',
  proven: 'shown to be theirs',
  unproven: 'not shown to be theirs: ask before you tell details',
  assistant: 'Assistant',
  shopper: 'Shopper',
  reconnecting: 'Connection lost. Trying again…',
  notSent: 'Not sent. Try again.',
  placed: 'Placed',
  shipment: 'Shipment',
  back: 'Back to the list',
};

const zhHans: DeskStrings = {
  title: '客服工作台',
  signIn: '登录',
  name: '你的名字',
  passcode: '口令',
  wrongPasscode: '口令不对。',
  signOut: '退出',
  waiting: '等待中',
  mine: '我的会话',
  closed: '已结束',
  none: '暂无',
  noneOpen: '选一个会话，顾客之前说过的都在里面。',
  take: '接入',
  takenByOther: '已被同事接入。',
  end: '结束会话',
  ended: '会话已结束。',
  reply: '输入回复',
  send: '发送',
  typing: '顾客正在输入…',
  summary: '摘要',
  before: '接入前的对话',
  orders: '订单',
  profile: '顾客',
  context: '页面信息',
  page: '页面',
  language: '语言',
  topic: '主题',
  reason: { shopper_asked: '顾客要求人工', low_confidence: '没听懂', policy: '按商家规则', error: '出了故障' },
  verified: '已登录',
  unverified: '未登录',
  proven: '已核实是本人订单',
  unproven: '未核实是本人订单：透露细节前请先核对',
  assistant: '助手',
  shopper: '顾客',
  reconnecting: '连接断开，正在重连…',
  notSent: '没发出去，请重试。',
  placed: '下单',
  shipment: '物流',
  back: '返回列表',
};

export const deskStrings = (languages: readonly string[]): DeskStrings =>
  languages
    .find((tag) => /^(zh|en)/i.test(tag))
    ?.toLowerCase()
    .startsWith('zh')
    ? zhHans
    : en;
