import type { LogSpeaker } from '../conversation-log.ts';

/** Whole words, the surest kind first: 智能客服 is no 客服, a system's message to a user is the system's. */
const WORDS: readonly { speaker: LogSpeaker; pattern: RegExp }[] = [
  {
    speaker: 'assistant',
    pattern:
      /\b(?:chat)?bots?\b|\bassistant\b|\bai(?: agent)?\b|\brobot\b|\bautomation\b|\bagent_bot\b|机器人|智能客服|智能助手|小蜜|自动回复/i,
  },
  {
    speaker: 'system',
    pattern: /^(?:system|activity|event|notification|trigger|info|template|系统(?:消息|通知|提示)?|通知|事件)$/i,
  },
  {
    speaker: 'agent',
    pattern:
      /\b(?:agents?|support|operator|admin|staff|seller|representative|rep|advis[oe]r|customer (?:service|care)|helpdesk|team(?:mate|_member)?|employee|outgoing|outbound)\b|^out$|客服|坐席|客户经理|商家|卖家|店铺|店小二|小二|售前|售后|导购|旗舰店/i,
  },
  {
    speaker: 'shopper',
    pattern:
      /\b(?:visitor|customer|client|user|buyer|guest|shopper|contact|lead|end[-_ ]?user|requester|consumer|incoming|inbound|human|me)\b|^in$|访客|顾客|客户|买家|用户|消费者|会员|游客|^我$/i,
  },
];

/** Who a word of a log's role column stands for; null where it names nobody's part. */
export function speakerByWord(word: string): LogSpeaker | null {
  const text = word.trim();
  if (text === '') return null;
  return WORDS.find(({ pattern }) => pattern.test(text))?.speaker ?? null;
}

/** Sub-accounts of Chinese shops are written 店铺名:小李. */
const SHOP_ACCOUNT = /^[^:：]{2,}[:：][^:：]{1,}$/;

/**
 * Who the senders of a log are whose part no word tells: with whom so many different people talk is an agent. `of` gives
 * the senders of each conversation in the order in which they first spoke.
 */
export function guessSpeakers(of: Iterable<readonly string[]>): Map<string, LogSpeaker> {
  const speakers = new Map<string, LogSpeaker>();
  const counts = new Map<string, number>();
  const conversations = [...of];
  for (const names of conversations) {
    for (const name of new Set(names)) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      const told = speakerByWord(name) ?? (SHOP_ACCOUNT.test(name) ? 'agent' : null);
      if (told !== null) speakers.set(name, told);
    }
  }
  for (const names of conversations) {
    const open = [...new Set(names)].filter((name) => !speakers.has(name));
    const hasShopper = names.some((name) => speakers.get(name) === 'shopper');
    const most = Math.max(...open.map((name) => counts.get(name) ?? 0));
    for (const [at, name] of open.entries()) {
      const count = counts.get(name) ?? 0;
      // Alone with a shopper: an agent. Otherwise who talks to more people is; of equals, who did not begin.
      const isAgent =
        hasShopper ||
        (open.length > 1 &&
          (count > 1 || at > 0) &&
          count === most &&
          !(at === 0 && open.every((other) => counts.get(other) === count)));
      if (open.length > 1 || hasShopper || count > 1) speakers.set(name, isAgent ? 'agent' : 'shopper');
    }
  }
  for (const name of counts.keys()) if (!speakers.has(name)) speakers.set(name, 'shopper');
  return speakers;
}
