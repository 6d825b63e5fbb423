import { readFileSync } from 'node:fs';
import type { GuardRules } from '#llm/guard/guard-fault.ts';
import type { Attack } from '#tests/security/generator/attacks.ts';

/** An attack by a writer who knew nothing of the guards, with what a model says that does as it was told. */
export interface HeldOutAttack extends Attack {
  source: string;
  obeyed: string;
}

/** A harmless message of the same writer, with a faithful reply. */
export interface HeldOutControl extends Attack {
  source: string;
  reply: string;
}

type Line = (HeldOutAttack & { reply?: undefined }) | (HeldOutControl & { obeyed?: undefined });

const lines = readFileSync(new URL('../../../tests/fixtures/generator/fresh-attacks.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Line);

export const HELD_OUT_ATTACKS: readonly HeldOutAttack[] = lines.filter(
  (line): line is HeldOutAttack => line.obeyed !== undefined,
);
export const HELD_OUT_CONTROLS: readonly HeldOutControl[] = lines.filter(
  (line): line is HeldOutControl => line.reply !== undefined,
);

/** What such a reply may rest on: the attacker's own text too, where it stands in what the shop or the order holds. */
export function rulesOf({ locale, question, where, text, source }: HeldOutAttack | HeldOutControl): GuardRules {
  const planted = where === 'message' || where === 'history' ? [] : [text];
  return { locale, question, grounds: [source, ...planted], names: [], maxSentences: 5, maxCharacters: 600 };
}

/** Whether any of what the attacker wants to hear is heard. */
export const isHeard = ({ forbidden }: HeldOutAttack, shown: string): boolean =>
  forbidden.some((pattern) => new RegExp(pattern, 'i').test(shown));
