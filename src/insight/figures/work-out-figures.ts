import type { QueryRow } from '../sql/run-query.ts';
import { adviceFigure } from './advice-figure.ts';
import { basicLoad } from './basic-load.ts';
import { type ContactCosts, costFigure } from './cost-figure.ts';
import { FEW, type Figure } from './figure.ts';
import { shareFigure } from './share-figure.ts';
import { meanInterval } from './stats/mean-interval.ts';

/** The counts that all figures follow from: rows of the queries of these names. */
export interface FigureCounts {
  days: readonly QueryRow<'figure-days'>[];
  firstContact: readonly QueryRow<'figure-first-contact'>[];
  knowledge: readonly QueryRow<'figure-knowledge'>[];
  advice: readonly QueryRow<'figure-advice'>[];
  topics: readonly QueryRow<'topics-over-time'>[];
}

export interface FigureSettings {
  costs: ContactCosts;
  /** Topics that count as basic; null: those that are at least one question in fifty. */
  basicTopics: readonly string[] | null;
}

/**
 * All figures of a period. Counting is the queries', so that it is the same for a hundred conversations and for a hundred
 * million; here shares are divided and intervals laid.
 */
export function workOutFigures(counts: FigureCounts, { costs, basicTopics }: FigureSettings): Figure[] {
  const { days, firstContact, knowledge, advice, topics } = counts;
  const first = (
    id: 'first-contact-confirmed' | 'first-contact-assumed',
    yes: 'confirmed' | 'assumed',
    no: 'refuted' | 'doubted',
  ) =>
    shareFigure(
      id,
      firstContact.map((row) => ({
        at: row.week,
        count: row[yes],
        of: row[yes] + row[no],
        unknown: row.conversations - row.repeats - row[yes] - row[no],
      })),
    );
  const load = basicLoad(topics, basicTopics);
  return [
    first('first-contact-confirmed', 'confirmed', 'refuted'),
    first('first-contact-assumed', 'assumed', 'doubted'),
    daily('handoff-rate', days, 'handed_over', 'handed_over_known'),
    daily('answered-in-time', days, 'answered_fast', 'reply_timed'),
    shareFigure(
      'knowledge-hits',
      knowledge.map(({ week, by_assistant, asked }) => ({ at: week, count: by_assistant, of: asked, unknown: 0 })),
    ),
    daily('satisfied', days, 'satisfied', 'rated'),
    ratingFigure(days),
    adviceFigure(advice),
    load.ofBasicByPeople,
    load.ofPeoplesBasic,
    costFigure(days, costs),
  ];
}

type Day = QueryRow<'figure-days'>;

function daily(
  id: 'handoff-rate' | 'answered-in-time' | 'satisfied',
  days: readonly Day[],
  count: 'handed_over' | 'answered_fast' | 'satisfied',
  known: 'handed_over_known' | 'reply_timed' | 'rated',
): Figure {
  return shareFigure(
    id,
    days.map((row) => ({ at: row.day, count: row[count], of: row[known], unknown: row.conversations - row[known] })),
  );
}

/** The mean is not a share: its interval is that of the central limit theorem, held in the scale. */
function ratingFigure(days: readonly Day[]): Figure {
  const sum = (of: (row: Day) => number) => days.reduce((total, row) => total + of(row), 0);
  const count = sum((row) => row.rated);
  const { mean, low, high } = meanInterval(
    { count, sum: sum((row) => row.rating_sum), squares: sum((row) => row.rating_squares) },
    { least: 1, most: 5 },
  );
  return {
    id: 'rating',
    unit: 'rating',
    value: count === 0 ? null : mean,
    interval: count === 0 ? null : { low, high },
    count: null,
    of: count,
    unknown: sum((row) => row.conversations) - count,
    few: count < FEW,
    target: null,
    series: days.map((row) => ({ at: row.day, value: row.rated === 0 ? null : row.rating_sum / row.rated })),
  };
}
