import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsOfText, textOfBits } from './bits-text.ts';
import { cellOf, dictionaryOf, partsOf } from './dictionary.ts';
import { makeReport } from './insight-report.ts';
import { pickBelow } from './random-words.ts';
import { seededWords } from './seeded-words.ts';
import { weekOf } from './week-of.ts';

const SETTINGS = { epsilon: 2, entries: ['storage', 'shelf-life'], experiments: [{ name: 'close', arms: ['a', 'b'] }] };
const DICTIONARY = dictionaryOf(SETTINGS);

describe('a dictionary', () => {
  it('is the same on every device with the same pack, and another one for every change', () => {
    const ids = (settings: typeof SETTINGS) => dictionaryOf(settings).families.map(({ id }) => id);
    expect(ids(SETTINGS)).toEqual(ids(structuredClone(SETTINGS)));
    const wider = ids({ ...SETTINGS, entries: [...SETTINGS.entries, 'cold-chain'] });
    expect(ids(SETTINGS).filter((id) => !wider.includes(id))).toHaveLength(1);
    expect(ids({ ...SETTINGS, epsilon: 1 }).filter((id) => ids(SETTINGS).includes(id))).toEqual([]);
  });

  it('has no family without cells', () => {
    const { families } = dictionaryOf({ ...SETTINGS, entries: [], experiments: [] });
    expect(families.map(({ name, cells }) => [name, cells.length])).toEqual([
      ['asked', 30],
      ['after', 40],
      ['mood', 40],
    ]);
  });

  it('takes cells apart as they were put together', () => {
    expect(partsOf(cellOf('a|b', 'silent'))).toEqual({ what: 'a|b', how: 'silent' });
  });
});

describe('a report', () => {
  it('says its week, its dictionary and as many bits as that has cells, whatever happened', () => {
    const words = seededWords(1);
    for (const record of [{}, { after: ['order|person'] }, { mood: ['order|angry', 'shipping|anxious'] }]) {
      const report = makeReport(DICTIONARY, record, '2026-W47', words);
      const family = DICTIONARY.families.find(({ id }) => id === report.dictionary);
      expect(Object.keys(report).sort()).toEqual(['bits', 'dictionary', 'week']);
      expect(bitsOfText(report.bits, family?.cells.length ?? 0)).not.toBeNull();
    }
  });

  it('names a family by chance alone, whatever the record holds', () => {
    const familiesOf = (record: object) => {
      const words = seededWords(7);
      return Array.from({ length: 40 }, () => {
        // The family is the first thing picked: a stream of its own for each report keeps them in step.
        const seed = words();
        return makeReport(DICTIONARY, record, '2026-W47', seededWords(seed)).dictionary;
      });
    };
    expect(familiesOf({ after: ['order|person', 'order|silent', 'shipping|person'] })).toEqual(familiesOf({}));
  });

  it('passes over cells that its dictionary does not know', () => {
    const seed = 5;
    const unknown = makeReport(DICTIONARY, { entry: ['gone|silent'] }, '2026-W47', seededWords(seed));
    expect(unknown).toEqual(makeReport(DICTIONARY, {}, '2026-W47', seededWords(seed)));
  });
});

describe('bits', () => {
  it('are read as they were written, and by nobody who expects another number of them', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 200 }), (bits) => {
        const text = textOfBits(bits);
        expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(bitsOfText(text, bits.length)).toEqual(bits);
        expect(bitsOfText(text, bits.length + 6)).toBeNull();
      }),
    );
    expect(bitsOfText('!!', 12)).toBeNull();
    // Set beyond the last bit.
    expect(bitsOfText('__', 11)).toBeNull();
  });
});

describe('a pick', () => {
  it('favours no one: words that would are thrown away', () => {
    const words = [2 ** 32 - 1, 5];
    // 2^32 is 1 above a multiple of 3: its last word would favour 0.
    expect(pickBelow(3, () => words.shift() ?? 0)).toBe(2);
    expect(words).toEqual([]);
  });
});

describe('a week', () => {
  it('is that of ISO 8601, at the turns of years too', () => {
    for (const [day, week] of [
      ['2026-11-22T23:59:59Z', '2026-W47'],
      ['2026-11-23T00:00:00Z', '2026-W48'],
      ['2020-12-31T12:00:00Z', '2020-W53'],
      ['2021-01-03T12:00:00Z', '2020-W53'],
      ['2021-01-04T00:00:00Z', '2021-W01'],
      ['2024-12-30T00:00:00Z', '2025-W01'],
      ['2027-01-01T00:00:00Z', '2026-W53'],
    ] as const) {
      expect(weekOf(Date.parse(day)), day).toBe(week);
    }
  });
});
