/** What the shop calls its goods: they are spoken of as `{subject}` in a script. */
export interface NamedThings {
  products: readonly string[];
}

const DIGITS = String.raw`\d+(?:[.,]\d+)*`;

/** What the masking of the import left → the placeholder of `scripts.yaml` that stands for it. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/\[name\]/g, '{name}'],
  [/\[(?:order|parcel)\]/g, '{number}'],
  [/\[[a-z]+\]/g, '{detail}'],
  [new RegExp(String.raw`(?:US\$|[$€£¥₩])\s?${DIGITS}|${DIGITS}\s?(?:元|块)`, 'gu'), '{total}'],
];

/** A sentence as a template: names, order numbers, amounts and products become placeholders. */
export function generalise(sentence: string, { products }: NamedThings): string {
  let text = sentence.trim();
  for (const product of products.toSorted((a, b) => b.length - a.length)) {
    if (product.length > 1) text = text.replaceAll(product, '{subject}');
  }
  for (const [pattern, place] of PLACES) text = text.replace(pattern, place);
  return text;
}
