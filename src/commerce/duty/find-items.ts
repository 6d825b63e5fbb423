import { productOnScreen } from '../page-context.ts';
import type { Inquiry, ShopGoods } from '../specialist.ts';
import { cartOnPage } from './cart-on-page.ts';
import type { DutyItem } from './duty-known.ts';
import { readQuantity } from './read-quantity.ts';

/** What the shopper calls what lies in the basket. */
const CART =
  /购物车|購物車|下单|这一单|\b(?:cart|basket|order)\b|carrito|carrinho|panier|warenkorb|carrello|koszyk|корзин|カート|장바구니|ตะกร้า|giỏ|keranjang|السلة/i;

/**
 * The goods a message is about: those it names, or the basket where it speaks of it, or the product on screen, or the one talked
 * about last. Empty where there is none.
 */
export function findItems(inquiry: Inquiry, { products }: ShopGoods): DutyItem[] {
  const { text, entities, locale, context, subject } = inquiry;
  const exists = (sku: string | null): sku is string => sku !== null && products.some((each) => each.sku === sku);
  const value = entities.find(({ type }) => type === 'amount')?.value ?? null;
  const named = [
    ...new Set(entities.filter(({ type }) => type === 'sku' || type === 'product').map((each) => each.value)),
  ].filter(exists);
  const quantity = readQuantity(text, locale);
  const piece = (sku: string): DutyItem => ({ sku, quantity, value });
  if (named.length === 1) return named.map(piece);
  if (named.length > 1) return named.map((sku) => ({ sku, quantity: 1, value: null }));
  const cart = cartOnPage(context).filter(({ sku }) => exists(sku));
  if (cart.length > 0 && CART.test(text))
    return cart.map(({ sku, quantity: count }) => ({ sku, quantity: count, value: null }));
  const onScreen = productOnScreen(context);
  if (exists(onScreen)) return [piece(onScreen)];
  if (exists(subject)) return [piece(subject)];
  return cart.map(({ sku, quantity: count }) => ({ sku, quantity: count, value: null }));
}
