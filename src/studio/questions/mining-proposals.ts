import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fill } from '#i18n/fill.ts';
import { miningWords } from '#i18n/studio/mining-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { type Acceptance, acceptChain, acceptEntry, acceptScript, isAccepted } from './acceptance.ts';
import type { AcceptedEntry } from './write/write-entry.ts';
import { fileOfEntry } from './write/write-entry.ts';
import './mining-entry-form.ts';
import { miningOf } from './mining.ts';
import { originOf } from './origin-of.ts';
import { proposalView } from './proposal-view.ts';
import { proposalsOf } from './proposals-of.ts';
import type { Proposal } from './rejection.ts';

/** Proposals of one kind, decided on one by one; J, K, A, E and R do it from the keyboard. */
export class MiningProposals extends StudioElement {
  static override styles = [
    studioBase,
    css`
      ol {
        display: grid;
        gap: 12px;
        margin-block-start: 12px;
      }
      li:focus-visible {
        outline: 2px solid var(--_accent-text);
        outline-offset: 2px;
      }
      blockquote {
        margin: 0;
        padding-inline-start: 12px;
        border-inline-start: 3px solid var(--_line-strong);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .link {
        text-decoration: underline;
        text-underline-offset: 0.18em;
      }
      .done {
        opacity: 0.75;
      }
    `,
  ];
  static override properties = {
    ...StudioElement.properties,
    kind: {},
    editing: { state: true },
    note: { state: true },
  };
  declare kind: Proposal['kind'];
  declare editing: number | null;
  declare note: string;

  constructor() {
    super();
    this.kind = 'entry';
    this.editing = null;
    this.note = '';
    new HostController(this, () => (this.workshop ? miningOf(this.workshop) : null));
  }

  get proposals(): Proposal[] {
    const mining = miningOf(this.workshop);
    return mining.result ? proposalsOf(mining, mining.result, this.kind) : [];
  }

  override render() {
    const words = this.say(miningWords);
    const { proposals } = this;
    if (proposals.length === 0) {
      const { entry, chain, script } = {
        entry: words.nothing.entries,
        chain: words.nothing.chains,
        script: words.nothing.scripts,
      };
      return html`<div class="empty"><p>${{ entry, chain, script }[this.kind]}</p></div>`;
    }
    return html`<p class="help">${words.keys} <span role="status">${this.note}</span></p>
      <ol role="list" @keydown=${this.#key}>${repeat(
        proposals,
        (_, at) => `${this.kind} ${at}`,
        (proposal, at) => this.#item(proposal, at),
      )}</ol>`;
  }

