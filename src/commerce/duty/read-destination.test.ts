import { describe, expect, it } from 'vitest';
import { LOCALES } from '#core/locale.ts';
import { readDestinations } from './read-destination.ts';
import { readQuantity } from './read-quantity.ts';
import { regionName } from './region-name.ts';
import { globalDuty } from './testing/global-duty.ts';

const CODES = Object.keys(globalDuty.destinations);
const read = (text: string): string[] => readDestinations(text, globalDuty.names, CODES);

describe('countries in a message', () => {
  it('are known by their name in every language', () => {
    const missed = LOCALES.flatMap((locale) =>
      CODES.flatMap((code) => {
        const name = regionName(code, locale);
        return name.length < 4 || read(`→ ${name} ←`).includes(code) ? [] : [`${locale} ${name}`];
      }),
    );
    expect(missed).toEqual([]);
  });

  it.each([
    ['清关到意大利要多少税', ['IT']],
    ['в Италию', ['IT']],
    ['do Włoch', ['IT']],
    ['لإيطاليا', ['IT']],
    ['韓国に送ると', ['KR']],
    ['to the US', ['US']],
    ['tell us how much', []],
    ['Northern Ireland', ['XI']],
    ['from China to Brazil', ['BR']],
    ['gửi sang Anh', ['GB']],
    ['anh ơi', []],
    ['ネクタイ', []],
    ['Австрию или Австралию', ['AT', 'AU']],
    ['the UK, not Italy', ['GB', 'IT']],
    ['a turkish towel', []],
  ])('%s', (text, codes) => {
    expect(read(text)).toEqual(codes);
  });
});

describe('pieces in a message', () => {
  it.each([
    ['两罐', 'zh-Hans', 2],
    ['3 pieces', 'en', 3],
    ['two tins to Italy', 'en', 2],
    ['duty due', 'en', 1],
    ['due scatole', 'it', 2],
    ['x4', 'en', 4],
    ['12个杯子', 'zh-Hans', 12],
    ['200 euro', 'en', 1],
    ['дві', 'ru', 1],
    ['две банки', 'ru', 2],
  ] as const)('%s', (text, locale, count) => {
    expect(readQuantity(text, locale)).toBe(count);
  });
});
