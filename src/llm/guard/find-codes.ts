import { blank, type Claim } from './claim.ts';
import { unitOf } from './units.ts';

const TOKEN = /(?<![\p{Script=Latin}\p{N}])[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*(?![\p{Script=Latin}\p{N}])/gu;
/** Words and numbers run together in ways that no sentence has: encoded text. */
const ENCODED = /(?<![\w/+])[A-Za-z0-9+/]{16,}={0,2}(?![\w/+])/g;

/** Codes, article and order numbers of a text, and the text without them. Measures (`200g`, `7-day`) are none. */
export function findCodes(text: string): { claims: Claim[]; rest: string } {
  const claims: Claim[] = [];
  let rest = text;
  for (const { 0: found } of rest.matchAll(ENCODED)) {
    if (/\d/.test(found) || found.endsWith('=')) claims.push({ kind: 'code', key: found, found });
  }
  rest = rest.replace(TOKEN, (found) => {
    if (!isCode(found)) return found;
    claims.push({ kind: 'code', key: keyOf(found), found });
    return ' '.repeat(found.length);
  });
  return { claims, rest: blank(rest, ENCODED) };
}

const keyOf = (code: string): string => code.toUpperCase().replace(/[-_]/g, '');

function isCode(token: string): boolean {
  if (/^\d+(?:[-_]\d+)*$/.test(token)) return false;
  if (/^[A-Z]{2,}(?:[-_][A-Z0-9]{2,})+$/.test(token)) return true;
  if (!/\d/.test(token)) return false;
  const measure = /^\d+[-]?([A-Za-z]+)(?:-[A-Za-z]+)*$/.exec(token);
  if (measure === null) return true;
  if (token.includes('-')) return false;
  return unitOf('', (measure[1] ?? '').toLowerCase()) === null;
}
