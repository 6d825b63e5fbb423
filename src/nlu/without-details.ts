const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** Order and tracking numbers: digits, mostly with letters; shorter ones may be sizes and models. */
const CODE = /#?(?=[a-z\d/-]*\d)[a-z\d][a-z\d/-]{6,}/gi;
const PHONE = /\+?\d[\d -]{5,}\d/g;
const TAIL = /(?:手机)?尾号 ?[:：]?\d{4}|(?:phone )?(?:number )?end(?:s|ing)? (?:in |with )?\d{4}/gi;
/** What is said before such a detail and stands alone without it. */
const LABEL =
  /(?:订单号|单号|手机号码?|电话|邮箱)(?:是|为|[:：])? *(?=$|[,，。;；])|\b(?:order|phone)(?: number| no\.?)?(?: is|:) *(?=$|[,.;])/gi;
/** In longer messages (UTF-16 units) enough is said besides; the patterns above cost the square of a word's length. */
const LONGEST = 400;
const EDGES = /^[\s,，.。;；:：]+|[\s,，;；:：]+$/gu;

/**
 * The message without order numbers, phone numbers and e-mail addresses, whose weight a reader of n-grams overrates beside
 * a short wish ("取消订单，FR2611-04833，尾号3352"). Null where there are none, or nothing is said besides.
 */
export function withoutDetails(text: string): string | null {
  if (text.length > LONGEST) return null;
  const cut = [TAIL, EMAIL, CODE, PHONE].reduce((left, detail) => left.replace(detail, ' '), text.normalize('NFKC'));
  const left = cut.replace(LABEL, ' ').replace(/\s+/g, ' ').replace(EDGES, '');
  if (left === text.normalize('NFKC').replace(/\s+/g, ' ').replace(EDGES, '')) return null;
  return (left.match(/\p{L}/gu)?.length ?? 0) >= 2 ? left : null;
}

/** Of a reader's probabilities for a message and for the same without its details, those that are surer of one label. */
export function surerOf(whole: Float32Array, bare: Float32Array): Float32Array {
  return Math.max(...bare) > Math.max(...whole) ? bare : whole;
}
