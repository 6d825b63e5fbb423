import type { Finding, FindingChoice } from '../specialist.ts';
import type { Advising } from './advising.ts';
import { citationOf } from './advising.ts';
import { choosePicks, describePick, MOST_PICKS } from './choose-picks.ts';
import { knownTaste } from './known-taste.ts';
import { copyNeeds, type Needs } from './needs.ts';
import { nextQuestions, type Question } from './next-questions.ts';
import { rankProducts } from './rank-products.ts';
import { add } from './read-needs.ts';
import { worded } from './worded.ts';

/** With the next one this far behind, more questions change nothing. */
const CLEAR_LEAD = 0.15;
/** Bits of a question that is put even where the choice is clear: someone could be harmed. */
const MATTERS = 0.3;
const MOST_CHOICES = 4;

/** What to buy: at most three, with reasons; and the two questions that would tell most, where the choice is still open. */
export function advisePicks(advising: Advising): Finding | null {
  const { prepared, inquiry, goods, said, known, kind } = advising;
  const told = withNamed(advising);
  if (!isWish(advising, told)) return null;
  const taste = knownTaste(prepared.graph, inquiry.taste);
  // What the profile guesses weighs here and now: it is not kept as if it had been said.
  const needs: Needs = inquiry.taste?.budget === 'saving' ? { ...told, saving: true } : told;
  const ranking = rankProducts(prepared, needs, taste);
  const chosen = choosePicks(prepared, ranking, needs);
  const picks = chosen.flatMap(
    (ranked) => describePick(prepared, ranked, ranking, needs, goods, inquiry.now, inquiry.locale) ?? [],
  );
  if (picks.length === 0) return nothingLeft(advising, needs, ranking.gated.met);
  const questions = openQuestions(advising, needs, ranking.ranked, chosen.length);
  const count = String(picks.length);
  const intro = questions.length > 0 ? 'advice-picks-provisional' : picks.length === 1 ? 'advice-pick' : 'advice-picks';
  const promoted = picks.find(({ promotion }) => promotion !== null);
  return {
    lines: [
      { say: needs.saving && questions.length === 0 ? 'advice-picks-saving' : intro, params: { count } },
      { show: { type: 'picks', picks } },
      ...(promoted?.promotion
        ? [{ say: 'advice-promotion', params: { name: promoted.name, title: promoted.promotion.title } }]
        : []),
      ...questions.map(({ dimension }) => ({ say: dimension.ask?.script ?? '' })),
    ],
    choices:
      questions.length > 0
        ? [...questions.flatMap((question) => answersTo(question, inquiry.locale)), skipIn(inquiry.locale)]
        : [],
    citations: [
      ...picks.map(({ sku, name, url }) => ({ kind: 'product' as const, id: sku, title: name, url })),
      ...picks.flatMap(({ promotion }) =>
        promotion ? [{ kind: 'promotion' as const, id: promotion.id, title: promotion.title, url: promotion.url }] : [],
      ),
    ].filter(({ id }, at, all) => all.findIndex((other) => other.id === id) === at),
    known: { ...told, shown: picks.map(({ sku }) => sku), asked: questions.map(({ dimension }) => dimension.key) },
    asks: questions.length > 0,
    why: [
      `ranked ${ranking.ranked.length} of ${prepared.skus.length} products: ${chosen.map(({ sku, score }) => `${sku} ${score.toFixed(2)}`).join(', ')}`,
      ...questions.map(({ dimension, gain }) => `asked for ${dimension.key}: ${gain.toFixed(2)} bits`),
      ...(known.shown.length > 0 && !kind.seeks ? ['went on from what was shown'] : []),
      ...(said.saving ? ['the price matters'] : []),
    ],
  };
}

/** Said as `isIndifferent` reads it, in Chinese or else in English: no other language is read. */
const skipIn = (locale: Advising['inquiry']['locale']): FindingChoice => ({
  id: 'advice-skip',
  script: 'advice-choice-skip',
  say: locale.startsWith('zh') ? '都可以' : 'no preference',
});

/** Ingredients that were named are wished for, unless the message is about something else. */
function withNamed({ needs, said }: Advising): Needs {
  const wishing = copyNeeds(needs);
  for (const { ids } of said.named) {
    const free = ids.filter(
      (id) => !wishing.avoids.ingredient?.includes(id) && !wishing.owned.ingredients.includes(id),
    );
    if (free.length > 0) add(wishing.wants, 'ingredient', free);
  }
  return wishing;
}

/** Intents of messages that want to be shown something. */
export const WISHES = new Set(['product.recommend', 'gift.query']);
/** Intents under which "dewy foundation" or "sunscreen for sensitive skin" is read as well. */
const UNREAD = new Set(['oos', 'product.suitability']);

/** Names a kind of product, a trouble or an occasion, and no product that the message could be about instead. */
const namesKind = ({ wants, products }: Advising['said'], { context, subject }: Advising['inquiry']): boolean =>
  wants.category !== undefined
    ? products.length === 0
    : wants.concern !== undefined && products.length === 0 && !context.product && subject === null;

