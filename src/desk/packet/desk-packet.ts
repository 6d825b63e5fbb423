import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import type { DeskHandoffDetail, HandoffPacket as Packet } from '#merchant/generated/protocol.ts';
import { icons } from '#ui/icons.ts';
import { DeskElement } from '../look/desk-element.ts';
import { intentName } from '../look/intent-name.ts';
import { languageName } from '../look/language-name.ts';
import { percent } from '../look/percent.ts';
import { moodChip, priorityChip } from '../queue/chips-view.ts';
import './desk-order.ts';
import { packetStyles } from './desk-packet.styles.ts';

/** What came with the shopper, so that nothing is asked twice: summary, facts, person, orders, place. */
export class DeskPacket extends DeskElement {
  static override styles = packetStyles;

  override render() {
    const { packet: words, conversation } = this.words;
    const detail = this.desk.store.open?.detail;
    if (!detail) return html`<p class="state" role="status">${conversation.loading}</p>`;
    return html`
      <header>
        <h2>${words.title}</h2>
        <button type="button" class="icon-button" aria-label=${conversation.hideDetails} @click=${() => this.desk.toggleDetails(false)}>${icons.close}</button>
      </header>
      ${this.#summary(detail)} ${this.#facts(detail.packet)} ${this.#tried(detail.packet)} ${this.#orders(detail)} ${this.#profile(detail)}
      ${this.#context(detail.packet)}
    `;
  }

  #summary({ packet, handoff }: DeskHandoffDetail) {
    const { words } = this;
    const { language } = this.desk;
    return html`<section class="summary">
      <h3>${words.packet.summary}</h3>
      <p dir="auto">${packet.summary}</p>
      <p class="chips">
        <span class="chip good">${words.reason[packet.reason]}</span> ${priorityChip(handoff.priority, words)}
        <span class="chip">${words.skill[handoff.skill]}</span> ${moodChip(handoff.emotion, words)}
        ${packet.topic ? html`<span class="chip">${intentName(packet.topic, language)}</span>` : nothing}
        <span class="chip">${languageName(packet.locale, language)}</span>
        ${handoff.transferred_by ? html`<span class="chip warn">${fill(words.packet.transferredBy, { name: handoff.transferred_by.name })}</span>` : nothing}
      </p>
      ${packet.masked ? html`<p class="soft masked">${icons.lock}${words.packet.masked}</p>` : nothing}
    </section>`;
  }

  #facts({ facts = [] }: Packet) {
    if (facts.length === 0) return nothing;
    return html`<section>
      <h3>${this.words.packet.facts}</h3>
      <dl>${facts.map(({ label, value }) => row(label, value))}</dl>
    </section>`;
  }

  #tried({ reading, transcript }: Packet) {
    const { packet: words, mood } = this.words;
    const answers = transcript.filter(({ role }) => role === 'assistant').length;
    if (!reading && answers === 0) return nothing;
    const read = reading && {
      intent: intentName(reading.intent, this.desk.language),
      percent: percent(reading.confidence),
      mood: (mood as Record<string, string>)[reading.emotion] ?? reading.emotion,
    };
    return html`<section>
      <h3>${words.tried}</h3>
      <p>${fill(words.triedCount, { count: answers })}</p>
      ${read ? html`<p>${words.readAs}: <strong>${read.intent}</strong> <span class="soft">${read.percent}, ${read.mood}</span></p>` : nothing}
    </section>`;
  }

  #orders({ orders }: DeskHandoffDetail) {
    const { packet: words } = this.words;
    return html`<section>
      <h3>${words.orders}</h3>
      ${orders.length === 0 ? html`<p class="soft">${words.noOrders}</p>` : nothing}
      ${orders.map((data, index) => html`<desk-order .desk=${this.desk} .data=${data} .open=${index === 0 || data.actions.length > 0}></desk-order>`)}
    </section>`;
  }

  #profile(detail: DeskHandoffDetail) {
    const { packet: words } = this.words;
    const { profile } = detail.packet;
    return html`<section>
      <h3>${words.profile}</h3>
      <p class=${profile?.verified ? 'verified' : 'soft'}>${profile?.verified ? words.verified : words.unverified}</p>
      <dl>
        ${profile?.name ? row(words.name, profile.name) : nothing} ${profile?.email ? row(words.email, profile.email) : nothing}
        ${profile?.phone ? row(words.phone, profile.phone) : nothing} ${profile?.customer_id ? row(words.customer, profile.customer_id) : nothing}
      </dl>
      ${this.#data(detail)}
    </section>`;
  }

  /** Leads go on from here to all that is kept of a shopper who showed who they are. */
  #data({ handoff: { shop }, packet: { profile } }: DeskHandoffDetail) {
    const { store } = this.desk;
    const { customer_id } = profile ?? {};
    if (!store.records || !profile?.verified || !customer_id) return nothing;
    const show = () => {
      store.records?.ask({ shop, customer_id });
      store.showView('records');
    };
    return html`<button type="button" class="button data" @click=${show}>${this.words.records.data}</button>`;
  }

  #context({ context = {}, page_url }: Packet) {
    const { packet: words } = this.words;
    if (!page_url && Object.keys(context).length === 0) return nothing;
    return html`<section>
      <h3>${words.context}</h3>
      <dl>
        ${page_url ? row(words.page, page_url) : nothing} ${Object.entries(context).map(([key, value]) => row(key, value))}
      </dl>
    </section>`;
  }
}

const row = (name: string, value: string) => html`<div><dt dir="auto">${name}</dt><dd dir="auto">${value}</dd></div>`;

customElements.define('desk-packet', DeskPacket);
