import type { LogConversation, LogTurn } from './conversation-log.ts';
import type { LoggedQuestion } from './logged-question.ts';
import { isSmallTalk } from './small-talk.ts';

/**
 * What a shopper asked in a conversation, each with what answered it: their turns up to the next answer are one question,
 * without those that ask nothing; all turns of agents and assistants up to the next question are its answer.
 */
export function toQuestions({ id, turns }: LogConversation): LoggedQuestion[] {
  const questions: LoggedQuestion[] = [];
  let asked: { at: number; turn: LogTurn }[] = [];
  let answers: LogTurn[] = [];
  const close = (): void => {
    const first = asked[0];
    if (first !== undefined)
      questions.push(
        questionOf(
          id,
          first.at,
          asked.map(({ turn }) => turn),
          answers,
        ),
      );
    asked = [];
    answers = [];
  };
  for (const [at, turn] of turns.entries()) {
    if (turn.speaker === 'shopper') {
      if (isSmallTalk(turn.text)) continue;
      if (answers.length > 0) close();
      asked.push({ at, turn });
    } else if (turn.speaker !== 'system' && asked.length > 0) answers.push(turn);
  }
  close();
  return questions;
}

function questionOf(
  conversationId: string,
  position: number,
  asked: readonly LogTurn[],
  answers: readonly LogTurn[],
): LoggedQuestion {
  // Who answers first answered, and so long it took, as in from-log-rows.sql: of times that contradict the order it is not
  // known how long.
  const [by] = answers;
  // A person's words count before a program's: they may be learnt.
  const person = answers.find(({ speaker }) => speaker === 'agent');
  const askedAtMs = asked[0]?.atMs ?? null;
  const answeredAtMs = by?.atMs ?? null;
  return {
    conversationId,
    position,
    text: asked.map(({ text }) => text).join('\n'),
    answer: answers.length === 0 ? null : answers.map(({ text }) => text).join('\n'),
    answeredBy: by === undefined ? null : by.speaker === 'agent' ? 'agent' : 'assistant',
    agent: person?.agent ?? null,
    askedAtMs,
    answeredInMs:
      askedAtMs === null || answeredAtMs === null || answeredAtMs < askedAtMs ? null : answeredAtMs - askedAtMs,
  };
}
