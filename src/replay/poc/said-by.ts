import { textOf } from '#dialogue/text-of.ts';
import type { PlayedMessage } from './play-logged.ts';

/** What was answered to a message, in words. */
export const saidBy = ({ replies }: Pick<PlayedMessage, 'replies'>): string => replies.map(textOf).join('\n');
