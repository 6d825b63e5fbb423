import type { Money } from '#commerce/order.ts';
import { callAisle } from './aisle.ts';
import type { Cart } from './cart.ts';
import { CartLines } from './cart-lines.ts';
import { type Catalogue, loadCatalogue } from './catalogue.ts';
import { startCouponForm } from './coupon-form.ts';
import { both, element } from './element.ts';
import type { Bilingual } from './language.ts';
import { formatMoney, isLess } from './price.ts';
import { type Totals, totalsOf } from './totals.ts';
import { fill, WORDS } from './words.ts';

/** Fills the basket page and keeps it in step with the basket. */
export async function startCartPage(cart: Cart): Promise<void> {
  const catalogue = await loadCatalogue();
  const list = document.querySelector('#cart-lines');
  const totals = document.querySelector('#cart-totals');
  const empty = document.querySelector<HTMLElement>('#cart-empty');
  const full = document.querySelector<HTMLElement>('#cart-full');
  if (list === null || totals === null || empty === null || full === null) return;
  const lines = new CartLines(list, cart);

  const render = () => {
    const sums = totalsOf(cart.lines, catalogue);
    empty.hidden = sums.lines.length > 0;
    full.hidden = sums.lines.length === 0;
    lines.show(sums.lines);
    totals.replaceChildren(...totalRows(sums, catalogue));
  };
  cart.addEventListener('change', render);
  render();
  startCouponForm(catalogue, cart);
  startCheckout(cart);
}

function totalRows(sums: Totals, { currency }: Catalogue): HTMLElement[] {
  const nothing: Money = { amount: '0', currency };
  const row = (label: Bilingual, value: Node | string, name = '') =>
    element('div', name ? { class: name } : {}, element('dt', {}, both(label)), element('dd', {}, value));
  const rows = [row(WORDS.goods, formatMoney(sums.goods))];
  if (isLess(nothing, sums.saved)) rows.push(row(WORDS.saved, `−${formatMoney(sums.saved)}`, 'saving'));
  const isFree = !isLess(nothing, sums.delivery);
  rows.push(row(WORDS.delivery, isFree ? both(WORDS.free) : formatMoney(sums.delivery)));
  const missing = sums.missingForMinimum ?? sums.missingForFree;
  if (missing !== null) {
    const text = sums.missingForMinimum ? WORDS.missingForMinimum : WORDS.missingForFree;
    const hint = element('dd', { class: 'hint' }, both(fill(text, 'amount', formatMoney(missing))));
    rows.at(-1)?.append(hint);
  }
  rows.push(row(WORDS.total, `${formatMoney(sums.total)} ${currency}`, 'total'));
  return rows;
}

/** The dialog says what this is before anything happens; confirming empties the basket and no more. */
function startCheckout(cart: Cart): void {
  const dialog = document.querySelector<HTMLDialogElement>('#checkout');
  document.querySelector('#check-out')?.addEventListener('click', () => dialog?.showModal());
  // Where the chat leads to.
  if (location.hash === '#checkout' && cart.count > 0) dialog?.showModal();
  dialog?.addEventListener('close', () => {
    if (dialog.returnValue !== 'order') return;
    for (const { sku } of cart.lines) callAisle('track', { type: 'bought', sku });
    cart.clear();
    document.querySelector('#announcement')?.replaceChildren(both(WORDS.ordered));
    document.querySelector<HTMLElement>('#cart-title')?.focus();
  });
}
