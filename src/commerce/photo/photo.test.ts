import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GreyPicture, greyPicture } from './grey-picture.ts';
import { judgePicture } from './judge-picture.ts';
import { readLabelDates } from './label-date.ts';
import { laplacianVariance } from './laplacian-variance.ts';
import { findingFields, labelDateText } from './photo-findings.ts';
import { checkDigit, readProductCode } from './product-code.ts';

const BIG = { width: 1600, height: 1200 };

function drawn(width: number, height: number, shade: (x: number, y: number) => number): GreyPicture {
  const pixels = Uint8Array.from({ length: width * height }, (_, at) => shade(at % width, Math.floor(at / width)));
  return { width, height, pixels };
}

/** A label: strokes of 4 pixels on light paper. */
const label = drawn(256, 192, (x, y) => ((x >> 2) % 3 === 0 && (y >> 3) % 2 === 0 ? 50 : 210));

/** Blurred as by a moved hand: the mean over a square, twice. */
function blurred(picture: GreyPicture, radius: number): GreyPicture {
  const mean = ({ width, height, pixels }: GreyPicture): GreyPicture =>
    drawn(width, height, (x, y) => {
      let sum = 0;
      let count = 0;
      for (let dy = -radius; dy <= radius; dy++) {
        for (let dx = -radius; dx <= radius; dx++) {
          const [nx, ny] = [x + dx, y + dy];
          if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
          sum += pixels[ny * width + nx] ?? 0;
          count++;
        }
      }
      return sum / count;
    });
  return mean(mean(picture));
}

describe('how good a photo is', () => {
  it('finds nothing wrong with a sharp one', () => {
    expect(judgePicture(label, BIG)).toEqual([]);
  });

  it('says that one is blurred, dark, burnt out or small', () => {
    expect(judgePicture(blurred(label, 3), BIG)).toEqual(['blurred']);
    expect(
      judgePicture(
        drawn(64, 64, (x) => (x < 6 ? 200 : x % 30)),
        BIG,
      ),
    ).toEqual(['dark']);
    expect(
      judgePicture(
        drawn(64, 64, (x) => (x < 6 ? 20 : 255)),
        BIG,
      ),
    ).toEqual(['bright']);
    expect(judgePicture(label, { width: 640, height: 300 })).toEqual(['small']);
  });

  it('loses sharpness with every blur', () => {
    const variances = [label, blurred(label, 1), blurred(label, 2), blurred(label, 4)].map(laplacianVariance);
    expect(variances).toEqual([...variances].sort((one, other) => other - one));
    expect(new Set(variances).size).toBe(4);
  });

  it('measures by the book: a single white point', () => {
    const point = drawn(5, 5, (x, y) => (x === 2 && y === 2 ? 1 : 0));
    // Laplacian: -4 in the middle, 1 at its four neighbours, 0 at the four corners; mean 0.
    expect(laplacianVariance(point)).toBeCloseTo((16 + 4) / 9, 10);
    expect(laplacianVariance(drawn(2, 2, () => 9))).toBe(0);
  });

  it('does not depend on how light a picture is, nor on which way it is held', () => {
    const noise = fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 36, maxLength: 36 });
    fc.assert(
      fc.property(noise, fc.integer({ min: 0, max: 100 }), (shades, more) => {
        const given = drawn(6, 6, (x, y) => shades[6 * y + x] ?? 0);
        const lighter = drawn(6, 6, (x, y) => (shades[6 * y + x] ?? 0) + more);
        const turned = drawn(6, 6, (x, y) => shades[6 * x + y] ?? 0);
        expect(laplacianVariance(lighter)).toBeCloseTo(laplacianVariance(given), 6);
        expect(laplacianVariance(turned)).toBeCloseTo(laplacianVariance(given), 6);
        expect(laplacianVariance(given)).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });

  it('sees colours as shades, and what shows through as white', () => {
    const rgba = [255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 0, 0, 0, 0];
    expect([...greyPicture(2, 2, rgba).pixels]).toEqual([76, 150, 29, 255]);
  });
});

describe('a barcode', () => {
  it.each([
    ['4006381333931', 'ean-13', '4006381333931'],
    ['96385074', 'ean-8', '96385074'],
    ['036000291452', 'upc-a', '0036000291452'],
    ['6 901234 567892', 'ean-13', '6901234567892'],
  ])('%s is a %s', (text, kind, key) => {
    expect(readProductCode(text)).toMatchObject({ kind, key });
  });

  it.each(['4006381333932', '12345678', '123', '', 'ABCDEFGH', '40063813339310'])('%s is none', (text) => {
    expect(readProductCode(text)).toBeNull();
  });

  it('has one right last digit, and a single wrong digit is always found', () => {
    const heads = fc
      .constantFrom(7, 11, 12)
      .chain((length) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }));
    fc.assert(
      fc.property(heads, fc.nat(12), fc.integer({ min: 1, max: 9 }), (head, place, change) => {
        const right = `${head.join('')}${checkDigit(head.join(''))}`;
        expect(readProductCode(right)?.digits).toBe(right);
        const at = place % right.length;
        const wrong = [...right].map((digit, index) => (index === at ? (Number(digit) + change) % 10 : digit)).join('');
        expect(readProductCode(wrong)).toBeNull();
      }),
    );
  });
});

