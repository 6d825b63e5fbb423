import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { addExamples } from '#publish/fix/add-examples.ts';
import { addQuestion } from '#publish/fix/add-question.ts';
import type { PocFailure } from '#replay/poc/judge-log.ts';
import { lineOf } from '#replay/regression/keep-right.ts';
import { withCase } from '#replay/regression/regression-set.ts';
import { defineOnce } from '#ui/define-once.ts';
import { shopChoices } from '../improve/shop-choices.ts';
import { percent } from '../look/percent.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import type { FileEdits } from '../state/draft.ts';
import { localeIn } from './locale-in.ts';
import { TryElement } from './try-element.ts';

/** One failure, with what was said on both sides, and the ways to mend it. */
export class TryFailure extends TryElement {
  static override styles = [
    studioBase,
    css`
      article {
        display: grid;
        gap: 8px;
        padding: 12px;
        border: 1px solid var(--_line);
        border-radius: 12px;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 4px 12px;
      }
      dt {
        color: var(--_text-soft);
      }
      dd {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      input {
        max-inline-size: 190px;
      }
    `,
  ];
  static override properties = { ...TryElement.properties, failure: { attribute: false }, told: { state: true } };
  declare failure: PocFailure;
  declare told: string;
  #intent: string | null = null;

  constructor() {
    super();
    this.told = '';
  }

  override render() {
    const words = this.words.failures;
    const { kind, text, read, answered, agentSaid, what, near } = this.failure;
    const said = what in words.particulars ? words.particulars[what as keyof typeof words.particulars] : what;
    const { proof } = this.words;
    const [named = '', ...rest] = said.split(': ');
    const detail =
      named in proof.kinds ? `${proof.kinds[named as keyof typeof proof.kinds]}: ${rest.join(': ')}` : said;
    return html`<article>
      <div class="row"><span class="chip bad">${words.faults[kind]}</span><span class="soft">${detail}</span></div>
      <dl>
        <dt>${words.said}</dt><dd>${text}</dd>
        <dt>${words.read}</dt><dd>${read ? html`<code>${read.intent}</code> ${percent(read.confidence, this.workshop.language, 0)}` : words.unread}</dd>
        <dt>${words.answered}</dt><dd>${answered || words.nothing}</dd>
        ${agentSaid === null ? nothing : html`<dt>${words.agent}</dt><dd>${agentSaid}</dd>`}
      </dl>
      <div class="row" role="group" aria-label=${words.fix}>
        <label class="row">${words.asExample}
          <input aria-label=${words.intent} .value=${near?.intent ?? read?.intent ?? ''}
            @input=${(event: Event) => {
              this.#intent = (event.target as HTMLInputElement).value;
            }}></label>
        <button class="button" @click=${this.#teach}>${words.fix}</button>
        ${
          near?.kind === 'answer'
            ? html`<button class="button" @click=${() => this.#ask(near.id)}>${fill(words.asQuestion, { title: near.title })}</button>
              <button class="button" @click=${() => this.#open(near.id)}>${fill(words.openEntry, { title: near.title })}</button>`
            : nothing
        }
        ${this.#ways()}
      </div>
      <div class="row">
        <button class="button filled" ?disabled=${this.isRunning} @click=${this.#again}>${words.again}</button>
        <button class="button" ?disabled=${this.isRunning} @click=${this.#keep}>${words.keep}</button>
        <span role="status">${this.told}</span>
      </div>
      ${this.faultLine()}
    </article>`;
  }

  #ways() {
    const words = this.words.failures;
    const { route } = this.workshop;
    const { kind, text, agentSaid } = this.failure;
    const go = (file: string, entry: string) => () => route.go('edit', { file, entry });
    if (kind === 'unrecognised')
      return html`<button class="button" @click=${go('lexicon.yaml', 'terms')}>${words.term}</button>`;
    if (kind === 'not-refused')
      return html`<button class="button" @click=${go('rules.yaml', 'handoff')}>${words.rules}</button>`;
    const start = { new: 'answer', title: text, ...(agentSaid !== null && { text: agentSaid }) };
    return html`<button class="button" @click=${() => route.go('edit', start)}>${words.newEntry}</button>`;
  }

  readonly #teach = async (): Promise<void> => {
    const { text, near, read } = this.failure;
    const intent = (this.#intent ?? near?.intent ?? read?.intent ?? '').trim();
    if (intent === '') return;
    const label = fill(this.words.failures.stepExample, { intent, text });
    await this.#change(label, addExamples(this.workshop.draft.files, [{ intent, text }]));
  };

  async #ask(id: string): Promise<void> {
    const { text } = this.failure;
    const { files } = this.workshop.draft;
    const entry = shopChoices(files).answers.find((one) => one.id === id)?.entry;
    const edits = entry ? addQuestion(files, entry, localeIn(text), text) : null;
    await this.#change(fill(this.words.failures.stepQuestion, { id, text }), edits);
  }

  #open(id: string): void {
    this.workshop.route.go('edit', { kind: 'answer', entry: id });
  }

  async #change(label: string, edits: FileEdits | null): Promise<void> {
    if (edits !== null) await this.workshop.draft.change(label, edits);
    this.told = edits === null ? this.words.failures.already : this.words.failures.done;
  }

  readonly #again = async (): Promise<void> => {
    const { logs, draft, rehearsals } = this.workshop;
    const { conversation } = this.failure;
    const words = this.words.failures;
    const isDone = await this.running(words.jobAgain, async (task) => {
      const log = await logs.get(conversation);
      if (log) await rehearsals.tryAgain(draft.files, log, this.rehearsalHow(true), task);
      return log !== undefined;
    });
    const left = rehearsals.proof?.draft.failures.filter((one) => one.conversation === conversation).length ?? 0;
    if (isDone) this.told = fill(words.replayed, { count: left });
  };

  readonly #keep = async (): Promise<void> => {
    const { logs, draft, rehearsals, language } = this.workshop;
    const { conversation, position } = this.failure;
    const words = this.words.failures;
    const kept = await this.running(words.jobKeep, async (task) => {
      const log = await logs.get(conversation);
      if (!log) return null;
      return rehearsals.keepRight(draft.files, lineOf(log, language, position), this.rehearsalHow(true), task);
    });
    if (!kept) return;
    await draft.change(fill(words.stepKeep, { id: kept.id ?? '' }), withCase(draft.files, kept));
    this.told = words.kept;
  };
}

defineOnce('try-failure', TryFailure);
