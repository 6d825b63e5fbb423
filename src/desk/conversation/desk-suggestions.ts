import { html, nothing, type PropertyValues } from 'lit';
import type { Locale } from '#core/locale.ts';
import { fill } from '#i18n/fill.ts';
import { localeOf, type Offer } from '../assist/assist.ts';
import type { Suggestion } from '../assist/suggest.ts';
import { DeskElement } from '../look/desk-element.ts';
import { deskIcons } from '../look/desk-icons.ts';
import { intentName } from '../look/intent-name.ts';
import { languageName } from '../look/language-name.ts';
import { percent } from '../look/percent.ts';
import type { Conversation } from '../state/conversation.ts';
import { suggestionsStyles } from './desk-suggestions.styles.ts';
import { Drafting } from './drafting.ts';
import { draftsOfferView } from './drafts-offer-view.ts';

/** Those that a key inserts; the rest would crowd out the conversation. */
const MOST = 4;
/** A reading less sure than this tells an agent nothing. */
const LEAST_READ = 0.3;
/** Nor does a mood. */
const LEAST_MOOD = 0.6;

/** What could be said to the shopper's last message, from the shop's own knowledge. Inserted by the agent, never sent. */
export class DeskSuggestions extends DeskElement {
  static override styles = suggestionsStyles;
  static override properties = { ...DeskElement.properties, conversation: { attribute: false } };
  declare conversation: Conversation;
  readonly #drafting = new Drafting(this);
  /** Before this render the focus was on something that comes and goes with the generator. */
  #hadFocus = false;

  /** Inserts the nth one; gives whether there is one. */
  insert(index: number): boolean {
    const offer = this.#offer;
    const suggestion = offer.state === 'done' ? offer.suggestions.slice(0, MOST)[index] : undefined;
    if (!suggestion) return false;
    this.#give(suggestion);
    return true;
  }

  #give(suggestion: Suggestion): void {
    this.dispatchEvent(
      new CustomEvent<Suggestion>('desk-insert', { detail: suggestion, bubbles: true, composed: true }),
    );
  }

  /** What the shopper is spoken to in. */
  get #shopper(): Locale {
    return localeOf(this.conversation.detail?.handoff.locale ?? '');
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversation')) this.#drafting.drop();
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement?.closest('.offer, .word'));
  }

  override updated(): void {
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.#keepFocus();
    const offer = this.#offer;
    if (offer.state === 'done' && offer.suggestions.some(({ blocks }) => blocks)) this.#drafting.look(this.#shopper);
  }

  #keepFocus(): void {
    const [nearest] = ['.offer', '.row'].flatMap((name) => this.shadowRoot?.querySelector<HTMLElement>(name) ?? []);
    nearest?.focus();
  }

  get #offer(): Offer {
    const { detail } = this.conversation;
    return detail ? this.desk.assist.offer(detail, this.desk.language) : { state: 'off' };
  }

  override render() {
    const { suggest } = this.words;
    const offer = this.#offer;
    if (offer.state === 'off') return nothing;
    return html`<section aria-label=${suggest.title}>${this.#body(offer)}</section>`;
  }

  #body(offer: Exclude<Offer, { state: 'off' }>) {
    const { suggest } = this.words;
    if (offer.state === 'loading') return html`<p class="soft" role="status">${deskIcons.bulb}${suggest.reading}</p>`;
    if (offer.state === 'failed') return html`<p class="soft">${deskIcons.bulb}${suggest.failed}</p>`;
    const { reading, suggestions } = offer;
    const isRead = reading.intent !== 'oos' && reading.confidence >= LEAST_READ;
    const readAs = fill(isRead ? suggest.readAs : suggest.notRead, {
      intent: intentName(reading.intent, this.desk.language),
      percent: percent(reading.confidence),
      mood: reading.emotionConfidence >= LEAST_MOOD ? this.words.mood[reading.emotion] : this.words.mood.neutral,
    });
    return html`
      <p class="soft" title=${suggest.onDevice}>${deskIcons.bulb}<span class="read">${readAs}</span></p>
      ${suggestions.length === 0 ? html`<p class="soft">${suggest.none}</p>` : nothing}
      <ol>
        ${suggestions.slice(0, MOST).map((one, index) => html`<li>${this.#row(one, index)} ${this.#wording(one, offer)}</li>`)}
      </ol>
      <p class="soft told" role="status">${this.#drafting.told}</p>
      ${suggestions.some(({ blocks }) => blocks) ? draftsOfferView(this.desk) : nothing}
    `;
  }

  #row(suggestion: Suggestion, index: number) {
    const { suggest } = this.words;
    const { kind, title, text, gloss, locale, source, confidence } = suggestion;
    const { language } = this.desk;
    const label = kind === 'soothe' ? '' : title;
    const isOther = locale !== this.#shopper && locale !== language;
    return html`<button type="button" class="row" title="${text}" @click=${() => this.insert(index)}>
      <kbd>${index + 1}</kbd>
      <span class="text"><strong>${label}</strong> <span dir="auto">${gloss ?? text}</span></span>
      <span class="facts">
        ${gloss === null ? nothing : html`<span class="chip good" title=${suggest.counterpart}>${languageName(locale, language)}</span>`}
        ${isOther && gloss === null ? html`<span class="chip warn">${fill(suggest.otherLanguage, { language: languageName(locale, language) })}</span>` : nothing}
        <span class="chip" title=${source}>${suggest[kind]}</span>
        ${confidence === null ? nothing : html`<span class="sure">${fill(suggest.sure, { percent: percent(confidence) })}</span>`}
      </span>
    </button>`;
  }

  /** Where a generator is up, the entry can be had in words for this shopper: as a draft, for the agent to look over. */
  #wording(suggestion: Suggestion, { text, reading }: Extract<Offer, { state: 'done' }>) {
    const { desk, conversation } = this;
    const { draft } = this.words;
    const { blocks, locale, title, id } = suggestion;
    if (!blocks || !conversation.detail || !desk.drafts.canWord(locale, this.#shopper)) return nothing;
    const asked = { suggestion: { ...suggestion, blocks }, detail: conversation.detail, text, reading };
    const isBusy = this.#drafting.id !== null;
    const isThis = this.#drafting.id === id;
    const word = () =>
      void this.#drafting.draft(asked).then((text) => text !== null && this.#give({ ...suggestion, text }));
    const label = fill(draft.wordFor, { title });
    return html`<button type="button" class="button word" aria-label=${isThis ? nothing : label} title=${label} aria-disabled=${isBusy ? 'true' : 'false'} @click=${isBusy ? nothing : word}>
      ${deskIcons.pencil}<span>${isThis ? draft.wording : draft.word}</span>
    </button>`;
  }
}

customElements.define('desk-suggestions', DeskSuggestions);
