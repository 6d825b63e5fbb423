import { perkFor } from './advice/advise.ts';
import { namedProduct } from './advice/question.ts';
import { personChoice, trackChoice } from './choices.ts';
import { decide } from './decide.ts';
import { isOnlyDetails } from './details.ts';
import { addReply, ask, because, type Draft } from './draft.ts';
import { flowById } from './flows/flow-book.ts';
import { startForEach } from './flows/start-each.ts';
import { askAgain } from './flows/topics.ts';
import type { Turn } from './flows/turn.ts';
import { giveEntry } from './give-entry.ts';
import type { IntentGroup } from './intent-groups.ts';
import { flowChoice, flowTitle, type Meaning, meaningChoice } from './judgement/confusable.ts';
import { isTwiceTold } from './judgement/twice-told.ts';
import type { Choice, MessagePart } from './state.ts';
import { spoken } from './wording.ts';

/** `answered`: a topic that waits comes back after it. `begun`: the talk goes on with what was begun or asked. */
export type CarriedOut = 'answered' | 'begun';

/** Does what a message that no topic took asks for. `isAgain`: it was misread before, and what does not fit is asked about. */
export function carryOut(draft: Draft, turn: Turn, isAgain = false): CarriedOut {
  if (namesWhatIsNotThere(draft, turn) && askAgain(draft, turn)) return 'begun';
  const { state } = draft;
  const { turnId, reading } = turn;
  const decision = decide(draft, turn);
  switch (decision.kind) {
    case 'flow':
      recognised(draft, reading.intent);
      if (isTwiceTold(draft, decision.flow, turn)) {
        const parts = spoken(draft, 'same-again');
        addReply(draft, { reason: 'flow', turnId, reading, parts, choices: [personChoice(draft)] });
        return 'begun';
      }
      startForEach(draft, decision.flow, turn);
      return 'begun';
    case 'answer': {
      const { hit, flow } = decision;
      recognised(draft, hit.intent ?? reading.intent);
      const title = flow && flowTitle(draft, flow);
      giveEntry(draft, turnId, hit, reading, [], flow && title ? [flowChoice(flow, title)] : []);
      return 'answered';
    }
    case 'product': {
      recognised(draft, reading.intent);
      const hit = turn.hits.find(({ product }) => product?.sku === decision.sku);
      if (hit) giveEntry(draft, turnId, hit, reading, []);
      else openEntry(draft, turnId, decision.sku);
      return hit ? 'answered' : 'begun';
    }
    case 'small-talk': {
      recognised(draft, null);
      const perk = perkFor(draft, turn.text);
      const parts = [...spoken(draft, decision.script), ...perk.after];
      addReply(draft, {
        reason: 'small-talk',
        turnId,
        reading,
        parts,
        citations: perk.citations,
        choices: startersIfNew(draft),
      });
      return 'answered';
    }
    case 'clarify':
      recognised(draft, reading.intent);
      askBack(draft, turn, decision.meanings);
      // One question at a time: what a topic asks comes back once this is answered.
      return 'begun';
    case 'out-of-scope':
    case 'preset':
      if (isAgain) {
        addReply(draft, {
          reason: 'preset',
          turnId,
          reading,
          parts: spoken(draft, 'misread-lost'),
          choices: [personChoice(draft)],
        });
        return 'answered';
      }
      if (state.topics.length > 0 && askAgain(draft, turn)) return 'begun';
      state.unrecognisedInRow += 1;
      addReply(draft, {
        reason: 'preset',
        turnId,
        reading,
        parts: decision.kind === 'preset' ? emergencyWords(draft, decision.group) : spoken(draft, 'out-of-scope'),
        choices: [personChoice(draft)],
      });
      return 'answered';
  }
}

/** @param topic Intent that is talked about now; null leaves it as it was. */
function recognised({ state }: Draft, topic: string | null): void {
  state.unrecognisedInRow = 0;
  if (topic !== null) state.topic = topic;
}

function askBack(draft: Draft, { turnId, reading }: Turn, meanings: Meaning[]): void {
  const choices = meanings.map(meaningChoice);
  because(
    draft,
    `could mean ${meanings.map(({ title, confidence }) => `“${title}” ${confidence.toFixed(2)}`).join(', ')}`,
  );
  const [only] = meanings;
  const parts =
    only && meanings.length === 1 ? spoken(draft, 'clarify-one', { title: only.title }) : spoken(draft, 'clarify');
  addReply(draft, { reason: 'clarify', turnId, reading, parts, choices: [...choices, personChoice(draft)] });
}

/** Asks for an entry by its id; the reply comes with it. */
export function openEntry(draft: Draft, turnId: string, entryId: string): void {
  const { replyLocale } = draft.state;
  // The reply comes with the entry: so do the reasons.
  ask(draft, { type: 'open-entry', key: `entry.${turnId}`, turnId, entryId, locale: replyLocale, why: draft.why });
  draft.why = [];
}

/** The preset answer of the nearest group, with a person now or once there is a network. */
function emergencyWords(draft: Draft, group: IntentGroup): MessagePart[] {
  const { online } = draft.state;
  const words = group === 'none' || group === 'chat' ? [] : spoken(draft, `emergency-${group}`);
  if (words.length === 0) return spoken(draft, online ? 'preset' : 'preset-offline');
  return [...words, ...spoken(draft, online ? 'emergency-person' : 'emergency-offline')];
}

function startersIfNew(draft: Draft): Choice[] {
  return draft.state.messages.filter(({ role }) => role === 'shopper').length <= 1 ? [trackChoice(draft)] : [];
}

/** A product and nothing else, where the topic asks which of the order's things: it is not among them. */
function namesWhatIsNotThere({ state, book }: Draft, { text, reading }: Turn): boolean {
  const topic = state.topics.at(-1);
  const slot = topic?.asking ? flowById(book, topic.flow)?.slots[topic.asking] : undefined;
  return slot?.type === 'lines' && namedProduct(reading) !== undefined && isOnlyDetails(text, reading.entities);
}
