// One file a page: the build would share a stylesheet between pages as one more request.
import './styles/shop.css';
import { callAisle } from './aisle.ts';
import { Cart } from './cart.ts';
import { startCartPage } from './cart-page.ts';
import { isCurrent } from './coupon.ts';
import { both, element } from './element.ts';
import { keepOffline } from './keep-offline.ts';
import { startPageLanguage } from './page-language.ts';
import { giveTools } from './page-tools.ts';
import { startProductPage } from './product-page.ts';
import { startSearch } from './search.ts';
import { startSession } from './session.ts';
import { WORDS } from './words.ts';

const { shop = '', page = '' } = document.documentElement.dataset;
const cart = new Cart(shop);

function showCart(): void {
  const badge = document.querySelector('#cart-count');
  if (badge !== null) badge.textContent = cart.count > 0 ? String(cart.count) : '';
  tellAisle();
}

let onScreen: { sku: string; name: string } | undefined;

/** What the shopper is looking at, for a conversation that may come of it. */
function tellAisle(product = onScreen): void {
  onScreen = product;
  callAisle('setContext', { page: location.href, ...(product && { product }), cart: cart.lines });
}

startPageLanguage();
for (const offer of document.querySelectorAll<HTMLElement>('[data-from][data-until]')) {
  const { from = '', until = '' } = offer.dataset;
  offer.hidden = !isCurrent({ from, until }, Date.now());
}
showCart();
cart.addEventListener('change', showCart);
startSession(shop);
giveTools(shop, cart);

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-add], [data-chat]') : null;
  if (button === null) return;
  const { add, quantity = '1' } = button.dataset;
  if (add === undefined) {
    callAisle('open');
    return;
  }
  cart.add(add, Number(quantity));
  callAisle('track', { type: 'added', sku: add });
  document.querySelector('#announcement')?.replaceChildren(both(WORDS.added));
});

if (page === 'home') startSearch();
if (page === 'product') startProductPage(tellAisle).catch(showFailure);
if (page === 'cart') startCartPage(cart).catch(showFailure);
keepOffline();

function showFailure(): void {
  document.querySelector('.loading')?.remove();
  document.querySelector('main')?.append(element('p', { class: 'nothing', role: 'alert' }, both(WORDS.loadFailed)));
}
