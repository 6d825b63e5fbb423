import { describe, expect, it } from 'vitest';
import type { Finding, Inquiry } from '../specialist.ts';
import { openAdvice } from './open-advice.ts';
import { inquiryOf, smallGoods, smallGraph } from './testing/small-graph.ts';

const goods = { products: smallGoods(), promotions: [] };
const advise = openAdvice(smallGraph());
const say = (text: string, over: Partial<Inquiry> = {}): Finding | null => advise(inquiryOf(text, over), goods);
const scripts = (finding: Finding | null): string[] =>
  finding?.lines.flatMap((line) => ('say' in line ? [line.say] : [])) ?? [];
const shown = (finding: Finding | null): string[] =>
  finding?.lines.flatMap((line) =>
    'show' in line && line.show.type === 'picks' ? line.show.picks.map(({ sku }) => sku) : [],
  ) ?? [];

describe('the adviser', () => {
  it('answers whether two things go together by the rule on them, with its source', () => {
    const finding = say('can i use retinol and salicylic acid together', { intent: 'product.usage' });
    expect(scripts(finding)).toEqual(['advice-pair-alternate-days']);
    expect(finding?.citations).toMatchObject([{ id: 'S' }]);
  });

  it('says nothing of a pair that it knows nothing of', () => {
    expect(say('can i use oat and alcohol together', { intent: 'product.usage' })).toBeNull();
  });

  it('names something else where something is not for who asks', () => {
    const finding = say('is retinol safe when pregnant', { intent: 'product.suitability' });
    expect(scripts(finding)).toEqual(['advice-pair-avoid', 'advice-instead']);
    expect(shown(finding)).toEqual(['P-BAK']);
  });

  it('judges the product on the page by what the shopper tells', () => {
    const finding = say('can sensitive skin use this', {
      intent: 'product.suitability',
      context: { product: 'P-BHA' },
    });
    expect(scripts(finding)).toEqual(['advice-pair-avoid']);
    expect(say('can sensitive skin use this', { intent: 'product.suitability' })?.lines).toEqual([]);
  });

  it('shows what it has and asks what it does not know, then goes on from the answer', () => {
    const first = say('recommend a serum');
    expect(first?.asks).toBe(true);
    expect(first?.choices.map(({ label }) => label)).toEqual(expect.arrayContaining(['fine lines', 'shine']));
    const second = say('shine', { intent: 'oos', known: first?.known ?? null });
    expect(shown(second)[0]).toBe('P-BHA');
    expect(second?.known).toMatchObject({ settled: expect.arrayContaining(['concern', 'category']) });
  });

  it('keeps what was told through a change of subject, and drops what was wished', () => {
    const first = say('recommend a serum for wrinkles, i am pregnant');
    expect(shown(first)).not.toContain('P-RET');
    const second = say('and which cream', { known: first?.known ?? null });
    expect(second?.known).toMatchObject({ wants: { pregnancy: ['pregnant'], category: ['cream'] } });
    expect(second?.known).not.toMatchObject({ wants: { concern: ['lines'] } });
  });

  it('keeps what was told of the person where there is nothing to say to it', () => {
    const told = say("i'm pregnant", { intent: 'oos' });
    expect(told).toMatchObject({ lines: [], choices: [], citations: [], asks: false });
    expect(told?.known).toMatchObject({ wants: { pregnancy: ['pregnant'] } });
    expect(shown(say('recommend a serum for wrinkles', { known: told?.known ?? null }))).not.toContain('P-RET');
    const allergic = say('我对水杨酸过敏', { intent: 'oos', locale: 'zh-Hans' });
    expect(allergic?.lines).toEqual([]);
    const picked = shown(say('控油 serum 推荐', { locale: 'zh-Hans', known: allergic?.known ?? null }));
    expect(picked).toEqual(['P-AHA']);
  });

  it('keeps no wish, and no sum, of a message that is about something else', () => {
    expect(say('the serum parcel over 200 yuan is late', { intent: 'order.status' })).toBeNull();
    const told = say('does a serum parcel come while i am pregnant', { intent: 'order.status' });
    expect(told?.known).toMatchObject({ wants: { pregnancy: ['pregnant'] }, budget: null });
    expect(told?.known).not.toMatchObject({ wants: { category: ['serum'] } });
    expect(say("i'm pregnant", { intent: 'oos', known: told?.known ?? null })).toBeNull();
  });

  it('offers an answer of no preference that it reads as one, in the language of the inquiry', () => {
    for (const [locale, word] of [
      ['en', 'no preference'],
      ['zh-Hans', '都可以'],
      ['zh-Hant', '都可以'],
      ['fr', 'no preference'],
    ] as const) {
      const first = say('recommend a serum', { locale });
      const skip = first?.choices.find(({ id }) => id === 'advice-skip')?.say ?? '';
      expect(skip).toBe(word);
      const second = say(skip, { locale, intent: 'oos', known: first?.known ?? null });
      expect(second?.known?.settled).toEqual(expect.arrayContaining(first?.known?.asked as string[]));
    }
  });

  it('does not keep the guess that the price matters as if it had been said', () => {
    const taste = { budget: 'saving' } as NonNullable<Inquiry['taste']>;
    const finding = say('which cream for shine on oily skin', { taste });
    expect(scripts(finding)).toContain('advice-picks-saving');
    expect(finding?.known).toMatchObject({ saving: false });
    const none = say('recommend a retinol serum, i am pregnant', { taste });
    expect(scripts(none)).toContain('advice-none-conflict');
    expect(none?.known).toMatchObject({ saving: false });
    expect(say('which cheap cream for shine on oily skin')?.known).toMatchObject({ saving: true });
  });

  const named = (text: string, ...skus: string[]): Partial<Inquiry> => ({
    entities: skus.map((value) => ({
      type: 'sku' as const,
      text: value,
      value,
      start: text.indexOf(value),
      end: text.indexOf(value) + value.length,
    })),
  });
  const partOf = (finding: Finding | null, type: string) =>
    finding?.lines.flatMap((line) => ('show' in line && line.show.type === type ? [line.show] : []))[0];

  it('does not compare what must not be recommended, unless it was named: then with the reason', () => {
    const plain = say('compare the serums that are for lines, i am pregnant', { intent: 'product.compare' });
    expect(partOf(plain, 'comparison')).toMatchObject({
      products: [{ sku: 'P-BAK' }, { sku: 'P-VTC' }, { sku: 'P-BHA' }, { sku: 'P-AHA' }],
    });
    expect(partOf(plain, 'comparison')).not.toHaveProperty('cautions');
    const text = 'P-RET or is P-BHA better, i am pregnant and allergic to mandelic acid';
    const both = say(text, { intent: 'product.compare', ...named(text, 'P-RET', 'P-BHA') });
    expect(partOf(both, 'comparison')).toMatchObject({ cautions: ['not now', null] });
    const other = say('P-AHA or is P-BHA better', {
      intent: 'product.compare',
      known: both?.known ?? null,
      ...named('P-AHA or is P-BHA better', 'P-AHA', 'P-BHA'),
    });
    expect(partOf(other, 'comparison')).toMatchObject({ cautions: ['Allergies: mandelic acid', null] });
  });

  it('puts a named product into a routine as one to buy, and leaves it out with its reason where it is not for them', () => {
    const text = 'a routine for dry skin with P-RET';
    const free = say(text, named(text, 'P-RET'));
    const steps = (finding: Finding | null) => {
      const part = partOf(finding, 'routine');
      return part?.type === 'routine' ? part.sessions.flatMap((session) => session.steps) : [];
    };
    expect(steps(free).find(({ sku }) => sku === 'P-RET')).toMatchObject({ own: false });
    expect(free?.known).toMatchObject({ owned: { skus: [] } });
    const pregnant = `${text}, i am pregnant`;
    const barred = say(pregnant, named(pregnant, 'P-RET'));
    expect(steps(barred).map(({ sku }) => sku)).not.toContain('P-RET');
    expect(partOf(barred, 'routine')).toMatchObject({
      apart: expect.arrayContaining([{ names: ['Product P-RET'], kind: 'avoid', reason: 'not now' }]),
    });
  });

  it('finds something cheaper than what was shown', () => {
    const first = say('recommend a serum for wrinkles', { known: null });
    const dear = shown(first)[0];
    const second = say('anything cheaper?', { known: first?.known ?? null });
    expect(shown(second)).not.toContain(dear);
  });

  it('puts two products side by side, what differs first', () => {
    const entities = ['P-OAT', 'P-GEL'].map((value, at) => ({
      type: 'sku' as const,
      text: value,
      value,
      start: at * 10,
      end: at * 10 + 5,
    }));
    const finding = say('P-OAT or is P-GEL better', { intent: 'product.compare', entities });
    const [part] =
      finding?.lines.flatMap((line) => ('show' in line && line.show.type === 'comparison' ? [line.show] : [])) ?? [];
    expect(part?.products.map(({ sku }) => sku)).toEqual(['P-OAT', 'P-GEL']);
    const differing = part?.rows.map(({ differs }) => differs) ?? [];
    expect(differing).toEqual(differing.toSorted((left, right) => Number(right) - Number(left)));
    expect(differing).toContain(true);
  });

  it('leaves a message without a need to the written answers', () => {
    expect(say('hello')).toBeNull();
    expect(say('when does my parcel come', { intent: 'order.status' })).toBeNull();
  });

  it('starts afresh from what another version kept', () => {
    expect(shown(say('oily skin cream please, which', { known: { wants: 3 } }))[0]).toBe('P-GEL');
  });

  it('refuses a chunk that is no graph, naming the fault', () => {
    expect(() => openAdvice({ dimensions: [] })).toThrow(/advice/);
  });
});
