/** A number or code found in a message. */
export interface CodeMatch {
  type: 'order-number' | 'sku';
  start: number;
  end: number;
  value: string;
}

const PART = /[a-z0-9]+/g;
/** What people put inside a long number: one separator, or a space on each side of a dash. */
const JOINT = /^(?:[ \-_/.]| - )$/;
const MAX_PARTS = 6;
const MAX_UNITS = 40;
/** A word that says a number follows; `no` alone would catch too much. */
const ORDER_WORD =
  /(?:订单|单号|订单号|编号|order|ordernumber|bestellung|bestellnummer|pedido|encomenda|commande|ordine|zamowieni[ea]|заказа?|طلب|الطلب|注文|주문|ออเดอร์|don|don hang|pesanan|number|no\.?|nr\.?|№|num)[\s:#是为：号番번호№.-]*$/;
const DATE = /^(?:19|20)\d\d([-/]?)(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])$/;
const UNIT_AFTER = /^\s?(?:kg|g|ml|l|cm|mm|gb|tb|mah|w|v|%|元|块|円|원|บาท|dong|đ|rub|zl|eur|usd|€|¥|\$|£)(?![a-z])/;

/**
 * Finds order numbers by the merchant's patterns, SKUs of the pack, and numbers that look like an order's in any shop.
 * Spaces, dashes, case and full width may differ from the pattern: `fr 2026 0001` is found by `FR-?\d{8}`.
 * Only what holds a digit is looked at. Takes text as folded by `foldInPlace`.
 */
export function createCodeFinder(patterns: readonly string[], skus: Iterable<string>): (folded: string) => CodeMatch[] {
  const wholes = patterns.map((source) => new RegExp(`^(?:${source})$`, 'i'));
  const skuOf = new Map<string, string>();
  for (const sku of skus) skuOf.set(bare(sku), sku);

  return (folded) => {
    if (!/\d/.test(folded)) return [];
    const parts = [...folded.matchAll(PART)].map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
    }));
    const matches: CodeMatch[] = [];
    let first = 0;
    while (first < parts.length) {
      const found = longestFrom(folded, parts, first);
      if (found === null) {
        first += 1;
        continue;
      }
      matches.push(found);
      while (first < parts.length && (parts[first]?.start ?? 0) < found.end) first += 1;
    }
    return matches;
  };

  function longestFrom(folded: string, parts: { start: number; end: number }[], first: number): CodeMatch | null {
    const start = parts[first]?.start ?? 0;
    if (/[.@]/.test(folded[start - 1] ?? '') && /[a-z0-9]/.test(folded[start - 2] ?? '')) return null;
    let last = first;
    while (last + 1 < parts.length && last + 1 - first < MAX_PARTS) {
      if (!JOINT.test(folded.slice(parts[last]?.end, parts[last + 1]?.start))) break;
      last += 1;
    }
    for (let at = last; at >= first; at--) {
      const end = parts[at]?.end ?? 0;
      const typed = folded.slice(start, end);
      if (typed.length > MAX_UNITS || !/\d/.test(typed)) continue;
      const hash = /#\s?$/.exec(folded.slice(0, start))?.[0].length ?? 0;
      const order = merchantOrder(typed);
      if (order !== null) return { type: 'order-number', start: start - hash, end, value: order };
      const sku = skuOf.get(bare(typed));
      if (sku !== undefined) return { type: 'sku', start, end, value: sku };
      if (looksLikeOrder(folded, start, end, hash > 0)) {
        return { type: 'order-number', start: start - hash, end, value: typed.toUpperCase().replace(/\s/g, '') };
      }
    }
    return null;
  }

  function merchantOrder(typed: string): string | null {
    const upper = typed.toUpperCase();
    const spellings = [
      upper.replace(/\s/g, ''),
      upper.replace(/\s*-\s*/g, '-').replace(/\s+/g, '-'),
      bare(upper),
      bare(upper).replace(/([A-Z])(?=\d)/g, '$1-'),
    ];
    return spellings.find((spelling) => wholes.some((whole) => whole.test(spelling))) ?? null;
  }
}

function looksLikeOrder(folded: string, start: number, end: number, hashed: boolean): boolean {
  const typed = folded.slice(start, end);
  // A space inside is only believed where a merchant's pattern says so.
  if (/\s/.test(typed) || !/^[a-z0-9]+(?:[-/_][a-z0-9]+)*$/.test(typed)) return false;
  if (/[-@.]/.test(folded[end] ?? '') && /[a-z0-9]/.test(folded[end + 1] ?? '')) return false;
  const digits = typed.replace(/\D/g, '').length;
  const letters = typed.replace(/[^a-z]/g, '').length;
  if (hashed) return digits >= 4 && typed.length <= 24;
  if (DATE.test(typed) || UNIT_AFTER.test(folded.slice(end, end + 6))) return false;
  if (/^1[3-9]\d{9}$/.test(typed) || /^\+/.test(folded[start - 1] ?? '')) return false;
  if (ORDER_WORD.test(folded.slice(Math.max(0, start - 24), start))) return digits >= 4;
  if (letters === 0) return digits >= 8 && digits <= 24;
  return /^[a-z]{1,5}[-/_]?\d/.test(typed) && digits >= 5 && letters <= 8;
}

function bare(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
