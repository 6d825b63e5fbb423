/** Groups of `models/intents.tsv` by the first part of a label. Intents of a merchant's own (`own.…`) belong to none. */
const GROUPS: Readonly<Record<string, IntentGroup>> = {
  order: 'order',
  return: 'returns',
  exchange: 'returns',
  refund: 'returns',
  warranty: 'returns',
  shipping: 'shipping',
  customs: 'customs',
  payment: 'payment',
  invoice: 'payment',
  promo: 'promotion',
  coupon: 'promotion',
  price: 'promotion',
  gift: 'promotion',
  loyalty: 'promotion',
  product: 'product',
  account: 'account',
  newsletter: 'account',
  human: 'service',
  complaint: 'service',
  feedback: 'service',
  store: 'service',
  business: 'service',
  chat: 'chat',
};

export const INTENT_GROUPS = [
  'order',
  'returns',
  'shipping',
  'customs',
  'payment',
  'promotion',
  'product',
  'account',
  'service',
] as const;

export type IntentGroup = (typeof INTENT_GROUPS)[number] | 'chat' | 'none';

export const groupOf = (intent: string): IntentGroup => {
  const [head = ''] = intent.split('.', 1);
  return GROUPS[head] ?? 'none';
};
