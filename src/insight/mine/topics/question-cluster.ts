/** Questions that ask the same, with what a merchant wants to know of them. */
export interface QuestionCluster {
  /** Made of its central question: the same from run to run while that stays. */
  id: string;
  /** Its most telling terms, most telling first. */
  terms: string[];
  /** The question that is nearest to all others, as it was asked. */
  central: string;
  /** Places in the list of distinct questions, nearest to the middle first. */
  distinct: number[];
  /** Places in the list of questions. */
  questions: number[];
  /** Share of all questions, noise included, small talk left out. */
  share: number;
  /** Questions by week; `weekMs` is its Monday, UTC. Empty where the log has no times. */
  weeks: { weekMs: number; count: number }[];
  /** Questions a week in the last quarter of the weeks over those before; null where there are too few of either to say. */
  trend: number | null;
  /** BCP 47 → questions. */
  languages: Record<string, number>;
  /** Share that anybody answered. */
  answered: number;
  /** What the reader takes most of them for; null where there was no reader. */
  intent: { label: string; share: number } | null;
}
