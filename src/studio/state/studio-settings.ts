import type { StudioLanguage } from '#i18n/studio/two-languages.ts';
import { keep, ofBrowser, recall } from '#ui/kept.ts';
import { Observable } from '#ui/observable.ts';

const KEY = 'aisle.studio.settings';

/** How one person likes the Studio, kept in their browser. */
export interface StudioSettingsNow {
  theme: 'auto' | 'light' | 'dark';
  /** Null: that of the browser. */
  language: StudioLanguage | null;
  /** Who works here: stands beside what they propose, review and publish. */
  person: string;
}

const USUAL: StudioSettingsNow = { theme: 'auto', language: null, person: '' };

export class StudioSettings extends Observable {
  #now: StudioSettingsNow = { ...USUAL, ...recall<Partial<StudioSettingsNow>>(ofBrowser, KEY) };

  get now(): StudioSettingsNow {
    return this.#now;
  }

  set(change: Partial<StudioSettingsNow>): void {
    this.#now = { ...this.#now, ...change };
    keep(ofBrowser, KEY, this.#now);
    this.changed();
  }
}
