/** How a country writes addresses. */
export interface AddressForm {
  /**
   * Lines from the street down, parted by `|`: A street, C town, S region, Z postcode; other letters stand as they are. The name
   * goes before them and the country after.
   */
  lines: string;
  /** A whole postcode, as a pattern that ignores case; null where there are none. */
  postcode: string | null;
  example: string | null;
  /** What the region part is called there, where one is written. */
  region?: 'state' | 'province' | 'prefecture' | 'county' | 'emirate' | 'district';
  /** Parts that are written in capitals. */
  upper?: string;
  /** Calling code. */
  dial: string;
}

const DIGITS_4 = '\\d{4}';
const DIGITS_5 = '\\d{5}';
const SPACED = '\\d{3} ?\\d{2}';

/**
 * Every country that the demo shops deliver to, after the address data of libaddressinput and the guides of the Universal Postal
 * Union; why there is no library: docs/decisions/0095-address-forms.md.
 */
export const ADDRESS_FORMS: Readonly<Record<string, AddressForm>> = {
  AT: { lines: 'A|Z C', postcode: DIGITS_4, example: '1010', dial: '43' },
  BE: { lines: 'A|Z C', postcode: DIGITS_4, example: '4000', dial: '32' },
  BG: { lines: 'A|Z C', postcode: DIGITS_4, example: '1000', dial: '359' },
  HR: { lines: 'A|Z C', postcode: DIGITS_5, example: '10000', dial: '385' },
  CY: { lines: 'A|Z C', postcode: DIGITS_4, example: '2008', dial: '357' },
  CZ: { lines: 'A|Z C', postcode: SPACED, example: '110 00', dial: '420' },
  DK: { lines: 'A|Z C', postcode: DIGITS_4, example: '1566', dial: '45' },
  EE: { lines: 'A|Z C', postcode: DIGITS_5, example: '69501', dial: '372' },
  FI: { lines: 'A|Z C', postcode: DIGITS_5, example: '00550', upper: 'C', dial: '358' },
  FR: { lines: 'A|Z C', postcode: '\\d{2} ?\\d{3}', example: '33380', upper: 'C', dial: '33' },
  DE: { lines: 'A|Z C', postcode: DIGITS_5, example: '26133', dial: '49' },
  GR: { lines: 'A|Z C', postcode: SPACED, example: '151 24', dial: '30' },
  HU: { lines: 'C|A|Z', postcode: DIGITS_4, example: '1037', upper: 'C', dial: '36' },
  IE: {
    lines: 'A|C|S|Z',
    postcode: '(?:[AC-FHKNPRTV-Y]\\d{2}|D6W) ?[AC-FHKNPRTV-Y\\d]{4}',
    example: 'A65 F4E2',
    region: 'county',
    upper: 'Z',
    dial: '353',
  },
  IT: { lines: 'A|Z C S', postcode: DIGITS_5, example: '00144', region: 'province', upper: 'CS', dial: '39' },
  LV: { lines: 'A|C, Z', postcode: 'LV-\\d{4}', example: 'LV-1073', upper: 'Z', dial: '371' },
  LT: { lines: 'A|LT-Z C', postcode: DIGITS_5, example: '04340', dial: '370' },
  LU: { lines: 'A|L-Z C', postcode: DIGITS_4, example: '4750', dial: '352' },
  MT: { lines: 'A|C Z', postcode: '[A-Z]{3} ?\\d{2,4}', example: 'VLT 1117', upper: 'Z', dial: '356' },
  NL: { lines: 'A|Z C', postcode: '[1-9]\\d{3} ?[A-Z]{2}', example: '1234 AB', upper: 'ZC', dial: '31' },
  PL: { lines: 'A|Z C', postcode: '\\d{2}-\\d{3}', example: '00-950', upper: 'C', dial: '48' },
  PT: { lines: 'A|Z C', postcode: '\\d{4}-\\d{3}', example: '2725-079', upper: 'C', dial: '351' },
  RO: { lines: 'A|Z C', postcode: '\\d{6}', example: '060274', upper: 'C', dial: '40' },
  SK: { lines: 'A|Z C', postcode: SPACED, example: '010 01', dial: '421' },
  SI: { lines: 'A|Z C', postcode: DIGITS_4, example: '4000', dial: '386' },
  ES: { lines: 'A|Z C S', postcode: DIGITS_5, example: '28039', region: 'province', upper: 'CS', dial: '34' },
  SE: { lines: 'A|Z C', postcode: SPACED, example: '114 55', upper: 'C', dial: '46' },
  GB: {
    lines: 'A|C|Z',
    postcode: '(?:GIR ?0AA|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[ABD-HJLNP-UW-Z]{2})',
    example: 'EC1Y 8SY',
    upper: 'CZ',
    dial: '44',
  },
  US: { lines: 'A|C, S Z', postcode: '\\d{5}(?:-\\d{4})?', example: '95014', region: 'state', upper: 'CS', dial: '1' },
  CA: {
    lines: 'A|C S Z',
    postcode: '[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z] ?\\d[ABCEGHJ-NPRSTV-Z]\\d',
    example: 'H3Z 2Y7',
    region: 'province',
    upper: 'CSZ',
    dial: '1',
  },
  AU: { lines: 'A|C S Z', postcode: DIGITS_4, example: '2060', region: 'state', upper: 'CS', dial: '61' },
  NZ: { lines: 'A|C Z', postcode: DIGITS_4, example: '6001', dial: '64' },
  NO: { lines: 'A|Z C', postcode: DIGITS_4, example: '0025', upper: 'C', dial: '47' },
  CH: { lines: 'A|Z C', postcode: DIGITS_4, example: '2544', dial: '41' },
  JP: { lines: 'A, C, S|Z', postcode: '\\d{3}-\\d{4}', example: '154-0023', region: 'prefecture', dial: '81' },
  KR: { lines: 'A|C|Z', postcode: DIGITS_5, example: '03051', region: 'province', dial: '82' },
  SG: { lines: 'A|SINGAPORE Z', postcode: '\\d{6}', example: '546080', dial: '65' },
  MY: { lines: 'A|Z C|S', postcode: DIGITS_5, example: '43000', region: 'state', upper: 'CS', dial: '60' },
  TH: { lines: 'A|C|S Z', postcode: DIGITS_5, example: '10150', region: 'province', dial: '66' },
  AE: { lines: 'A|C|S', postcode: null, example: null, region: 'emirate', dial: '971' },
};
