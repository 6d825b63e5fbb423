import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Device } from '../device.ts';
import { contradictionIn, figuresDiffer } from './contradictions.ts';
import { isFound, type Mention, type MentionKind } from './mentions.ts';
import { type NeedsPerson, needsPerson } from './needs-person.ts';
import type { Exchange, PlayedLog, PlayedMessage } from './play-logged.ts';
import { saidBy } from './said-by.ts';
import { agentTopics, isCommon, type Topics, tellsSomething, topicsOf } from './topics.ts';

export const POC_FAULTS = [
  'broken',
  'not-refused',
  'contradiction',
  'disagrees',
  'over-refused',
  'lost-subject',
  'unrecognised',
  'uncontained',
] as const;
export type PocFault = (typeof POC_FAULTS)[number];

/** One thing that did not go as it should, with all that its fix needs. Texts are those of the log: masked. */
export interface PocFailure {
  kind: PocFault;
  conversation: string;
  /** Index in `LogConversation.turns`. */
  position: number;
  text: string;
  read: { intent: string; confidence: number; band: string } | null;
  answered: string;
  agentSaid: string | null;
  /** The particulars: what was not recognised, the figures that differ, why a person was due. */
  what: string;
  /** The entry that the agent's words are about, by search. */
  near: { kind: SearchHit['kind']; id: string; title: string; intent: string | null } | null;
}

/** All that is counted of one conversation. */
export interface JudgedLog {
  id: string;
  messages: number;
  mentions: { kind: MentionKind; isFound: boolean }[];
  /** Messages that point back, and whether the subject was kept. */
  followUps: boolean[];
  isConsistent: boolean;
  /** What should be refused or passed on, and whether it was. */
  refusals: { due: NeedsPerson; isRight: boolean }[];
  /** What agents answered themselves, and whether the pack did not refuse it. */
  due: boolean[];
  /** Null where the shopper said nothing: there was nothing to contain. */
  isContained: boolean | null;
  /** Answers whose topic can be compared with the agent's, and whether it is the same. */
  agreements: boolean[];
  /** Of those that are the same and in which both tell figures of one unit, whether these do not differ. */
  figures: boolean[];
  tookMs: number[];
  agentMs: number[];
  failures: PocFailure[];
}

export interface LogJudge {
  device: Device;
  findMentions: (text: string) => Mention[];
  nowMs: number;
}

/** Holds a played conversation against its log. `docs/studio-try.md` defines each measure. */
export async function judgeLog(played: PlayedLog, judge: LogJudge): Promise<JudgedLog> {
  const { conversation, exchanges, locale } = played;
  const messages = exchanges.flatMap((exchange) => exchange.messages);
  const judged: JudgedLog = {
    id: conversation.id,
    messages: messages.length,
    mentions: [],
    followUps: [],
    isConsistent: true,
    refusals: [],
    due: [],
    isContained: null,
    agreements: [],
    figures: [],
    tookMs: messages.map(({ tookMs }) => tookMs),
    agentMs: exchanges.flatMap(({ agentMs }) => agentMs ?? []),
    failures: [],
  };
  let before: Topics = new Set();
  for (const exchange of exchanges) {
    const { agentSaid } = exchange;
    const agent =
      agentSaid === null ? null : await agentTopics(judge.device, agentSaid, { locale, nowMs: judge.nowMs });
    const note = noting(judged, exchange, agent?.best ?? null);
    const all = new Set<string>();
    for (const message of exchange.messages) {
      recognise(judged, message, judge, note);
      const topics = await topicsOf(judge.device, message, { locale, nowMs: judge.nowMs });
      if (message.isFollowUp && before.size > 0 && !message.reading?.intent.startsWith('chat.')) {
        const isKept = isCommon(topics, before) || (agent !== null && isCommon(topics, agent.topics));
        judged.followUps.push(isKept);
        if (!isKept) note('lost-subject', message, [...before].join(', '));
      }
      if (topics.size > 0) before = topics;
      for (const topic of topics) all.add(topic);
    }
    judgeRefusal(judged, exchange, note);
    const last = exchange.messages.at(-1);
    if (!last || !agent || !agentSaid || all.size === 0) continue;
    const agrees = isCommon(all, agent.topics);
    judged.agreements.push(agrees);
    if (!agrees) note('disagrees', last, agent.best.title);
    else compareFigures(judged, exchange, agentSaid, (what) => note('contradiction', last, what));
  }
  judgeWhole(judged, played);
  return judged;
}

