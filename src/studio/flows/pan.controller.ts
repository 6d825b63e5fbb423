import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface PanDoes {
  zoom(by: number): void;
  connect(from: string, to: string): void;
}

/** Dragging the ground moves the picture, dragging a step's handle draws a line to another step, and Ctrl with the wheel zooms. */
export class PanController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #does: PanDoes;
  #pan: { x: number; y: number } | null = null;
  #line: { from: string; x: number; y: number } | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, does: PanDoes) {
    this.#host = host;
    this.#does = does;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#down);
    this.#host.addEventListener('pointermove', this.#move);
    this.#host.addEventListener('pointerup', this.#up);
    this.#host.addEventListener('pointercancel', this.#end);
    this.#host.addEventListener('wheel', this.#wheel, { passive: false });
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#down);
    this.#host.removeEventListener('pointermove', this.#move);
    this.#host.removeEventListener('pointerup', this.#up);
    this.#host.removeEventListener('pointercancel', this.#end);
    this.#host.removeEventListener('wheel', this.#wheel);
  }

  readonly #down = (event: PointerEvent): void => {
    const [inner] = event.composedPath();
    if (!(inner instanceof Element) || event.button !== 0) return;
    const { from } = (inner as HTMLElement).dataset ?? {};
    if (from !== undefined) {
      this.#line = { from, ...this.#at(event) };
      event.preventDefault();
    } else if (event.pointerType === 'mouse' && inner.closest('.sheet') && !inner.closest('button, a')) {
      this.#pan = { x: event.clientX, y: event.clientY };
    }
  };

  readonly #move = (event: PointerEvent): void => {
    const sheet = this.#sheet;
    if (this.#pan && sheet) {
      sheet.scrollBy(this.#pan.x - event.clientX, this.#pan.y - event.clientY);
      this.#pan = { x: event.clientX, y: event.clientY };
    }
    if (this.#line) {
      const { x, y } = this.#at(event);
      this.#draw(`M${this.#line.x} ${this.#line.y} L${x} ${y}`);
    }
  };

  readonly #up = (event: PointerEvent): void => {
    const line = this.#line;
    this.#end();
    if (!line) return;
    const under = this.#host.shadowRoot?.elementsFromPoint(event.clientX, event.clientY) ?? [];
    const step = under.find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset.step !== undefined);
    if (step?.dataset.step && step.dataset.step !== line.from) this.#does.connect(line.from, step.dataset.step);
  };

  readonly #end = (): void => {
    this.#pan = null;
    this.#line = null;
    this.#draw('');
  };

  readonly #wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.#does.zoom(event.deltaY < 0 ? 1.1 : 1 / 1.1);
  };

  get #sheet(): Element | null {
    return this.#host.shadowRoot?.querySelector('.sheet') ?? null;
  }

  /** Where the pointer is in the drawing, whatever its zoom. */
  #at(event: PointerEvent): { x: number; y: number } {
    const drawing = this.#host.shadowRoot?.querySelector<HTMLElement>('.drawing');
    const box = drawing?.getBoundingClientRect();
    if (!drawing || !box || box.width === 0) return { x: 0, y: 0 };
    const scale = box.width / drawing.offsetWidth;
    return { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale };
  }

  #draw(d: string): void {
    this.#host.shadowRoot?.querySelector('.rubber')?.setAttribute('d', d);
  }
}
