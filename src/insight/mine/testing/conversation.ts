import type { LogConversation, LogTurn } from '../logged.ts';

/** A logged conversation of one question and one answer, but for what is said. For tests. */
export function conversation({
  id,
  agent = 'agent-1',
  question = 'how long does it keep',
  answer = 'Two days in the fridge.',
  turns,
  outcome = {},
  ...rest
}: Partial<Omit<LogConversation, 'outcome'>> & {
  id: string;
  agent?: string;
  question?: string;
  answer?: string;
  outcome?: Partial<LogConversation['outcome']>;
}): LogConversation {
  const said: LogTurn[] = [
    { speaker: 'shopper', text: question, atMs: null, agent: null },
    { speaker: 'agent', text: answer, atMs: null, agent },
  ];
  return {
    id,
    source: { file: 'talks.jsonl', line: 1 },
    startedAtMs: null,
    channel: null,
    group: null,
    shopper: null,
    language: 'en',
    tags: [],
    outcome: { resolved: null, rating: null, handedOver: null, converted: null, ...outcome },
    turns: turns ?? said,
    ...rest,
  };
}
