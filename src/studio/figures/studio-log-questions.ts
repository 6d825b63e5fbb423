import { html, nothing, type PropertyValues } from 'lit';
import Papa from 'papaparse';
import { AppError } from '#core/app-error.ts';
import { fill } from '#i18n/fill.ts';
import { logQuestionWords } from '#i18n/studio/log-question-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { logDataOf } from '../data/log-data.ts';
import { percent } from '../look/percent.ts';
import { saveFile } from '../look/save-file.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { whyOf } from '../state/why-of.ts';
import { cellOf, LOG_QUESTIONS, type LogQuestion, type ShownColumn, type ShownColumnId } from './log-questions.ts';

type Row = Readonly<Record<string, unknown>>;

const QUESTIONS = Object.keys(LOG_QUESTIONS) as LogQuestion[];
const SHOWN = 200;
const DAY_MS = 86_400_000;
/** A Monday: weekdays are named after it. */
const MONDAY_MS = Date.UTC(2024, 0, 1);

/** Every question of `src/insight/sql` that the key figures do not show, asked of the logs that the page is about. */
export class StudioLogQuestions extends StudioElement {
  static override styles = [studioBase];
  static override properties = {
    source: { attribute: false },
    question: { state: true },
    rows: { state: true },
    isAsking: { state: true },
    fault: { state: true },
  };
  /** Names the logs: an answer is of these alone. */
  declare source: string;
  declare question: LogQuestion;
  declare rows: readonly Row[] | null;
  declare isAsking: boolean;
  declare fault: unknown;

  constructor() {
    super();
    this.source = '';
    this.question = 'weekly-digest';
    this.rows = null;
    this.isAsking = false;
    this.fault = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('source')) this.rows = null;
  }

  override render() {
    const words = this.say(logQuestionWords);
    const day = (name: string, label: string) =>
      html`<label class="field"><span>${label}</span><input name=${name} type="date"></label>`;
    return html`<p class="lead">${words.lead}</p>
      <form class="card" @submit=${this.#ask}>
        <div class="cards">
          <label class="field"><span>${words.question}</span><select @change=${(event: Event) => {
            this.question = (event.target as HTMLSelectElement).value as LogQuestion;
            this.rows = null;
          }}>${QUESTIONS.map((name) => html`<option value=${name} ?selected=${name === this.question}>${words.questions[name].name}</option>`)}</select></label>
          ${day('from', words.from)}${day('until', words.until)}
        </div>
        <p class="help">${words.questions[this.question].definition}</p>
        <div class="row"><button class="button filled" ?disabled=${this.isAsking}>${this.isAsking ? words.asking : words.ask}</button></div>
      </form>
      ${this.fault === null ? nothing : html`<p class="fault" role="alert">${fill(words.failed, { why: whyOf(this.fault) })}</p>`}
      ${this.rows === null ? nothing : this.#answer(this.rows)}`;
  }

  #answer(rows: readonly Row[]) {
    const words = this.say(logQuestionWords);
    if (rows.length === 0) return html`<p role="status">${words.none}</p>`;
    const columns: readonly ShownColumn[] = LOG_QUESTIONS[this.question];
    const { name } = words.questions[this.question];
    const count = this.#number(rows.length);
    const isNumber = ({ id, as }: ShownColumn) => as !== 'value' || typeof rows[0]?.[id] === 'number';
    return html`<section class="card">
      <p role="status">${rows.length > SHOWN ? fill(words.cut, { shown: SHOWN, count }) : fill(words.rows, { count })}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${name}><table><caption>${name}</caption>
        <thead><tr>${columns.map((column) => html`<th scope="col" class=${isNumber(column) ? 'number' : ''}>${words.columns[column.id as ShownColumnId]}</th>`)}</tr></thead>
        <tbody>${rows
          .slice(0, SHOWN)
          .map(
            (row) =>
              html`<tr>${columns.map((column) => html`<td class=${isNumber(column) ? 'number' : ''}>${this.#cell(column, row)}</td>`)}</tr>`,
          )}</tbody></table></div>
      <div class="row"><button class="button" @click=${() => this.#save(rows)}>${words.save}</button></div></section>`;
  }

  #cell(column: ShownColumn, row: Row): string {
    const words = this.say(logQuestionWords);
    const cell = cellOf(column, row);
    if (cell === null) return words.unknown;
    if (column.id === 'stage') return words.stages[cell] ?? String(cell);
    if (typeof cell === 'string') return cell;
    if (column.as === 'share') return percent(cell, this.workshop.language);
    if (column.id.endsWith('_ms')) return fill(words.seconds, { seconds: this.#number(cell / 1000) });
    if (column.id === 'hour_of_day') return `${cell}:00`;
    if (column.id === 'weekday') {
      const named = new Intl.DateTimeFormat(this.workshop.language, { weekday: 'long', timeZone: 'UTC' });
      return named.format(MONDAY_MS + (cell - 1) * DAY_MS);
    }
    return this.#number(cell);
  }

  #number(value: number): string {
    return new Intl.NumberFormat(this.workshop.language, { maximumFractionDigits: 1 }).format(value);
  }

  readonly #ask = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isAsking) return;
    const data = new FormData(event.target as HTMLFormElement);
    const [from, until] = ['from', 'until'].map((name) => String(data.get(name) ?? ''));
    const { question, source } = this;
    const period = {
      from_local: from || null,
      // The query leaves the last moment out; a person means the whole day.
      until_local: until ? new Date(Date.parse(until) + DAY_MS).toISOString().slice(0, 10) : null,
    };
    this.isAsking = true;
    this.fault = null;
    try {
      const rows = await this.workshop.jobs.run(this.say(logQuestionWords).job, async (task) => {
        const database = await logDataOf(this.workshop).open(task);
        return (await database.query(question, period, task)) as readonly Row[];
      });
      // An answer to what is no longer asked, or of other logs, is not shown.
      if (question === this.question && source === this.source) this.rows = rows;
    } catch (fault) {
      if (!(fault instanceof AppError && fault.code === 'cancelled')) this.fault = fault;
    } finally {
      this.isAsking = false;
    }
  };

  /** All rows with the columns of the query, so that others can divide them otherwise. */
  #save(rows: readonly Row[]): void {
    const csv = Papa.unparse(rows as Row[], { escapeFormulae: true, newline: '\n' });
    saveFile(`${this.question}.csv`, `\uFEFF${csv}\n`, 'text/csv');
  }
}

defineOnce('studio-log-questions', StudioLogQuestions);
