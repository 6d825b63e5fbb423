import { type Bilingual, PAGE_LANGUAGES } from '#demo/language.ts';
import { type Html, html } from './html.ts';

/** A text in both languages, of which the page's stylesheet shows one. */
export function both(text: Bilingual): Html {
  if (text['zh-Hans'] === text.en) return html`${text.en}`;
  return html`${PAGE_LANGUAGES.map((lang) => html`<span lang="${lang}">${text[lang]}</span>`)}`;
}
