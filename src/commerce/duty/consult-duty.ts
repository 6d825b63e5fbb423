import type { Locale } from '#core/locale.ts';
import { parseChunk } from '../parse-chunk.ts';
import type { Finding, FindingChoice, Inquiry, ShopGoods, Specialist } from '../specialist.ts';
import { asksForAmount } from './asks-for-amount.ts';
import { calculateDuty } from './calculate-duty.ts';
import { type DutyItem, type DutyKnown, readKnown } from './duty-known.ts';
import type { DutyReport } from './duty-report.ts';
import { dutyRequest } from './duty-request.ts';
import { type DutyData, dutySchema } from './duty-schema.ts';
import { findItems } from './find-items.ts';
import { moneyText } from './money-text.ts';
import { readDestinations } from './read-destination.ts';
import { regionName } from './region-name.ts';

/** Opens the calculator with the pack's chunk `duty`. Throws `pack-invalid` with the path of the fault. */
export function openDuty(chunk: Record<string, unknown>): Specialist {
  const data = parseChunk('duty', dutySchema, chunk);
  return (inquiry, goods) => consultDuty(data, inquiry, goods);
}

/** An exact figure for goods on their way to a country, or a question for what is missing; null for all else of customs. */
export function consultDuty(data: DutyData, inquiry: Inquiry, goods: ShopGoods): Finding | null {
  const before = readKnown(inquiry.known);
  const named = readDestinations(inquiry.text, data.names, Object.keys(data.destinations));
  const asks = asksForAmount(data.asking, inquiry.text, inquiry.intent);
  const answers =
    (before?.asked === 'country' && named.length > 0) ||
    (before?.asked === 'product' && inquiry.entities.some(({ type }) => type === 'sku' || type === 'product')) ||
    // "And to Germany?" after a figure.
    (before !== null &&
      named.length > 0 &&
      (inquiry.follows || inquiry.intent === 'customs.duty') &&
      inquiry.text.length <= 40);
  if (!asks && !answers) return null;

  const found = findItems(inquiry, goods);
  const items = answers && !asks && before && before.items.length > 0 && !namesGoods(inquiry) ? before.items : found;
  const worth = inquiry.entities.some(({ type }) => type === 'amount');
  const destination = named.at(-1) ?? told(data, inquiry.context.country) ?? before?.destination ?? null;
  const known = (asked: DutyKnown['asked']): DutyKnown => ({ destination, items, asked });
  if (items.length === 0) return worth || before ? question('duty-ask-product', known('product'), []) : null;
  if (destination === null) return question('duty-ask-country', known('country'), countries(data, inquiry.locale));
  return figure(data, inquiry, goods, items, destination, known(null));
}

const namesGoods = ({ entities }: Inquiry): boolean =>
  entities.some(({ type }) => type === 'sku' || type === 'product');

/** The page's country, where it is one we deliver to. */
const told = (data: DutyData, country: string | undefined): string | null => {
  const code = country?.toUpperCase() ?? '';
  return code in data.destinations ? code : null;
};

function figure(
  data: DutyData,
  { locale, now }: Inquiry,
  { products }: ShopGoods,
  items: DutyItem[],
  destination: string,
  known: DutyKnown,
): Finding {
  const country = regionName(destination, locale);
  const names = items.map(({ sku, quantity }) => {
    const name = products.find((each) => each.sku === sku)?.name ?? sku;
    return quantity > 1 ? `${name} × ${quantity}` : name;
  });
  const params = { country, goods: names.join(', ') };
  if (!(destination in data.destinations) && destination !== 'XI')
    return person('duty-not-shipped', params, known, locale);
  if (items.some(({ sku }) => isBarred(data, sku, destination))) return person('duty-not-this', params, known, locale);
  const request = dutyRequest(data, products, items, destination, now);
  const outcome = request ? calculateDuty(data, request) : null;
  if (!outcome?.ok) {
    const reason = outcome ? JSON.stringify(outcome.failure) : 'a product has no HS code';
    return { ...person('duty-no-rate', params, known, locale), why: [`duty: ${reason}`] };
  }
  const report = withNotes(data, outcome.report, items);
  return {
    lines: [
      { say: scriptOf(report), params: { ...params, ...sums(report, locale) } },
      { show: { type: 'duty', report } },
      ...(report.stale ? [{ say: 'duty-stale' }] : []),
    ],
    choices: [],
    citations: items.flatMap(({ sku }) => {
      const product = products.find((each) => each.sku === sku);
      return product ? [{ kind: 'product' as const, id: sku, title: product.name, url: product.url }] : [];
    }),
    known: { ...known },
    asks: false,
    why: [
      `duty: ${destination}, ${report.regimes.map(({ id, incoterm }) => `${id} ${incoterm}`).join(' and ')}`,
      `goods ${report.customsGoods}, shipping ${report.customsShipping}, due ${report.total} ${report.currency}`,
      ...(report.stale ? ['a figure is past its validity'] : []),
    ],
  };
}

function scriptOf({ total, atCheckout, toCarrier }: DutyReport): string {
  const isNothing = (amount: string): boolean => /^0(\.0+)?$/.test(amount);
  if (isNothing(total)) return 'duty-nothing';
  if (isNothing(toCarrier)) return 'duty-total';
  return isNothing(atCheckout) ? 'duty-total-dap' : 'duty-total-both';
}

function sums({ total, atCheckout, toCarrier, currency, goods }: DutyReport, locale: Locale): Record<string, string> {
  const text = (amount: string): string => moneyText({ amount, currency }, locale);
  return {
    total: text(total),
    checkout: text(atCheckout),
    carrier: text(toCarrier),
    value: moneyText(goods, locale),
  };
}

function withNotes({ localStock = [] }: DutyData, report: DutyReport, items: readonly DutyItem[]): DutyReport {
  const near = localStock.some(
    ({ skus, to }) => to.includes(report.destination) && items.some(({ sku }) => skus.includes(sku)),
  );
  return near ? { ...report, notes: [...report.notes, 'local-stock'] } : report;
}

const isBarred = ({ restricted = [] }: DutyData, sku: string, destination: string): boolean =>
  restricted.some(
    ({ skus, notTo, onlyTo }) =>
      skus.includes(sku) && (notTo?.includes(destination) || (onlyTo !== undefined && !onlyTo.includes(destination))),
  );

const question = (say: string, known: DutyKnown, choices: FindingChoice[]): Finding => ({
  lines: [{ say }],
  choices,
  citations: [],
  known: { ...known },
  asks: true,
  why: [`duty: asked for the ${known.asked}`],
});

const countries = ({ usual }: DutyData, locale: Locale): FindingChoice[] =>
  usual.map((code) => ({ id: `duty-${code}`, label: regionName(code, locale), say: regionName(code, locale) }));

/** What a person has to see to. */
const person = (say: string, params: Record<string, string>, known: DutyKnown, locale: Locale): Finding => ({
  lines: [{ say, params }],
  choices: [{ id: 'duty-person', script: 'duty-person', say: locale.startsWith('zh') ? '转人工' : 'talk to a person' }],
  citations: [],
  known: { ...known },
  asks: false,
  why: [`duty: ${say}, ${known.destination}`],
});
