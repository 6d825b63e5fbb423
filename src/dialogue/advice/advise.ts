import type { Product } from '#knowledge/pack-schema.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { because, type Draft } from '../draft.ts';
import { moneyText } from '../flows/format.ts';
import { isWithPerson } from '../handoff.ts';
import { isNegative } from '../judgement/mood.ts';
import { memoryOf } from '../memory.ts';
import type { Choice, Citation, MessagePart } from '../state.ts';
import { promotionChoices } from '../tools/tool-choices.ts';
import { isHeldBack, type OFFER_SCRIPTS } from '../variants.ts';
import { spoken } from '../wording.ts';
import { caseParts } from './cases.ts';
import { followUpChoices } from './follow-ups.ts';
import { levelParts } from './levels.ts';
import { dueOffer } from './offers.ts';
import { isPriceSensitive } from './price-sense.ts';
import { type Subject, subjectOf } from './subject.ts';
import { tell } from './told.ts';

/** What goes with the basic answer. */
export interface Advice {
  before: MessagePart[];
  after: MessagePart[];
  choices: Choice[];
  citations: Citation[];
}

type OfferParts = { parts: MessagePart[]; citations: Citation[]; choices: Choice[] };

const NO_OFFER: OfferParts = { parts: [], citations: [], choices: [] };
const NOTHING: Advice = { before: [], after: [], choices: [], citations: [] };

/** What fits beside an entry that is given now: nothing to someone upset, or while something is being put right. */
export function adviceOn(draft: Draft, hit: SearchHit, text: string): Advice {
  const subject = subjectOf(draft, hit);
  if (!subject || isWithPerson(draft.state) || isNegative(memoryOf(draft.state).mood) || draft.state.topics.length > 0)
    return NOTHING;
  const asksPrice = isPriceSensitive(draft);
  const saving = subject.product ? savingParts(draft, subject.product, asksPrice) : [];
  const offer = offerParts(draft, text, subject, hit, asksPrice ? 'offer-first' : 'offer');
  const discounts = [...saving, ...offer.parts];
  return {
    // Who looks at the price sees first what costs less.
    before: asksPrice ? discounts : [],
    after: [...levelParts(draft, hit, subject), ...caseParts(draft, subject), ...(asksPrice ? [] : discounts)],
    choices: [...offer.choices, ...followUpChoices(draft, hit.id, subject, hit.intent ?? subject.question.intent)],
    citations: offer.citations,
  };
}

/** A promotion for someone satisfied, where it is related to what was talked about. */
export function perkFor(draft: Draft, text: string): Pick<Advice, 'after' | 'citations'> {
  const { mood, questions } = memoryOf(draft.state);
  const about = questions.findLast(({ sku }) => sku !== null);
  if (mood !== 'satisfied' || !about) return NOTHING;
  // Thanks and praise name no product: it is about the one that was talked of.
  const { parts, citations } = offerParts(
    draft,
    text,
    { question: { ...about, mood }, product: undefined },
    null,
    'perk',
  );
  return { after: parts, citations };
}

function offerParts(
  draft: Draft,
  text: string,
  subject: Subject,
  given: SearchHit | null,
  intro: (typeof OFFER_SCRIPTS)[number],
): OfferParts {
  const promotion = dueOffer(draft, text, subject, given);
  if (!promotion) return NO_OFFER;
  const { id, title, blocks, url = null } = promotion;
  // Worded for the control group too: both groups are counted by the same rule, at the moment when the offer was due.
  const words = spoken(draft, intro, { title });
  if (isHeldBack(draft, intro)) return NO_OFFER;
  return {
    parts: [...words, { type: 'rich', blocks }],
    citations: [{ kind: 'promotion', id, title, url }],
    choices: promotionChoices(draft, promotion),
  };
}

/** That a product is reduced, to who looks at prices; both prices are the pack's. */
function savingParts(draft: Draft, product: Product, asksPrice: boolean): MessagePart[] {
  const { sku, name, price, listPrice } = product;
  if (!asksPrice || !listPrice || Number(listPrice.amount) <= Number(price.amount)) return [];
  if (!tell(draft, `${sku}.saving`)) return [];
  because(draft, `price-sensitive: ${sku} is reduced`);
  const { replyLocale } = draft.state;
  return spoken(draft, 'saving', {
    name,
    price: moneyText(price, replyLocale),
    listPrice: moneyText(listPrice, replyLocale),
  });
}
