import type { Locale } from '#core/locale.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import { listed, nameGoods } from './name-goods.ts';
import { countriesOf, placeName } from './places.ts';
import { ruleLine, type Told } from './region-finding.ts';
import type { RegionData } from './region-schema.ts';
import { productSubject, type Subject } from './subjects.ts';

/** Rules that are told of one subject, the gravest first. */
const MOST_RULES = 3;

/** Whether goods go to a place, and what holds there. A region is answered for where all its countries are alike, else asked. */
export function tellSending(
  data: RegionData,
  locale: Locale,
  all: readonly Product[],
  subjects: readonly Subject[],
  place: string,
): Told {
  const told: Told = { lines: [], rules: [], why: [] };
  for (const subject of subjects) {
    const countries = [...countriesOf(data, place)].filter((code) => data.destinations.includes(code));
    const groups = new Map<string, string[]>();
    for (const country of countries) {
      const { verdict, rules } = subject.judged(country);
      const key = [verdict, ...rules.map(({ id }) => id)].join(' ');
      groups.set(key, [...(groups.get(key) ?? []), country]);
    }
    for (const group of groups.values()) {
      const isAll = group.length === countries.length;
      const name = isAll
        ? placeName(data, place, locale)
        : listed(
            group.map((country) => placeName(data, country, locale)),
            locale,
          );
      tellOne(data, locale, all, subject, group[0] ?? place, name, told);
    }
  }
  return told;
}

function tellOne(
  data: RegionData,
  locale: Locale,
  all: readonly Product[],
  subject: Subject,
  country: string,
  name: string,
  told: Told,
): void {
  const { verdict, rules } = subject.judged(country);
  const params = { goods: subject.name, country: name };
  told.why.push(`region: ${subject.name} to ${country}: ${verdict}`);
  told.lines.push({ say: subject.isSold ? `region-${verdict}` : 'region-not-sold', params });
  const shown = rules.filter(({ asked }) => !asked).slice(0, MOST_RULES);
  for (const rule of shown) told.lines.push(ruleLine(rule, locale, params));
  told.rules.push(...shown);
  if (verdict === 'no') return;
  const barred = subject.products.filter((product) => productSubject(data, product).judged(country).verdict === 'no');
  if (barred.length === 0) return;
  const goods = listed(nameGoods(data, all, barred, locale), locale);
  told.lines.push({ say: 'region-except', params: { goods, country: name } });
  told.rules.push(...new Set(barred.flatMap((product) => productSubject(data, product).judged(country).rules)));
}
