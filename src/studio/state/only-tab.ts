import { Observable } from '#ui/observable.ts';

/** The Studio is open here, or in another tab; `taken`: it was here until another tab took it over. */
export type TabState = 'asking' | 'here' | 'elsewhere' | 'taken';

const LOCK = 'aisle-studio';

/**
 * Sees to it that one tab at a time has the Studio open: each keeps whole files and lists, so two would overwrite each other.
 * A browser without locks goes on without.
 */
export class OnlyTab extends Observable {
  readonly #locks: LockManager | undefined;
  state: TabState = 'asking';
  #release: () => void = () => {};
  #waiting = new AbortController();
  #isWanted = false;

  constructor(locks: LockManager | undefined = navigator.locks) {
    super();
    this.#locks = locks;
  }

  /** Resolves when it is known whether the Studio may be opened here. It opens by itself when the other tab is closed. */
  async ask(): Promise<void> {
    if (!this.#locks) return this.#set('here');
    this.#isWanted = true;
    // Asked for and had in one step: of tabs that are opened together, one has it. Where locks are refused, storage is of this
    // page alone.
    const isHeld = await this.#hold({ ifAvailable: true }).catch(() => null);
    if (isHeld || !this.#isWanted) return;
    if (isHeld === null) return this.#set('here');
    this.#set('elsewhere');
    this.#waiting = new AbortController();
    // That it no longer waits is no news.
    this.#hold({ signal: this.#waiting.signal }).catch(() => {});
  }

  /** Takes it from the other tab. */
  async takeOver(): Promise<void> {
    this.#waiting.abort();
    await this.#hold({ steal: true });
  }

  /** Leaves it to other tabs. */
  leave(): void {
    this.#isWanted = false;
    this.#waiting.abort();
    this.#release();
    this.#set('asking');
  }

  /** Whether it is held. Rejects where it is refused, and where it is waited for no longer. */
  #hold(options: LockOptions): Promise<boolean> {
    return new Promise((tell, refuse) => {
      const keep = (lock: Lock | null): Promise<void> | null => {
        const isHeld = lock !== null && this.#isWanted;
        tell(isHeld);
        if (!isHeld) return null;
        this.#set('here');
        return new Promise((release) => {
          this.#release = release;
        });
      };
      this.#locks?.request(LOCK, options, keep).catch((fault: unknown) => {
        if (this.state === 'here') this.#set('taken');
        refuse(fault);
      });
    });
  }

  #set(state: TabState): void {
    if (state === this.state) return;
    this.state = state;
    this.changed();
  }
}
