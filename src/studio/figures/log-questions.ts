import type { QueryName } from '#insight/sql/queries.ts';

/** A column of the answer, or what follows from two of them: whole numbers are all that SQL gives. */
export type ShownColumn =
  | { id: string; as: 'value' }
  | { id: string; as: 'share' | 'mean'; of: readonly [sum: string, count: string] };

const value = <Id extends string>(id: Id) => ({ id, as: 'value' }) as const;
const share = <Id extends string>(id: Id, count: string, of: string) => ({ id, as: 'share', of: [count, of] }) as const;
const mean = <Id extends string>(id: Id, sum: string, of: string) => ({ id, as: 'mean', of: [sum, of] }) as const;

/** What can be asked beside the key figures, with the columns that are shown. Those that end in `_ms` are times. */
export const LOG_QUESTIONS = {
  'weekly-digest': [
    value('week'),
    value('conversations'),
    value('shoppers'),
    value('questions'),
    value('unanswered'),
    share('fast_share', 'answered_fast', 'reply_timed'),
    share('handoff_share', 'handed_over', 'handed_over_known'),
    share('resolved_share', 'resolved', 'resolved_known'),
    share('converted_share', 'converted', 'converted_known'),
    mean('mean_rating', 'rating_sum', 'rated'),
  ],
  funnel: [value('stage'), value('conversations'), value('known')],
  'response-times': [
    value('skill_group'),
    value('conversations'),
    value('answered'),
    share('within_share', 'within', 'answered'),
    value('p50_ms'),
    value('p90_ms'),
    value('p95_ms'),
  ],
  'handoff-by-topic': [
    value('topic'),
    value('conversations'),
    value('known'),
    value('handed_over'),
    share('handoff_share', 'handed_over', 'known'),
  ],
  'repeat-contacts': [
    value('topic'),
    value('conversations'),
    value('came_back'),
    share('came_back_share', 'came_back', 'conversations'),
    value('same_topic'),
    value('recent'),
  ],
  'silent-shoppers': [
    value('topic'),
    value('answered'),
    value('silent'),
    share('silent_share', 'silent', 'answered'),
    value('silent_resolved'),
    value('silent_converted'),
  ],
  'follow-up-pairs': [
    value('first_topic'),
    value('then_topic'),
    value('with_both'),
    share('confidence_share', 'with_both', 'with_first'),
    share('usual_share', 'with_then', 'conversations'),
  ],
  'weekly-terms': [
    value('week'),
    value('term'),
    value('conversations'),
    share('week_share', 'conversations', 'of_week'),
    value('before'),
    share('before_share', 'before', 'of_week_before'),
  ],
  'busiest-agents': [
    value('agent'),
    value('conversations'),
    mean('mean_handle_ms', 'handle_ms', 'timed'),
    value('answered'),
    mean('mean_answer_ms', 'answered_ms', 'answered_timed'),
    share('resolved_share', 'resolved', 'resolved_known'),
    mean('mean_rating', 'rating_sum', 'rated'),
  ],
  'topics-over-time': [value('day'), value('topic'), value('asked'), value('unanswered'), value('by_assistant')],
  arrivals: [
    value('weekday'),
    value('hour_of_day'),
    value('conversations'),
    mean('usual_conversations', 'conversations', 'days'),
  ],
} satisfies Partial<Record<QueryName, readonly ShownColumn[]>>;

export type LogQuestion = keyof typeof LOG_QUESTIONS;
export type ShownColumnId = (typeof LOG_QUESTIONS)[LogQuestion][number]['id'];

/** What a cell holds: null where there is nothing to divide by, or nothing was told. */
export function cellOf(column: ShownColumn, row: Readonly<Record<string, unknown>>): string | number | null {
  if (column.as === 'value') {
    const cell = row[column.id];
    return typeof cell === 'string' || typeof cell === 'number' ? cell : null;
  }
  const [sum, count] = column.of.map((name) => Number(row[name]));
  return sum === undefined || !count ? null : sum / count;
}
