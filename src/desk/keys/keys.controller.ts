import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Command, commandOf } from './shortcuts.ts';

/** Hears the page's keys while no dialog is open. A key that did something is not the browser's any more. */
export class KeysController implements ReactiveController {
  readonly #isOn: (command: Command) => boolean;
  readonly #run: (command: Command, key: string) => boolean;

  /** @param run Gives whether the key did anything. */
  constructor(
    host: ReactiveControllerHost,
    isOn: (command: Command) => boolean,
    run: (command: Command, key: string) => boolean,
  ) {
    this.#isOn = isOn;
    this.#run = run;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#pressed);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#pressed);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const asked = commandOf(event);
    if (asked && this.#isOn(asked.command) && this.#run(asked.command, asked.key)) event.preventDefault();
  };
}