type Note = (kind: PocFault, message: PlayedMessage, what: string) => void;

const noting =
  (judged: JudgedLog, { agentSaid }: Pick<Exchange, 'agentSaid'>, best: SearchHit | null): Note =>
  (kind, message, what) => {
    const { reading, position, text } = message;
    judged.failures.push({
      kind,
      conversation: judged.id,
      position,
      text,
      read: reading && { intent: reading.intent, confidence: reading.confidence, band: reading.band },
      answered: saidBy(message),
      agentSaid,
      what,
      near: best && { kind: best.kind, id: best.id, title: best.title, intent: best.intent ?? null },
    });
  };

function recognise(judged: JudgedLog, message: PlayedMessage, { findMentions }: LogJudge, note: Note): void {
  for (const mention of findMentions(message.text)) {
    const found = isFound(mention, message.reading?.entities ?? []);
    judged.mentions.push({ kind: mention.kind, isFound: found });
    if (!found) note('unrecognised', message, `${mention.kind}: ${mention.text}`);
  }
}

function judgeRefusal(judged: JudgedLog, { messages, agentSaid }: Exchange, note: Note): void {
  const last = messages.at(-1);
  if (!last) return;
  const replies = messages.flatMap((message) => message.replies);
  const effects = messages.flatMap((message) => message.effects);
  const due = needsPerson(messages.map(({ text }) => text).join('\n'), agentSaid);
  if (due !== null) {
    const isPassed =
      effects.some((name) => name.startsWith('request-handoff') || name.startsWith('open-ticket')) ||
      replies.some(({ reason, choices }) => reason === 'handoff' || choices.some(({ act }) => act.type === 'handoff'));
    const isDone = effects.some((name) => name.startsWith('act') || name.startsWith('open-ticket'));
    const isRight = due === 'attack' ? !isDone && replies.every(({ reason }) => reason !== 'flow') : isPassed;
    judged.refusals.push({ due, isRight });
    if (!isRight) note('not-refused', last, due);
    return;
  }
  const isAsked = messages.some(({ reading }) => reading !== null && !reading.intent.startsWith('chat.'));
  if (agentSaid === null || !isAsked || !tellsSomething(agentSaid)) return;
  const isAnswered = replies.some(({ reason }) => reason !== 'preset' && reason !== 'handoff');
  judged.due.push(isAnswered);
  if (!isAnswered) note('over-refused', last, '');
}

function compareFigures(
  judged: JudgedLog,
  { messages }: Exchange,
  agentSaid: string,
  tell: (what: string) => void,
): void {
  const differing = figuresDiffer(messages.map(saidBy).join('\n'), agentSaid);
  if (differing === null) return;
  judged.figures.push(differing === '');
  if (differing !== '') tell(differing);
}

/** What only the whole conversation shows. */
function judgeWhole(judged: JudgedLog, { exchanges, isHandedOver, exception }: PlayedLog): void {
  const messages = exchanges.flatMap((exchange) => exchange.messages);
  const last = messages.at(-1);
  const contradiction = contradictionIn(exchanges);
  judged.isConsistent = contradiction === null;
  const agentSaidTo = (message: PlayedMessage): Pick<Exchange, 'agentSaid'> =>
    exchanges.find((exchange) => exchange.messages.includes(message)) ?? { agentSaid: null };
  const fail = (kind: PocFault, message: PlayedMessage | undefined, what: string): void => {
    if (message) noting(judged, agentSaidTo(message), null)(kind, message, what);
  };
  if (contradiction) {
    const { position, what } = contradiction;
    fail(
      'contradiction',
      messages.find((message) => message.position === position),
      what,
    );
  }
  if (exception !== null) fail('broken', last, exception);
  const fallback = messages.find(({ replies }) => replies.some(({ reason }) => reason === 'preset'));
  if (exchanges.length === 0) return;
  const isAngry = last?.reading?.emotion === 'angry';
  judged.isContained = last !== undefined && !isHandedOver && exception === null && !fallback && !isAngry;
  if (judged.isContained || exception !== null) return;
  if (isHandedOver) fail('uncontained', last, 'handoff');
  else if (fallback) fail('uncontained', fallback, 'fallback');
  else fail('uncontained', last, 'anger');
}
