import { personChoice } from './choices.ts';
import { addReply, type Draft, settle } from './draft.ts';
import type { ConversationEvent } from './event.ts';
import { entryFound } from './flows/decisions.ts';
import { comeBack } from './flows/topics.ts';
import { giveEntry } from './give-entry.ts';
import { spoken } from './wording.ts';

type Opened = Extract<ConversationEvent, { type: 'entry-opened' }>;

/** Gives the entry that was asked for, with the reasons of then; then what the open topic asks, once all entries are there. */
export function entryOpened(draft: Draft, { turnId, hit }: Opened): void {
  const asked = settle(draft, `entry.${turnId}`);
  if (!asked || entryFound(draft, `entry.${turnId}`, hit)) return;
  if (asked.type === 'open-entry') draft.why.push(...(asked.why ?? []));
  if (hit) giveEntry(draft, turnId, hit, null, []);
  else {
    const parts = spoken(draft, 'entry-gone');
    addReply(draft, { reason: 'preset', turnId, parts, choices: [personChoice(draft)] });
  }
  const isMoreComing = draft.state.pending.some(({ type }) => type === 'open-entry' || type === 'find-entry');
  if (!isMoreComing) comeBack(draft, turnId);
}