/** A need that products can be ranked by, in a message that has something to do with it. */
function isWish({ said, known, kind, inquiry, prepared }: Advising, { wants }: Needs): boolean {
  const goesOn = known.asked.length > 0 || known.shown.length > 0;
  const told =
    Object.keys(said.wants).length +
    Object.keys(said.avoids).length +
    Object.keys(said.numbers).length +
    said.owned.skus.length +
    said.owned.ingredients.length +
    said.named.length;
  const related =
    said.relation.cheaper || said.relation.dearer || said.relation.other || said.budget !== null || said.saving;
  const answers = known.asked.length > 0 && (said.answer !== null || said.indifferent);
  const asks = kind.seeks || WISHES.has(inquiry.intent) || (UNREAD.has(inquiry.intent) && namesKind(said, inquiry));
  const isSomething =
    isAbout(prepared, { wants }) ||
    wants.ingredient !== undefined ||
    wants.skin !== undefined ||
    wants.sensitivity !== undefined;
  if (!isSomething) return false;
  if (goesOn && (related || answers || (told > 0 && (asks || known.asked.length > 0)))) return true;
  return told > 0 && asks;
}

/** A kind of product, a trouble or an occasion. */
const isAbout = ({ graph }: Advising['prepared'], { wants }: Pick<Needs, 'wants'>): boolean =>
  graph.dimensions.some(({ key, relates, required }) => (relates || required) && wants[key] !== undefined);

function openQuestions(
  { prepared }: Advising,
  needs: Needs,
  ranked: Parameters<typeof nextQuestions>[1],
  shown: number,
): Question[] {
  const questions = nextQuestions(prepared, ranked, needs);
  const [best] = ranked;
  const next = ranked[shown];
  const isClear =
    ranked.length <= MOST_PICKS || (best !== undefined && next !== undefined && best.score - next.score >= CLEAR_LEAD);
  return isClear ? questions.filter(({ dimension, gain }) => dimension.of === 'shopper' && gain >= MATTERS) : questions;
}

function answersTo({ dimension }: Question, locale: Advising['inquiry']['locale']): FindingChoice[] {
  const { key, ask, values, unit } = dimension;
  const worded_ = (text: string, id: string): FindingChoice => ({ id: `advice-${key}-${id}`, label: text, say: text });
  if (ask?.answers.length) {
    return ask.answers.map((number) => {
      const text = unit ? worded(unit, locale).replace('{value}', String(number)) : String(number);
      return worded_(text, String(number));
    });
  }
  return (ask?.choices ?? []).slice(0, MOST_CHOICES).flatMap((id) => {
    const value = values.find((candidate) => candidate.id === id);
    return value ? [worded_(worded(value.words, locale), id)] : [];
  });
}

/** Nothing that may be shown: why, where a rule kept everything out, and what the rule names instead. */
function nothingLeft(
  { prepared, inquiry, goods, needs: { saving } }: Advising,
  needs: Needs,
  met: readonly Parameters<typeof citationOf>[0][],
): Finding | null {
  const known = { ...needs, saving };
  const isWished = (id: string): boolean => needs.wants.ingredient?.includes(id) ?? false;
  const rule =
    met.find(({ a, b }) =>
      [a, b].some(
        (side) =>
          ('ingredient' in side && isWished(side.ingredient)) ||
          ('family' in side && needs.wants.ingredient?.some((id) => prepared.familyOf.get(id) === side.family)),
      ),
    ) ?? met[0];
  if (rule === undefined || needs.wants.ingredient === undefined) {
    if (Object.keys(needs.wants).length === 0) return null;
    return {
      lines: [{ say: 'advice-none' }],
      choices: [],
      citations: [],
      known,
      asks: false,
      why: ['no product meets the limits'],
    };
  }
  const asked = { ...needs, wants: { ...needs.wants } };
  delete asked.wants.ingredient;
  const ranking = rankProducts(prepared, asked);
  const swaps = rule.swap.flatMap((sku) => {
    const at = prepared.indexOf.get(sku);
    if (at === undefined || ranking.gated.gates[at] !== null) return [];
    return [{ at, sku, score: 1, cautions: ranking.gated.cautions.get(at) ?? [], apart: [] }];
  });
  // Of another kind than was asked for, a swap is none: then whatever else meets the rest.
  const instead = swaps.length > 0 ? swaps : isAbout(prepared, asked) ? choosePicks(prepared, ranking, asked) : [];
  const picks = instead.flatMap(
    (ranked) => describePick(prepared, ranked, ranking, asked, goods, inquiry.now, inquiry.locale) ?? [],
  );
  return {
    lines: [
      { say: 'advice-none-conflict', params: { reason: worded(rule.reason, inquiry.locale) } },
      ...(picks.length > 0 ? [{ say: 'advice-instead' }, { show: { type: 'picks' as const, picks } }] : []),
    ],
    choices: [],
    citations: [citationOf(rule, worded(rule.reason, inquiry.locale), goods)],
    known: { ...asked, saving, shown: picks.map(({ sku }) => sku) },
    asks: false,
    why: [`rule ${rule.id} keeps every product with it out`],
  };
}
