import { describe, expect, it } from 'vitest';
import { dictionaryOf } from './dictionary.ts';
import { alight, answerConsent, board, type InsightLedger, missed, NEW_LEDGER, reportsSent } from './insight-ledger.ts';
import { type InsightReport, makeReport } from './insight-report.ts';
import { seededWords } from './seeded-words.ts';

const DICTIONARY = dictionaryOf({ epsilon: 2, entries: [], experiments: [] });
const LOOKUP = { key: null, url: 'https://shop.example/v1/orders/lookup' };
const HANDOFF = { key: 'c1.h1', url: 'https://shop.example/v1/handoffs' };

function device(weeks = 12) {
  const terms = { epsilon: 2, weeks };
  let ledger: InsightLedger = answerConsent(NEW_LEDGER, true, 1_000, terms);
  let made = 0;
  const words = seededWords(3);
  const self = {
    terms,
    get ledger() {
      return ledger;
    },
    get made() {
      return made;
    },
    board(request: { key: string | null; url: string }, week: string, now = 2_000): InsightReport | null {
      const boarded = board(ledger, request, { week, now, ...terms }, () => {
        made += 1;
        return makeReport(DICTIONARY, {}, week, words);
      });
      ledger = boarded.ledger;
      return boarded.report;
    },
    alight(report: InsightReport | null, isTaken: boolean) {
      if (report) ledger = alight(ledger, report, isTaken);
    },
    answer(yes: boolean) {
      ledger = answerConsent(ledger, yes, 3_000, terms);
    },
    miss(report: InsightReport | null) {
      if (report) ledger = missed(ledger, report);
    },
  };
  return self;
}

describe('a week’s report', () => {
  it('goes with one request, and no other of that week', () => {
    const one = device();
    expect(one.board(LOOKUP, '2026-W47')).not.toBeNull();
    expect(one.board(LOOKUP, '2026-W47')).toBeNull();
    expect(one.board(HANDOFF, '2026-W47')).toBeNull();
    expect(one.board(LOOKUP, '2026-W48')).not.toBeNull();
    expect(one.made).toBe(2);
  });

  it('goes again with the retries of a request under a key, bit for bit, and with nothing else', () => {
    const one = device();
    const first = one.board(HANDOFF, '2026-W47');
    expect(one.board(LOOKUP, '2026-W47')).toBeNull();
    expect(one.board(HANDOFF, '2026-W47')).toEqual(first);
    // The week turns while it waits without a network.
    expect(one.board(HANDOFF, '2026-W48')).toEqual(first);
    one.alight(first, true);
    expect(one.board(HANDOFF, '2026-W47')).toBeNull();
    expect(one.made).toBe(1);
  });

  it('goes with another request after one that the shop refused, with the same bits', () => {
    const one = device();
    const first = one.board(LOOKUP, '2026-W47');
    one.alight(first, false);
    // It left the device all the same.
    expect([one.ledger.sent.length, reportsSent(one.ledger)]).toEqual([1, 1]);
    expect(one.board(HANDOFF, '2026-W47')).toEqual(first);
    expect(one.made).toBe(1);
  });

  it('that missed its request is not shown as sent, and goes with another, with the same bits', () => {
    const one = device();
    const first = one.board(LOOKUP, '2026-W47');
    one.miss(first);
    expect(one.ledger.sent).toEqual([]);
    expect(reportsSent(one.ledger)).toBe(0);
    expect(one.board(HANDOFF, '2026-W47')).toEqual(first);
    expect(reportsSent(one.ledger)).toBe(1);
    expect(one.ledger.sent).toMatchObject([{ url: HANDOFF.url }]);
    expect(one.made).toBe(1);
  });

  it('is made only while no more is wanted than was stated, and again once that is agreed to', () => {
    for (const more of [{ epsilon: 3 }, { weeks: 13 }]) {
      const one = device();
      const first = one.board(HANDOFF, '2026-W47');
      Object.assign(one.terms, more);
      // What was agreed to before goes on with its own request.
      expect(one.board(HANDOFF, '2026-W47')).toEqual(first);
      expect(one.board(LOOKUP, '2026-W48')).toBeNull();
      one.answer(true);
      expect(one.ledger.sent).toHaveLength(1);
      expect(one.ledger.countedUntil).toBe(3_000);
      expect(one.board(LOOKUP, '2026-W48')).not.toBeNull();
    }
    const less = device();
    Object.assign(less.terms, { epsilon: 1, weeks: 6 });
    expect(less.board(LOOKUP, '2026-W47')).not.toBeNull();
  });

  it('costs its own epsilon, and no more is spent than is stated in all', () => {
    const one = device(4);
    for (const week of ['2026-W45', '2026-W46']) one.board(LOOKUP, week);
    expect(one.ledger.epsilonSpent).toBe(4);
    Object.assign(one.terms, { epsilon: 1.5, weeks: 4 });
    expect(one.board(LOOKUP, '2026-W47')).not.toBeNull();
    // Three of four weeks, but 5.5 of 6.
    expect(one.board(LOOKUP, '2026-W48')).toBeNull();
    expect(one.ledger).toMatchObject({ weeksSpent: 3, epsilonSpent: 5.5 });
  });

  it('is not made again when a clock is set back', () => {
    const one = device();
    one.board(LOOKUP, '2026-W47');
    expect(one.board(LOOKUP, '2026-W46')).toBeNull();
    expect(one.made).toBe(1);
  });

  it('is not made without consent, nor after as many weeks as the shop allows', () => {
    const one = device(2);
    one.answer(false);
    expect(one.board(LOOKUP, '2026-W47')).toBeNull();
    one.answer(true);
    for (const week of ['2026-W47', '2026-W48']) expect(one.board(LOOKUP, week)).not.toBeNull();
    expect(one.board(LOOKUP, '2026-W49')).toBeNull();
    expect(one.made).toBe(2);
  });
});

describe('a consent that is withdrawn', () => {
  it('takes along what was made, and lets no second report of the week be made when it is given again', () => {
    const one = device();
    one.board(HANDOFF, '2026-W47');
    one.answer(false);
    expect(one.ledger).toMatchObject({ report: null, sent: [], weeksSpent: 1, lastWeek: '2026-W47' });
    expect(one.board(HANDOFF, '2026-W47')).toBeNull();
    one.answer(true);
    expect(one.board(HANDOFF, '2026-W47')).toBeNull();
    expect(one.ledger.countedUntil).toBe(3_000);
    expect(one.made).toBe(1);
  });
});
