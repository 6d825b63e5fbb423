import type { HandoffPacket, TranscriptLine } from '#dialogue/outward.ts';

const WORDS = {
  en: {
    topic: 'Topic',
    priority: 'Priority',
    page: 'Page',
    customer: 'Customer',
    unverified: 'not verified',
    transcript: 'What was said before',
    shopper: 'Shopper',
    assistant: 'Assistant',
    agent: 'Agent',
    system: 'Note',
  },
  zh: {
    topic: '主题',
    priority: '优先级',
    page: '页面',
    customer: '顾客',
    unverified: '未验证',
    transcript: '此前的对话',
    shopper: '顾客',
    assistant: '助手',
    agent: '客服',
    system: '提示',
  },
} as const;

type Words = (typeof WORDS)[keyof typeof WORDS];

const wordsOf = ({ locale }: HandoffPacket): Words => (locale.startsWith('zh') ? WORDS.zh : WORDS.en);

/**
 * A packet as an agent reads it in a system that knows text alone. Keys stay out of it: tokens, and ids of orders, which
 * open them in some shops; their numbers are in the summary and the facts.
 */
export function packetSummary(packet: HandoffPacket): string {
  const words = wordsOf(packet);
  const { topic, priority, facts, context = {}, pageUrl, profile } = packet;
  const known = [profile?.name, profile?.email, profile?.phone].filter(Boolean).join(', ');
  const lines = [
    packet.summary,
    topic && `${words.topic}: ${topic}`,
    `${words.priority}: ${priority}`,
    ...facts.map(({ label, value }) => `${label}: ${value}`),
    ...Object.entries(context).map(([label, value]) => `${label}: ${value}`),
    pageUrl && `${words.page}: ${pageUrl.replace(/[?#].*$/, '')}`,
    known && `${words.customer}: ${known}${profile?.verified ? '' : ` (${words.unverified})`}`,
  ];
  return lines.filter(Boolean).join('\n');
}

/** What was said so far, newest kept where it is more than `limit` characters; empty where nothing was. */
export function packetTranscript(packet: HandoffPacket, limit: number): string {
  const words = wordsOf(packet);
  const lines: string[] = [];
  let length = words.transcript.length;
  for (const line of [...packet.transcript].reverse()) {
    const text = transcriptLine(line, words);
    length += text.length + 1;
    if (length > limit) break;
    lines.unshift(text);
  }
  return lines.length > 0 ? [`${words.transcript}:`, ...lines].join('\n') : '';
}

/** The time is that of the shopper's conversation, in UTC. */
const transcriptLine = ({ role, text, at }: TranscriptLine, words: Words): string =>
  `[${at.slice(11, 16)}] ${words[role]}: ${text}`;
