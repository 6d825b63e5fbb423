import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ProfileChange } from '#app/chat-host.ts';
import type { Axis, Evidence } from '#commerce/profile/evidence.ts';
import type { ProfileReading } from '#commerce/profile/open-profile.ts';
import { type ExportWords, exportProfile } from '#commerce/profile/profile-export.ts';
import { NO_NOTES, type ShopperNotes } from '#commerce/profile/shopper-notes.ts';
import { fill } from '#i18n/fill.ts';
import { formatDate } from '#i18n/format-time.ts';
import { PROFILE_STRINGS } from '#i18n/profile-strings.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { icons } from '#ui/icons.ts';
import { profileStyles } from './aisle-profile.styles.ts';
import { AisleSheet } from './aisle-sheet.ts';
import { profileWords } from './profile-words.ts';
import { saveFile } from './save-file.ts';

type View =
  | { phase: 'pending' }
  | { phase: 'failed' }
  | { phase: 'none' }
  | { phase: 'done'; reading: ProfileReading; words: ExportWords; notes: ShopperNotes };

/** Reasons shown for one axis: the weightiest. */
const REASONS = 3;
/** Choices of a list beside the shop's values. */
const GUESS = '';
const NEVER = ' never';

/** The shopper's profile: what was noted of them on this device and what is made of it, all of it theirs to change. */
export class AisleProfile extends AisleSheet {
  static override styles = [AisleSheet.styles, profileStyles];
  static override properties = {
    view: { state: true },
    erase: { state: true },
    isKept: { state: true },
  };

  declare private view: View;
  declare private erase: 'no' | 'asked' | 'done';
  declare private isKept: boolean;
  /** Of which the view was made. */
  #notes: ShopperNotes | null = null;

  constructor() {
    super();
    new HostController(this, () => this.host);
    this.view = { phase: 'pending' };
    this.erase = 'no';
    this.isKept = true;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const notes = this.host.state?.notes ?? NO_NOTES;
    if (notes !== this.#notes || changed.has('locale')) void this.#read(notes);
  }

  async #read(notes: ShopperNotes): Promise<void> {
    this.#notes = notes;
    const view = await this.host.profile().then(
      (reading): View =>
        reading ? { phase: 'done', reading, words: profileWords(reading, this.locale), notes } : { phase: 'none' },
      (): View => ({ phase: 'failed' }),
    );
    // Of two readings the one of the later notes holds.
    if (this.#notes === notes) this.view = view;
  }

  async #change(change: ProfileChange): Promise<void> {
    this.isKept = await this.host.changeProfile(change).then(
      () => true,
      () => false,
    );
  }

  protected override render(): TemplateResult {
    const strings = PROFILE_STRINGS[this.locale];
    return this.dialog(
      'profile',
      strings.title,
      html`<p class="text">${strings.text}</p>
        <div aria-busy=${this.view.phase === 'pending' ? 'true' : nothing}>${this.#body()}</div>`,
      this.view.phase === 'done' ? this.#footer(this.view) : undefined,
    );
  }

