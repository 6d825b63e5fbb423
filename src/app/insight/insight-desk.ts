import { countCells } from '#insight/private/count-cells.ts';
import { type Dictionary, dictionaryOf } from '#insight/private/dictionary.ts';
import {
  alight,
  answerConsent,
  board,
  type InsightLedger,
  type InsightTerms,
  isAgreed,
  missed,
  NEW_LEDGER,
  reportsSent,
} from '#insight/private/insight-ledger.ts';
import { type InsightReport, makeReport } from '#insight/private/insight-report.ts';
import type { RandomWords } from '#insight/private/random-words.ts';
import { weekOf } from '#insight/private/week-of.ts';
import type { InsightRules } from '#knowledge/rules-schema.ts';
import type { InsightView } from '../chat-host.ts';
import { cryptoWords } from './crypto-words.ts';
import type { LazyInsightOptions } from './lazy-insight.ts';

export interface InsightDeskOptions extends LazyInsightOptions {
  /** Epoch ms. */
  now?: () => number;
  words?: RandomWords;
}

/** Tabs that write at the same time are few, and each comes through in the end. */
const TRIES = 8;

/**
 * Keeps the ledger of private insight on the device: makes the week's report from the conversation, once, and says with
 * which request it goes. Every change is written before anything leaves, and only where nobody wrote in between: two tabs
 * cannot make two reports of one week.
 */
export class InsightDesk {
  readonly #options: Required<InsightDeskOptions>;
  /** What the shopper saw last: rules may change while they look, and nobody agrees to what they were not shown. */
  #shown: InsightTerms | null = null;

  constructor(options: InsightDeskOptions) {
    this.#options = { now: Date.now, words: cryptoWords(), ...options };
  }

  async view(answer?: boolean): Promise<InsightView | null> {
    const rules = await this.#rules();
    if (!rules) return null;
    const { now } = this.#options;
    const { epsilon, weeks } = rules;
    const stated = this.#shown ?? { epsilon, weeks };
    const ledger = await this.#change((before) =>
      answer === undefined ? before : answerConsent(before, answer, now(), stated),
    );
    this.#shown = { epsilon, weeks };
    const { consent, sent } = ledger;
    // A yes to less is none to this: they are asked again.
    const isOpen = consent?.yes === true && !isAgreed(ledger, rules);
    return { answer: isOpen ? null : (consent?.yes ?? null), epsilon, weeks, weeksSpent: reportsSent(ledger), sent };
  }

  async board(request: { key: string | null; url: string }): Promise<InsightReport | null> {
    const rules = await this.#rules();
    if (!rules) return null;
    const dictionary = await this.#dictionary(rules);
    const { now, words, state } = this.#options;
    const at = now();
    const terms = { epsilon: rules.epsilon, weeks: rules.weeks };
    const week = weekOf(at);
    let report: InsightReport | null = null;
    await this.#change((before) => {
      const boarded = board(before, request, { ...terms, week, now: at }, (after) =>
        makeReport(dictionary, countCells(state(), dictionary, { after, now: at }), week, words),
      );
      report = boarded.report;
      return boarded.ledger;
    });
    return report;
  }

  async alight(report: InsightReport, isTaken: boolean): Promise<void> {
    await this.#change((before) => alight(before, report, isTaken));
  }

  /** One that was ready too late for its request. */
  async missed(report: InsightReport): Promise<void> {
    await this.#change((before) => missed(before, report));
  }

  async #rules(): Promise<InsightRules | null> {
    const { rules } = await this.#options.playbook();
    return rules.insight?.enabled ? rules.insight : null;
  }

  async #dictionary({ epsilon, entries = [] }: InsightRules): Promise<Dictionary> {
    const { rules } = await this.#options.playbook();
    return dictionaryOf({ epsilon, entries, experiments: rules.experiments ?? [] });
  }

  /** Rejects where it cannot be kept: what is not on record does not leave. */
  async #change(change: (before: InsightLedger) => InsightLedger): Promise<InsightLedger> {
    for (let tries = 0; tries < TRIES; tries++) {
      const kept = await this.#options.knowledge().readInsight();
      const before = (kept?.value as InsightLedger | null | undefined) ?? NEW_LEDGER;
      const after = change(before);
      if (after === before) return before;
      if (await this.#options.knowledge().keepInsight(after, kept?.revision ?? 0)) return after;
    }
    throw new Error('private insight: the ledger could not be kept');
  }
}
