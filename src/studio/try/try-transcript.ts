import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import type { Played } from '#replay/customers/play.ts';
import type { TranscriptTurn } from '#replay/customers/transcript.ts';
import { withCase } from '#replay/regression/regression-set.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { nameOf } from './name-of.ts';
import { TryElement } from './try-element.ts';

/** One made-up conversation, folded until it is wanted. */
export class TryTranscript extends TryElement {
  static override styles = [
    studioBase,
    css`
      details {
        padding: 8px 12px;
        border: 1px solid var(--_line);
        border-radius: 12px;
      }
      summary {
        cursor: pointer;
      }
      ol {
        display: grid;
        gap: 10px;
        padding-block: 12px;
      }
      p {
        margin: 0;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .said {
        font-weight: 600;
      }
    `,
  ];
  static override properties = { ...TryElement.properties, played: { attribute: false }, told: { state: true } };
  declare played: Played;
  declare told: string;

  constructor() {
    super();
    this.told = '';
  }

  override render() {
    const words = this.words.customers;
    const { goal, character, reached, findings, transcript, exception, index } = this.played;
    const faults = [...new Set(findings.map(({ fault }) => fault))];
    return html`<details>
      <summary>#${index} · ${nameOf(words.characters, character)} · ${words.goal} <code>${goal}</code> ·
        ${reached === null ? words.notReached : fill(words.reached, { how: reached })}
        ${faults.map((fault) => html` <span class="chip warn">${words.faults[fault]}</span>`)}</summary>
      ${exception ? html`<p class="fault">${exception}</p>` : nothing}
      <ol role="list">${transcript.map((turn, at) => this.#turn(turn, at))}</ol>
      <div class="row"><button class="button" ?disabled=${this.isRunning} @click=${this.#keep}>${words.keep}</button>
        <span role="status">${this.told}</span></div>
      ${this.faultLine()}
    </details>`;
  }

  #turn({ shopper, read, replies }: TranscriptTurn, at: number) {
    const words = this.words.customers;
    const found = this.played.findings.filter(({ turn }) => turn === at);
    const said = typeof shopper === 'string' ? shopper : 'say' in shopper ? shopper.say : JSON.stringify(shopper);
    return html`<li><p class="said">${words.shopper}: ${said} ${read ? html`<span class="chip">${read}</span>` : nothing}</p>
      ${replies.map(({ says }) => html`<p>${words.assistant}: ${says}</p>`)}
      ${found.map(({ fault, what }) => html`<p class="bad-text">${words.faults[fault]}: ${what}</p>`)}</li>`;
  }

  readonly #keep = async (): Promise<void> => {
    const { draft, rehearsals } = this.workshop;
    const { line, character } = this.played;
    const words = this.words.failures;
    // The shop of a kept case knows nobody and finds no order.
    const { customer: _, ...given } = { ...line, id: `customer.${character}.${line.at ?? 0}.${line.id ?? ''}` };
    const said = { ...given, turns: given.turns.filter((turn) => typeof turn === 'string' || 'say' in turn) };
    const kept = await this.running(words.jobKeep, (task) =>
      rehearsals.keepRight(draft.files, said, this.rehearsalHow(true), task),
    );
    if (!kept) return;
    await draft.change(fill(words.stepKeep, { id: kept.id ?? '' }), withCase(draft.files, kept));
    this.told = words.kept;
  };
}

defineOnce('try-transcript', TryTranscript);
