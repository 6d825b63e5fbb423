import { html, nothing } from 'lit';
import { SKILLS } from '#dialogue/outward.ts';
import { fill } from '#i18n/fill.ts';
import type { AgentSkill, DeskPresence } from '#merchant/generated/protocol.ts';
import type { TransferTarget } from '../client/desk-types.ts';
import { DialogElement } from './dialog-element.ts';
import { faultText } from './fault-text.ts';

/** To whom a conversation is passed on, with a word for them. */
export class DeskTransfer extends DialogElement {
  static override properties = { ...DialogElement.properties, peers: { state: true } };
  /** Null until they came. */
  declare peers: DeskPresence[] | null;

  constructor() {
    super();
    this.peers = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { duty } = this.desk.store;
    this.desk.store.run(
      duty?.peers().then((peers) => {
        this.peers = peers;
      }),
    );
  }

  protected override get heading(): string {
    return this.words.dialog.transferTitle;
  }

  protected override content() {
    const { dialog, skill } = this.words;
    return html`<form @submit=${this.#submit}>
      ${this.top()}
      <label>${dialog.transferTo}
        <select name="to" required autofocus>
          <option value="" selected disabled>${dialog.choose}</option>
          <optgroup label=${dialog.colleagues}>
            ${(this.peers ?? []).map((peer) => html`<option value="agent:${peer.agent.id}" ?disabled=${!isThere(peer)}>${this.#peerName(peer)}</option>`)}
          </optgroup>
          <optgroup label=${dialog.groups}>
            ${SKILLS.map((value) => html`<option value="skill:${value}">${fill(dialog.anyoneWith, { skill: skill[value] })}</option>`)}
          </optgroup>
        </select>
      </label>
      <label>${dialog.note}<span class="soft">${dialog.noteHint}</span><textarea name="note" rows="3" maxlength="4000"></textarea></label>
      ${this.peers === null ? html`<p class="soft" role="status">${this.words.queue.loading}</p>` : nothing}
      ${this.foot(dialog.transfer, faultText(this.desk))}
    </form>`;
  }

  #peerName(peer: DeskPresence): string {
    const { dialog } = this.words;
    const { agent, load, capacity } = peer;
    return isThere(peer)
      ? fill(dialog.peer, { name: agent.name, open: load, capacity })
      : fill(dialog.peerAway, { name: agent.name });
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const [kind, value = ''] = String(data.get('to')).split(/:(.*)/s);
    const target: TransferTarget = kind === 'agent' ? { to_agent: value } : { to_skill: value as AgentSkill };
    const { store } = this.desk;
    const moved = store.open?.transfer(target, String(data.get('note')).trim());
    if (moved) store.run(moved.then((done) => done && this.close()));
  };
}

const isThere = ({ state, online }: DeskPresence): boolean => state === 'available' && online;

customElements.define('desk-transfer', DeskTransfer);
