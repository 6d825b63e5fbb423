import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { SKILLS } from '#dialogue/outward.ts';
import type { AgentSkill, DeskHandoff } from '#merchant/generated/protocol.ts';
import { ClockController } from '../look/clock.controller.ts';
import { DeskElement } from '../look/desk-element.ts';
import { queueStyles } from './desk-queue.styles.ts';
import { rowView } from './row-view.ts';
import { withSkill } from './with-skill.ts';

const TICK_MS = 1_000;

/** Whom the agent looks after (in sight however many wait), who waits, and who was helped. */
export class DeskQueue extends DeskElement {
  static override styles = queueStyles;
  static override properties = { ...DeskElement.properties, skill: { state: true } };
  declare skill: AgentSkill | null;

  constructor() {
    super();
    this.skill = null;
    new ClockController(this, TICK_MS);
  }

  /** In the order on the screen, for the keys. */
  get shown(): DeskHandoff[] {
    const { lists } = this.desk.store;
    return lists ? [...lists.mine, ...withSkill(lists.queued, this.skill), ...lists.closed] : [];
  }

  override render() {
    const { queue } = this.words;
    const { lists } = this.desk.store;
    if (!lists) return html`<p class="state" role="status">${queue.loading}</p>`;
    return html`
      ${this.#list(queue.mine, lists.mine)} ${this.#list(queue.waiting, withSkill(lists.queued, this.skill), this.#filter(lists.queued))}
      ${this.#list(queue.closed, lists.closed)}
    `;
  }

  #filter(queued: readonly DeskHandoff[]) {
    const { queue, skill } = this.words;
    const option = (value: AgentSkill | null, label: string) => html`<button
      type="button"
      aria-pressed=${this.skill === value}
      @click=${() => {
        this.skill = value;
      }}
    >
      ${label} <span>${withSkill(queued, value).length}</span>
    </button>`;
    return html`<div class="filter" role="group" aria-label=${queue.skillFilter}>
      ${option(null, queue.allSkills)} ${SKILLS.map((value) => option(value, skill[value]))}
    </div>`;
  }

  #list(title: string, handoffs: readonly DeskHandoff[], filter: unknown = nothing) {
    const { store } = this.desk;
    return html`
      <section>
        <h2>${title} <span class="number">${handoffs.length}</span></h2>
        ${filter}
        ${handoffs.length === 0 ? html`<p class="none">${this.words.queue.none}</p>` : nothing}
        <ul>
          ${repeat(
            handoffs,
            ({ id }) => id,
            (handoff) => html`<li>
              ${rowView(handoff, {
                words: this.words,
                language: this.desk.language,
                isOpen: handoff.id === store.open?.id,
                unread: store.unread.of(handoff),
                now: store.now,
                show: () => store.show(handoff.id),
              })}
            </li>`,
          )}
        </ul>
      </section>
    `;
  }
}

customElements.define('desk-queue', DeskQueue);
