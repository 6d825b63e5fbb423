import type { Flow } from '#knowledge/flow-schema.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { trackChoice } from '../choices.ts';
import type { Draft } from '../draft.ts';
import { flowOf, isBuiltIn } from '../flows/flow-book.ts';
import type { Turn } from '../flows/turn.ts';
import { groupOf } from '../intent-groups.ts';
import { policyOf } from '../policy.ts';
import type { Choice } from '../state.ts';
import { wording } from '../wording.ts';
import { rejected } from './misread.ts';

/** Something that the message may have meant, with how probable that is. */
export type Meaning = { title: string; confidence: number } & ({ flow: Flow } | { hit: SearchHit });

/**
 * What a message could really be confused between: flows that its likely intents start, and entries that were found close,
 * the most probable first. Distinct by what they do and by what the shopper reads; an entry on what a flow does is left out.
 */
export function confusable(draft: Draft, { text, reading, hits }: Turn): Meaning[] {
  const { clarify, bands } = policyOf(draft.book);
  const isSure = reading.confidence >= bands.answer;
  const meanings: Meaning[] = [];
  for (const { intent, confidence } of reading.candidates) {
    const flow = confidence >= clarify.minConfidence && flowOf(draft.book, text, intent);
    const title = flow && flowTitle(draft, flow);
    if (flow && title) meanings.push({ flow, title, confidence });
  }
  const started = new Set(
    meanings.flatMap((meaning) => ('flow' in meaning ? meaning.flow.starts : [])).map((start) => start.intent),
  );
  // The reader knows what it is about, though the search is not sure which entry says it.
  const isLikely = ({ confidence }: SearchHit): boolean => confidence >= clarify.minConfidence;
  const about = isSure ? hits.filter((hit) => isLikely(hit) && isAbout(hit, reading.intent)) : [];
  const top = hits[0]?.confidence ?? 0;
  for (const hit of top < bands.clarify && about.length > 0 ? about : hits) {
    const doneByFlow = hit.intent !== undefined && started.has(hit.intent);
    if (isLikely(hit) && !doneByFlow && isReadable(draft, hit)) {
      meanings.push({ hit, title: hit.title, confidence: hit.confidence });
    }
  }
  const out = rejected(draft);
  const distinct = meanings
    .filter((meaning) => !out.has(meaningChoice(meaning).id))
    .toSorted((a, b) => b.confidence - a.confidence)
    .filter((meaning, index, all) => all.findIndex((other) => sameMeaning(other, meaning)) === index);
  return distinct.slice(0, clarify.choices);
}

/** A title in another language says nothing to who was answered in this one so far. */
const isReadable = ({ book, state }: Draft, { locale }: SearchHit): boolean =>
  locale === state.replyLocale || !book?.scripts[state.replyLocale];

/** Whether an entry is about an intent; a product is about every question on products. */
export const isAbout = ({ intent, kind }: SearchHit, asked: string): boolean =>
  intent === asked || (kind === 'product' && groupOf(asked) === 'product');

function sameMeaning(left: Meaning, right: Meaning): boolean {
  const fold = (title: string) =>
    title
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}]/gu, '');
  if ('flow' in left && 'flow' in right && left.flow.id === right.flow.id) return true;
  return fold(left.title) === fold(right.title);
}

/** How a flow is called; null where the pack has no name for it. */
export const flowTitle = (draft: Draft, flow: Flow): string | null =>
  wording(draft, `flow.${flow.id}.title`) ?? (isBuiltIn(flow) ? trackChoice(draft).label : null);

export const flowChoice = (flow: Flow, label: string): Choice => ({
  id: `flow.${flow.id}`,
  label,
  act: { type: 'flow', flowId: flow.id },
});

export const meaningChoice = (meaning: Meaning): Choice =>
  'flow' in meaning
    ? flowChoice(meaning.flow, meaning.title)
    : { id: meaning.hit.id, label: meaning.title, act: { type: 'entry', entryId: meaning.hit.id } };
