import type { Random } from './random.ts';

/** Characters that one keyboard or one pronunciation puts in each other's place. */
const SLIPS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'的得在再做作吗嘛那哪他她像向以已单担退推换还货或到道没每钱前收手什甚么末'].map(pairUp)),
  e: 'r',
  r: 'e',
  i: 'o',
  o: 'i',
  a: 's',
  s: 'a',
  n: 'm',
  m: 'n',
  t: 'y',
  u: 'i',
};

function pairUp(letter: string, index: number, all: readonly string[]): [string, string] {
  return [letter, all[index % 2 === 0 ? index + 1 : index - 1] ?? letter];
}

/** One slip in a message: a neighbour key, a letter twice, left out, or two swapped. Digits and short words are left alone. */
export function mistype(text: string, random: Random): string {
  const letters = [...text];
  const places = letters.flatMap((letter, at) => (/[\p{Script=Han}a-z]/u.test(letter) ? [at] : []));
  const at = random.pick(places);
  if (at === undefined || places.length < 4 || text.includes('@')) return text;
  const letter = letters[at] ?? '';
  const slip = SLIPS[letter];
  if (slip !== undefined && random.chance(0.5)) letters[at] = slip;
  else if (/\p{Script=Han}/u.test(letter)) letters[at] = slip ?? `${letter}${letter}`;
  else if (random.chance(0.5)) letters[at] = '';
  else letters.splice(at, 2, letters[at + 1] ?? '', letter);
  return letters.join('');
}
