import { zipSync } from 'fflate';
import { css, html, nothing } from 'lit';
import type { Locale } from '#core/locale.ts';
import { fill } from '#i18n/fill.ts';
import { improveWords } from '#i18n/studio/improve-words.ts';
import { overlayInForce } from '#knowledge/overlay-goods.ts';
import type { Overlay } from '#knowledge/overlay-schema.ts';
import { urgentAt } from '#knowledge/urgent-answers.ts';
import { parsePackKey } from '#publish/pack-key.ts';
import { urgentEntry } from '#publish/urgent/urgent-entry.ts';
import { overlayFiles, urgentOverlay, withoutUrgent } from '#publish/urgent/urgent-overlay.ts';
import { defineOnce } from '#ui/define-once.ts';
import { saveFile } from '../look/save-file.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { addressFault, type UploadTarget, uploadPack } from '../publish/upload-pack.ts';
import { whyOf } from '../state/why-of.ts';
import { type LiveShop, readLiveShop, type UrgentDraft, urgentAnswer } from './emergency.ts';
import { shopChoices } from './shop-choices.ts';

const DAY_MS = 86_400_000;
/** How long an answer is told where nobody says otherwise. */
const USUAL_MS = 3 * DAY_MS;

const freshId = () => `urgent-${new Date().toISOString().slice(0, 10)}-${crypto.randomUUID().slice(0, 8)}`;

/** An answer that cannot wait for the next version: signed by itself, laid over the live pack. */
export class StudioEmergency extends StudioElement {
  static override styles = [
    studioBase,
    css`
      section,
      form {
        display: grid;
        gap: 14px;
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
        gap: 12px;
      }
    `,
  ];
  static override properties = {
    live: { state: true },
    said: { state: true },
    fault: { state: true },
    busy: { state: true },
    isSent: { state: true },
    nextId: { state: true },
  };
  declare live: LiveShop | null;
  declare said: string;
  declare fault: string;
  declare busy: boolean;
  /** An upload address is given: without one the files are saved. */
  declare isSent: boolean;
  /** Of the next answer: no other one has it. */
  declare nextId: string;
  #address = '';
  /** What was made last: the host may show it a little later, or it is still to be put there. */
  #made: { address: string; overlay: Overlay } | null = null;

  constructor() {
    super();
    this.live = null;
    this.said = '';
    this.fault = '';
    this.busy = false;
    this.isSent = false;
    this.nextId = freshId();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.workshop.publishing.load();
  }

