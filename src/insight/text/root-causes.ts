import { questionTerms } from './question-terms.ts';
import { lastWholeWeek, type OffsetAt, type ToldQuestion, weekOf } from './told-question.ts';

/** Topics that are complaints by themselves. */
const AFTER_SALE =
  /^(?:order\.(?:late|lost|missing|wrong|damaged|defective|spoiled|short_weight)|return\.|exchange\.|refund\.|warranty\.|complaint$|payment\.wrong_charge$)/;
/** Ratings that say that something was wrong. */
const LOW_RATING = 2;

/** Whether a question is a complaint: by how it is said, by how the conversation was rated, or by what it asks. */
export const isComplaint = ({ mood, rating, topic }: ToldQuestion): boolean =>
  mood === 'angry' || mood === 'anxious' || (rating !== null && rating <= LOW_RATING) || AFTER_SALE.test(topic);

/** One branch of the tree of causes. */
export interface Cause {
  /** Name of a product, a topic, or a word; null for questions that name no product. */
  name: string | null;
  count: number;
  /** Of the branch above. */
  share: number;
  /** In the last whole week of the log, and in the mean of the four before. */
  lastWeek: number;
  weeksBefore: number;
  /** Minutes of agents, as far as the log has times. */
  minutes: number;
  examples: { conversationId: string; position: number; text: string }[];
  below: Cause[];
}

const EXAMPLES = 3;
const WORDS = 6;
const LEAST = 2;
const WEEKS_BEFORE = 4;

/** Complaints as a tree: product, topic, words. The first branches of each level are the largest. */
export function rootCauses(questions: readonly ToldQuestion[], { offsetAt }: { offsetAt: OffsetAt }): Cause[] {
  const complaints = questions.filter(isComplaint);
  const last = lastWholeWeek(questions, offsetAt);
  const cause = (name: string | null, of: readonly ToldQuestion[], above: number, below: Cause[]): Cause => {
    const inWeeks = (from: number, to: number) =>
      of.filter(
        ({ askedAtMs }) =>
          askedAtMs !== null && weekOf(askedAtMs, offsetAt) >= from && weekOf(askedAtMs, offsetAt) <= to,
      ).length;
    return {
      name,
      count: of.length,
      share: above === 0 ? 0 : of.length / above,
      lastWeek: inWeeks(last, last),
      weeksBefore: inWeeks(last - WEEKS_BEFORE, last - 1) / WEEKS_BEFORE,
      minutes: of.reduce((sum, { agentMinutes }) => sum + (agentMinutes ?? 0), 0),
      examples: of.slice(-EXAMPLES).map(({ conversationId, position, text }) => ({ conversationId, position, text })),
      below,
    };
  };
  return grouped(complaints, ({ product }) => product).map(([product, ofProduct]) =>
    cause(
      product,
      ofProduct,
      complaints.length,
      grouped(ofProduct, ({ topic }) => topic).map(([topic, ofTopic]) =>
        cause(
          topic,
          ofTopic,
          ofProduct.length,
          words(ofTopic).map(([word, having]) => cause(word, having, ofTopic.length, [])),
        ),
      ),
    ),
  );
}

function grouped<Key extends string | null>(
  questions: readonly ToldQuestion[],
  by: (question: ToldQuestion) => Key,
): [Key, ToldQuestion[]][] {
  const groups = new Map<Key, ToldQuestion[]>();
  for (const question of questions) groups.set(by(question), [...(groups.get(by(question)) ?? []), question]);
  return [...groups].sort((a, b) => b[1].length - a[1].length);
}

/** Words that stand in several of the questions: they overlap, and their shares do not sum to one. */
function words(questions: readonly ToldQuestion[]): [string, ToldQuestion[]][] {
  const having = new Map<string, ToldQuestion[]>();
  for (const question of questions) {
    for (const term of questionTerms(question.text)) {
      const list = having.get(term);
      if (list === undefined) having.set(term, [question]);
      else list.push(question);
    }
  }
  return [...having]
    .filter(([, list]) => list.length >= LEAST)
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, WORDS);
}
