import { html, nothing, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import { fill } from '#i18n/fill.ts';
import type { Strings } from '#i18n/strings.ts';
import { icons } from '#ui/icons.ts';

interface HeaderActions {
  /** Null where there is nothing to close: the standalone page. */
  close: (() => void) | null;
  openLedger: () => void;
}

/** Shop, how the chat runs just now, and the way out. */
export function headerView(host: ChatHost | null, strings: Strings, actions: HeaderActions): TemplateResult {
  const name = host?.shopName ?? '';
  const offline = host !== null && !host.status.online;
  return html`<header part="header" role="none">
    <span class="mark" aria-hidden="true">${[...name][0] ?? icons.spark}</span>
    <div class="who">
      ${name ? html`<h2 part="title">${name}</h2>` : html`<span class="bone"></span>`}
      <p part="status" class="status">
        <span class="dot ${host === null ? 'idle' : offline ? 'off' : 'on'}"></span>
        <span>${statusText(host, strings)}</span>
      </p>
    </div>
    ${
      host
        ? html`<button class="icon-button ledger" type="button" aria-label=${strings.privacy.open} title=${strings.privacy.open} @click=${actions.openLedger}>
            ${icons.shield}
          </button>`
        : nothing
    }
    ${
      actions.close
        ? html`<button class="icon-button" part="close" type="button" aria-label=${strings.close} title=${strings.close} @click=${actions.close}>
            ${icons.close}
          </button>`
        : nothing
    }
  </header>`;
}

/** One line: who is there, or whether the network is; then how the chat runs where that differs from the usual. */
export function statusText(host: ChatHost | null, { status: words }: Strings): string {
  if (!host) return words.starting;
  const handoff = host.state?.handoff;
  const { online, mode } = host.status;
  const parts = [online ? words.online : words.offline];
  if (online && handoff?.phase === 'assigned') {
    parts[0] = handoff.agentName ? fill(words.withAgent, { agent: handoff.agentName }) : words.withTeam;
  }
  if (mode === 'page') parts.push(words.compatible);
  return parts.join(' · ');
}
