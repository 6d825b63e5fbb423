import { day, given, logQuery, orNull, text, whole } from './log-query.ts';

/** Usual limit for "answered at once", ms: that of the figures (docs). */
const AT_ONCE_MS = 15_000;

/** Every query of this folder by the name of its file. */
export const QUERIES = {
  arrivals: logQuery({}, { weekday: whole, hour_of_day: whole, conversations: whole, days: whole }),
  'response-times': logQuery(
    { within_ms: given(AT_ONCE_MS) },
    {
      skill_group: orNull(text),
      conversations: whole,
      answered: whole,
      within: whole,
      p50_ms: orNull(whole),
      p90_ms: orNull(whole),
      p95_ms: orNull(whole),
    },
  ),
  'handoff-by-topic': logQuery({}, { topic: orNull(text), conversations: whole, known: whole, handed_over: whole }),
  'weekly-terms': logQuery(
    { most_per_week: given(50), at_least: given(3) },
    {
      week: day,
      term: text,
      place: whole,
      conversations: whole,
      before: whole,
      of_week: whole,
      of_week_before: whole,
    },
  ),
  'topics-over-time': logQuery({}, { day, topic: orNull(text), asked: whole, unanswered: whole, by_assistant: whole }),
  'repeat-contacts': logQuery(
    { within_days: given(7) },
    { topic: orNull(text), conversations: whole, came_back: whole, same_topic: whole, recent: whole },
  ),
  'busiest-agents': logQuery(
    {},
    {
      agent: text,
      conversations: whole,
      timed: whole,
      handle_ms: whole,
      resolved_known: whole,
      resolved: whole,
      rated: whole,
      rating_sum: whole,
      answered: whole,
      answered_timed: whole,
      answered_ms: whole,
    },
  ),
  'silent-shoppers': logQuery(
    {},
    { topic: orNull(text), answered: whole, silent: whole, silent_resolved: whole, silent_converted: whole },
  ),
  'follow-up-pairs': logQuery(
    { least_support: given(5), least_percent: given(10) },
    {
      first_topic: text,
      then_topic: text,
      with_both: whole,
      with_first: whole,
      with_then: whole,
      conversations: whole,
    },
  ),
  funnel: logQuery({}, { place: whole, stage: text, conversations: whole, known: whole }),
  'figure-days': logQuery(
    { within_ms: given(AT_ONCE_MS) },
    {
      day,
      conversations: whole,
      handed_over_known: whole,
      handed_over: whole,
      reply_timed: whole,
      answered_fast: whole,
      rated: whole,
      satisfied: whole,
      rating_sum: whole,
      rating_squares: whole,
      converted_known: whole,
      converted: whole,
      with_person: whole,
      assistant_alone: whole,
      handle_timed: whole,
      handle_ms: whole,
    },
  ),
  'figure-first-contact': logQuery(
    { within_days: given(7) },
    {
      week: day,
      conversations: whole,
      repeats: whole,
      confirmed: whole,
      refuted: whole,
      assumed: whole,
      doubted: whole,
    },
  ),
  'figure-knowledge': logQuery({}, { week: day, asked: whole, by_assistant: whole, by_agent: whole }),
  'figure-advice': logQuery({}, { answered_by: text, conversations: whole, known: whole, converted: whole }),
  'figure-hours': logQuery(
    {},
    {
      day,
      hour_of_day: whole,
      skill_group: orNull(text),
      conversations: whole,
      with_person: whole,
      handle_timed: whole,
      handle_ms: whole,
    },
  ),
  'weekly-digest': logQuery(
    { within_ms: given(AT_ONCE_MS) },
    {
      week: day,
      conversations: whole,
      shoppers: whole,
      reply_timed: whole,
      answered_fast: whole,
      handed_over_known: whole,
      handed_over: whole,
      resolved_known: whole,
      resolved: whole,
      converted_known: whole,
      converted: whole,
      rated: whole,
      rating_sum: whole,
      questions: whole,
      unanswered: whole,
    },
  ),
};

export type QueryName = keyof typeof QUERIES;
export const QUERY_NAMES = Object.keys(QUERIES) as QueryName[];
