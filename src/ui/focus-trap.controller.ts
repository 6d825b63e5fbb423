import type { ReactiveController, ReactiveControllerHost } from 'lit';

const FOCUSABLE =
  'a[href], button:not([disabled]), textarea:not([disabled]), input:not([disabled]), summary, [tabindex="0"]';

/** Keeps Tab inside the element while it covers the page, and gives the focus back where it came from. */
export class FocusTrapController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #isModal: () => boolean;
  #returnTo: Element | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, isModal: () => boolean) {
    this.#host = host;
    this.#isModal = isModal;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#keepInside);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#keepInside);
  }

  /** Remembers what has the focus now. */
  remember(): void {
    const active = deepActive(document);
    this.#returnTo = active === document.body || (active && containsDeep(this.#host, active)) ? null : active;
  }

  /** Gives the focus back, unless the shopper has moved it elsewhere meanwhile. */
  restore(): void {
    const active = deepActive(document);
    const lost = active === null || active === document.body || containsDeep(this.#host, active);
    if (lost && this.#returnTo instanceof HTMLElement && this.#returnTo.isConnected) this.#returnTo.focus();
    this.#returnTo = null;
  }

  readonly #keepInside = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab' || event.defaultPrevented || !this.#isModal()) return;
    const stops = focusable(this.#host.shadowRoot ?? this.#host);
    const first = stops[0];
    const last = stops.at(-1);
    const active = deepActive(document);
    const inside = stops.includes(active as HTMLElement);
    const target = event.shiftKey ? (active === first || !inside ? last : null) : active === last ? first : null;
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
}

function focusable(root: ParentNode): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.closest('[inert]')) continue;
    if (element.matches(FOCUSABLE) && element.getClientRects().length > 0) found.push(element);
    if (element.shadowRoot) found.push(...focusable(element.shadowRoot));
  }
  return found;
}

function deepActive(root: DocumentOrShadowRoot): Element | null {
  let active = root.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

function containsDeep(outer: Element, inner: Element): boolean {
  let at: Node | null = inner;
  while (at) {
    if (at === outer) return true;
    at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null);
  }
  return false;
}
