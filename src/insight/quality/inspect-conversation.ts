import { findHandoffRefused, findRepeated, findSlow, findUnanswered } from './course-checks.ts';
import { findDiffering, findNoSource, findOutsideLinks } from './fact-checks.ts';
import { type Fault, type Finding, type Inspected, isReply, type PackFacts } from './finding.ts';
import type { QualityRule } from './quality-rule.ts';
import { findNoApology, findNoGreeting, findWords } from './word-checks.ts';

/** What breaks a rule in one conversation, in the order of the rules, then of the turns. */
export function inspectConversation(
  conversation: Inspected,
  rules: readonly QualityRule[],
  facts: PackFacts,
): Finding[] {
  const { id, turns } = conversation;
  return rules.flatMap((rule) =>
    faultsOf(rule, conversation, facts).map(({ turn, evidence }) => {
      const at = turns[turn];
      // What nobody answered is laid to who spoke before it.
      const author = isReply(at) ? at : turns.findLast((one, place) => place < turn && isReply(one));
      return {
        rule: rule.id,
        severity: rule.severity,
        conversationId: id,
        turn,
        speaker: isReply(author) ? author.speaker : 'agent',
        agent: author?.agent ?? null,
        evidence,
      };
    }),
  );
}

function faultsOf(rule: QualityRule, conversation: Inspected, facts: PackFacts): Fault[] {
  switch (rule.kind) {
    case 'has-words':
      return findWords(rule, conversation);
    case 'no-greeting':
      return findNoGreeting(rule, conversation);
    case 'no-apology':
      return findNoApology(rule, conversation);
    case 'slow-reply':
      return findSlow(rule, conversation);
    case 'unanswered':
      return findUnanswered(rule, conversation);
    case 'repeated':
      return findRepeated(rule, conversation);
    case 'differs-from-pack':
      return findDiffering(rule, conversation, facts);
    case 'outside-link':
      return findOutsideLinks(rule, conversation);
    case 'handoff-refused':
      return findHandoffRefused(rule, conversation);
    case 'no-source':
      return findNoSource(rule, conversation);
  }
}
