import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Reading } from '#nlu/reading.ts';
import { adviceOn } from './advice/advise.ts';
import { personChoice } from './choices.ts';
import { addReply, because, type Draft } from './draft.ts';
import { memoryOf } from './memory.ts';
import type { Choice, MessagePart } from './state.ts';
import { productChoices } from './tools/tool-choices.ts';
import { spoken } from './wording.ts';

/**
 * Gives one entry of the pack, cited, with what fits beside it. The second time it says so, and offers a person.
 * `before` comes first; `choices` come with it.
 */
export function giveEntry(
  draft: Draft,
  turnId: string,
  hit: SearchHit,
  reading: Reading | null,
  before: MessagePart[],
  choices: Choice[] = [],
): void {
  const { state, event } = draft;
  const times = state.answered[hit.id] ?? 0;
  state.answered = { ...state.answered, [hit.id]: times + 1 };
  const isRepeat = times > 0 && isAskedAgain(draft, hit);
  if (isRepeat) because(draft, `${hit.id} was given before (${times}×)`);
  const said = state.messages.find(({ id }) => id === turnId);
  const advice = adviceOn(draft, hit, said?.role === 'shopper' ? said.text : '');
  const body: MessagePart = hit.product
    ? { type: 'product', product: hit.product }
    : { type: 'rich', blocks: hit.blocks };
  draft.given = [...(draft.given ?? []), { hit, body }];
  if (draft.why.length === 0)
    because(draft, `entry ${hit.id} ${event.type === 'entry-opened' ? 'was asked for' : 'fits'}`);
  addReply(draft, {
    reason: 'answer',
    turnId,
    reading,
    parts: [...before, ...advice.before, ...(isRepeat ? spoken(draft, 'repeat') : []), body, ...advice.after],
    citations: [{ kind: hit.kind, id: hit.id, title: hit.title, url: hit.url ?? null }, ...advice.citations],
    choices: [
      ...choices,
      ...(hit.product ? productChoices(draft, hit.product) : []),
      ...advice.choices,
      ...(isRepeat ? [personChoice(draft)] : []),
    ],
  });
}

/** A product's card answers many questions: only the same one is a repeat. */
function isAskedAgain({ state }: Draft, { id, product }: SearchHit): boolean {
  if (!product) return true;
  const { questions } = memoryOf(state);
  const newest = questions.at(-1);
  return questions.filter(({ sku, intent }) => sku === id && intent === newest?.intent).length > 1;
}