  #item(proposal: Proposal, at: number) {
    const words = this.say(miningWords);
    const mining = miningOf(this.workshop);
    const { result } = mining;
    if (!result) return nothing;
    const state = isAccepted(this.workshop.draft.files, result, proposal)
      ? 'accepted'
      : mining.isRejected(proposal)
        ? 'rejected'
        : null;
    return html`<li class="card ${state === null ? '' : 'done'}" tabindex="0" data-at=${at}>
      ${proposalView(proposal, mining, { words, language: this.workshop.language, show: (id) => this.#show(id) })}
      ${
        this.editing === at && proposal.kind === 'entry'
          ? html`<mining-entry-form .workshop=${this.workshop} .entry=${proposal.entry} @save=${(event: CustomEvent<AcceptedEntry>) => this.#accept(proposal, event.detail)} @cancel=${() => this.#edit(null, at)}></mining-entry-form>`
          : html`<div class="row">
            ${state === null ? nothing : html`<span class="chip">${words[state]}</span>`}
            ${state === 'accepted' ? nothing : html`<button class="button filled" @click=${() => this.#decide(proposal, at)}>${words.accept}</button>`}
            ${this.#canEdit(proposal) ? html`<button class="button" @click=${() => this.#edit(at, at)}>${words.edit}</button>` : nothing}
            ${state === null ? html`<button class="button" @click=${() => this.#reject(proposal)}>${words.reject}</button>` : nothing}
            ${state === 'rejected' ? html`<button class="button" @click=${() => mining.takeBack(proposal)}>${words.takeBack}</button>` : nothing}
            ${state === 'accepted' && proposal.kind === 'entry' ? html`<button class="button" @click=${() => this.#open(proposal.entry)}>${words.open}</button>` : nothing}
          </div>`
      }
    </li>`;
  }

  readonly #key = (event: KeyboardEvent): void => {
    const item = event.target as HTMLElement;
    // Only on the proposal itself: in its fields and on its buttons keys mean what they mean there.
    if (item.tagName !== 'LI' || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = Number(item.dataset.at);
    const proposal = this.proposals[at];
    if (!proposal) return;
    switch (event.key.toLowerCase()) {
      case 'j':
        this.#focus(at + 1);
        break;
      case 'k':
        this.#focus(at - 1);
        break;
      case 'a':
        this.#decide(proposal, at);
        break;
      case 'e':
        if (this.#canEdit(proposal)) this.#edit(at, at);
        break;
      case 'r':
        this.#reject(proposal);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  /** What is accepted is edited where it went. */
  #canEdit(proposal: Proposal): boolean {
    const { result } = miningOf(this.workshop);
    return proposal.kind === 'entry' && !!result && !isAccepted(this.workshop.draft.files, result, proposal);
  }

  /** What may be one order's is looked at before it is taken. */
  #decide(proposal: Proposal, at: number): void {
    const isDoubtful =
      proposal.kind === 'entry' &&
      (proposal.entry.intent === null || Object.values(proposal.entry.wordings).some(({ facts }) => facts.length > 0));
    if (isDoubtful) this.#edit(at, at);
    else void this.#accept(proposal);
  }

  async #accept(proposal: Proposal, changed?: AcceptedEntry): Promise<void> {
    const words = this.say(miningWords);
    const { draft } = this.workshop;
    const { result } = miningOf(this.workshop);
    if (!result) return;
    let edits: Acceptance;
    let name: string;
    switch (proposal.kind) {
      case 'entry': {
        const { entry } = proposal;
        const taken = changed ?? { id: entry.id, wordings: entry.wordings, intent: entry.intent ?? '' };
        edits = acceptEntry(draft.files, taken, await originOf(this.workshop, entry));
        name = Object.values(taken.wordings)[0]?.title ?? entry.id;
        break;
      }
      case 'chain':
        edits = acceptChain(draft.files, result, proposal);
        name = proposal.topics.join(' → ');
        break;
      case 'script':
        edits = acceptScript(draft.files, result, proposal);
        name = proposal.script.template;
    }
    this.editing = null;
    if (edits === null) {
      this.note = proposal.kind === 'chain' ? words.noPlace.chain : words.noPlace.script;
      return;
    }
    const label = fill(words.stepAccepted[proposal.kind], { name });
    await draft.change(label, edits);
    this.note = label;
  }

  #reject(proposal: Proposal): void {
    const mining = miningOf(this.workshop);
    if (!mining.isRejected(proposal)) void mining.reject(proposal);
    this.note = this.say(miningWords).rejected;
  }

  #edit(at: number | null, focused: number): void {
    this.editing = at;
    if (at === null) void this.updateComplete.then(() => this.#focus(focused));
  }

  #focus(at: number): void {
    this.renderRoot.querySelector<HTMLElement>(`li[data-at="${at}"]`)?.focus();
  }

  #open({ id, intent }: { id: string; intent: string | null }): void {
    const { draft, route } = this.workshop;
    const file = [...draft.files].find(
      ([path, text]) => path.startsWith('answers/') && text.includes(`id: ${id}`),
    )?.[0];
    route.go('edit', { file: file ?? fileOfEntry(intent ?? 'other'), entry: id });
  }

  #show(conversationId: string): void {
    this.dispatchEvent(new CustomEvent('transcript', { detail: conversationId, bubbles: true, composed: true }));
  }
}

defineOnce('mining-proposals', MiningProposals);
