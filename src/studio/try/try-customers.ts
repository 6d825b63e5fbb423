import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { DIFFICULT } from '#replay/customers/characters.ts';
import type { SimulatedLocale } from '#replay/customers/held-out.ts';
import type { Played } from '#replay/customers/play.ts';
import type { Figures } from '#replay/customers/report.ts';
import { defineOnce } from '#ui/define-once.ts';
import type { SimulationRun } from '#workers/rehearsal/rehearsal-api.ts';
import { percent } from '../look/percent.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { studioIcons } from '../look/studio-icons.ts';
import type { Beside } from './rehearsals.ts';
import { TryElement } from './try-element.ts';
import './try-transcript.ts';
import { nameOf } from './name-of.ts';

/** Conversations told in full. */
const TOLD = 12;

/** Made-up customers of chosen characters, and how it went with each kind. */
export class TryCustomers extends TryElement {
  static override styles = [
    studioBase,
    css`
      .field {
        inline-size: 130px;
      }
    `,
  ];
  static override properties = {
    ...TryElement.properties,
    count: { state: true },
    seed: { state: true },
    languages: { state: true },
    chosen: { state: true },
  };
  declare count: number;
  declare seed: number;
  declare languages: SimulatedLocale | 'both';
  declare chosen: ReadonlySet<string>;

  constructor() {
    super();
    this.count = 100;
    this.seed = 1;
    this.languages = 'both';
    this.chosen = new Set(DIFFICULT.map(({ id }) => id));
  }

  override render() {
    const words = this.words.customers;
    const { simulation } = this.workshop.rehearsals;
    return html`<div class="page" style="padding-inline:0">
      <p class="lead">${words.lead}</p>
      <form class="card" @submit=${this.#run}>
        <div class="row">
          ${this.#number(words.count, 'count', 1, 5000)} ${this.#number(this.words.seed, 'seed', 1, 1_000_000)}
          <label class="field"><span>${words.languages}</span>
            <select @change=${(event: Event) => {
              this.languages = (event.target as HTMLSelectElement).value as SimulatedLocale | 'both';
            }}><option value="both">${words.both}</option><option value="zh-Hans">中文</option><option value="en">English</option></select></label>
        </div>
        <fieldset><legend>${words.who}</legend><div class="row">${DIFFICULT.map(
          ({ id }) => html`<label class="check"><input type="checkbox" .checked=${this.chosen.has(id)}
            @change=${() => this.#toggle(id)}>${nameOf(words.characters, id)}</label>`,
        )}</div></fieldset>
        <div class="row"><button class="button filled" ?disabled=${this.isRunning || this.chosen.size === 0}>${words.run}</button></div>
      </form>
      ${this.faultLine()}
      ${
        simulation
          ? this.#result(simulation)
          : html`<div class="empty">${studioIcons.try}<h2>${words.empty.title}</h2><p>${words.empty.text}</p></div>`
      }
    </div>`;
  }

  #number(label: string, name: 'count' | 'seed', min: number, max: number) {
    return html`<label class="field"><span>${label}</span><input type="number" required min=${min} max=${max} .value=${String(this[name])}
      @change=${(event: Event) => {
        this[name] = Math.min(max, Math.max(min, Math.round(Number((event.target as HTMLInputElement).value)) || min));
      }}></label>`;
  }

  #toggle(id: string): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
  }

  #result({ draft, live }: Beside<SimulationRun>) {
    const words = this.words.customers;
    const { report, played, seed } = draft;
    const rows = [[words.everyone, report.all, live?.report.all], ...this.#rows(draft, live)] as const;
    const worst = report.worst.slice(0, TOLD);
    const heads = [words.conversations, words.resolution, words.firstContact, words.handoff, words.turns, words.broken];
    return html`<section class="card">
        <div class="scroll" tabindex="0" role="region" aria-label=${words.character}><table>
          <caption>${fill(words.caption, { count: played.length, seed })} ${words.note}</caption>
          <thead><tr><th scope="col">${words.character}</th>${heads.map((head) => html`<th scope="col" class="number">${head}</th>`)}</tr></thead>
          <tbody>${rows.map(([name, own, other]) => this.#row(name, own, other))}</tbody>
        </table></div>
      </section>
      <section class="card"><h2>${words.worst}</h2>
        ${worst.length === 0 ? html`<p>${words.noWorst}</p>` : nothing}
        ${worst.map((one: Played) => html`<try-transcript .workshop=${this.workshop} .how=${this.how} .played=${one}></try-transcript>`)}
      </section>`;
  }

  #rows({ report }: SimulationRun, live: SimulationRun | null) {
    const { characters } = this.words.customers;
    return Object.entries(report.byCharacter).map(
      ([id, figures]) => [nameOf(characters, id), figures, live?.report.byCharacter[id]] as const,
    );
  }

  #row(name: string, own: Figures, other: Figures | undefined) {
    const { language } = this.workshop;
    const faulty = ({ faults }: Figures) => faults.deadEnd + faults.loop + faults.repeated + faults.failedRequest;
    const cell = (value: (of: Figures) => string) =>
      html`<td class="number">${value(own)}${
        other ? html`<br><small class="soft">${this.words.live} ${value(other)}</small>` : nothing
      }</td>`;
    return html`<tr><th scope="row">${name}</th><td class="number">${own.conversations}</td>
      ${cell((of) => percent(of.resolution, language))} ${cell((of) => percent(of.firstContact, language))}
      ${cell((of) => percent(of.handoff, language))}
      ${cell((of) => of.turns.toFixed(1))} ${cell((of) => String(faulty(of)))}</tr>`;
  }

  readonly #run = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { draft, rehearsals } = this.workshop;
    const { count, seed, languages, chosen } = this;
    const options = {
      conversations: count,
      seed,
      locales: languages === 'both' ? (['zh-Hans', 'en'] satisfies SimulatedLocale[]) : [languages],
      characters: [...chosen],
    };
    const job = this.words.customers.job;
    await this.running(job, (task) => rehearsals.simulate(draft.files, options, this.rehearsalHow(), task));
  };
}

defineOnce('try-customers', TryCustomers);
