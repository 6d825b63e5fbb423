/** Strings that a regular expression matches: an example of each of its alternatives. For the plain syntax of our lists. */
export function samplesOf(source: string, most = 24): string[] {
  const pattern = new RegExp(source, 'i');
  const [made] = alternatives(source, 0);
  const plain = made.map((text) => text.trim());
  return [...new Set([...made, ...plain, ...plain.map((text) => `，${text}`)])]
    .filter((text) => text !== '' && pattern.test(text))
    .slice(0, most);
}

/** Texts of what stands from `at` to the end of its group, and where that is. */
function alternatives(source: string, at: number): [string[], number] {
  const all: string[] = [];
  let sequence: string[] = [''];
  let place = at;
  while (place < source.length && source[place] !== ')') {
    if (source[place] === '|') {
      all.push(...sequence);
      sequence = [''];
      place += 1;
      continue;
    }
    const [texts, behind] = atom(source, place);
    const [repeated, next] = quantified(source, behind, texts);
    sequence = sequence.flatMap((before) => repeated.map((text) => before + text)).slice(0, 60);
    place = next;
  }
  return [[...all, ...sequence], place];
}

function atom(source: string, at: number): [string[], number] {
  const character = source[at] ?? '';
  if (character === '(') {
    const look = /^\(\?<?[=!]/.exec(source.slice(at));
    const open = look ?? /^\((?:\?:)?/.exec(source.slice(at));
    const [texts, close] = alternatives(source, at + (open?.[0].length ?? 1));
    // What is looked at is not part of the text.
    return [look ? [''] : texts, close + 1];
  }
  if (character === '[') {
    const close = source.indexOf(']', at + 2);
    return [[memberOf(source.slice(at + 1, close))], close + 1];
  }
  if (character === '\\') return escaped(source, at + 1);
  if (character === '^' || character === '$') return [[''], at + 1];
  return [[character === '.' ? ' ' : character], at + 1];
}

function escaped(source: string, at: number): [string[], number] {
  const letter = source[at] ?? '';
  if (letter === 'u') return [[String.fromCharCode(Number.parseInt(source.slice(at + 1, at + 5), 16))], at + 5];
  const known: Record<string, string> = { d: '7', w: 'x', s: ' ', b: '', W: '', n: '\n', '/': '/' };
  return [[known[letter] ?? letter], at + 1];
}

function memberOf(members: string): string {
  if (members.startsWith('^')) return ' ';
  const plain = members
    .replace(/\\u4e00-\\u9fff/, '春')
    .replace(/\\u([\da-f]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (plain.startsWith('\\')) return { '\\s': ' ', '\\d': '7', '\\"': '"' }[plain.slice(0, 2)] ?? plain[1] ?? '';
  return plain[0] ?? '';
}

function quantified(source: string, at: number, texts: string[]): [string[], number] {
  const found = /^(?:[?*+]|\{(\d+)(?:,(\d*))?\})\??/.exec(source.slice(at));
  if (found === null) return [texts, at];
  const next = at + found[0].length;
  const least = found[1] !== undefined ? Number(found[1]) : found[0].startsWith('+') ? 1 : 0;
  const repeated = texts.map((text) => text.repeat(Math.max(least, 1)));
  return [least === 0 ? ['', ...repeated] : repeated, next];
}
