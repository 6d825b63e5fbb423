import { regionName } from '../duty/region-name.ts';
import { parseChunk } from '../parse-chunk.ts';
import type { Finding, Inquiry, ShopGoods, Specialist } from '../specialist.ts';
import { judge } from './judge.ts';
import { listed } from './name-goods.ts';
import { countriesOf, placeName } from './places.ts';
import { type RegionQuestion, readQuestion } from './read-question.ts';
import { citationsOf, findingOf, ruleLine, type Told } from './region-finding.ts';
import { type RegionKnown, readKnown } from './region-known.ts';
import { type RegionData, regionSchema } from './region-schema.ts';
import { type Subject, subjectsOf } from './subjects.ts';
import { tellList } from './tell-list.ts';
import { tellMark } from './tell-mark.ts';
import { tellSending } from './tell-sending.ts';

/** Countries that one reply speaks of at most. */
const MOST_PLACES = 3;

/** Opens the policy graph with the pack's chunk `region`. Throws `pack-invalid` with the path of the fault. */
export function openRegion(chunk: Record<string, unknown>): Specialist {
  const data = parseChunk('region', regionSchema, chunk);
  return (inquiry, goods) => consultRegion(data, inquiry, goods);
}

/** Whether goods may go to a country, with which mark or paper, and why; null for what asks neither. */
export function consultRegion(data: RegionData, inquiry: Inquiry, goods: ShopGoods): Finding | null {
  const before = readKnown(inquiry.known);
  const question = readQuestion(data, inquiry, goods, before);
  if (!question) return null;
  const known = (asked: RegionKnown['asked']): RegionKnown => ({
    place: question.places[0] ?? null,
    kinds: question.kinds,
    skus: question.skus,
    mark: question.mark,
    asked,
  });
  const subjects = subjectsOf(data, question, goods.products, inquiry.locale);
  const [away, near] = parted(data, question.places.slice(0, MOST_PLACES));
  if (question.about === 'mark') {
    const told = tellMark(data, inquiry.locale, question.mark, subjects, near);
    return told && findingOf(data, told, known(null), inquiry);
  }
  if (away.length > 0 && near.length === 0) return notDelivered(data, inquiry, away, known(null));
  if (near.length === 0) return askForCountry(data, inquiry, question, subjects, known);
  const told = tellAll(data, inquiry, goods, question, subjects, near);
  return told && findingOf(data, told, known(null), inquiry);
}

function tellAll(
  data: RegionData,
  { locale }: Inquiry,
  { products }: ShopGoods,
  question: RegionQuestion,
  subjects: readonly Subject[],
  places: readonly string[],
): Told | null {
  const parts = places.map((place): Told | null => {
    if (question.about === 'list') return tellList(data, locale, products, place);
    if (question.about === 'value') return tellValue(data, locale, place);
    // What is sold nowhere differs by no country: the shop's own answer tells it to who names none.
    if (!question.isPlaceNamed && subjects.every(({ isSold }) => !isSold)) return null;
    return tellSending(data, locale, products, subjects, place);
  });
  const told = parts.filter((part) => part !== null);
  if (told.length === 0) return null;
  return {
    lines: told.flatMap(({ lines }) => lines),
    rules: told.flatMap(({ rules }) => rules),
    why: told.flatMap(({ why }) => why),
  };
}

/** Places that are not delivered to, and those that are. */
function parted({ destinations, regions }: RegionData, places: readonly string[]): [string[], string[]] {
  const isNear = (place: string): boolean => place in regions || destinations.includes(place);
  return [places.filter((place) => !isNear(place)), places.filter(isNear)];
}

function tellValue(data: RegionData, locale: Inquiry['locale'], place: string): Told | null {
  const [country = place] = countriesOf(data, place);
  const { rules } = judge(data, new Set(), null, country);
  const values = rules.filter(({ kind, asked }) => kind === 'threshold' && asked);
  if (values.length === 0) return null;
  const params = { country: placeName(data, place, locale) };
  return {
    lines: values.map((rule) => ruleLine(rule, locale, params)),
    rules: values,
    why: [`region: threshold of ${place}`],
  };
}

/** Asked only where the answer turns on it. */
function askForCountry(
  data: RegionData,
  { locale }: Inquiry,
  question: RegionQuestion,
  subjects: readonly Subject[],
  known: (asked: RegionKnown['asked']) => RegionKnown,
): Finding | null {
  const isList = question.about === 'list';
  if (!isList && (question.about !== 'send' || !subjects.some((subject) => differs(data, subject)))) return null;
  const goods = listed(
    subjects.map(({ name }) => name),
    locale,
  );
  return {
    lines: [isList ? { say: 'region-ask-list' } : { say: 'region-ask-country', params: { goods } }],
    choices: data.usual.map((code) => {
      const name = regionName(code, locale);
      return { id: `region-${code}`, label: name, say: name };
    }),
    citations: [],
    known: { ...known(isList ? 'list' : 'goods') },
    asks: true,
    why: [`region: asked for the country, ${isList ? 'for a list' : 'as the answer differs by it'}`],
  };
}

function differs(data: RegionData, { judged, isSold }: Subject): boolean {
  return isSold && new Set(data.destinations.map((country) => judged(country).verdict)).size > 1;
}

function notDelivered(data: RegionData, { locale }: Inquiry, places: readonly string[], known: RegionKnown): Finding {
  const country = listed(
    places.map((place) => placeName(data, place, locale)),
    locale,
  );
  return {
    lines: [{ say: 'region-not-delivered', params: { country } }],
    choices: [],
    citations: citationsOf(data, [], locale, [data.areas.not]),
    known: { ...known },
    asks: false,
    why: [`region: not delivered to ${places.join(', ')}`],
  };
}
