import { foldInPlace } from '#nlu/fold-in-place.ts';

const LATIN = /[a-z]+(?:'[a-z]+)*/g;
const HAN = /\p{Script=Han}+/gu;
const ENDINGS = ['ingly', 'edly', 'ing', 'ied', 'ies', 'ed', 'es', 'ly', 's', 'y'];
const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  `sent send,kept keep,paid pay,came come,went go,gone go,goes go,bought buy,got get,gotten get,made make,gave give,given give,
  wrote write,written write,found find,left leave,lost lose,broke break,broken break,froze freeze,frozen freeze,wore wear,
  worn wear,told tell,said say,took take,taken take,sold sell,held hold,brought bring,thought think,felt feel,chose choose,
  chosen choose,spent spend,meant mean,built build,began begin,begun begin,ate eat,eaten eat,drank drink,drunk drink,
  stood stand,stuck stick,fell fall,fallen fall,grew grow,grown grow,knew know,known know,saw see,seen see,shown show,
  stolen steal,stole steal,tore tear,torn tear,threw throw,thrown throw,won win,ran run,rang ring,slept sleep,children child,
  feet foot,leaves leaf,halves half,lived life,lives life,does do,did do,done do,has have,had have`
    .split(',')
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

/** The bare form of an English word, for comparing: refunded, refunding and refunds are one. Takes a folded word. */
export function stem(word: string): string {
  const plain = word.replace(/'s$/, '').replaceAll("'", '');
  const base = IRREGULAR[plain] ?? plain;
  const ending = ENDINGS.find((each) => base.endsWith(each) && base.length - each.length >= 3 && !base.endsWith('ss'));
  const cut = ending === undefined ? base : base.slice(0, -ending.length);
  const single = cut.length > 3 && cut.at(-1) === cut.at(-2) ? cut.slice(0, -1) : cut;
  return single.length > 3 ? single.replace(/[ei]$/, '') : single;
}

/** Latin words of a text, folded. */
export const latinWords = (text: string): string[] => foldInPlace(text).match(LATIN) ?? [];

/** Runs of Han of a text, simplified. */
export const hanRuns = (text: string): string[] => foldInPlace(text).match(HAN) ?? [];

export const pairsOf = (run: string): string[] => {
  const characters = [...run];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
};
