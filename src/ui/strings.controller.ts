import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Locale } from '#core/locale.ts';
import { loadStrings, stringsIfLoaded } from '#i18n/load-strings.ts';
import type { Strings } from '#i18n/strings.ts';

/** The words of the element's locale: at once when they are loaded, and the ones before until then. */
export class StringsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #locale: () => Locale;
  #wanted: Locale | null = null;
  /** The language of `strings`; it lags behind the wanted one while that loads. */
  locale: Locale;
  strings: Strings | null = null;

  constructor(host: ReactiveControllerHost, locale: () => Locale) {
    this.#host = host;
    this.#locale = locale;
    this.locale = locale();
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostUpdate(): void {
    const locale = this.#locale();
    if (locale === this.#wanted) return;
    this.#wanted = locale;
    const known = stringsIfLoaded(locale);
    if (known) this.#use(locale, known);
    else void this.#load(locale);
  }

  async #load(locale: Locale): Promise<void> {
    try {
      const strings = await loadStrings(locale);
      if (this.#wanted !== locale) return;
      this.#use(locale, strings);
      this.#host.requestUpdate();
    } catch {
      // The chunk could not be fetched: the words before stay, and the next render tries again.
      if (this.#wanted === locale) this.#wanted = null;
    }
  }

  #use(locale: Locale, strings: Strings): void {
    this.locale = locale;
    this.strings = strings;
  }
}