describe('a date on a label', () => {
  it.each([
    ['生产日期 2026-11-01', 'made', ['2026-11-01']],
    ['生产日期：20261101', 'made', ['2026-11-01']],
    ['保质期至 2026年12月1日', 'until', ['2026-12-01']],
    ['有效期至2027.3.5', 'until', ['2027-03-05']],
    ['此日期前最佳：2026/12/30', 'until', ['2026-12-30']],
    ['賞味期限 2026.12.31', 'until', ['2026-12-31']],
    ['EXP 01/12/26', 'until', ['2026-12-01', '2026-01-12']],
    ['EXP 25/12/26', 'until', ['2026-12-25', '2025-12-26']],
    ['EXP 12/31/2026', 'until', ['2026-12-31']],
    ['EXP 11/11/2026', 'until', ['2026-11-11']],
    ['best before 12 NOV 2026', 'until', ['2026-11-12']],
    ['BEST BEFORE: 12NOV26', 'until', ['2026-11-12']],
    ['Best by Nov 12, 2026', 'until', ['2026-11-12']],
    ['use by 05.12.2026', 'until', ['2026-12-05', '2026-05-12']],
    ['BBE 12/2026', 'until', ['2026-12']],
    ['EXP DEC 2026', 'until', ['2026-12']],
    ['MFG 2026.10.31', 'made', ['2026-10-31']],
    ['L3 2026-11-05 14:32', null, ['2026-11-05']],
  ])('%s', (text, kind, dates) => {
    expect(readLabelDates(text, 2026)).toMatchObject([{ kind, dates }]);
  });

  it('is told apart from another on the same label', () => {
    expect(readLabelDates('生产日期 2026-11-01 保质期至 2026-11-30', 2026)).toMatchObject([
      { kind: 'made', dates: ['2026-11-01'], text: '生产日期 2026-11-01' },
      { kind: 'until', dates: ['2026-11-30'] },
    ]);
    expect(readLabelDates('PROD 01.10.2026\nEXP 01.10.2028', 2026).map(({ kind }) => kind)).toEqual(['made', 'until']);
    expect(readLabelDates('MFG 2026-11-01 2027-11-01', 2026).map(({ kind }) => kind)).toEqual(['made', null]);
  });

  it.each([
    '保质期 12 个月',
    'EXP 31/02/2026',
    'EXP 13/13/2026',
    'exp 01/12/1999',
    '4006381333931',
    'NET 350 g',
    'tel 020-2026-1101-55',
    '',
  ])('is none in: %s', (text) => {
    expect(readLabelDates(text, 2026)).toEqual([]);
  });

  it('is always one that the calendar has, among as many as it can be read', () => {
    const digits = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(digits, digits, digits, fc.constantFrom('/', '.', '-'), (one, two, three, gap) => {
        for (const { dates } of readLabelDates(`EXP ${[one, two, three].join(gap)}`, 2026)) {
          expect(dates.length).toBeLessThanOrEqual(3);
          for (const date of dates) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
        }
      }),
    );
  });

  it('is whatever was printed, in every plain form of a day', () => {
    const days = fc.integer({ min: 0, max: 3_000 }).map((day) => new Date(Date.UTC(2023, 0, 1) + day * 86_400_000));
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        const [year, month, date] = iso.split('-');
        const name = day.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
        for (const text of [
          iso,
          `${year}年${month}月${date}日`,
          `${year}${month}${date}`,
          `${date} ${name} ${year}`,
          `${date}${name}${year?.slice(2)}`,
        ]) {
          expect(readLabelDates(`EXP ${text}`, 2026)).toMatchObject([{ kind: 'until', dates: [iso] }]);
        }
      }),
    );
  });
});

describe('what goes with a photo', () => {
  it('is what was read on it, and nothing where nothing was', () => {
    const [date] = readLabelDates('EXP 01/12/26', 2026);
    expect(date && labelDateText(date)).toBe('EXP 01/12/26 = 2026-12-01 or 2026-01-12');
    expect(findingFields([{}, {}])).toEqual({});
    expect(
      findingFields([{ barcode: '96385074' }, { barcode: '96385074', labelDate: 'EXP 2026-12 = 2026-12' }]),
    ).toEqual({
      'photo-barcode': '96385074',
      'photo-label-date': 'EXP 2026-12 = 2026-12',
    });
  });
});
