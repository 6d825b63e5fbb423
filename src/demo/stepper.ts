import { both, element } from './element.ts';
import type { Bilingual } from './language.ts';
import { WORDS } from './words.ts';

const MAX = 99;

export interface Stepper {
  element: HTMLElement;
  /** Shows a quantity that was changed elsewhere. */
  show(quantity: number): void;
}

/** − 2 + : a quantity between 1 and 99. */
export function createStepper(label: Bilingual, onChange: (quantity: number) => void): Stepper {
  let quantity = 1;
  const shown = element('output', {}, '1');
  const show = (changed: number) => {
    quantity = changed;
    shown.textContent = String(quantity);
  };
  const button = (sign: string, name: Bilingual, step: number) => {
    const hidden = element('span', { class: 'visually-hidden' }, both(name));
    const made = element('button', { type: 'button' }, element('span', { 'aria-hidden': 'true' }, sign), hidden);
    made.addEventListener('click', () => {
      show(Math.min(Math.max(quantity + step, 1), MAX));
      onChange(quantity);
    });
    return made;
  };
  const name = element('span', { class: 'visually-hidden' }, both(label));
  const parts = [name, button('−', WORDS.fewer, -1), shown, button('+', WORDS.more, 1)];
  return { element: element('div', { class: 'stepper' }, ...parts), show };
}
