import { stableHash } from '#dialogue/stable-hash.ts';
import type { LogConversation } from './conversation-log.ts';

/** What a conversation began with: two of one id that began alike are one, exported twice. */
const beginning = ({ turns: [first] }: Pick<LogConversation, 'turns'>): string =>
  first === undefined ? '' : `${first.speaker} ${first.atMs} ${first.text}`;

export const beganAlike = (one: LogConversation, other: LogConversation): boolean =>
  beginning(one) === beginning(other);

/** The id of a conversation whose own another one has already: the same for the same conversation at every import. */
export const distinctId = (conversation: LogConversation): string =>
  `${conversation.id}~${stableHash(beginning(conversation)).toString(36)}`;
