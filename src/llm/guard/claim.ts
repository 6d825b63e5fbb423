import type { FaultKind } from './guard-fault.ts';

/** A fact that a text states. Two claims with one key state the same. */
export interface Claim {
  kind: Extract<FaultKind, 'number' | 'price' | 'date' | 'code' | 'link'>;
  key: string;
  /** As it stands in the text, folded. */
  found: string;
}

/** `text` with the parts that `pattern` finds made blank, so that what is left keeps its place. */
export function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => ' '.repeat(found.length));
}
