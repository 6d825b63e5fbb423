import type { Locale } from '#core/locale.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import { kindName, listed, nameGoods } from './name-goods.ts';
import { countriesOf, placeName } from './places.ts';
import { ruleLine, type Told } from './region-finding.ts';
import type { RegionData, RegionRule } from './region-schema.ts';
import { productSubject } from './subjects.ts';

/** Reasons that are told with a list. */
const MOST_RULES = 4;

/** What of the shop's goods may not go to a place, and what only under conditions. */
export function tellList(data: RegionData, locale: Locale, all: readonly Product[], place: string): Told {
  const country = placeName(data, place, locale);
  const countries = [...countriesOf(data, place)].filter((code) => data.destinations.includes(code));
  const judged = all.map((product) => ({
    product,
    each: countries.map((code) => productSubject(data, product).judged(code)),
  }));
  const barred = judged.filter(({ each }) => each.some(({ verdict }) => verdict === 'no'));
  const limited = judged.filter(
    (one) => !barred.includes(one) && one.each.some(({ verdict }) => verdict === 'limited'),
  );
  const names = (some: typeof judged): string =>
    listed(
      nameGoods(
        data,
        all,
        some.map(({ product }) => product),
        locale,
      ),
      locale,
    );
  const reasons = [
    ...new Set(
      [...barred, ...limited].flatMap(({ each }) =>
        each.flatMap(({ verdict, rules }): RegionRule[] =>
          verdict === 'yes' ? [] : rules.filter(({ kind, asked }) => isReason(kind) && !asked),
        ),
      ),
    ),
  ].slice(0, MOST_RULES);
  const unsold = Object.entries(data.goods).filter(([, { sold }]) => sold === false);
  return {
    lines: [
      barred.length > 0
        ? { say: 'region-list-no', params: { country, goods: names(barred) } }
        : { say: 'region-list-all', params: { country } },
      ...(limited.length > 0 ? [{ say: 'region-list-limited', params: { country, goods: names(limited) } }] : []),
      ...reasons.map((rule) => ruleLine(rule, locale, { country, goods: names(barred) })),
      ...(unsold.length > 0
        ? [
            {
              say: 'region-list-unsold',
              params: {
                goods: listed(
                  unsold.map(([kind]) => kindName(data, kind, locale)),
                  locale,
                ),
              },
            },
          ]
        : []),
    ],
    rules: reasons,
    why: [`region: ${place}: ${barred.length} products are not sent, ${limited.length} under conditions`],
  };
}

const isReason = (kind: RegionRule['kind']): boolean =>
  kind === 'prohibited' || kind === 'restricted' || kind === 'threshold';
