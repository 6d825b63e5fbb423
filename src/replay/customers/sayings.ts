import type { Order } from '#commerce/order.ts';
import type { Character } from './characters.ts';
import type { Goal } from './goal.ts';
import type { HeldOutMessage } from './held-out.ts';

/** The ways in which a customer says the wish, the one that fits their character first. */
export function sayingsOf(goal: Goal, character: Character, heldOut: readonly HeldOutMessage[]): string[] {
  const angry = new Set(heldOut.flatMap(({ text, emotion }) => (emotion === 'angry' ? text : [])));
  const sayings = [...goal.sayings];
  if (character.isTerse) sayings.sort((a, b) => a.length - b.length);
  if (character.insults) sayings.sort((a, b) => Number(angry.has(b)) - Number(angry.has(a)));
  return sayings;
}

/** What looks like an order number in a held-out message. */
const FOREIGN_NUMBER = /(?<![\w@.-])(?:[A-Z]{1,4}-?)?\d{5,}(?:-\d+)?(?![\w@.])/giu;

/** A message with the customer's own order number where it has somebody else's. */
export const withOwnNumber = (text: string, order: Order | null): string =>
  text.replace(FOREIGN_NUMBER, () => order?.number ?? '').trim();
