import { normalise } from '#core/normalise.ts';
import { both } from './element.ts';
import { fill, WORDS } from './words.ts';

/** Filters the grid while the shopper types: every word must be in a product's names or category. */
export function startSearch(): void {
  const field = document.querySelector<HTMLInputElement>('#search');
  const result = document.querySelector<HTMLElement>('#search-result');
  if (field === null || result === null) return;
  const groups = [...document.querySelectorAll<HTMLElement>('.group')];
  field.form?.addEventListener('submit', (event) => event.preventDefault());

  field.addEventListener('input', () => {
    const words = normalise(field.value).split(' ').filter(Boolean);
    let found = 0;
    for (const group of groups) {
      let foundHere = 0;
      for (const card of group.querySelectorAll<HTMLElement>('.card')) {
        const text = card.dataset.search ?? '';
        card.hidden = !words.every((word) => text.includes(word));
        if (!card.hidden) foundHere += 1;
      }
      group.hidden = foundHere === 0;
      found += foundHere;
    }
    document.body.toggleAttribute('data-searching', words.length > 0);
    const text = found === 0 ? WORDS.nothingFound : fill(WORDS.found, 'count', String(found));
    result.replaceChildren(...(words.length > 0 ? [both(text)] : []));
  });
}
