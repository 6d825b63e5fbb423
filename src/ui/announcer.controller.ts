import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

/** Speaks through one polite live region. Each thing is said once, by its id; what was there at first is not said. */
export class AnnouncerController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #said: Set<string> | null = null;
  #turn = 0;
  #text = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Says what is new in `lines` (all that there is, oldest first). The first call only takes note. */
  update(lines: readonly { id: string; text: () => string }[]): void {
    const fresh = this.#said ? lines.filter(({ id }) => !this.#said?.has(id)) : [];
    this.#said = new Set(lines.map(({ id }) => id));
    const text = fresh.map((line) => line.text()).join('\n');
    if (text) this.say(text);
  }

  say(text: string): void {
    this.#turn++;
    this.#text = text;
    this.#host.requestUpdate();
  }

  /** A new element each time: the same words twice are two announcements. */
  render(): TemplateResult {
    return html`<div class="unseen" role="status" aria-live="polite">
      ${this.#text ? keyed(this.#turn, html`<p>${this.#text}</p>`) : nothing}
    </div>`;
  }
}
