import { html, nothing, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import { fill } from '#i18n/fill.ts';
import type { Strings } from '#i18n/strings.ts';

/** Three dots while an answer is made or an agent writes. */
export function typingView({ status, state }: ChatHost, strings: Strings): TemplateResult | typeof nothing {
  if (!status.thinking && !status.agentTyping) return nothing;
  const name = state?.handoff.phase === 'assigned' ? state.handoff.agentName : null;
  const agent = name ? fill(strings.message.agentTyping, { agent: name }) : strings.message.teamTyping;
  return html`<p class="typing ${status.agentTyping ? 'agent' : ''}">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
    <span class=${status.agentTyping ? '' : 'unseen'}>${status.agentTyping ? agent : strings.message.thinking}</span>
  </p>`;
}
