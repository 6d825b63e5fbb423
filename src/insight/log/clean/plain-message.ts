const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  euro: '€',
  pound: '£',
  yen: '¥',
};

/** What begins the earlier mail in a reply to one: it was said before, and is in the log already. */
const QUOTED =
  /\n(?:On .{6,120} wrote:|-{2,} ?(?:Original Message|原始邮件|Forwarded message) ?-{2,}|From: .+\nSent: |在.{4,60}写道[:：]|## Please do not write below this line)[\s\S]*$/i;

/** One message as plain text: no markup, entities read, blanks single, no more than one empty line, no quoted mail. */
export function plainMessage(text: string): string {
  const words = /<[a-z!/][^>]*>/i.test(text) ? withoutMarkup(text) : text;
  return withEntities(words)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b-\u200f\u2060\ufeff\ufffc]/g, '')
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(QUOTED, '')
    .trim();
}

function withoutMarkup(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<blockquote\b[\s\S]*?<\/blockquote\s*>/gi, '\n')
    .replace(/<img\b[^>]*>/gi, '[image]')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<(?:br|\/p|\/div|\/tr|\/h[1-6]|\/ul|\/ol|\/li)\b[^>]*>/gi, '\n')
    .replace(/<[a-z!/][^>]*>/gi, '');
}

const withEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
        if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : text;
