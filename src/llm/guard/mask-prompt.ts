import { maskPersonal } from '#nlu/personal/personal-data.ts';
import type { ChatTurn } from '../engine.ts';

/** What the conversation knows, beside what a text looks like. */
export interface KnownPersonal {
  /** Personal data known as such: e-mail, phone, address, the shopper's name. */
  personal: readonly string[];
  /** Numbers that are the shop's own (orders, parcels): they stay. */
  shops: readonly string[];
}

/** Stands where something was; what it was is of no use to a model. */
const GONE = '***';
/** What packets leave so that an agent can tell two of the same apart: a domain, the ends of a number. */
const REST = /[\p{Script=Latin}\p{N}+]*\*{3,}(?:@[\p{Script=Latin}\p{N}.-]+| ?\d{4}(?!\d)|\d[\dXx](?!\d))?/gu;
/** People who give their name. */
const NAMED: readonly RegExp[] = [
  /(?<=(?:我叫|本人叫|名字[是叫]|姓名[是:：]?|收件人[是:：]?|联系人[是:：]?|我是)\s?)(?!在|要|想|说|说的|来|不|第|你|您|个|一|从|新|老|学|买|顾客|客户)\p{Script=Han}{2,3}(?=[，。,.！!\s]|$|的)/gu,
  /(?<=\b(?:[Mm]y name is|[Nn]ame(?:d)?:|[Ii] am called|[Cc]all me|[Tt]his is|[Dd]eliver(?:ed)? to|[Aa]ddressed to) )\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}/gu,
];

/**
 * Text for a prompt without e-mail addresses, numbers of phones, cards and papers, addresses, names that people give
 * themselves and what is known as personal. Order and parcel numbers stay.
 */
export function maskPrompt(text: string, known: KnownPersonal): string {
  const values = known.personal.map((value) => value.trim()).filter((value) => value.length >= 2);
  let masked = text;
  for (const value of values.toSorted((a, b) => b.length - a.length)) masked = withoutValue(masked, value);
  masked = maskPersonal(masked, { personal: [], shops: known.shops }).replace(REST, GONE);
  for (const name of NAMED) masked = masked.replace(name, GONE);
  return masked;
}

/** The same for every turn of a prompt. */
export function maskTurns(turns: readonly ChatTurn[], known: KnownPersonal): ChatTurn[] {
  return turns.map((turn) => ({ ...turn, content: maskPrompt(turn.content, known) }));
}

/** A name of two letters is also a part of words. */
function withoutValue(text: string, value: string): string {
  if (/\p{Script=Han}/u.test(value)) return text.replaceAll(value, GONE);
  const literal = value.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu'), GONE);
}
