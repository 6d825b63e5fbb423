import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** This near the end counts as reading the newest. */
const NEAR_PX = 56;

/**
 * Keeps a scrolled list where its reader is. At the end it follows what grows (pictures, the keyboard opening); further
 * up nothing moves and `awayFromEnd` says so.
 */
export class ScrollKeeperController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: () => HTMLElement | null;
  #watched: HTMLElement | null = null;
  #resized: ResizeObserver | null = null;
  #pinned = true;
  #lastTop = 0;
  /** Where to go in the next frame: whoever measures before it makes the browser lay out twice. */
  #goal: 'end' | HTMLElement | null = null;
  awayFromEnd = false;

  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null) {
    this.#host = host;
    this.#scroller = scroller;
    host.addController(this);
  }

  hostUpdated(): void {
    const scroller = this.#scroller();
    if (scroller === this.#watched) return;
    this.hostDisconnected();
    this.#watched = scroller;
    if (!scroller) return;
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#resized = new ResizeObserver(() => this.#pinned && this.#scrollToEnd(scroller));
    this.#resized.observe(scroller);
    for (const child of scroller.children) this.#resized.observe(child);
    this.toEnd();
  }

  hostDisconnected(): void {
    this.#watched?.removeEventListener('scroll', this.#onScroll);
    this.#resized?.disconnect();
    this.#watched = null;
  }

  /** True when the reader sees the newest. */
  get atEnd(): boolean {
    return this.#pinned;
  }

  toEnd(): void {
    this.#pinned = true;
    this.#goTo('end');
  }

  /** Shows a new message from its beginning: a long answer is read from its top. */
  toBeginningOf(element: HTMLElement): void {
    this.#goTo(element);
  }

  #goTo(goal: 'end' | HTMLElement): void {
    if (this.#goal === null) requestAnimationFrame(() => this.#go());
    this.#goal = goal;
  }

  #go(): void {
    const scroller = this.#watched;
    const goal = this.#goal;
    this.#goal = null;
    if (!scroller || goal === null) return;
    if (goal === 'end') this.#scrollToEnd(scroller);
    else this.#scrollToBeginning(scroller, goal);
  }

  #scrollToEnd(scroller: HTMLElement): void {
    this.#pinned = true;
    scroller.scrollTop = scroller.scrollHeight;
  }

  #scrollToBeginning(scroller: HTMLElement, element: HTMLElement): void {
    const top = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop - 12;
    if (scroller.scrollHeight - top <= scroller.clientHeight) this.#scrollToEnd(scroller);
    else {
      this.#pinned = false;
      scroller.scrollTop = top;
    }
  }

  readonly #onScroll = (): void => {
    const scroller = this.#watched;
    if (!scroller) return;
    const { scrollTop } = scroller;
    const near = scroller.scrollHeight - scrollTop - scroller.clientHeight <= NEAR_PX;
    // The end may have moved on since it was scrolled to: only going up lets go of it.
    if (near) this.#pinned = true;
    else if (scrollTop < this.#lastTop) this.#pinned = false;
    this.#lastTop = scrollTop;
    if (this.awayFromEnd !== !this.#pinned) {
      this.awayFromEnd = !this.#pinned;
      this.#host.requestUpdate();
    }
  };
}
