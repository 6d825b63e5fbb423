import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '#core/locale.ts';
import { globalDuty } from '../duty/testing/global-duty.ts';
import { ADDRESS_FORMS } from './address-forms.ts';
import { formAddress } from './form-address.ts';
import { postcodeFault } from './postcode-fault.ts';

describe('formAddress', () => {
  it.each([
    ['88 Mill Lane, leeds ls1 4ab, UK', undefined, '88 Mill Lane\nLEEDS\nLS1 4AB\nUNITED KINGDOM'],
    [
      'Flat 3, 88 Mill Lane, Leeds LS14AB, Ms Wong',
      'GB',
      'Ms Wong\nFlat 3\n88 Mill Lane\nLEEDS\nLS1 4AB\nUNITED KINGDOM',
    ],
    ['12 Main St, Austin, TX 78701, USA', undefined, '12 Main St\nAUSTIN, TX 78701\nUNITED STATES'],
    ['12 Main St\nAustin TX 78701-1234', 'US', '12 Main St\nAUSTIN, TX 78701-1234\nUNITED STATES'],
    ['Lindenstraße 5, 10969 Berlin', 'DE', 'Lindenstraße 5\n10969 Berlin\nGERMANY'],
    ['Lindenstraße 5, Berlin 10969, Germany', undefined, 'Lindenstraße 5\n10969 Berlin\nGERMANY'],
    ['Via Roma 12, 20121 Milano MI', 'IT', 'Via Roma 12\n20121 MILANO MI\nITALY'],
    ['10 rue de la Paix, 75002 Paris', 'FR', '10 rue de la Paix\n75002 PARIS\nFRANCE'],
    ['Herengracht 5, 1015ba Amsterdam', 'NL', 'Herengracht 5\n1015 BA AMSTERDAM\nNETHERLANDS'],
    ['1010 Easy St, Ottawa ON K1A0B1', 'CA', '1010 Easy St\nOTTAWA ON K1A 0B1\nCANADA'],
    ['5 George St, Sydney NSW 2000', 'AU', '5 George St\nSYDNEY NSW 2000\nAUSTRALIA'],
    ['12 Orchard Road, Singapore 238826', 'SG', '12 Orchard Road\nSINGAPORE 238826\nSINGAPORE'],
    ['Bahnhofstrasse 1, CH-8001 Zürich', 'CH', 'Bahnhofstrasse 1\n8001 Zürich\nSWITZERLAND'],
    ['ul. Prosta 1, 00-838 Warszawa, +48 600 700 800', 'PL', 'ul. Prosta 1\n00-838 WARSZAWA\nPOLAND\n+48 600 700 800'],
    ['Váci utca 3, 1052 Budapest', 'HU', 'BUDAPEST\nVáci utca 3\n1052\nHUNGARY'],
  ])('%s', (text, told, printed) => {
    expect(formAddress(text, told, 'en')).toBe(printed);
  });

  it('leaves what it cannot tell apart, or what is in a script of its own, as it was written', () => {
    expect(formAddress('88 Mill Lane', 'GB', 'en')).toBeNull();
    expect(formAddress('上海市徐汇区漕溪北路 88 号 3 楼', 'CN', 'zh-Hans')).toBeNull();
    expect(formAddress('東京都渋谷区神宮前1-2-3, 150-0001', 'JP', 'ja')).toBeNull();
    expect(formAddress('12 Main St, Austin, TX 78701', undefined, 'en')).toBeNull();
  });

  it('loses no word of any address', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-z]{2,9}$/), { minLength: 1, maxLength: 3 });
    const country = fc.constantFrom(...Object.keys(ADDRESS_FORMS));
    fc.assert(
      fc.property(words, words, fc.integer({ min: 1, max: 999 }), country, (street, town, house, to) => {
        const code = ADDRESS_FORMS[to]?.example ?? '';
        const printed = formAddress(`${house} ${street.join(' ')}, ${code} ${town.join(' ')}`, to, 'en');
        if (printed === null) return;
        const plain = printed.toLowerCase();
        for (const word of [...street, String(house)]) expect(plain).toContain(word.toLowerCase());
        if (to !== 'SG') for (const word of town) expect(plain).toContain(word.toLowerCase());
      }),
    );
  });
});

describe('postcodeFault', () => {
  it.each([
    ['Lindenstraße 5, 1069 Berlin', 'DE', '1069', '26133'],
    ['88 Mill Lane, Leeds 12345', 'GB', '12345', 'EC1Y 8SY'],
    ['12 Main St, Austin, TX 7870', 'US', '7870', '95014'],
    ['12 Main St, Austin, TX SW1A 1AA', 'US', 'SW1A 1AA', '95014'],
    ['5 George St, Sydney NSW 20000', 'AU', '20000', '2060'],
    ['12 Orchard Road, Singapore 2388', 'SG', '2388', '546080'],
  ])('%s', (text, told, postcode, example) => {
    expect(postcodeFault(text, told, 'en')).toMatchObject({ postcode, example });
  });

  it.each([
    ['88 Mill Lane, Leeds LS1 4AB', 'GB'],
    ['Tower B, Unit 1204, Orchard Road', 'SG'],
    ['Villa 12, Al Wasl Road, Dubai 12345', 'AE'],
    ['88 Mill Lane', 'GB'],
    ['1010 Main Street, Austin, TX 78701', 'US'],
    ['12 Main St, Austin, TX 78701, +1 512 555 0100', 'US'],
    ['上海市徐汇区漕溪北路 88 号 200030', 'CN'],
  ])('says nothing of %s', (text, told) => {
    expect(postcodeFault(text, told, 'en')).toBeNull();
  });
});

describe('ADDRESS_FORMS', () => {
  it('has every country that is delivered to, with an example that is a postcode there', () => {
    expect(Object.keys(ADDRESS_FORMS).toSorted()).toEqual(Object.keys(globalDuty.destinations).toSorted());
    for (const [country, { postcode, example }] of Object.entries(ADDRESS_FORMS)) {
      if (postcode !== null) expect(example, country).toMatch(new RegExp(`^(?:${postcode})$`, 'i'));
      else expect(country).toBe('AE');
    }
  });

  it('accepts its own example in every language', () => {
    for (const locale of LOCALES)
      for (const [country, { example }] of Object.entries(ADDRESS_FORMS))
        if (example) expect(postcodeFault(`1 Street, ${example} Town`, country, locale), country).toBeNull();
  });
});
