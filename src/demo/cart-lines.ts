import type { Cart } from './cart.ts';
import type { CatalogueProduct } from './catalogue.ts';
import { both, element } from './element.ts';
import { formatMoney } from './price.ts';
import { createStepper } from './stepper.ts';
import type { Totals } from './totals.ts';
import { WORDS } from './words.ts';

interface Row {
  element: HTMLElement;
  show(line: Totals['lines'][number]): void;
}

/** The rows of the basket. A row is made once and kept, so that the button under the shopper's finger stays. */
export class CartLines {
  readonly #list: Element;
  readonly #cart: Cart;
  readonly #rows = new Map<string, Row>();

  constructor(list: Element, cart: Cart) {
    this.#list = list;
    this.#cart = cart;
  }

  show(lines: Totals['lines']): void {
    const gone = new Set(this.#rows.keys());
    for (const line of lines) {
      const { sku } = line.product;
      gone.delete(sku);
      const row = this.#rows.get(sku) ?? this.#add(line.product);
      row.show(line);
    }
    for (const sku of gone) {
      this.#rows.get(sku)?.element.remove();
      this.#rows.delete(sku);
    }
  }

  #add(product: CatalogueProduct): Row {
    const amount = element('span', { class: 'line-amount' });
    const stepper = createStepper(product.name, (quantity) => this.#cart.set(product.sku, quantity));
    const remove = element('button', { type: 'button', class: 'link' }, both(WORDS.remove));
    remove.append(element('span', { class: 'visually-hidden' }, ' ', both(product.name)));
    remove.addEventListener('click', () => {
      this.#cart.set(product.sku, 0);
      document.querySelector<HTMLElement>('#cart-title')?.focus();
    });
    const made = element(
      'li',
      { class: 'line' },
      element('img', { src: product.image, alt: '', width: '96', height: '96' }),
      element(
        'div',
        { class: 'line-text' },
        element('a', { href: `product.html?sku=${product.sku}` }, both(product.name)),
        element('span', { class: 'line-price' }, formatMoney(product.price)),
      ),
      stepper.element,
      amount,
      remove,
    );
    this.#list.append(made);
    const row: Row = {
      element: made,
      show: (line) => {
        stepper.show(line.quantity);
        amount.textContent = formatMoney(line.amount);
      },
    };
    this.#rows.set(product.sku, row);
    return row;
  }
}
