import type { QueryName } from '#insight/sql/queries.ts';

type Answers = { readonly [Name in QueryName]?: { params?: object; rows: object[] }[] };

/** What each query gives on `workedTables`, worked out by hand. */
export const WORKED_ANSWERS: Answers = {
  arrivals: [
    {
      rows: [
        { weekday: 1, hour_of_day: 10, conversations: 2, days: 1 },
        { weekday: 2, hour_of_day: 23, conversations: 1, days: 1 },
        { weekday: 4, hour_of_day: 0, conversations: 1, days: 1 },
      ],
    },
    {
      // From the first moment of Thursday, up to the last of it.
      params: { from_local: '2026-11-05', until_local: '2026-11-06' },
      rows: [{ weekday: 4, hour_of_day: 0, conversations: 1, days: 1 }],
    },
    { params: { until_local: '2026-11-02T10:00' }, rows: [] },
  ],
  'response-times': [
    {
      rows: [
        // 4, 15, 20 s and one unknown: of three the 2nd is the 50th percentile, the 3rd the 90th.
        {
          skill_group: 'presale',
          conversations: 4,
          answered: 3,
          within: 2,
          p50_ms: 15_000,
          p90_ms: 20_000,
          p95_ms: 20_000,
        },
        { skill_group: null, conversations: 1, answered: 1, within: 1, p50_ms: 1000, p90_ms: 1000, p95_ms: 1000 },
      ],
    },
  ],
  'handoff-by-topic': [
    {
      rows: [
        { topic: 'keeps', conversations: 3, known: 2, handed_over: 1 },
        { topic: 'late', conversations: 1, known: 1, handed_over: 0 },
        { topic: null, conversations: 1, known: 0, handed_over: 0 },
      ],
    },
  ],
  'weekly-terms': [
    {
      params: { most_per_week: 1, at_least: 1 },
      rows: [
        { week: '2026-11-02', term: '保质期', place: 1, conversations: 3, before: 0, of_week: 3, of_week_before: 0 },
        { week: '2026-11-09', term: 'late', place: 1, conversations: 1, before: 0, of_week: 1, of_week_before: 3 },
        { week: '2026-11-09', term: '保质期', place: 1, conversations: 1, before: 3, of_week: 1, of_week_before: 3 },
      ],
    },
    {
      params: { at_least: 2, from_local: '2026-11-04' },
      rows: [
        { week: '2026-11-02', term: '保质期', place: 1, conversations: 3, before: 0, of_week: 3, of_week_before: 0 },
        { week: '2026-11-02', term: '冷藏', place: 2, conversations: 2, before: 0, of_week: 3, of_week_before: 0 },
      ],
    },
  ],
  'topics-over-time': [
    {
      rows: [
        { day: '2026-11-02', topic: 'keeps', asked: 2, unanswered: 0, by_assistant: 0 },
        { day: '2026-11-02', topic: 'storage', asked: 1, unanswered: 0, by_assistant: 0 },
        { day: '2026-11-05', topic: 'keeps', asked: 1, unanswered: 0, by_assistant: 0 },
        { day: '2026-11-05', topic: 'storage', asked: 1, unanswered: 0, by_assistant: 0 },
        { day: '2026-11-10', topic: 'late', asked: 1, unanswered: 0, by_assistant: 1 },
      ],
    },
  ],
  'repeat-contacts': [
    {
      // s1 wrote on day 0, 3 and 8: after three days of the same topic, then after almost six of another.
      rows: [
        { topic: 'keeps', conversations: 3, came_back: 2, same_topic: 1, recent: 1 },
        { topic: 'late', conversations: 1, came_back: 0, same_topic: 0, recent: 1 },
      ],
    },
    {
      params: { within_days: 3 },
      rows: [
        { topic: 'keeps', conversations: 3, came_back: 1, same_topic: 1, recent: 0 },
        { topic: 'late', conversations: 1, came_back: 0, same_topic: 0, recent: 1 },
      ],
    },
  ],
  'busiest-agents': [
    {
      rows: [
        {
          agent: 'Mia',
          conversations: 2,
          timed: 2,
          handle_ms: 1_200_000,
          resolved_known: 1,
          resolved: 1,
          rated: 1,
          rating_sum: 5,
          answered: 4,
          answered_timed: 4,
          answered_ms: 80_000,
        },
        {
          agent: '小李',
          conversations: 1,
          timed: 1,
          handle_ms: 600_000,
          resolved_known: 1,
          resolved: 0,
          rated: 1,
          rating_sum: 2,
          answered: 1,
          answered_timed: 1,
          answered_ms: 4000,
        },
      ],
    },
  ],
  'silent-shoppers': [
    {
      // After "keeps" only b's shopper says nothing; after "storage" a's shopper says one thing more, c's nothing.
      rows: [
        { topic: 'keeps', answered: 3, silent: 1, silent_resolved: 0, silent_converted: 0 },
        { topic: 'storage', answered: 2, silent: 1, silent_resolved: 0, silent_converted: 0 },
        { topic: 'late', answered: 1, silent: 1, silent_resolved: 1, silent_converted: 0 },
      ],
    },
  ],
  'follow-up-pairs': [
    {
      params: { least_support: 2, least_percent: 66 },
      rows: [
        { first_topic: 'keeps', then_topic: 'storage', with_both: 2, with_first: 3, with_then: 2, conversations: 4 },
      ],
    },
    { params: { least_support: 2, least_percent: 67 }, rows: [] },
    { params: { least_support: 3, least_percent: 0 }, rows: [] },
  ],
  funnel: [
    {
      rows: [
        { place: 1, stage: 'started', conversations: 5, known: 5 },
        { place: 2, stage: 'answered', conversations: 4, known: 5 },
        { place: 3, stage: 'resolved', conversations: 2, known: 3 },
        { place: 4, stage: 'converted', conversations: 1, known: 2 },
      ],
    },
  ],
  'weekly-digest': [
    {
      rows: [
        {
          week: '2026-11-02',
          conversations: 3,
          shoppers: 2,
          reply_timed: 3,
          answered_fast: 2,
          handed_over_known: 2,
          handed_over: 1,
          resolved_known: 2,
          resolved: 1,
          converted_known: 1,
          converted: 1,
          rated: 2,
          rating_sum: 7,
          questions: 5,
          unanswered: 0,
        },
        {
          week: '2026-11-09',
          conversations: 1,
          shoppers: 1,
          reply_timed: 1,
          answered_fast: 1,
          handed_over_known: 1,
          handed_over: 0,
          resolved_known: 1,
          resolved: 1,
          converted_known: 1,
          converted: 0,
          rated: 0,
          rating_sum: 0,
          questions: 1,
          unanswered: 0,
        },
      ],
    },
  ],
  'figure-days': [
    {
      rows: [
        {
          day: '2026-11-02',
          conversations: 2,
          handed_over_known: 2,
          handed_over: 1,
          reply_timed: 2,
          answered_fast: 1,
          rated: 2,
          satisfied: 1,
          rating_sum: 7,
          rating_squares: 29,
          converted_known: 1,
          converted: 1,
          with_person: 2,
          assistant_alone: 0,
          handle_timed: 2,
          handle_ms: 1_200_000,
        },
        {
          day: '2026-11-05',
          conversations: 1,
          handed_over_known: 0,
          handed_over: 0,
          reply_timed: 1,
          answered_fast: 1,
          rated: 0,
          satisfied: 0,
          rating_sum: 0,
          rating_squares: 0,
          converted_known: 0,
          converted: 0,
          with_person: 1,
          assistant_alone: 0,
          handle_timed: 1,
          handle_ms: 600_000,
        },
        {
          day: '2026-11-10',
          conversations: 1,
          handed_over_known: 1,
          handed_over: 0,
          reply_timed: 1,
          answered_fast: 1,
          rated: 0,
          satisfied: 0,
          rating_sum: 0,
          rating_squares: 0,
          converted_known: 1,
          converted: 0,
          with_person: 0,
          assistant_alone: 1,
          handle_timed: 1,
          handle_ms: 600_000,
        },
      ],
    },
  ],
  'figure-first-contact': [
    {
      // c is a's repeat; so a was not solved at once, though it was said to be. b was said not to be, but nobody came back.
      // d was said to be, but its days have not passed: nobody can have come back.
      rows: [
        { week: '2026-11-02', conversations: 3, repeats: 1, confirmed: 0, refuted: 2, assumed: 1, doubted: 1 },
        { week: '2026-11-09', conversations: 1, repeats: 0, confirmed: 0, refuted: 0, assumed: 0, doubted: 0 },
      ],
    },
    {
      // Within two days nobody comes back. For d they have not passed at the end of the log.
      params: { within_days: 2 },
      rows: [
        { week: '2026-11-02', conversations: 3, repeats: 0, confirmed: 1, refuted: 1, assumed: 2, doubted: 1 },
        { week: '2026-11-09', conversations: 1, repeats: 0, confirmed: 0, refuted: 0, assumed: 0, doubted: 0 },
      ],
    },
    {
      // On the first day nobody's days have passed: neither what was handed over nor what was said to be unsolved is a no.
      params: { until_local: '2026-11-03' },
      rows: [{ week: '2026-11-02', conversations: 2, repeats: 0, confirmed: 0, refuted: 0, assumed: 0, doubted: 0 }],
    },
  ],
  'figure-knowledge': [{ rows: [{ week: '2026-11-09', asked: 1, by_assistant: 1, by_agent: 0 }] }],
  'figure-advice': [
    {
      rows: [
        { answered_by: 'agent', conversations: 3, known: 1, converted: 1 },
        { answered_by: 'assistant', conversations: 1, known: 1, converted: 0 },
        { answered_by: 'nobody', conversations: 1, known: 0, converted: 0 },
      ],
    },
  ],
  'figure-hours': [
    {
      rows: [
        {
          day: '2026-11-02',
          hour_of_day: 10,
          skill_group: 'presale',
          conversations: 2,
          with_person: 2,
          handle_timed: 2,
          handle_ms: 1_200_000,
        },
        {
          day: '2026-11-05',
          hour_of_day: 0,
          skill_group: 'presale',
          conversations: 1,
          with_person: 1,
          handle_timed: 1,
          handle_ms: 600_000,
        },
        {
          day: '2026-11-10',
          hour_of_day: 23,
          skill_group: null,
          conversations: 1,
          with_person: 0,
          handle_timed: 0,
          handle_ms: 0,
        },
      ],
    },
  ],
};
