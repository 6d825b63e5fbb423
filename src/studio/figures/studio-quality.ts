import { html, nothing } from 'lit';
import { AppError } from '#core/app-error.ts';
import { seededRandom } from '#core/seeded-random.ts';
import { fill } from '#i18n/fill.ts';
import { figuresWords } from '#i18n/studio/figures-words.ts';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import type { Finding } from '#insight/quality/finding.ts';
import { findingsCsv } from '#insight/quality/findings-csv.ts';
import { inspectConversation } from '#insight/quality/inspect-conversation.ts';
import { type QualityRule, readQualityRules } from '#insight/quality/quality-rule.ts';
import { sampleForReview } from '#insight/quality/sample-for-review.ts';
import { type SpeakerScore, scoreSpeakers } from '#insight/quality/score-speakers.ts';
import usualRules from '#insight/quality/usual-rules.yaml?raw';
import { defineOnce } from '#ui/define-once.ts';
import { percentRange } from '../look/percent.ts';
import { saveFile } from '../look/save-file.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioDatabase } from '../state/studio-database.ts';
import { whyOf } from '../state/why-of.ts';
import { packFacts } from './pack-facts.ts';

const KEY = 'figures/quality-rules';
const SHOWN = 200;
/** Conversations between two looks at the clock. */
const BATCH = 500;
const SAMPLED = 5;

interface Inspection {
  conversations: Map<string, LogConversation>;
  findings: Finding[];
  scores: SpeakerScore[];
  rules: QualityRule[];
}

/** Inspection of replies by rules that are plain text. */
export class StudioQuality extends StudioElement {
  static override styles = [studioBase];
  static override properties = {
    rulesText: { state: true },
    done: { state: true },
    fault: { state: true },
    only: { state: true },
    open: { state: true },
    sample: { state: true },
  };
  declare rulesText: string;
  declare done: Inspection | null;
  declare fault: unknown;
  declare only: string;
  /** Conversation whose words are shown. */
  declare open: string | null;
  declare sample: LogConversation[];
  #draws = 0;

  constructor() {
    super();
    this.rulesText = usualRules;
    this.done = null;
    this.fault = null;
    this.only = '';
    this.open = null;
    this.sample = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void studioDatabase()
      .things.get(KEY)
      .then((kept) => {
        if (typeof kept?.value === 'string') this.rulesText = kept.value;
      });
  }

