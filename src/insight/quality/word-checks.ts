import { type Fault, type Inspected, isReply, repliesFor } from './finding.ts';
import { hasWord, sentencesOf } from './has-word.ts';
import type { QualityRule } from './quality-rule.ts';

type Rule<Kind extends QualityRule['kind']> = Extract<QualityRule, { kind: Kind }>;

export function findWords(rule: Rule<'has-words'>, { turns }: Inspected): Fault[] {
  return repliesFor(rule, turns).flatMap(({ turn, reply }) => {
    for (const sentence of sentencesOf(reply.text)) {
      const word = hasWord(sentence, rule.words);
      if (word !== undefined && hasWord(sentence, rule.unless ?? []) === undefined) return [{ turn, evidence: word }];
    }
    return [];
  });
}

/** An agent who takes over greets anew; of a conversation that the shopper did not begin nothing is asked. */
export function findNoGreeting(rule: Rule<'no-greeting'>, { turns }: Inspected): Fault[] {
  return rule.who.flatMap((speaker) => {
    const own = repliesFor({ ...rule, who: [speaker] }, turns).slice(0, 2);
    const [first] = own;
    const isGreeted = own.some(({ reply }) => hasWord(reply.text, rule.words) !== undefined);
    return first === undefined || isGreeted ? [] : [{ turn: first.turn, evidence: first.reply.text.slice(0, 40) }];
  });
}

export function findNoApology(rule: Rule<'no-apology'>, { turns }: Inspected): Fault[] {
  return turns.flatMap((said, at) => {
    const word = said.speaker === 'shopper' ? hasWord(said.text, rule.after) : undefined;
    if (word === undefined) return [];
    const next = turns.findIndex((turn, place) => place > at && turn.speaker !== 'system');
    // The shopper goes on: judged after their last word.
    if (next === -1 || turns[next]?.speaker === 'shopper') return [];
    const reply = turns[next];
    if (!isReply(reply) || !rule.who.includes(reply.speaker)) return [];
    // What one says in several messages is one answer.
    const end = turns.findIndex((turn, place) => place > next && turn.speaker === 'shopper');
    const whole = turns.slice(next, end === -1 ? undefined : end).filter(isReply);
    return whole.some(({ text }) => hasWord(text, rule.words) !== undefined) ? [] : [{ turn: next, evidence: word }];
  });
}
