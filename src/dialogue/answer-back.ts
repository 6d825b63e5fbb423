import { openEntry } from './carry-out.ts';
import { personChoice } from './choices.ts';
import { addReply, because, type Draft } from './draft.ts';
import { flowById } from './flows/flow-book.ts';
import { comeBack, startFlow } from './flows/topics.ts';
import type { Turn } from './flows/turn.ts';
import { foldWords, wordCount } from './flows/words/fold.ts';
import { bareOrdinals, ordinalsIn } from './flows/words/ordinals.ts';
import { yesOrNo } from './flows/words/yes-no.ts';
import { requestPerson } from './handoff.ts';
import { meantBy } from './meant-by.ts';
import type { AssistantMessage, Choice } from './state.ts';
import { textOf } from './text-of.ts';
import { spoken } from './wording.ts';

/** Words of a plain yes or no, or of a place in a list. */
const FEW_WORDS = 4;
const NONE_OF_THEM =
  /^(?:都不是|都不对|一个都不是|没有一个|以上都不是|none(?: of (?:them|these|those|the above))?|neither(?: of them)?)$/u;

/**
 * The answer to a question back ("do you mean …?"), which goes before what an open topic asks: yes to the one thing that it
 * named, one of several by its place, or no; or yes to the offer of a person. False for any other message.
 */
export function answersBack(draft: Draft, { turnId, text, reading }: Turn): boolean {
  const last = draft.state.messages.findLast(({ role }) => role !== 'shopper');
  if (last?.role !== 'assistant') return false;
  if (last.reason !== 'clarify') return takesPerson(draft, last, text);
  const folded = foldWords(text);
  if (wordCount(folded) > FEW_WORDS) return false;
  const offered = last.choices.filter(({ act }) => act.type !== 'handoff');
  const [only, ...others] = offered;
  const isYes = yesOrNo(text) === 'yes' || reading.intent === 'chat.affirm';
  const chosen = only && others.length === 0 ? (isYes ? only : undefined) : placed(offered, text);
  if (chosen) {
    because(draft, `“${text}” to “${chosen.label}”`);
    return actOn(draft, turnId, chosen, last);
  }
  if (yesOrNo(text) !== 'no' && !NONE_OF_THEM.test(folded)) return false;
  because(draft, 'nothing that was offered is meant');
  draft.state.unrecognisedInRow += 1;
  const parts = spoken(draft, 'misread-lost');
  addReply(draft, { reason: 'preset', turnId, reading, parts, choices: [personChoice(draft)] });
  comeBack(draft, turnId);
  return true;
}

/** "Yes, do" where nothing but a person was offered, in a question. */
function takesPerson(draft: Draft, last: AssistantMessage, text: string): boolean {
  const { choices } = last;
  const isOnly = choices.length === 1 && choices[0]?.act.type === 'handoff' && draft.state.topics.length === 0;
  const isAsked = last.reason === 'handoff' || /[?？]\s*$/u.test(textOf(last));
  const folded = foldWords(text);
  if (!isOnly || !isAsked || wordCount(folded) > FEW_WORDS) return false;
  if (yesOrNo(text) !== 'yes' && !PASS_ON.test(folded)) return false;
  because(draft, 'yes to the offer of a person');
  requestPerson(draft, 'shopper_asked');
  return true;
}

const PASS_ON =
  /^(?:(?:好|行|嗯|可以)[吧的啊]?)?(?:那)?(?:就)?转(?:吧|过去吧?|人工吧?)$|^(?:yes |ok |okay )?(?:get|bring|pass)\b.{0,20}$/u;

function placed(offered: readonly Choice[], text: string): Choice | undefined {
  const [place, ...more] = new Set([...ordinalsIn(text, offered.length), ...bareOrdinals(text, offered.length)]);
  return place === undefined || more.length > 0 ? undefined : offered[place];
}

/** Does what a choice of an entry or a flow stands for. False for other choices. */
function actOn(draft: Draft, turnId: string, { act, label }: Choice, asked: AssistantMessage): boolean {
  draft.state.unrecognisedInRow = 0;
  if (act.type === 'entry') {
    openEntry(draft, turnId, act.entryId);
    return true;
  }
  const flow = act.type === 'flow' ? flowById(draft.book, act.flowId) : null;
  if (!flow) return false;
  because(draft, `flow ${flow.id} was chosen`);
  draft.state.topic = flow.starts.find(({ intent }) => intent !== undefined)?.intent ?? draft.state.topic;
  startFlow(draft, flow, meantBy(draft, turnId, label, asked));
  return true;
}
