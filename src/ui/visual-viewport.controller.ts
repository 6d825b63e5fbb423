import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps `--_viewport-height` and `--_viewport-top` of the element at the part of the window that is really seen. iOS lays
 * the on-screen keyboard over the page without changing its height: a full-screen chat would have its input beneath.
 */
export class VisualViewportController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.visualViewport?.addEventListener('resize', this.#measure);
    window.visualViewport?.addEventListener('scroll', this.#measure);
    this.#measure();
  }

  hostDisconnected(): void {
    window.visualViewport?.removeEventListener('resize', this.#measure);
    window.visualViewport?.removeEventListener('scroll', this.#measure);
  }

  readonly #measure = (): void => {
    const viewport = window.visualViewport;
    // While pinch-zoomed the visual viewport is a magnified part of the page: the chat keeps the whole window then.
    if (!viewport || viewport.scale > 1.01) return;
    this.#host.style.setProperty('--_viewport-height', `${viewport.height}px`);
    this.#host.style.setProperty('--_viewport-top', `${viewport.offsetTop}px`);
  };
}
