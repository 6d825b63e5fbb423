import type { Locale } from '#core/locale.ts';
import type { RichText } from '#core/rich-text.ts';
import type { Product, Promotion } from '#knowledge/pack-schema.ts';
import type { Entity } from '#nlu/reading.ts';
import type { ComparisonPart } from './advice/comparison.ts';
import type { PicksPart } from './advice/pick.ts';
import type { RoutinePart } from './advice/routine.ts';
import type { DutyReport } from './duty/duty-report.ts';
import type { Taste } from './profile/taste.ts';

/**
 * What answers by working something out instead of by an entry of the pack. Each has a chunk of data of its own name in the
 * pack and runs in the knowledge thread, which fetches its code at the first question.
 */
export const SPECIALISTS = ['duty', 'region', 'advice'] as const;
export type SpecialistName = (typeof SPECIALISTS)[number];

/** One message as a specialist gets it. */
export interface Inquiry {
  text: string;
  /** As read, with the calibrated confidence in [0, 1]. */
  intent: string;
  confidence: number;
  entities: Entity[];
  /** Of the reply. */
  locale: Locale;
  /** What the shop's page told: `product` (SKU on screen), `country`, `cart` and so on; plain strings. */
  context: Record<string, string>;
  /** Epoch ms. */
  now: number;
  /** SKU that was talked about last. */
  subject: string | null;
  /** The message comes right after an answer of this specialist's: a few words may lean on it. */
  follows?: boolean;
  /** What the specialist gave to be kept the last time; it checks it itself. */
  known: Record<string, unknown> | null;
  /** What the device knows of the shopper's taste; null where that is switched off. */
  taste: Taste | null;
}

/** Something that a card draws. */
export type ShownPart =
  | { type: 'rich'; blocks: RichText }
  | { type: 'duty'; report: DutyReport }
  | PicksPart
  | ComparisonPart
  | RoutinePart;

export interface FindingChoice {
  id: string;
  /** The script that labels it; or `label` itself where it is a name. */
  script?: string;
  label?: string;
  /** Sent as if typed. */
  say: string;
}

export interface FindingCitation {
  kind: 'answer' | 'policy' | 'promotion' | 'product';
  id: string;
  title: string;
  url: string | null;
}

/** What was worked out, as data: the pack's scripts word it, cards draw it. */
export interface Finding {
  /** In this order; `say` is a script of the pack. None: nothing is to be said, and the message goes on; `known` is kept. */
  lines: ({ say: string; params?: Record<string, string> } | { show: ShownPart })[];
  choices: FindingChoice[];
  citations: FindingCitation[];
  /** Kept in the conversation and given back with the next inquiry. */
  known: Record<string, unknown> | null;
  /** Something was asked: the next message goes to this specialist first. */
  asks: boolean;
  /** Reasons with their figures, in short English, for the receipt. */
  why: string[];
}

/** The shop as a specialist sees it, in the language of the reply or the nearest there is. */
export interface ShopGoods {
  products: readonly Product[];
  promotions: readonly Promotion[];
}

/** Null: not its business; the message is answered as if there were no specialist. */
export type Specialist = (inquiry: Inquiry, goods: ShopGoods) => Finding | null;
