/** How a customer behaves: chances in [0, 1], each by turn unless told. */
export interface Character {
  id: string;
  /** Among the customers. */
  weight: number;
  /** Asks something else between. */
  jumps?: number;
  /** Names a wrong order first, and takes it back. For the whole conversation. */
  corrects?: number;
  /** Goes away for a while, and comes back. */
  goesAway?: number;
  /** Sends something senseless, or the same again. */
  spams?: number;
  /** Says it in the other language. */
  switches?: number;
  /** Orders the machine to break its rules. */
  injects?: number;
  /** Swears besides, or instead of answering. */
  insults?: number;
  /** Misses keys. */
  mistypes?: number;
  /** Turns without progress after which it gives up, where that is not the usual number. */
  patience?: number;
  /** Says as little as it can. For the whole conversation. */
  isTerse?: boolean;
}

export const CHARACTERS: readonly [Character, ...Character[]] = [
  { id: 'plain', weight: 3 },
  { id: 'terse', weight: 2, isTerse: true },
  { id: 'mistyping', weight: 1.5, mistypes: 0.6 },
  { id: 'jumping', weight: 1.5, jumps: 0.35 },
  { id: 'correcting', weight: 1, corrects: 1 },
  { id: 'silent', weight: 1, goesAway: 0.4 },
  { id: 'code-switching', weight: 1, switches: 0.5 },
  { id: 'rude', weight: 1, insults: 0.5 },
  { id: 'spamming', weight: 1, spams: 0.35 },
  { id: 'injecting', weight: 0.5, injects: 0.4 },
];

/** Whom a merchant may choose among: besides the others, somebody who waits for nothing. */
export const DIFFICULT: readonly [Character, ...Character[]] = [
  ...CHARACTERS,
  { id: 'impatient', weight: 1, patience: 1, spams: 0.3 },
];
