import type { Desk } from '../state/desk.ts';

/** Why the last thing asked of the open conversation was not done; null where it was. */
export function faultText({ store, words }: Desk): string | null {
  const fault = store.open?.fault;
  switch (fault) {
    case undefined:
    case null:
      return null;
    case 'taken':
      return words.conversation.taken;
    case 'not-loaded':
      return words.conversation.notLoaded;
    case 'not-sent':
      return words.conversation.notSent;
    case 'not-yours':
      return words.conversation.notYours;
    case 'handoff-closed':
      return words.conversation.ended;
    default:
      return words.faults[fault];
  }
}
