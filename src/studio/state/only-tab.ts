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

  constructor(locks: LockManager | undefined = navigator.locks) {
    super();
    this.#locks = locks;
  }

  /** Resolves when it is known whether the Studio may be opened here. It opens by itself when the other tab is closed. */
  async ask(): Promise<void> {
    const locks = this.#locks;
    if (!locks) return this.#set('here');
    const isFree = await locks.query().then(
      ({ held = [] }) => held.every(({ name }) => name !== LOCK),
      // Where locks are refused, storage is of this page alone.
      () => null,
    );
    if (isFree === null) return this.#set('here');
    if (!isFree) this.#set('elsewhere');
    this.#waiting = new AbortController();
    return this.#hold({ signal: this.#waiting.signal });
  }

  /** Takes it from the other tab. */
  takeOver(): Promise<void> {
    this.#waiting.abort();
    return this.#hold({ steal: true });
  }

  /** Leaves it to other tabs. */
  leave(): void {
    this.#waiting.abort();
    this.#release();
    this.#set('asking');
  }

  #hold(options: LockOptions): Promise<void> {
    return new Promise((held) => {
      const kept = this.#locks?.request(LOCK, options, () => {
        this.#set('here');
        held();
        return new Promise<void>((release) => {
          this.#release = release;
        });
      });
      // It is rejected too when it no longer waits, which is no news.
      kept?.catch(() => {
        if (this.state === 'here') this.#set('taken');
        held();
      });
      if (this.state === 'elsewhere') held();
    });
  }

  #set(state: TabState): void {
    if (state === this.state) return;
    this.state = state;
    this.changed();
  }
}
