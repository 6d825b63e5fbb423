import { callAisle } from './aisle.ts';
import { type Catalogue, type CatalogueProduct, loadCatalogue } from './catalogue.ts';
import { both, element } from './element.ts';
import { Favourites } from './favourites.ts';
import type { Bilingual } from './language.ts';
import { setPageTitle, shownLanguage } from './page-language.ts';
import { formatMoney, isLess, minus } from './price.ts';
import { createStepper } from './stepper.ts';
import { tellLooks } from './tell-looks.ts';
import { WORDS } from './words.ts';

const RELATED = 4;
const STOCK: Readonly<Record<CatalogueProduct['stock'], Bilingual>> = {
  'in-stock': WORDS.inStock,
  low: WORDS.low,
  out: WORDS.out,
};

/** Fills the product page for the `sku` of its address. */
export async function startProductPage(tellAisle: (product: { sku: string; name: string }) => void): Promise<void> {
  const place = document.querySelector<HTMLElement>('#product');
  if (place === null) return;
  const catalogue = await loadCatalogue();
  const sku = new URLSearchParams(location.search).get('sku')?.toUpperCase();
  const product = catalogue.products.find((candidate) => candidate.sku === sku);
  place.removeAttribute('aria-busy');
  if (product === undefined) {
    const back = element('a', { class: 'button', href: './' }, both(WORDS.backToShop));
    place.replaceChildren(
      element('h1', {}, both(WORDS.noProduct)),
      element('p', {}, both(WORDS.noProductHint)),
      element('p', {}, back),
    );
    place.classList.add('nothing');
    setPageTitle(WORDS.noProduct);
    return;
  }
  const { shopZh, shopEn } = document.documentElement.dataset;
  setPageTitle({
    'zh-Hans': `${product.name['zh-Hans']} · ${shopZh}`,
    en: `${product.name.en} · ${shopEn}`,
  });
  place.replaceChildren(picture(product), purchase(product), details(product, catalogue), related(product, catalogue));
  tellAisle({ sku: product.sku, name: product.name[shownLanguage()] });
  tellLooks(product.sku);
}

function picture({ image }: CatalogueProduct): HTMLElement {
  const img = element('img', { src: image, alt: '', width: '640', height: '640', fetchpriority: 'high' });
  return element('div', { class: 'product-picture' }, img);
}

function purchase(product: CatalogueProduct): HTMLElement {
  const price = element('p', { class: 'product-price' }, element('strong', {}, formatMoney(product.price)));
  if (product.listPrice && isLess(product.price, product.listPrice)) {
    const was = element('span', { class: 'visually-hidden' }, both(WORDS.insteadOf));
    const saved = element('span', { class: 'saving' }, `−${formatMoney(minus(product.listPrice, product.price))}`);
    price.append(element('s', {}, was, ' ', formatMoney(product.listPrice)), saved);
  }
  const add = element('button', { type: 'button', class: 'button', 'data-add': product.sku }, both(WORDS.addToCart));
  add.disabled = product.stock === 'out';
  const quantity = createStepper(WORDS.quantity, (count) => {
    add.dataset.quantity = String(count);
  });
  const ask = element('button', { type: 'button', class: 'button quiet' }, both(WORDS.askAboutThis));
  ask.addEventListener('click', () => {
    const language = shownLanguage();
    callAisle('prefill', `${WORDS.askingAbout[language]} ${product.name[language]}`);
  });
  return element(
    'div',
    { class: 'product-purchase' },
    element('p', { class: 'eyebrow' }, both(product.category)),
    element('h1', {}, both(product.name)),
    element('p', { class: 'product-summary' }, both(product.summary)),
    price,
    element('p', { class: 'stock', 'data-stock': product.stock }, both(STOCK[product.stock])),
    element('div', { class: 'product-actions' }, quantity.element, add, ask, heart(product.sku)),
    element('p', { class: 'sku' }, `SKU ${product.sku}`),
  );
}

/** Marks the product as one that is liked; the shopper's own profile hears of it. */
function heart(sku: string): HTMLElement {
  const favourites = new Favourites(document.documentElement.dataset.shop ?? '');
  const button = element('button', { type: 'button', class: 'button quiet heart' });
  const show = (isMarked: boolean) => {
    button.setAttribute('aria-pressed', String(isMarked));
    button.replaceChildren(
      element('span', { 'aria-hidden': 'true' }, isMarked ? '♥' : '♡'),
      ' ',
      both(WORDS.favourite),
    );
  };
  show(favourites.has(sku));
  button.addEventListener('click', () => {
    const isMarked = button.getAttribute('aria-pressed') !== 'true';
    favourites.set(sku, isMarked);
    show(isMarked);
    callAisle('track', { type: isMarked ? 'favourited' : 'unfavourited', sku });
  });
  return button;
}

function details({ attributes }: CatalogueProduct, { labels }: Catalogue): HTMLElement {
  const rows = Object.entries(attributes).map(([key, value]) => {
    const label = labels[key] ?? { 'zh-Hans': key, en: key };
    return element('div', {}, element('dt', {}, both(label)), element('dd', {}, both(value)));
  });
  return element(
    'section',
    { class: 'product-details', 'aria-labelledby': 'details' },
    element('h2', { id: 'details' }, both(WORDS.details)),
    element('dl', {}, ...rows),
  );
}

function related(product: CatalogueProduct, { products }: Catalogue): HTMLElement {
  const same = products.filter((other) => other.category.en === product.category.en);
  const start = same.indexOf(product) + 1;
  // The next ones of the category, round and round, so that not every page recommends the same four.
  const next = [...same.slice(start), ...same.slice(0, start - 1)].slice(0, RELATED);
  const cards = next.map((other) =>
    element(
      'li',
      { class: 'card' },
      element(
        'a',
        { class: 'card-link', href: `product.html?sku=${other.sku}` },
        element('img', { src: other.image, alt: '', width: '320', height: '320', loading: 'lazy' }),
        element('span', { class: 'card-name' }, both(other.name)),
      ),
      element('p', { class: 'price' }, element('strong', {}, formatMoney(other.price))),
    ),
  );
  return element(
    'section',
    { class: 'product-related', 'aria-labelledby': 'related' },
    element('h2', { id: 'related' }, both(WORDS.related)),
    element('ul', { class: 'grid' }, ...cards),
  );
}
