import type { LogConversation } from '#insight/log/conversation-log.ts';
import type { Device } from '../device.ts';
import { type JudgedLog, judgeLog, type PocFailure } from './judge-log.ts';
import { createMentionFinder, MENTION_KINDS, type MentionKind } from './mentions.ts';
import { type LogPlayOptions, playLogged } from './play-logged.ts';
import { type Share, shareWhere, type Times, timesOf } from './share.ts';
import { type UnknownWord, UnknownWords } from './unknown-words.ts';

/** The measures of a proof of concept, each with its count and its range. */
export interface PocFigures {
  recognition: Share;
  recognitionOf: Record<MentionKind, Share>;
  /** Of the messages that point back, those after which the subject was kept. */
  coherence: Share;
  /** Of the conversations, those whose replies do not contradict one another. */
  consistency: Share;
  /** Of what should be refused or passed on, what was. */
  refusal: Share;
  /** Of what agents answered themselves, what the pack did not answer. */
  overRefusal: Share;
  /** Of the conversations in which the shopper said something. */
  containment: Share;
  agreement: Share;
  /** Of the answers that agree in topic and tell figures of one unit as the agent did, those whose figures do not differ. */
  figures: Share;
}
export type PocMeasure = Exclude<keyof PocFigures, 'recognitionOf'>;
export const POC_MEASURES = [
  'containment',
  'agreement',
  'figures',
  'recognition',
  'coherence',
  'consistency',
  'refusal',
  'overRefusal',
] as const satisfies readonly PocMeasure[];

export interface PocReport {
  shop: string;
  packVersion: string;
  conversations: number;
  /** Messages of shoppers that were played: those after a handoff are not. */
  messages: number;
  figures: PocFigures;
  /** From a message to all replies. */
  tookMs: Times | null;
  /** Of the log's own agents, to their first word. */
  agentMs: Times | null;
  failures: PocFailure[];
  unknownWords: UnknownWord[];
  judged: JudgedLog[];
}

export interface PocOptions extends LogPlayOptions {
  /** Told after each conversation; what it waits for lets others work. Throws to stop. */
  onProgress?: (done: number, total: number) => Promise<void> | void;
}

/** Tries a pack on a merchant's own conversations. */
export async function tryOnLogs(
  device: Device,
  conversations: readonly LogConversation[],
  { onProgress, ...options }: PocOptions,
): Promise<PocReport> {
  const findMentions = createMentionFinder(device.vocabulary, device.book.orderNumberExample);
  const judged: JudgedLog[] = [];
  const words = new UnknownWords(device);
  for (const conversation of conversations) {
    const played = await playLogged(device, conversation, options);
    await words.count(played);
    judged.push(await judgeLog(played, { device, findMentions, nowMs: options.nowMs }));
    await onProgress?.(judged.length, conversations.length);
  }
  return pocReport(device.book, judged, words.all);
}

/** A report in which some conversations were judged anew. */
export function withJudged(report: PocReport, anew: readonly JudgedLog[]): PocReport {
  const byId = new Map(anew.map((judged) => [judged.id, judged]));
  const judged = report.judged.map((one) => byId.get(one.id) ?? one);
  return pocReport(report, judged, report.unknownWords);
}

export function pocReport(
  { shop, packVersion }: Pick<Device['book'], 'shop' | 'packVersion'>,
  judged: readonly JudgedLog[],
  unknownWords: UnknownWord[],
): PocReport {
  return {
    shop,
    packVersion,
    conversations: judged.length,
    messages: judged.reduce((sum, { messages }) => sum + messages, 0),
    figures: figuresOf(judged),
    tookMs: timesOf(judged.flatMap(({ tookMs }) => tookMs)),
    agentMs: timesOf(judged.flatMap(({ agentMs }) => agentMs)),
    failures: judged.flatMap(({ failures }) => failures),
    unknownWords,
    judged: [...judged],
  };
}

function figuresOf(judged: readonly JudgedLog[]): PocFigures {
  const mentions = judged.flatMap((one) => one.mentions);
  const refusals = judged.flatMap((one) => one.refusals);
  const truths = (of: (one: JudgedLog) => boolean[]): Share => shareWhere(judged.flatMap(of), Boolean);
  return {
    recognition: shareWhere(mentions, ({ isFound }) => isFound),
    recognitionOf: Object.fromEntries(
      MENTION_KINDS.map((kind) => [
        kind,
        shareWhere(
          mentions.filter((mention) => mention.kind === kind),
          ({ isFound }) => isFound,
        ),
      ]),
    ) as Record<MentionKind, Share>,
    coherence: truths(({ followUps }) => followUps),
    consistency: shareWhere(judged, ({ isConsistent }) => isConsistent),
    refusal: shareWhere(refusals, ({ isRight }) => isRight),
    overRefusal: truths(({ due }) => due.map((isAnswered) => !isAnswered)),
    containment: truths(({ isContained }) => (isContained === null ? [] : [isContained])),
    agreement: truths(({ agreements }) => agreements),
    figures: truths(({ figures }) => figures),
  };
}
