import { type LabelledMessage, type Learned, learn } from '#nlu/learning/learn.ts';
import type { Opinion } from '#nlu/opinion.ts';
import { signTest } from './sign-test.ts';

/** Messages in a part that is held back while the others teach. */
const FOLDS = 5;
/** Below this the difference is no chance. */
const LEVEL = 0.05;

/** How many of `all` messages were read right before the new examples and after them, on messages that did not teach. */
export interface LearningCount {
  all: number;
  before: number;
  after: number;
  /** Read right only after, and only before. */
  won: number;
  lost: number;
  /** Exact McNemar test: how probable so uneven a split is, if nothing had changed. */
  p: number;
}

export interface LearningReport {
  /** The newly labelled messages, each read by what the others of them taught. */
  held: LearningCount;
  /** Messages of other shops, that nothing here taught: what learning must not harm. */
  general: LearningCount;
  /** Held-back messages by label, those that gain most first. */
  labels: { intent: string; all: number; before: number; after: number }[];
  /** Held-back messages that are read wrong after. */
  still: { text: string; intent: string; read: string }[];
  verdict: 'better' | 'harmful' | 'no-difference' | 'too-few';
}

export interface LearningGrounds {
  /** What the shop taught before. */
  known: readonly LabelledMessage[];
  /** What is to be taught. */
  added: readonly LabelledMessage[];
  general: readonly LabelledMessage[];
}

/** Fewer show nothing either way. */
const LEAST_HELD = 10;

/**
 * Learns as a shopper's device does, from the shop's examples with the new ones among them, and measures it: on the new messages
 * by cross-validation (a fifth held back at a time, so that none is read by what it taught), and on messages of others.
 */
export function measureLearning({ known, added, general }: LearningGrounds): LearningReport {
  const before = learn(known);
  const held: Read[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const after = learn([...known, ...added.filter((_, at) => at % FOLDS !== fold)]);
    for (const message of added.filter((_, at) => at % FOLDS === fold)) held.push(readBoth(message, before, after));
  }
  const all = learn([...known, ...added]);
  const elsewhere = general.map((message) => readBoth(message, before, all));
  const counts = { held: count(held), general: count(elsewhere) };
  return {
    ...counts,
    labels: byLabel(held),
    still: held
      .filter(({ message, after }) => after !== message.intent)
      .map(({ message, after }) => ({ text: message.text, intent: message.intent, read: after })),
    verdict: verdictOn(counts),
  };
}

interface Read {
  message: LabelledMessage;
  before: string;
  after: string;
}

const readBoth = (message: LabelledMessage, before: Learned | null, after: Learned | null): Read => ({
  message,
  before: labelOf(before?.adjust(message.text, message.opinion) ?? message.opinion),
  after: labelOf(after?.adjust(message.text, message.opinion) ?? message.opinion),
});

function labelOf({ intents: { labels, probabilities } }: Opinion): string {
  let best = 0;
  for (let at = 1; at < probabilities.length; at++)
    if ((probabilities[at] ?? 0) > (probabilities[best] ?? 0)) best = at;
  return labels[best] ?? 'oos';
}

function count(reads: readonly Read[]): LearningCount {
  const right = reads.map(({ message: { intent }, before, after }) => [before === intent, after === intent] as const);
  const won = right.filter(([before, after]) => after && !before).length;
  const lost = right.filter(([before, after]) => before && !after).length;
  const were = right.filter(([before]) => before).length;
  return { all: reads.length, before: were, after: were + won - lost, won, lost, p: signTest(won, lost) };
}

function byLabel(reads: readonly Read[]): LearningReport['labels'] {
  const labels = [...new Set(reads.map(({ message }) => message.intent))];
  return labels
    .map((intent) => {
      const { all, before, after } = count(reads.filter(({ message }) => message.intent === intent));
      return { intent, all, before, after };
    })
    .sort((a, b) => b.after - b.before - (a.after - a.before) || b.all - a.all);
}

/** Harm elsewhere weighs more than a gain here. */
function verdictOn({ held, general }: Pick<LearningReport, 'held' | 'general'>): LearningReport['verdict'] {
  if ((general.lost > general.won && general.p < LEVEL) || (held.lost > held.won && held.p < LEVEL)) return 'harmful';
  if (held.all < LEAST_HELD) return 'too-few';
  return held.won > held.lost && held.p < LEVEL ? 'better' : 'no-difference';
}
