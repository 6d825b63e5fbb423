import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The keys of the editing view: `/` goes to the search, Ctrl or Cmd with S says that all is kept already. */
export class EditKeysController implements ReactiveController {
  readonly #does: { search: () => void; save: () => void };

  constructor(host: ReactiveControllerHost, does: { search: () => void; save: () => void }) {
    this.#does = does;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#pressed);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#pressed);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const isSave = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's';
    const [inner] = event.composedPath();
    const isTyping = inner instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(inner.tagName);
    const isSearch = event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping;
    if (!isSave && !isSearch) return;
    event.preventDefault();
    if (isSave) this.#does.save();
    else this.#does.search();
  };
}
