import { type Fact, findFacts } from './find-facts.ts';

/** How many facts of one kind a prompt can hold; what is beyond stays as it is written. */
export const SLOTS: Readonly<Record<Fact['kind'], number>> = { number: 24, money: 12, name: 12 };

const LETTER: Readonly<Record<Fact['kind'], string>> = { number: 'n', money: 'm', name: 'k' };

/** One word of the pocket generator's vocabulary that stands for a fact: `⟨n3⟩`. */
export const slotMark = (kind: Fact['kind'], index: number): string => `⟨${LETTER[kind]}${index}⟩`;

const MARK = /⟨([nmk])(\d+)⟩/g;

/** The facts of a prompt's sources by their marks. */
export class Slots {
  readonly #textOf = new Map<string, string>();
  readonly #markOf = new Map<string, string>();
  readonly #order: Readonly<Record<Fact['kind'], readonly number[]>>;

  /** @param order Which index the first fact of a kind gets, and so on; training shuffles them. */
  constructor(order: Readonly<Record<Fact['kind'], readonly number[]>> = IN_ORDER) {
    this.#order = order;
  }

  /** Lifts the facts out of a source; one that was met before gets the same mark. */
  lift(source: string): string {
    return replaceFacts(source, findFacts(source), ({ kind, text }) => this.#markOf.get(text) ?? this.#add(kind, text));
  }

  /** Marks in a text what the sources hold; other facts stay. */
  markKnown(text: string): string {
    const known = [...this.#markOf.keys()].sort((a, b) => b.length - a.length);
    let marked = text;
    for (const fact of known) marked = replaceWhole(marked, fact, this.#markOf.get(fact) ?? fact);
    return marked;
  }

  /** Puts the facts back. A mark that stands for nothing stays, for the guard to find. */
  fill(text: string): string {
    return text.replace(MARK, (mark) => this.#textOf.get(mark) ?? mark);
  }

  #add(kind: Fact['kind'], text: string): string {
    const count = [...this.#textOf.keys()].filter((mark) => mark[1] === LETTER[kind]).length;
    const index = this.#order[kind][count];
    if (index === undefined) return text;
    const mark = slotMark(kind, index);
    this.#textOf.set(mark, text);
    this.#markOf.set(text, mark);
    return mark;
  }
}

const IN_ORDER = Object.fromEntries(
  Object.entries(SLOTS).map(([kind, count]) => [kind, Array.from({ length: count }, (_, index) => index)]),
) as Record<Fact['kind'], number[]>;

function replaceFacts(text: string, facts: readonly Fact[], markOf: (fact: Fact) => string): string {
  let out = '';
  let at = 0;
  for (const fact of facts) {
    out += text.slice(at, fact.start) + markOf(fact);
    at = fact.end;
  }
  return out + text.slice(at);
}

/** Never inside of a longer number or word, nor inside of a mark. */
function replaceWhole(text: string, fact: string, mark: string): string {
  let out = '';
  let at = 0;
  for (;;) {
    const found = text.indexOf(fact, at);
    if (found === -1) return out + text.slice(at);
    const end = found + fact.length;
    const isWhole = !runsOn(text.slice(0, found), fact, STARTS) && !runsOn(fact, text.slice(end), ENDS);
    out += text.slice(at, found) + (isWhole ? mark : fact);
    at = end;
  }
}

const STARTS = /(?:[\p{Nd}A-Za-z⟨]|\d[.,:/])\0[\p{Nd}A-Za-z]/u;
const ENDS = /[\p{Nd}A-Za-z]\0(?:[\p{Nd}A-Za-z]|[.,:/]\d)/u;

/** Whether a number or word goes on over the seam of two texts. */
const runsOn = (before: string, after: string, seam: RegExp): boolean =>
  seam.test(`${before.slice(-2)}\0${after.slice(0, 2)}`);
