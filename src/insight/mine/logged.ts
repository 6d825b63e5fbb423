// What the folders of this one take from the log: one way in.
export type { LogConversation, LogTurn } from '../log/conversation-log.ts';
export type { LoggedQuestion } from '../log/logged-question.ts';
