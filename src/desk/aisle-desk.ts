import { html, LitElement, nothing } from 'lit';
import { AnnouncerController } from '#ui/announcer.controller.ts';
import { HostController } from '#ui/host.controller.ts';
import { icons } from '#ui/icons.ts';
import { deskStyles } from './aisle-desk.styles.ts';
import { Drafts } from './assist/drafts.ts';
import { type PacksOfShops, parsePacks } from './assist/pack-of-shop.ts';
import './conversation/desk-conversation.ts';
import './desk-bar.ts';
import './desk-sign-in.ts';
import './dialogs/desk-closing.ts';
import './dialogs/desk-erasure.ts';
import './dialogs/desk-generator.ts';
import './dialogs/desk-proposal.ts';
import './dialogs/desk-replies.ts';
import './dialogs/desk-shortcuts.ts';
import './dialogs/desk-transfer.ts';
import { KeysController } from './keys/keys.controller.ts';
import { runCommand } from './keys/run-command.ts';
import './packet/desk-packet.ts';
import './queue/desk-queue.ts';
import './records/desk-records.ts';
import { Alerts } from './state/alerts.ts';
import { Desk } from './state/desk.ts';
import './tickets/desk-tickets.ts';

/**
 * The agents' page. Its `packs` attribute names each shop's knowledge pack and the key of its signature:
 * `{"fresh": {"pack": "/aisle/packs/fresh", "key": "…"}}`. Without it nothing is suggested. `generator`
 * is `auto`, `off`, or the URL of a list of models that may word drafts.
 */
export class AisleDesk extends LitElement {
  static override styles = deskStyles;
  readonly #announcer = new AnnouncerController(this);
  #alerts: Alerts | null = null;
  desk: Desk | null = null;

  constructor() {
    super();
    new HostController(
      this,
      () => this.desk,
      () => this.#dress(),
    );
    new KeysController(
      this,
      (command) => this.#hearsKeys && (command === 'leave' || this.desk?.settings.now.shortcuts === true),
      (command, key) =>
        this.desk !== null &&
        runCommand(
          this.desk,
          {
            queue: this.renderRoot.querySelector('desk-queue'),
            conversation: this.renderRoot.querySelector('desk-conversation'),
          },
          command,
          key,
        ),
    );
  }

  override connectedCallback(): void {
    const packs: PacksOfShops = parsePacks(this.getAttribute('packs'));
    this.desk ??= new Desk(packs, new Drafts(this.getAttribute('generator') ?? 'auto'));
    this.#alerts = new Alerts(this.desk, (text) => this.#announcer.say(text));
    this.#alerts.start();
    this.desk.store.connect();
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#alerts?.close();
    this.desk?.store.disconnect();
    this.desk?.assist.close();
    this.desk?.drafts.close();
  }

  override render() {
    const { desk } = this;
    if (!desk) return nothing;
    if (!desk.store.session) return html`<main><desk-sign-in .desk=${desk}></desk-sign-in></main>`;
    return html`
      <desk-bar role="banner" .desk=${desk} .alerts=${this.#alerts}></desk-bar>
      ${this.#fault(desk)}
      ${this.#page(desk)}
      ${this.#dialog(desk)} ${this.#announcer.render()}
    `;
  }

  #page(desk: Desk) {
    switch (desk.store.view) {
      case 'conversations':
        return this.#conversations(desk);
      case 'tickets':
        return html`<main class="whole"><desk-tickets .desk=${desk}></desk-tickets></main>`;
      case 'records':
        return html`<main class="whole"><desk-records .desk=${desk}></desk-records></main>`;
    }
  }

  #conversations(desk: Desk) {
    const { open } = desk.store;
    const { conversation, packet } = desk.words;
    return html`<main class="conversations ${open ? 'with-open' : ''} ${desk.detailsShown ? 'with-details' : ''}">
      <desk-queue role="navigation" aria-label=${desk.words.bar.conversations} .desk=${desk}></desk-queue>
      ${
        open
          ? html`<desk-conversation .desk=${desk} .conversation=${open}></desk-conversation>
              <desk-packet role="complementary" aria-label=${packet.title} .desk=${desk}></desk-packet>`
          : html`<div class="nothing">${icons.spark}<h2>${conversation.pick}</h2><p>${conversation.pickHint}</p></div>`
      }
    </main>`;
  }

  #fault(desk: Desk) {
    const { bar } = desk.words;
    const texts = { presence: bar.presenceFailed, full: bar.full, 'not-sent': bar.notDone };
    const fault = desk.store.duty?.fault;
    return html`<p class="fault" role="alert">${fault ? texts[fault] : nothing}</p>`;
  }

  #dialog(desk: Desk) {
    switch (desk.dialog) {
      case 'transfer':
        return html`<desk-transfer .desk=${desk}></desk-transfer>`;
      case 'close':
      case 'hand-back':
        return html`<desk-closing .desk=${desk}></desk-closing>`;
      case 'propose':
        return html`<desk-proposal .desk=${desk}></desk-proposal>`;
      case 'replies':
        return html`<desk-replies .desk=${desk}></desk-replies>`;
      case 'erase':
        return html`<desk-erasure .desk=${desk}></desk-erasure>`;
      case 'generator':
        return html`<desk-generator .desk=${desk}></desk-generator>`;
      case 'shortcuts':
        return html`<desk-shortcuts .desk=${desk}></desk-shortcuts>`;
      case null:
        return nothing;
    }
  }

  get #hearsKeys(): boolean {
    return this.desk?.store.session != null && this.desk.dialog === null;
  }

  /** The theme and the language are the whole page's. */
  #dress(): void {
    if (!this.desk) return;
    const { theme } = this.desk.settings.now;
    if (theme === 'auto') delete this.dataset.theme;
    else this.dataset.theme = theme;
    document.documentElement.lang = this.desk.language;
  }
}
