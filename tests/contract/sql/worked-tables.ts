import type { ConversationRow, LogTables, QuestionRow } from '#insight/sql/log-tables.ts';

/** Minutes after midnight of Monday 2 November 2026, as a time of SQL. UTC is eight hours less. */
const local = (day: number, hour: number, minute = 0) => at(day, hour, minute);
const utc = (day: number, hour: number, minute = 0) => at(day, hour - 8, minute);

function at(day: number, hour: number, minute: number): string {
  return new Date(Date.UTC(2026, 10, 2 + day, hour, minute)).toISOString().slice(0, 23).replace('T', ' ');
}

function conversation(id: string, day: number, hour: number, facts: Partial<ConversationRow>): ConversationRow {
  return {
    id,
    started_at: utc(day, hour),
    started_local: local(day, hour),
    ended_at: utc(day, hour, 10),
    channel: 'web',
    skill_group: 'presale',
    language: 'zh-Hans',
    agent: null,
    shopper: null,
    handed_over: null,
    resolved: null,
    rating: null,
    converted: null,
    first_response_ms: null,
    handle_ms: 600_000,
    topic: null,
    ...facts,
  };
}

function question(
  conversationId: string,
  position: number,
  [day, hour, minute]: [number, number, number],
  topic: string | null,
  answered: Pick<QuestionRow, 'answered_by' | 'agent' | 'answered_in_ms'> | null,
): QuestionRow {
  return {
    conversation_id: conversationId,
    position,
    asked_at: utc(day, hour, minute),
    asked_local: local(day, hour, minute),
    topic,
    ...(answered ?? { answered_by: null, agent: null, answered_in_ms: null }),
  };
}

const byMia = { answered_by: 'agent', agent: 'Mia', answered_in_ms: 20_000 };
const byLi = { answered_by: 'agent', agent: '小李', answered_in_ms: 4000 };
const byAssistant = { answered_by: 'assistant', agent: null, answered_in_ms: 1000 };
const said = (conversationId: string, ...speakers: string[]) =>
  speakers.map((speaker, position) => ({
    conversation_id: conversationId,
    position,
    said_at: null,
    speaker,
    agent: null,
    text: null,
  }));

/** Five conversations of two weeks, small enough to work every answer out by hand. `e` has no time and no reply. */
export const workedTables: LogTables = {
  conversations: [
    conversation('a', 0, 10, {
      agent: 'Mia',
      shopper: 's1',
      handed_over: true,
      resolved: true,
      rating: 5,
      converted: true,
      first_response_ms: 20_000,
      topic: 'keeps',
    }),
    conversation('b', 0, 10, {
      agent: '小李',
      shopper: 's2',
      handed_over: false,
      resolved: false,
      rating: 2,
      first_response_ms: 4000,
      topic: 'keeps',
    }),
    conversation('c', 3, 0, { agent: 'Mia', shopper: 's1', first_response_ms: 15_000, topic: 'keeps' }),
    conversation('d', 8, 23, {
      shopper: 's1',
      skill_group: null,
      handed_over: false,
      resolved: true,
      converted: false,
      first_response_ms: 1000,
      topic: 'late',
    }),
    conversation('e', 0, 0, { started_at: null, started_local: null, ended_at: null, handle_ms: null, shopper: 's2' }),
  ],
  messages: [
    ...said('a', 'shopper', 'agent', 'shopper', 'agent', 'shopper'),
    ...said('b', 'shopper', 'agent'),
    ...said('c', 'shopper', 'system', 'agent', 'agent', 'shopper', 'agent'),
    ...said('d', 'shopper', 'assistant'),
    ...said('e', 'shopper'),
  ],
  questions: [
    question('a', 0, [0, 10, 0], 'keeps', byMia),
    question('a', 2, [0, 10, 5], 'storage', byMia),
    question('b', 0, [0, 10, 0], 'keeps', byLi),
    question('c', 0, [3, 0, 0], 'keeps', byMia),
    question('c', 4, [3, 0, 5], 'storage', byMia),
    question('d', 0, [8, 23, 0], 'late', byAssistant),
    { ...question('e', 0, [0, 0, 0], null, null), asked_at: null, asked_local: null },
  ],
  terms: [
    { conversation_id: 'a', day: '2026-11-02', term: '保质期' },
    { conversation_id: 'b', day: '2026-11-02', term: '保质期' },
    { conversation_id: 'b', day: '2026-11-02', term: '冷藏' },
    { conversation_id: 'c', day: '2026-11-05', term: '冷藏' },
    { conversation_id: 'c', day: '2026-11-05', term: '保质期' },
    { conversation_id: 'd', day: '2026-11-10', term: '保质期' },
    { conversation_id: 'd', day: '2026-11-10', term: 'late' },
    { conversation_id: 'e', day: null, term: 'late' },
  ],
};

/** The same log where messages tell who spoke and when, but no names; nobody answered `c`. */
export const namelessTables: LogTables = {
  ...workedTables,
  conversations: workedTables.conversations.map((one) => ({
    ...one,
    agent: null,
    ...(one.id === 'c' && { first_response_ms: null }),
  })),
  messages: workedTables.messages
    .filter(({ conversation_id: id, speaker }) => id !== 'c' || speaker !== 'agent')
    .map((one) => ({ ...one, said_at: utc(0, 10, one.position) })),
};
