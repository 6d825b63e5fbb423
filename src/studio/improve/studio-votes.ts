import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { voteWords } from '#i18n/studio/vote-words.ts';
import {
  type JudgedEntry,
  readVotes,
  type VoteFault,
  type VotesOnEntry,
  worstFirst,
} from '#insight/improve/read-votes.ts';
import { defineOnce } from '#ui/define-once.ts';
import { percent, percentRange } from '../look/percent.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';
import { fileButton } from '../sources/file-button.ts';
import { studioDatabase } from '../state/studio-database.ts';
import { whyOf } from '../state/why-of.ts';
import { shopChoices } from './shop-choices.ts';

const KEY = 'improve/votes';
const SHOWN = 100;

/** What shoppers voted on, the surest failures first, each one click from its entry. */
export class StudioVotes extends StudioElement {
  static override styles = studioBase;
  static override properties = {
    votes: { state: true },
    version: { state: true },
    faults: { state: true },
    fault: { state: true },
  };
  declare votes: readonly VotesOnEntry[];
  /** Version of the pack that is looked at; null: all of them. */
  declare version: string | null;
  declare faults: readonly VoteFault[];
  declare fault: unknown;

  constructor() {
    super();
    this.votes = [];
    this.version = null;
    this.faults = [];
    this.fault = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.workshop.draft.load();
    void studioDatabase()
      .things.get(KEY)
      .then((kept) => {
        if (Array.isArray(kept?.value)) this.votes = kept.value as VotesOnEntry[];
      });
  }

  override render() {
    const words = this.say(voteWords);
    const [first] = this.faults;
    const hasVotes = this.votes.length > 0;
    return html`<section class=${hasVotes ? 'card' : 'empty'}>${hasVotes ? nothing : html`${studioIcons.improve}<h2>${words.none}</h2>`}
        <p>${words.lead}</p>
        <div class="row">${fileButton({ label: words.open, accept: '.csv,.jsonl,.ndjson', onFiles: ([file]) => void this.#open(file) })}</div>
        <p class="help">${words.help}</p>
        ${this.fault === null ? nothing : html`<p class="fault" role="alert">${fill(words.failed, { why: whyOf(this.fault) })}</p>`}
        ${first ? html`<p class="notice" role="status">${fill(words.faults, { count: this.faults.length, line: first.line, why: first.message })}</p>` : nothing}
      </section>
      ${hasVotes ? this.#judged() : nothing}`;
  }

  #judged() {
    const words = this.say(voteWords);
    const versions = [...new Set(this.votes.flatMap(({ packVersion }) => packVersion ?? []))].sort().reverse();
    const counted = this.votes.filter(({ packVersion }) => this.version === null || packVersion === this.version);
    const judged = worstFirst(counted);
    const count = judged.reduce((sum, { of }) => sum + of, 0);
    return html`<section class="card">
      <label class="field"><span>${words.version}</span><select @change=${(event: Event) => {
        this.version = (event.target as HTMLSelectElement).value || null;
      }}><option value="" ?selected=${this.version === null}>${words.all}</option>${versions.map((name) => html`<option value=${name} ?selected=${name === this.version}>${name}</option>`)}</select></label>
      <p role="status">${fill(words.votes, { count, entries: judged.length })}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${words.table}><table><caption>${words.table}</caption>
        <thead><tr><th scope="col">${words.entry}</th><th scope="col" class="number">${words.notHelpful}</th><th scope="col" class="number">${words.share}</th><th scope="col" class="number">${words.range}</th><th scope="col"><span class="soft">${words.mend}</span></th></tr></thead>
        <tbody>${judged.slice(0, SHOWN).map((one) => this.#row(one))}</tbody></table></div>
      ${judged.length > SHOWN ? html`<p class="help">${fill(words.cut, { shown: SHOWN })}</p>` : nothing}
    </section>`;
  }

  #row({ entryId, notHelpful, of, low, high }: JudgedEntry) {
    const words = this.say(voteWords);
    const { language, route, draft } = this.workshop;
    const answer = shopChoices(draft.files).answers.find(({ id }) => id === entryId);
    return html`<tr><th scope="row">${answer?.title || entryId} ${answer ? html`<code>${entryId}</code>` : nothing}</th>
      <td class="number">${notHelpful} / ${of}</td><td class="number">${percent(notHelpful / of, language, 0)}</td>
      <td class="number">${percentRange(low, high, language)}</td>
      <td>${
        answer
          ? html`<button class="button" aria-label="${words.mend}: ${answer.title}" @click=${() => route.go('edit', { kind: 'answer', file: answer.entry.file, entry: entryId })}>${words.mend}</button>`
          : html`<span class="soft">${words.missing}</span>`
      }</td></tr>`;
  }

  async #open(file: File | undefined): Promise<void> {
    if (!file) return;
    this.fault = null;
    try {
      const { votes, faults } = readVotes(await file.text());
      this.faults = faults;
      // A file of which nothing could be read takes the place of none.
      if (votes.length === 0) return;
      this.votes = votes;
      this.version = null;
      await studioDatabase().things.put({ key: KEY, value: votes });
    } catch (fault) {
      this.fault = fault;
    }
  }
}

defineOnce('studio-votes', StudioVotes);