  override render() {
    const words = this.say(figuresWords).quality;
    return html`<div class="page" style="padding:0"><p class="lead">${words.lead}</p>
      <div class="row"><button class="button filled" @click=${this.#work}>${words.work}</button>
        ${
          this.done
            ? html`<button class="button" @click=${this.#export}>${words.export}</button>
          <button class="button" @click=${this.#draw} aria-describedby="sample-help">${words.sample}</button>`
            : nothing
        }</div>
      ${this.fault === null ? nothing : html`<p class="fault" role="alert">${whyOf(this.fault)}</p>`}
      ${this.done ? this.#result(this.done) : nothing}
      <details class="card"><summary>${words.rules}</summary>
        <label class="field"><span class="help">${words.rulesHelp}</span>
          <textarea class="mono" rows="16" spellcheck="false" .value=${this.rulesText}></textarea></label>
        <div class="row"><button class="button" @click=${this.#save}>${words.save}</button>
          <button class="button" @click=${() => this.#keep(usualRules)}>${words.usual}</button></div>
      </details></div>`;
  }

  #result({ findings, conversations, scores, rules }: Inspection) {
    const words = this.say(figuresWords).quality;
    const shown = findings.filter(({ rule }) => this.only === '' || rule === this.only);
    const { language } = this.workshop;
    return html`<p role="status"><strong>${
      findings.length === 0 ? words.none : fill(words.found, { count: findings.length, of: conversations.size })
    }</strong></p>
      <p class="help" id="sample-help">${words.sampleHelp}</p>
      ${this.sample.length === 0 ? nothing : html`<section class="card"><h2>${words.sampled}</h2>${this.sample.map((one) => this.#words(one, -1))}</section>`}
      <div class="card scroll" tabindex="0" role="region" aria-label=${words.scores}><table><caption>${words.scores}</caption>
        <thead><tr><th scope="col">${words.who}</th><th scope="col" class="number">${words.clean}</th><th scope="col" class="number">95 %</th>
          ${(['high', 'medium', 'low'] as const).map((severity) => html`<th scope="col" class="number">${words.severity[severity]}</th>`)}</tr></thead>
        <tbody>${scores.map(
          (
            score,
          ) => html`<tr><th scope="row">${score.speaker === 'assistant' ? words.assistant : (score.agent ?? words.nameless)}</th>
          <td class="number">${score.clean} / ${score.conversations}</td>
          <td class="number">${percentRange(score.interval.low, score.interval.high, language)}</td>
          ${(['high', 'medium', 'low'] as const).map((severity) => html`<td class="number">${score.findings[severity]}</td>`)}</tr>`,
        )}</tbody></table></div>
      ${findings.length === 0 ? nothing : this.#table(shown, conversations, rules)}`;
  }

  #table(findings: Finding[], conversations: Inspection['conversations'], rules: QualityRule[]) {
    const words = this.say(figuresWords).quality;
    const titleOf = (id: string) => rules.find((rule) => rule.id === id)?.title[this.workshop.language] ?? id;
    const look = { high: 'bad', medium: 'warn', low: '' };
    return html`<div class="card"><label class="field"><span>${words.rule}</span>
        <select @change=${(event: Event) => {
          this.only = (event.target as HTMLSelectElement).value;
        }}><option value="">${words.all}</option>${rules.map(({ id }) => html`<option value=${id}>${titleOf(id)}</option>`)}</select></label>
      ${findings.length > SHOWN ? html`<p class="help">${fill(words.more, { shown: SHOWN, count: findings.length })}</p>` : nothing}
      <div class="scroll" tabindex="0" role="region" aria-label=${words.rule}><table>
        <thead><tr><th scope="col">${words.rule}</th><th scope="col">${words.place}</th><th scope="col">${words.evidence}</th><th scope="col">${words.text}</th></tr></thead>
        <tbody>${findings.slice(0, SHOWN).map((finding) => {
          const conversation = conversations.get(finding.conversationId);
          return html`<tr><td><span class="chip ${look[finding.severity]}">${words.severity[finding.severity]}</span> ${titleOf(finding.rule)}</td>
            <td>${finding.conversationId}, ${finding.turn + 1}</td><td>${finding.evidence}</td>
            <td>${conversation ? this.#words(conversation, finding.turn, `${finding.conversationId} ${finding.turn} ${finding.rule}`) : nothing}</td></tr>`;
        })}</tbody></table></div></div>`;
  }

  /** The message at fault; all of the conversation on demand. */
  #words(conversation: LogConversation, turn: number, key = conversation.id) {
    const words = this.say(figuresWords).quality;
    const isOpen = this.open === key;
    return html`${conversation.turns[turn]?.text ?? conversation.id}
      <button class="button" aria-expanded=${isOpen} @click=${() => {
        this.open = isOpen ? null : key;
      }}>${isOpen ? words.hide : words.show}</button>
      ${
        isOpen
          ? html`<ol>${conversation.turns.map((one, at) => html`<li>${at === turn ? html`<mark>${words.speakers[one.speaker]}</mark>` : words.speakers[one.speaker]}: ${one.text}</li>`)}</ol>`
          : nothing
      }`;
  }

  readonly #work = async (): Promise<void> => {
    this.fault = null;
    try {
      const rules = readQualityRules(this.rulesText);
      const facts = packFacts(this.workshop.draft.files);
      this.done = await this.workshop.jobs.run(this.say(figuresWords).quality.job, async ({ signal, progress }) => {
        const all = await this.workshop.logs.all();
        const findings: Finding[] = [];
        for (let at = 0; at < all.length; at += BATCH) {
          for (const one of all.slice(at, at + BATCH)) findings.push(...inspectConversation(one, rules, facts));
          progress(Math.min(at + BATCH, all.length), all.length);
          // Lets the page draw, and a click on cancel through.
          await new Promise((resolve) => setTimeout(resolve));
          signal.throwIfAborted();
        }
        const weight = { high: 0, medium: 1, low: 2 };
        findings.sort((a, b) => weight[a.severity] - weight[b.severity]);
        const conversations = new Map(all.map((one) => [one.id, one]));
        return { conversations, findings, rules, scores: scoreSpeakers(all, findings) };
      });
      this.sample = [];
    } catch (fault) {
      if (!(fault instanceof AppError && fault.code === 'cancelled')) this.fault = fault;
    }
  };

  readonly #draw = (): void => {
    const all = [...(this.done?.conversations.values() ?? [])];
    this.#draws += 1;
    this.sample = sampleForReview(all, SAMPLED, seededRandom(Date.now() + this.#draws));
  };

  readonly #export = (): void => {
    if (!this.done) return;
    const { findings, conversations } = this.done;
    const csv = findingsCsv(findings, (id) => conversations.get(id));
    saveFile('quality.csv', csv, 'text/csv');
  };

  readonly #save = (): void => {
    const text = this.renderRoot.querySelector('textarea')?.value ?? '';
    try {
      readQualityRules(text);
      this.#keep(text);
      this.fault = null;
    } catch (fault) {
      this.fault = fault;
    }
  };

  #keep(text: string): void {
    this.rulesText = text;
    void studioDatabase().things.put({ key: KEY, value: text });
  }
}

defineOnce('studio-quality', StudioQuality);