  #body(): TemplateResult {
    const strings = PROFILE_STRINGS[this.locale];
    if (this.view.phase === 'pending') return html`<p class="text">${strings.loading}</p>`;
    if (this.view.phase === 'none') return html`<p class="none">${icons.person}${strings.none}</p>`;
    if (this.view.phase === 'failed') {
      return html`<p class="text">${strings.failed}</p>
        <button class="pill" type="button" @click=${() => this.#read(this.host.state?.notes ?? NO_NOTES)}>${strings.retry}</button>`;
    }
    const { reading, words, notes } = this.view;
    return html`${reading.axes.map((axis) => this.#axis(axis, reading, words, notes))}
      <label class="check">
        <input type="checkbox" .checked=${notes.isPaused} @change=${this.#onPause} aria-describedby="pause" />
        <span><strong>${strings.pause}</strong><small id="pause">${strings.pauseText}</small></span>
      </label>
      <h3>${strings.evidence}</h3>
      ${
        notes.evidence.length === 0
          ? html`<p class="none">${icons.person}${strings.nothing}</p>`
          : html`<ul class="pieces" role="list">${notes.evidence.toReversed().map((piece) => this.#piece(piece, words))}</ul>`
      }`;
  }

  #axis(
    { axis, choices }: ProfileReading['axes'][number],
    { guesses }: ProfileReading,
    words: ExportWords,
    notes: ShopperNotes,
  ): TemplateResult {
    const strings = PROFILE_STRINGS[this.locale];
    const guess = guesses[axis];
    const own = notes.own[axis];
    const chosen = own === undefined ? GUESS : (own ?? NEVER);
    const because =
      own === undefined && guess ? notes.evidence.filter(({ id }) => guess.because.slice(0, REASONS).includes(id)) : [];
    const option = (value: string, label: string) =>
      html`<option value=${value} .selected=${value === chosen}>${label}</option>`;
    return html`<section class="axis">
      <label for=${axis}>${words.axis(axis)}</label>
      <select id=${axis} @change=${(event: Event) => this.#onAxis(event, axis)}>
        ${option(GUESS, guess ? fill(strings.guessed, { value: words.value(axis, guess.value) }) : strings.unknown)}
        ${choices.map(({ value }) => option(value, words.value(axis, value)))}
        ${option(NEVER, strings.never)}
      </select>
      ${because.length > 0 ? html`<p class="why">${strings.because}</p><ul class="why">${because.map((piece) => html`<li>${words.piece(piece)}</li>`)}</ul>` : nothing}
    </section>`;
  }

  #piece(piece: Evidence, words: ExportWords): TemplateResult {
    const text = words.piece(piece);
    const label = fill(PROFILE_STRINGS[this.locale].remove, { piece: text });
    return html`<li>
      <span>${text}<small>${formatDate(piece.at, Date.now(), this.locale)}</small></span>
      <button class="icon-button" type="button" aria-label=${label} title=${label} @click=${() => this.#drop(piece)}>${icons.close}</button>
    </li>`;
  }

  #footer({ reading, words, notes }: Extract<View, { phase: 'done' }>): TemplateResult {
    const strings = PROFILE_STRINGS[this.locale];
    const failed = this.isKept ? nothing : html`<p class="text" role="alert">${strings.notKept}</p>`;
    const save = () =>
      saveFile('aisle-profile.json', exportProfile(notes, reading, this.host.shopName, Date.now(), words));
    if (this.erase === 'asked') {
      return html`<p class="text">${strings.eraseText}</p>
        <div class="actions">
          <button class="pill bad sure" type="button" @click=${this.#forget}>${strings.eraseYes}</button>
          <button class="pill" type="button" @click=${() => this.#ask('no')}>${this.strings.cancel}</button>
        </div>`;
    }
    return html`${failed}${this.erase === 'done' ? html`<p class="text" role="status">${strings.erased}</p>` : nothing}
      <div class="actions">
        <button class="pill" type="button" @click=${save}>${strings.export}</button>
        <button class="pill bad" type="button" @click=${() => this.#ask('asked')}>${strings.erase}</button>
      </div>`;
  }

  readonly #forget = async (): Promise<void> => {
    await this.#change({ type: 'notes-erased' });
    this.#ask(this.isKept ? 'done' : 'no');
  };

  /** The pressed button goes away: the focus moves to the one that takes its place. */
  #ask(erase: 'no' | 'asked' | 'done'): void {
    this.erase = erase;
    void this.updateComplete.then(() => this.shadowRoot?.querySelector<HTMLElement>('footer button')?.focus());
  }

  /** The button goes with its piece; the focus stays in the sheet. */
  async #drop({ id }: Evidence): Promise<void> {
    await this.#change({ type: 'evidence-dropped', pieceId: id });
    this.focusBack();
  }

  #onAxis({ currentTarget }: Event, axis: Axis): void {
    if (!(currentTarget instanceof HTMLSelectElement)) return;
    const { value } = currentTarget;
    void this.#change({
      type: 'taste-set',
      axis,
      ...(value !== GUESS && { value: value === NEVER ? null : value }),
    });
  }

  readonly #onPause = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLInputElement)
      void this.#change({ type: 'notes-paused', paused: currentTarget.checked });
  };
}

defineOnce('aisle-profile', AisleProfile);
