/** Something of a text that must be said exactly or not at all. */
export interface Fact {
  start: number;
  end: number;
  /** `money` and `number` with their sign and Latin unit; `name`: a link, address, code, menu path or quoted name. */
  kind: 'number' | 'money' | 'name';
  text: string;
}

const DIGITS = String.raw`\d+(?:[.,:/]\d+)*`;
const TO = String.raw`\s?[–~～-]\s?`;
const SIGN = String.raw`(?:US\$|HK\$|NT\$|R\$|[$€£¥₩฿])`;
const UNIT = String.raw`(?:\s?(?:%|‰|℃|°C|°F|°)|\s?(?:cm|mm|km|kg|mg|ml|mAh|GB|TB|oz|lb|ft|in|m|g|l|L|W|V)(?![A-Za-z²³])[²³]?)?`;

/** In this order: what one of them took, the next leave alone. */
const PATTERNS: readonly (readonly [Fact['kind'], RegExp])[] = [
  ['name', /\[[^\]\n]{1,80}\]\([^)\s]+\)/g],
  ['name', /https?:\/\/[^\s，。；）)]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['name', /“[^”\n]{1,60}”|"[^"\n]{1,60}"|「[^」\n]{1,60}」|(?<![*\p{L}])\*[^*\n]{1,40}\*(?!\*)/gu],
  ['name', /(?<![A-Za-z0-9-])(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9]+(?:-[A-Z0-9]+)*(?![A-Za-z0-9])/g],
  ['money', new RegExp(`${SIGN}\\s?${DIGITS}(?:${TO}${SIGN}?\\s?${DIGITS})?`, 'g')],
  ['number', new RegExp(`(?<![\\d.])[−-]?${DIGITS}(?:${TO}[−-]?${DIGITS})?(?:\\s?×\\s?${DIGITS})*${UNIT}`, 'g')],
];

/** The facts of a text, first to last. They do not overlap. Numbers that only count the lines of a list are none. */
export function findFacts(text: string): Fact[] {
  const taken = new Uint8Array(text.length);
  for (const { index, 0: marker } of text.matchAll(/^\s*\d{1,2}[.、)]\s/gm))
    taken.fill(1, index, index + marker.length);
  const facts: Fact[] = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const { index, 0: found } of text.matchAll(pattern)) {
      const end = index + found.length;
      if (taken.subarray(index, end).includes(1)) continue;
      taken.fill(1, index, end);
      facts.push({ start: index, end, kind, text: found });
    }
  }
  return facts.sort((a, b) => a.start - b.start);
}
