import { html, nothing, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import type { ConversationState } from '#dialogue/state.ts';
import { fill, fillCount } from '#i18n/fill.ts';
import type { Strings } from '#i18n/strings.ts';
import { icons } from '#ui/icons.ts';

interface BannerActions {
  requestPerson: () => void;
  /** Shows what a person would get; null where that cannot be shown. */
  review: (() => void) | null;
  openWaiting: () => void;
  end: () => void;
  /** The shopper is being asked whether to end. */
  ending: boolean;
  setEnding: (ending: boolean) => void;
}

type Handoff = ConversationState['handoff'];

export const isWithPerson = (handoff: Handoff | undefined): boolean =>
  handoff?.phase === 'drafted' ||
  handoff?.phase === 'requested' ||
  handoff?.phase === 'queued' ||
  handoff?.phase === 'assigned';

/** What stands under the header: where the words go, a person one tap away or how far away one is, and what waits. */
export function bannerView(host: ChatHost | null, strings: Strings, locale: Locale, on: BannerActions): TemplateResult {
  const waiting = host?.status.waiting ?? 0;
  if (waiting === 0) return stripView(host, strings, locale, on);
  return html`${stripView(host, strings, locale, on)}
    <button class="waits" part="waits" type="button" @click=${on.openWaiting}>
      ${icons.clock}<span>${fillCount(strings.person.waiting, waiting, locale)}</span><span class="turns">${icons.next}</span>
    </button>`;
}

function stripView(host: ChatHost | null, strings: Strings, locale: Locale, on: BannerActions): TemplateResult {
  const handoff = host?.state?.handoff;
  if (handoff?.phase === 'drafted') return draftView(host, strings, on);
  if (!handoff || !isWithPerson(handoff)) {
    const kept = host?.status.storage === 'memory' ? strings.privacy.notKept : strings.privacy.stays;
    const closed = handoff?.phase === 'closed' ? strings.person.closed : null;
    return html`<div class="strip" part="banner">
      ${closed ? icons.check : icons.lock}<span>${closed ?? kept}</span>
      <button class="pill person" part="person" type="button" ?disabled=${!host?.state} @click=${on.requestPerson}>
        ${icons.person}${strings.person.ask}
      </button>
    </div>`;
  }
  const text = handoffText(handoff, host?.status.online ?? true, strings, locale);
  const waiting = handoff.phase !== 'assigned';
  return html`<div class="strip live" part="banner handoff">
    ${waiting ? icons.clock : icons.person}
    <span>${on.ending ? strings.person.endConfirm : html`${text}<small>${strings.privacy.shared}</small>`}</span>
    ${
      on.ending
        ? html`<span class="confirm" role="group" aria-label=${strings.person.endConfirm}>
            <button class="pill bad" type="button" @click=${on.end}>${strings.person.endYes}</button>
            <button class="pill" type="button" @click=${() => on.setEnding(false)}>${strings.person.endNo}</button>
          </span>`
        : html`<button class="pill" part="end" type="button" aria-label=${strings.person.end} @click=${() => on.setEnding(true)}>${strings.person.endYes}</button>`
    }
    ${waiting ? html`<i class="sweep" aria-hidden="true"></i>` : nothing}
  </div>`;
}

/** Nothing has been sent: it is to be looked over first, or goes with personal data masked where that cannot be shown. */
function draftView(host: ChatHost | null, strings: Strings, { review }: BannerActions): TemplateResult {
  const send = () => void host?.approvePacket({ summary: null, leftOut: [], unmasked: false });
  return html`<div class="strip live" part="banner handoff">
    ${icons.person}<span>${strings.person.draft}</span>
    <button class="pill review" type="button" @click=${review ?? send}>${review ? strings.person.review : strings.composer.send}</button>
    <button class="icon-button" type="button" aria-label=${strings.cancel} title=${strings.cancel} @click=${() => void host?.declinePacket()}>
      ${icons.close}
    </button>
  </div>`;
}

/** How the handing over stands, in one sentence. */
export function handoffText(handoff: Handoff, online: boolean, { person }: Strings, locale: Locale): string {
  switch (handoff.phase) {
    case 'none':
    case 'closed':
      return person.closed;
    case 'drafted':
      return person.draft;
    case 'requested':
      return online ? person.requested : person.offline;
    case 'queued':
      if (handoff.mode === 'ticket') {
        return handoff.ticketNumber ? fill(person.ticketNumber, { ticket: handoff.ticketNumber }) : person.ticket;
      }
      return handoff.position === null ? person.queued : fillCount(person.queuedAt, handoff.position, locale);
    case 'assigned':
      return handoff.agentName ? fill(person.assigned, { agent: handoff.agentName }) : person.assignedTeam;
  }
}
