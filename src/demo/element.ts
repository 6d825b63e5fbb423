import { type Bilingual, PAGE_LANGUAGES } from './language.ts';

type Child = Node | string;

/** Makes an element. Attributes are set as text, so nothing from the catalogue can become markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** The text in both languages, of which the stylesheet shows one; a text that is the same in both, once. */
export function both(text: Bilingual): DocumentFragment {
  const fragment = document.createDocumentFragment();
  if (text['zh-Hans'] === text.en) fragment.append(text.en);
  else for (const lang of PAGE_LANGUAGES) fragment.append(element('span', { lang }, text[lang]));
  return fragment;
}
