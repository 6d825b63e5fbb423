import type { DeskConversation } from '../conversation/desk-conversation.ts';
import type { DeskQueue } from '../queue/desk-queue.ts';
import type { Desk } from '../state/desk.ts';
import { neighbour } from '../state/neighbour.ts';
import type { Command } from './shortcuts.ts';

/** The parts of the page that keys reach into; null while they are not there. */
export interface DeskParts {
  queue: DeskQueue | null;
  conversation: DeskConversation | null;
}

/** Does what a key stands for. False where there is nothing to do it with: the key is the browser's then. */
export function runCommand(desk: Desk, parts: DeskParts, command: Command, key: string): boolean {
  const { store, settings } = desk;
  const { open } = store;
  const handoff = open?.detail?.handoff;
  const isMine = handoff?.status === 'assigned' && handoff.agent?.id === store.session?.agent.id;
  const inConversation = store.view === 'conversations' && open !== null;
  switch (command) {
    case 'next':
    case 'previous': {
      const id = neighbour(parts.queue?.shown ?? [], open?.id ?? null, command === 'next' ? 1 : -1);
      if (id) store.show(id);
      return id !== null;
    }
    case 'waiting':
      store.run(store.takeNext());
      return true;
    case 'accept':
      if (!inConversation || handoff?.status !== 'queued') return false;
      store.run(open.take());
      return true;
    case 'reply':
    case 'note':
      if (!inConversation || !isMine) return false;
      open.setNoting(command === 'note');
      parts.conversation?.composer?.focus();
      return true;
    case 'canned':
      if (!inConversation || !isMine) return false;
      parts.conversation?.composer?.openReplies();
      return true;
    case 'suggestion':
      return isMine && (parts.conversation?.suggestions?.insert(Number(key) - 1) ?? false);
    case 'transfer':
    case 'close':
    case 'propose':
      if (!inConversation || !isMine) return false;
      desk.show(command);
      return true;
    case 'handBack':
      if (!inConversation || !isMine) return false;
      desk.show('hand-back');
      return true;
    case 'transcript':
      parts.conversation?.log?.toggleTranscript();
      return parts.conversation !== null;
    case 'details':
      desk.toggleDetails();
      return inConversation;
    case 'presence':
      store.run(store.duty?.setPresence({ state: store.duty.me?.state === 'away' ? 'available' : 'away' }));
      return store.duty?.me != null;
    case 'mute':
      settings.set({ sound: !settings.now.sound });
      return true;
    case 'tickets':
      store.showView(store.view === 'tickets' ? 'conversations' : 'tickets');
      return true;
    case 'records':
      store.showView(store.view === 'records' ? 'conversations' : 'records');
      return store.records !== null;
    case 'help':
      desk.show('shortcuts');
      return true;
    case 'leave':
      if (desk.detailsShown) desk.toggleDetails(false);
      else parts.conversation?.log?.focus();
      return parts.conversation !== null;
  }
}
