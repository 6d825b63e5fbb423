import { css, html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fill } from '#i18n/fill.ts';
import { miningWords } from '#i18n/studio/mining-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { acceptProposal, type Changed, wordsOf } from './accept-proposal.ts';
import { isAccepted } from './acceptance.ts';
import './mining-entry-form.ts';
import './mining-words-form.ts';
import { miningOf } from './mining.ts';
import { proposalView } from './proposal-view.ts';
import { proposalsOf } from './proposals-of.ts';
import type { Proposal } from './rejection.ts';
import type { AskWords } from './write/write-chain.ts';
import { fileOfEntry } from './write/write-entry.ts';

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
  /** Words of the chain or script that is edited. */
  #words: AskWords = {};

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

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('kind')) this.editing = null;
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
    const state = this.#isAccepted(proposal) ? 'accepted' : mining.isRejected(proposal) ? 'rejected' : null;
    return html`<li class="card ${state === null ? '' : 'done'}" tabindex="0" data-at=${at}>
      ${proposalView(proposal, mining, { words, language: this.workshop.language, show: (id) => this.#show(id) })}
      ${
        this.editing === at
          ? this.#form(proposal, at)
          : html`<div class="row">
            ${state === null ? nothing : html`<span class="chip">${words[state]}</span>`}
            ${state === 'accepted' ? nothing : html`<button class="button filled" @click=${() => this.#decide(proposal, at)}>${words.accept}</button>`}
            ${state === 'accepted' ? nothing : html`<button class="button" @click=${() => this.#edit(proposal, at)}>${words.edit}</button>`}
            ${state === null ? html`<button class="button" @click=${() => this.#reject(proposal)}>${words.reject}</button>` : nothing}
            ${state === 'rejected' ? html`<button class="button" @click=${() => mining.takeBack(proposal)}>${words.takeBack}</button>` : nothing}
            ${state === 'accepted' && proposal.kind === 'entry' ? html`<button class="button" @click=${() => this.#open(proposal.entry)}>${words.open}</button>` : nothing}
          </div>`
      }
    </li>`;
  }

  #form(proposal: Proposal, at: number) {
    const save = (event: CustomEvent<Changed>) => {
      this.#close(at);
      void this.#accept(proposal, event.detail);
    };
    const cancel = () => this.#close(at);
    return proposal.kind === 'entry'
      ? html`<mining-entry-form .workshop=${this.workshop} .entry=${proposal.entry} @save=${save} @cancel=${cancel}></mining-entry-form>`
      : html`<mining-words-form .workshop=${this.workshop} .kind=${proposal.kind} .words=${this.#words} @save=${save} @cancel=${cancel}></mining-words-form>`;
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
        this.#edit(proposal, at);
        break;
      case 'r':
        this.#reject(proposal);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  #isAccepted(proposal: Proposal): boolean {
    const { result, choices } = miningOf(this.workshop);
    return !!result && isAccepted(this.workshop.draft.files, result, proposal, choices.reworded);
  }

  /** What may be one order's is looked at before it is taken. */
  #decide(proposal: Proposal, at: number): void {
    // Its form is open: only the form's own button takes what is being written there.
    if (this.editing === at) return;
    const isDoubtful =
      proposal.kind === 'entry' &&
      (proposal.entry.intent === null || Object.values(proposal.entry.wordings).some(({ facts }) => facts.length > 0));
    if (isDoubtful) this.#edit(proposal, at);
    else void this.#accept(proposal);
  }

  async #accept(proposal: Proposal, changed?: Changed): Promise<void> {
    const words = this.say(miningWords);
    const mining = miningOf(this.workshop);
    if (!mining.result) return;
    const { edits, name } = await acceptProposal(this.workshop, mining.result, proposal, changed);
    if (edits === null) {
      this.note = proposal.kind === 'entry' ? '' : words.noPlace[proposal.kind];
      return;
    }
    if (changed && proposal.kind === 'script') {
      await mining.choose({ reworded: { ...mining.choices.reworded, [proposal.script.id]: name } });
    }
    const label = fill(words.stepAccepted[proposal.kind], { name });
    await this.workshop.draft.change(label, edits);
    this.note = label;
  }

  #reject(proposal: Proposal): void {
    const mining = miningOf(this.workshop);
    if (!mining.isRejected(proposal)) void mining.reject(proposal);
    this.note = this.say(miningWords).rejected;
  }

  /** What is accepted is edited where it went; what has no place there yet would only be lost. */
  #edit(proposal: Proposal, at: number): void {
    const { result } = miningOf(this.workshop);
    if (!result || this.#isAccepted(proposal)) return;
    if (proposal.kind !== 'entry') {
      const found = wordsOf(this.workshop.draft.files, result, proposal);
      if (found === null) {
        this.note = this.say(miningWords).noPlace[proposal.kind];
        return;
      }
      this.#words = found;
    }
    this.editing = at;
  }

  #close(at: number): void {
    this.editing = null;
    void this.updateComplete.then(() => this.#focus(at));
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
