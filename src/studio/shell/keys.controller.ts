import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { STUDIO_VIEWS } from '../state/route.ts';
import type { Workshop } from '../state/workshop.ts';

/** The keys that hold everywhere: Alt and a digit goes to a part, Ctrl or Cmd with Z undoes a step, ? lists the keys. */
export class KeysController implements ReactiveController {
  readonly #workshop: () => Workshop | null;
  readonly #help: () => void;

  /** @param workshop Null while there is nothing for keys to do. */
  constructor(host: ReactiveControllerHost, workshop: () => Workshop | null, help: () => void) {
    this.#workshop = workshop;
    this.#help = help;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#pressed);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#pressed);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    if (this.#run(event)) event.preventDefault();
  };

  #run(event: KeyboardEvent): boolean {
    const workshop = this.#workshop();
    if (!workshop) return false;
    const view = event.altKey ? STUDIO_VIEWS[Number(/^Digit([1-9])$/.exec(event.code)?.[1]) - 1] : undefined;
    if (view) {
      workshop.route.go(view);
      return true;
    }
    // A text field undoes its own typing.
    if (isTyping(event)) return false;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      // The shell shows what could not be kept.
      (event.shiftKey ? workshop.draft.redo() : workshop.draft.undo()).catch(() => {});
      return true;
    }
    if (event.key !== '?' || event.ctrlKey || event.metaKey) return false;
    this.#help();
    return true;
  }
}

/** Whether the key goes into a field, wherever in the shadow trees it is. */
const isTyping = (event: KeyboardEvent): boolean =>
  event
    .composedPath()
    .some(
      (node) =>
        node instanceof HTMLElement && (node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName)),
    );
