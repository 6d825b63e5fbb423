import type { DeskLanguage } from '#i18n/desk-strings.ts';
import { keep, ofBrowser, recall } from '#ui/kept.ts';
import { Observable } from '#ui/observable.ts';

const KEY = 'aisle.desk.settings';

/** How one agent likes the desk, kept in their browser. */
export interface DeskSettings {
  theme: 'auto' | 'light' | 'dark';
  /** Null: that of the browser. */
  language: DeskLanguage | null;
  sound: boolean;
  notifications: boolean;
  /** Shortcuts of one key may be in the way of speech input (WCAG 2.1.4): they can be switched off. */
  shortcuts: boolean;
  /** Tells the shopper that a message was translated by the agent's browser. */
  sayTranslated: boolean;
}

const USUAL: DeskSettings = {
  theme: 'auto',
  language: null,
  sound: true,
  notifications: false,
  shortcuts: true,
  sayTranslated: true,
};

export class Settings extends Observable {
  #now: DeskSettings = { ...USUAL, ...recall<Partial<DeskSettings>>(ofBrowser, KEY) };

  get now(): DeskSettings {
    return this.#now;
  }

  set(change: Partial<DeskSettings>): void {
    this.#now = { ...this.#now, ...change };
    keep(ofBrowser, KEY, this.#now);
    this.changed();
  }
}
