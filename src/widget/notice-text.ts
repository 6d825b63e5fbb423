import type { Locale } from '#core/locale.ts';
import type { SystemMessage } from '#dialogue/state.ts';
import { fill, fillCount } from '#i18n/fill.ts';
import type { Strings } from '#i18n/strings.ts';

/** A change in the conversation, in the interface's words. */
export function noticeText({ notice, params }: SystemMessage, strings: Strings, locale: Locale): string {
  const words = strings.notice;
  switch (notice) {
    case 'handoff-requested':
      return words.requested;
    case 'handoff-queued':
      return params.position === undefined ? words.queued : fillCount(words.queuedAt, params.position, locale);
    case 'handoff-assigned':
      return params.agent === undefined ? words.assignedTeam : fill(words.assigned, { agent: params.agent });
    case 'handoff-cancelled':
      return words.cancelled;
    case 'handoff-closed':
      return words.closed;
    // Worded by the element that shows it.
    case 'handoff-elsewhere':
      return '';
    case 'handoff-ticket':
      return params.ticket === undefined ? words.ticket : fill(words.ticketNumber, { ticket: params.ticket });
    case 'handoff-failed':
      return words.failed;
  }
}
