import { describe, expect, it } from 'vitest';
import { EXAMPLE_COSTS } from './cost-figure.ts';
import type { FigureId } from './figure.ts';
import { type FigureCounts, workOutFigures } from './work-out-figures.ts';

const day = (on: string, more: Partial<FigureCounts['days'][number]> = {}): FigureCounts['days'][number] => ({
  day: on,
  conversations: 0,
  handed_over_known: 0,
  handed_over: 0,
  reply_timed: 0,
  answered_fast: 0,
  rated: 0,
  satisfied: 0,
  rating_sum: 0,
  rating_squares: 0,
  converted_known: 0,
  converted: 0,
  with_person: 0,
  assistant_alone: 0,
  handle_timed: 0,
  handle_ms: 0,
  ...more,
});

const NOTHING: FigureCounts = { days: [], firstContact: [], knowledge: [], advice: [], topics: [] };

function figureOf(id: FigureId, counts: Partial<FigureCounts>, basicTopics: string[] | null = null) {
  const figure = workOutFigures({ ...NOTHING, ...counts }, { costs: EXAMPLE_COSTS, basicTopics }).find(
    (one) => one.id === id,
  );
  if (!figure) throw new Error(`no figure ${id}`);
  return figure;
}

describe('figures', () => {
  it('of nothing have no value, and are there all the same', () => {
    const figures = workOutFigures(NOTHING, { costs: EXAMPLE_COSTS, basicTopics: null });
    expect(figures).toHaveLength(11);
    expect(figures.map(({ value }) => value)).toEqual(figures.map(() => null));
  });

  it('count what is not known apart, and never as no', () => {
    const figure = figureOf('handoff-rate', {
      days: [
        day('2026-11-02', { conversations: 50, handed_over_known: 30, handed_over: 6 }),
        day('2026-11-03', { conversations: 10 }),
      ],
    });
    expect(figure).toMatchObject({ value: 0.2, count: 6, of: 30, unknown: 30, few: false });
    expect(figure.series).toEqual([
      { at: '2026-11-02', value: 0.2 },
      { at: '2026-11-03', value: null },
    ]);
    // Wilson of 6 of 30.
    expect(figure.interval?.low).toBeCloseTo(0.0951, 4);
    expect(figure.interval?.high).toBeCloseTo(0.3731, 4);
  });

  it('say that they rest on few', () => {
    expect(
      figureOf('answered-in-time', { days: [day('2026-11-02', { reply_timed: 29, answered_fast: 20 })] }).few,
    ).toBe(true);
  });

  it('of first contact leave repeats out of everything', () => {
    const firstContact = [
      { week: '2026-11-02', conversations: 100, repeats: 10, confirmed: 40, refuted: 20, assumed: 60, doubted: 15 },
    ];
    expect(figureOf('first-contact-confirmed', { firstContact })).toMatchObject({ count: 40, of: 60, unknown: 30 });
    expect(figureOf('first-contact-assumed', { firstContact })).toMatchObject({ value: 0.8, of: 75, unknown: 15 });
  });

  it('of satisfaction are the share of 4 and 5, and the mean within the scale', () => {
    const days = [day('2026-11-02', { conversations: 6, rated: 4, satisfied: 3, rating_sum: 16, rating_squares: 70 })];
    expect(figureOf('satisfied', { days })).toMatchObject({ value: 0.75, unknown: 2 });
    expect(figureOf('rating', { days })).toMatchObject({ value: 4, interval: { high: 5 } });
  });

  it('of advice compare those who were answered with those who were not', () => {
    const advice = [
      { answered_by: 'agent', conversations: 60, known: 50, converted: 20 },
      { answered_by: 'assistant', conversations: 20, known: 20, converted: 36 - 20 },
      { answered_by: 'nobody', conversations: 80, known: 80, converted: 48 },
    ];
    const figure = figureOf('advice-conversion', { advice });
    // 36 of 70 against 48 of 80.
    expect(figure.value).toBeCloseTo(36 / 70 - 0.6, 12);
    expect(figure.unknown).toBe(10);
    expect(figure.interval?.low).toBeLessThan(0);
    expect(figure.interval?.high).toBeGreaterThan(0);
  });

  it('of basic questions keep both readings apart', () => {
    const topics = [
      { day: '2026-11-02', topic: 'delivery', asked: 100, unanswered: 0, by_assistant: 70 },
      { day: '2026-11-02', topic: 'complaint', asked: 60, unanswered: 10, by_assistant: 0 },
      { day: '2026-11-02', topic: null, asked: 40, unanswered: 0, by_assistant: 10 },
    ];
    // People answered 30 of the 100 basic ones; of the 80 that people answered with a topic, 30 are basic.
    expect(figureOf('basic-on-people', { topics }, ['delivery'])).toMatchObject({ count: 30, of: 100, unknown: 40 });
    expect(figureOf('people-on-basic', { topics }, ['delivery'])).toMatchObject({ count: 30, of: 80, unknown: 30 });
    // Where nobody chose, every common topic is basic.
    expect(figureOf('basic-on-people', { topics })).toMatchObject({ count: 80, of: 150 });
  });

  it('of cost by hand: 30 alone at 0.5, 10 with people at 3.5', () => {
    const figure = figureOf('cost-per-contact', {
      days: [day('2026-11-02', { conversations: 45, assistant_alone: 30, with_person: 10 })],
    });
    expect(figure).toMatchObject({ value: 1.25, of: 40, unknown: 5, interval: null });
  });
});
