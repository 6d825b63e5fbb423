import { type ConfidenceFigures, confidenceFigures, type RefusalFigures, refusalFigures } from './confidence.ts';
import { crossFitted } from './cross-fit.ts';
import { type EmotionFigures, emotionFigures } from './emotions.ts';
import { isRight, type Judged, share } from './judge.ts';
import { stylesOf } from './styles.ts';

/** How many messages of a group there are, and the share of them whose intent is read rightly. */
export interface GroupFigure {
  messages: number;
  accuracy: number;
}

export interface Confusion {
  intended: string;
  read: string;
  messages: number;
  /** Of the messages with the intended label. */
  share: number;
}

/** Everything that one tier's readings of one set of messages say. All shares are in [0, 1]. */
export interface Evaluation {
  messages: number;
  /** `cross-fitted`: temperature and threshold fitted on one half and measured on the other, both ways. */
  calibration: 'cross-fitted' | 'as shipped';
  /** Of the readings as shipped. */
  accuracy: number;
  /** The right intent is among the candidates. */
  amongCandidates: number;
  byLanguage: Record<string, GroupFigure>;
  byVariety: Record<string, GroupFigure>;
  byFile: Record<string, GroupFigure>;
  byIntent: Record<string, GroupFigure & { precision: number }>;
  byStyle: Record<string, GroupFigure>;
  byEmotion: Record<string, GroupFigure>;
  emotion: EmotionFigures | null;
  /** Of messages of five or more characters whose language is known. */
  language: GroupFigure;
  outOfScope: RefusalFigures;
  confidence: ConfidenceFigures;
  /** Most frequent first. */
  confusions: Confusion[];
}

const LANGUAGE_CHARACTERS = 5;

/** @param isFitted Whether the shipped temperature and threshold were fitted on these very messages. */
export function evaluateTier(judged: readonly Judged[], isFitted: boolean): Evaluation {
  const calibrated = isFitted ? crossFitted(judged) : judged;
  const longer = judged.filter(
    ({ message }) => message.language !== '' && [...message.text].length >= LANGUAGE_CHARACTERS,
  );
  const sameLanguage = longer.filter(({ message, reading }) => reading.language === message.language);
  return {
    messages: judged.length,
    calibration: isFitted ? 'cross-fitted' : 'as shipped',
    accuracy: figureOf(judged).accuracy,
    amongCandidates: share(
      judged.filter(({ message, reading }) => reading.candidates.some(({ intent }) => intent === message.intent))
        .length,
      judged.length,
    ),
    byLanguage: grouped(judged, ({ message }) => [message.variety === '' ? message.language : '']),
    byVariety: grouped(judged, ({ message }) => [message.variety]),
    byFile: grouped(judged, ({ message }) => [message.file]),
    byIntent: byIntent(judged),
    byStyle: grouped(judged, ({ message }) => stylesOf(message)),
    byEmotion: grouped(judged, ({ message }) => [message.emotion]),
    emotion: emotionFigures(judged),
    language: { messages: longer.length, accuracy: share(sameLanguage.length, longer.length) },
    outOfScope: refusalFigures(calibrated),
    confidence: confidenceFigures(calibrated),
    confusions: confusionsOf(judged),
  };
}

function figureOf(judged: readonly Judged[]): GroupFigure {
  return { messages: judged.length, accuracy: share(judged.filter(isRight).length, judged.length) };
}

/** By the names that each message goes under; an empty one is none. */
function grouped(judged: readonly Judged[], namesOf: (one: Judged) => string[]): Record<string, GroupFigure> {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    for (const name of namesOf(one)) if (name !== '') groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return Object.fromEntries([...groups].map(([name, own]) => [name, figureOf(own)]));
}

function byIntent(judged: readonly Judged[]): Evaluation['byIntent'] {
  const read = grouped(judged, ({ reading }) => [reading.intent]);
  return Object.fromEntries(
    Object.entries(grouped(judged, ({ message }) => [message.intent])).map(([intent, figure]) => [
      intent,
      { ...figure, precision: read[intent]?.accuracy ?? 0 },
    ]),
  );
}

function confusionsOf(judged: readonly Judged[]): Confusion[] {
  const counts = new Map<string, Confusion>();
  for (const { message, reading } of judged) {
    if (reading.intent === message.intent) continue;
    const key = `${message.intent} ${reading.intent}`;
    const known = counts.get(key) ?? { intended: message.intent, read: reading.intent, messages: 0, share: 0 };
    counts.set(key, { ...known, messages: known.messages + 1 });
  }
  const intended = grouped(judged, ({ message }) => [message.intent]);
  return [...counts.values()]
    .map((pair) => ({ ...pair, share: share(pair.messages, intended[pair.intended]?.messages ?? 0) }))
    .sort((a, b) => b.messages - a.messages || b.share - a.share || (nameOf(a) < nameOf(b) ? -1 : 1));
}

function nameOf({ intended, read }: Confusion): string {
  return `${intended} ${read}`;
}