  override render() {
    const { emergency: words, tabs } = this.say(improveWords);
    return html`<section aria-label=${tabs.emergency}>
      <p class="lead">${words.lead}</p>
      ${this.#place()} ${this.live ? html`${this.#now(this.live)}${this.#form(this.live)}` : nothing}
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
      ${this.said ? html`<p role="status">${this.said}</p>` : nothing}
    </section>`;
  }

  #place() {
    const { emergency: words } = this.say(improveWords);
    const known = Object.values(this.workshop.live).map(({ pack }) => pack);
    return html`<form class="card" @submit=${this.#look}>
      <h2>${words.live}</h2>
      <div class="row"><label class="field grow"><span>${words.address}</span>
        <input name="address" required list="packs" .value=${this.#address || (known[0] ?? '')}></label>
        <datalist id="packs">${known.map((pack) => html`<option value=${pack}></option>`)}</datalist>
        <button class="button ${this.live ? '' : 'filled'}">${words.load}</button></div>
      ${
        this.live
          ? html`<p class="soft">${fill(words.loaded, { shop: this.live.manifest.name[this.workshop.language] ?? this.live.manifest.shop, version: this.live.manifest.version })}</p>`
          : nothing
      }
    </form>`;
  }

  #now({ overlay, manifest }: LiveShop) {
    const { emergency: words } = this.say(improveWords);
    const answers = urgentAt(overlayInForce(overlay, manifest, Date.now()), Date.now());
    if (answers.length === 0) return html`<p class="soft">${words.none}</p>`;
    return html`<div class="card"><h2>${words.urgentNow}</h2><ul>${answers.map(
      ({ id, until, texts }) => html`<li class="row"><strong>${Object.values(texts)[0]?.title ?? id}</strong>
        <span class="help grow">${fill(words.until, { time: this.#time(until) })}</span>
        <button class="button bad" ?disabled=${this.busy}
          @click=${() => void this.#end(id)}>${words.end}</button></li>`,
    )}</ul></div>`;
  }

  #form({ manifest }: LiveShop) {
    const { emergency: words } = this.say(improveWords);
    const { answers, intents } = shopChoices(this.workshop.draft.files);
    const until = new Date(Date.now() + USUAL_MS - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    const asked = this.workshop.route.target.question ?? '';
    return html`<form class="card" id="urgent" @submit=${this.#submit}>
      <h2>${words.form}</h2>
      <div class="pair">
        <label class="field"><span>${words.replaces}</span><input name="replaces" list="answers"></label>
        <datalist id="answers">${answers.map(({ id, title }) => html`<option value=${id}>${title}</option>`)}</datalist>
        <label class="field"><span>${words.fresh}</span><input name="id" .value=${this.nextId}></label>
        <label class="field"><span>${words.intent}</span><input name="intent" list="intents" required></label>
        <datalist id="intents">${intents.map((intent) => html`<option value=${intent}></option>`)}</datalist>
        <label class="field"><span>${words.untilField}</span><input name="until" type="datetime-local" value=${until} required></label>
      </div>
      ${manifest.locales.map((locale) => this.#language(locale, asked, manifest.partly?.includes(locale) ?? false))}
      <label class="check"><input type="checkbox" name="draft" checked ?disabled=${this.workshop.draft.isEmpty}>${words.alsoDraft}</label>
      ${this.#key()}
      <details><summary>${words.upload}</summary><div class="pair">
        <label class="field"><span>${words.upload}</span><input name="target" placeholder="https://…/{name}" @input=${this.#aim}><span class="help">${words.uploadHelp}</span></label>
        <label class="field"><span>${words.headers}</span><textarea name="headers" rows="2"></textarea></label></div></details>
      <div class="row"><button class="button filled" ?disabled=${this.busy || !this.workshop.publishing.key}>${this.isSent ? words.publish : words.download}</button></div>
    </form>`;
  }

  #language(locale: Locale, asked: string, isOptional: boolean) {
    const { emergency: words } = this.say(improveWords);
    return html`<fieldset><legend>${isOptional ? fill(words.optional, { language: locale }) : locale}</legend><div class="pair">
      <label class="field"><span>${words.titleField}</span><input name="${locale}.title" ?required=${!isOptional} maxlength="300" lang=${locale}></label>
      <label class="field"><span>${words.questions}</span><textarea name="${locale}.questions" rows="3" ?required=${!isOptional} lang=${locale} .value=${asked}></textarea>
        <span class="help">${words.questionsHelp}</span></label>
      <label class="field"><span>${words.text}</span><textarea name="${locale}.text" rows="3" ?required=${!isOptional} lang=${locale}></textarea>
        <span class="help">${words.textHelp}</span></label></div></fieldset>`;
  }

  #key() {
    const { emergency: words } = this.say(improveWords);
    if (this.workshop.publishing.key) return nothing;
    return html`<label class="field"><span>${words.openKey}</span><input type="file" accept=".json,application/json" @change=${this.#openKey}>
      <span class="help">${words.noKey}</span></label>`;
  }

  readonly #aim = (event: InputEvent): void => {
    this.isSent = (event.currentTarget as HTMLInputElement).value !== '';
  };

  readonly #openKey = async (event: Event): Promise<void> => {
    const [file] = (event.currentTarget as HTMLInputElement).files ?? [];
    try {
      const key = file ? parsePackKey(await file.text()) : null;
      this.fault = key ? '' : this.say(improveWords).emergency.wrongKey;
      if (key) await this.workshop.publishing.useKey(key, false);
    } catch (fault) {
      this.fault = whyOf(fault);
    }
  };

  readonly #look = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#address = String(new FormData(event.currentTarget as HTMLFormElement).get('address'));
    this.fault = '';
    readLiveShop(this.#address).then(
      (live) => {
        this.live = live;
      },
      (fault: unknown) => {
        this.live = null;
        this.fault = whyOf(fault);
      },
    );
  };

  /** Nothing is to be ended where nothing lies over the pack any more. */
  #end(id: string): Promise<boolean> {
    return this.#publish(({ manifest, overlay }) =>
      overlay ? withoutUrgent(manifest, overlay, id, Date.now()) : urgentOverlay(manifest, null, [], Date.now()),
    );
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { live } = this;
    if (!live) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const field = (name: string) => String(data.get(name) ?? '');
    const draft: UrgentDraft = {
      id: field('replaces').trim() || field('id').trim(),
      intent: field('intent').trim(),
      untilMs: new Date(field('until')).getTime(),
      texts: Object.fromEntries(
        live.manifest.locales.map((locale) => {
          const [title, questions, text] = ['title', 'questions', 'text'].map((name) => field(`${locale}.${name}`));
          return [locale, { title: title ?? '', questions: questions ?? '', text: text ?? '' }];
        }),
      ),
    };
    const { emergency: words, steps } = this.say(improveWords);
    const made = urgentAnswer(draft, live.manifest);
    this.said = '';
    if ('missing' in made) {
      const { missing, problems } = made;
      this.fault =
        missing.length > 0
          ? fill(words.missing, { what: missing.join(', ') })
          : fill(words.problems, { what: problems.join('; ') });
      return;
    }
    if (draft.untilMs <= Date.now()) {
      this.fault = words.past;
      return;
    }
    const isOut = await this.#publish(({ manifest, overlay }) =>
      urgentOverlay(manifest, overlay, [made.answer], Date.now()),
    );
    if (isOut) this.nextId = freshId();
    const { draft: sources, settings } = this.workshop;
    if (!isOut || !data.has('draft') || sources.isEmpty) return;
    try {
      const said = Object.keys(made.answer.texts);
      const texts = Object.fromEntries(Object.entries(draft.texts).filter(([locale]) => said.includes(locale)));
      const edits = urgentEntry(sources.files, { ...draft, texts }, { by: settings.now.person, now: Date.now() });
      await sources.change(fill(steps.urgent, { id: draft.id }), edits);
    } catch (fault) {
      this.fault = whyOf(fault);
    }
  };

  /** What is live may be another than it was when it was shown: it is read anew. False where the files went nowhere. */
  async #publish(make: (live: LiveShop) => Overlay): Promise<boolean> {
    const { key } = this.workshop.publishing;
    const { emergency: words } = this.say(improveWords);
    this.said = '';
    this.fault = key ? '' : words.noKey;
    if (!key || this.busy) return false;
    this.busy = true;
    try {
      const data = new FormData(this.renderRoot.querySelector<HTMLFormElement>('#urgent') ?? undefined);
      const target = { address: String(data.get('target') ?? ''), headers: String(data.get('headers') ?? '') };
      const address = this.#address;
      const read = await readLiveShop(address);
      const isOnItsWay = this.#made?.address === address && this.#made.overlay.seq > (read.overlay?.seq ?? 0);
      const overlay = make(isOnItsWay && this.#made ? { ...read, overlay: this.#made.overlay } : read);
      const files = overlayFiles(overlay, key.seed);
      const fault = target.address === '' ? this.#save(overlay, files) : await this.#send(files, target);
      if (fault) {
        this.fault = fault;
        return false;
      }
      this.#made = { address, overlay };
      // Files that were saved are not live yet.
      this.live = target.address === '' ? read : { ...read, overlay };
      const follows = Object.keys(overlay.prices).length + Object.keys(overlay.stock).length > 0;
      const feeds = follows ? ` ${fill(words.followsFeeds, { time: this.#time(overlay.validUntil) })}` : '';
      this.said = `${fill(words.published, { files: [...files.keys()].join(', ') })}${feeds}`;
      return true;
    } catch (fault) {
      this.fault = whyOf(fault);
      return false;
    } finally {
      this.busy = false;
    }
  }

  #save({ shop }: Overlay, files: ReadonlyMap<string, Uint8Array>): null {
    saveFile(`${shop}-overlay.zip`, zipSync(Object.fromEntries(files)), 'application/zip');
    return null;
  }

  /** To the merchant's own host. Gives what went wrong. */
  async #send(files: ReadonlyMap<string, Uint8Array>, target: UploadTarget): Promise<string | null> {
    if (addressFault(target.address)) return this.say(improveWords).emergency.uploadHelp;
    const { signal } = new AbortController();
    const sent = await uploadPack(files, target, { before: [], signal, onChange: () => {} });
    const failed = sent.filter(({ state }) => state !== 'sent');
    return failed.length === 0 ? null : failed.map(({ name, answer }) => `${name}: ${answer}`).join(', ');
  }

  #time(iso: string): string {
    return new Date(iso).toLocaleString(this.workshop.language, { dateStyle: 'medium', timeStyle: 'short' });
  }
}

defineOnce('studio-emergency', StudioEmergency);
