import type { Cart } from './cart.ts';
import type { Catalogue, CataloguePromotion } from './catalogue.ts';
import { type CouponAnswer, explainCoupon } from './coupon.ts';
import { dayOf } from './day-of.ts';
import { both, element } from './element.ts';
import type { Bilingual } from './language.ts';
import { WORDS } from './words.ts';

/** Where a code waits in this tab that the chat was told to use; a code is one shop's. */
const keyOf = (shop: string): string => `demo:${shop}:coupon`;

/** Lays a code by for this shop's basket page. False where the browser refuses to store. */
export function keepCoupon(shop: string, code: string): boolean {
  try {
    sessionStorage.setItem(keyOf(shop), code);
    return true;
  } catch {
    return false;
  }
}

/** The code that waits for this shop's basket page; null without one, and where the browser refuses. */
export function waitingCoupon(shop: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(shop));
  } catch {
    return null;
  }
}

/** The coupon field: says what a code is worth and until when. */
export function startCouponForm({ promotions }: Catalogue, cart: Cart): void {
  const form = document.querySelector<HTMLFormElement>('#coupon');
  const field = form?.querySelector<HTMLInputElement>('input');
  const result = document.querySelector<HTMLElement>('#coupon-result');
  if (!form || !field || !result) return;
  const explain = () => {
    const skus = cart.lines.map((line) => line.sku);
    const answer = explainCoupon(field.value, promotions, skus, Date.now());
    result.dataset.kind = answer.kind;
    result.replaceChildren(...explanation(answer));
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    explain();
  });
  const told = waitingCoupon(document.documentElement.dataset.shop ?? '');
  if (told !== null) {
    field.value = told;
    explain();
  }
}

function explanation(answer: CouponAnswer): Node[] {
  switch (answer.kind) {
    case 'empty':
      return [];
    case 'unknown': {
      const codes = answer.current.map((promotion) => element('code', {}, promotion.code ?? ''));
      return codes.length > 0
        ? [paragraph(WORDS.couponUnknown), element('p', {}, both(WORDS.couponNow), ...separated(codes))]
        : [paragraph(WORDS.couponUnknown)];
    }
    case 'early':
      return about(WORDS.couponEarly, answer.promotion, WORDS.couponFrom, answer.promotion.from);
    case 'over':
      return about(WORDS.couponOver, answer.promotion, WORDS.couponUntil, answer.promotion.until);
    case 'no-goods':
      return about(WORDS.couponNoGoods, answer.promotion, WORDS.couponUntil, answer.promotion.until);
    case 'valid':
      return [
        ...about(WORDS.couponValid, answer.promotion, WORDS.couponUntil, answer.promotion.until),
        paragraph(WORDS.couponNote),
      ];
  }
}

function about(lead: Bilingual, promotion: CataloguePromotion, word: Bilingual, at: string): Node[] {
  const first = element('p', {}, element('strong', {}, both(lead)), both(promotion.title));
  const when = element('p', { class: 'when' }, both(word), ' ', both(dayOf(at)));
  return [first, paragraph(promotion.text), when];
}

const paragraph = (text: Bilingual) => element('p', {}, both(text));
const separated = (nodes: Node[]): (Node | string)[] => nodes.flatMap((node, at) => (at > 0 ? [' ', node] : [node]));
