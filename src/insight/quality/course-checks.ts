import { type Fault, type Inspected, isReply, repliesFor } from './finding.ts';
import { hasWord } from './has-word.ts';
import type { QualityRule } from './quality-rule.ts';

type Rule<Kind extends QualityRule['kind']> = Extract<QualityRule, { kind: Kind }>;

/** From the first of the shopper's messages in a row to the first reply. Without times nothing is late. */
export function findSlow(rule: Rule<'slow-reply'>, { turns }: Inspected): Fault[] {
  let since: number | null = null;
  const faults: Fault[] = [];
  for (const [turn, said] of turns.entries()) {
    if (said.speaker === 'shopper') since ??= said.atMs;
    if (!isReply(said)) continue;
    const waited = since === null || said.atMs === null ? 0 : (said.atMs - since) / 1000;
    if (waited > rule.seconds && rule.who.includes(said.speaker))
      faults.push({ turn, evidence: `${Math.round(waited)} s` });
    since = null;
  }
  return faults;
}

/** Laid to whoever replied before; where nobody ever did there is nobody to lay it to, and it is laid to the last message. */
export function findUnanswered(rule: Rule<'unanswered'>, { turns }: Inspected): Fault[] {
  const last = turns.findLastIndex(({ speaker }) => speaker !== 'system');
  const said = turns[last];
  if (said?.speaker !== 'shopper') return [];
  const asks = /[?？]\s*$/.test(said.text) || hasWord(said.text, rule.words) !== undefined;
  if (!asks) return [];
  const before = turns.findLast((turn, at) => at < last && isReply(turn));
  const isTheirs = before === undefined || (isReply(before) && rule.who.includes(before.speaker));
  return isTheirs ? [{ turn: last, evidence: said.text.slice(0, 60) }] : [];
}

/** Not where the shopper wrote the same again too: who asks twice may be answered twice. */
export function findRepeated(rule: Rule<'repeated'>, { turns }: Inspected): Fault[] {
  const said = new Map<string, string | null>();
  let asked: string | null = null;
  const faults: Fault[] = [];
  for (const [turn, one] of turns.entries()) {
    const plain = one.text
      .normalize('NFKC')
      .replace(/[\s\p{P}]+/gu, '')
      .toLowerCase();
    if (one.speaker === 'shopper') asked = plain;
    if (!isReply(one) || !rule.who.includes(one.speaker) || plain.length < rule.characters) continue;
    const key = `${one.speaker} ${plain}`;
    if (said.has(key) && said.get(key) !== asked) faults.push({ turn, evidence: one.text.slice(0, 60) });
    said.set(key, asked);
  }
  return faults;
}

/** Over once a person speaks, or the log says that it was handed over. */
export function findHandoffRefused(rule: Rule<'handoff-refused'>, { turns, outcome }: Inspected): Fault[] {
  if (outcome.handedOver === true) return [];
  const asked = turns.findIndex(
    ({ speaker, text }) =>
      speaker === 'shopper' &&
      hasWord(text, rule.words) !== undefined &&
      hasWord(text, rule.unless ?? []) === undefined,
  );
  if (asked === -1) return [];
  const person = turns.findIndex(({ speaker }, at) => at > asked && speaker === 'agent');
  const spoken = repliesFor({ ...rule, who: ['assistant'] }, turns).filter(
    ({ turn }) => turn > asked && (person === -1 || turn < person),
  );
  const late = spoken[rule.replies];
  return late === undefined ? [] : [{ turn: late.turn, evidence: turns[asked]?.text.slice(0, 60) ?? '' }];
}
