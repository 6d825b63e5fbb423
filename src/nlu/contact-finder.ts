/** An e-mail address or phone number found in a message. */
export interface ContactMatch {
  type: 'email' | 'phone';
  start: number;
  end: number;
  value: string;
}

const EMAIL = /[a-z0-9](?:[a-z0-9._%+-]{0,62}[a-z0-9_%+-])?@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}/g;
const CHINESE_MOBILE = /(?<![\d+])(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g;
/** E.164: a plus sign or 00, then 7 to 15 digits, with the separators people write. */
const INTERNATIONAL = /(?<![\d+])(?:\+|00)[1-9](?:[ .()-]{0,2}\d){6,14}(?!\d)/g;

/** Takes text as folded by `foldInPlace`. */
export function findContacts(folded: string): ContactMatch[] {
  const matches: ContactMatch[] = [];
  const add = (type: ContactMatch['type'], start: number, text: string, value: string): void => {
    const end = start + text.length;
    if (matches.some((match) => start < match.end && match.start < end)) return;
    matches.push({ type, start, end, value });
  };
  if (folded.includes('@')) {
    for (const found of folded.matchAll(EMAIL)) add('email', found.index, found[0], found[0]);
  }
  if (!/\d\d/.test(folded)) return matches;
  for (const found of folded.matchAll(CHINESE_MOBILE)) {
    add('phone', found.index, found[0], `+86${found[0].replace(/\D/g, '').slice(-11)}`);
  }
  for (const found of folded.matchAll(INTERNATIONAL)) {
    add('phone', found.index, found[0], `+${found[0].replace(/\D/g, '').replace(/^00/, '')}`);
  }
  return matches.sort((a, b) => a.start - b.start);
}
