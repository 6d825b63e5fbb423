import type { Locale } from '#core/locale.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import { judge } from './judge.ts';
import { widened } from './kinds-of-goods.ts';
import { kindName, listed } from './name-goods.ts';
import { countriesOf, placeName } from './places.ts';
import { ruleLine, type Told } from './region-finding.ts';
import type { RegionData, RegionRule } from './region-schema.ts';
import type { Subject } from './subjects.ts';

/** Rules that are told with one mark. */
const MOST_RULES = 3;

/** Which goods bear a mark, and which a place asks for; null where neither is known. */
export function tellMark(
  data: RegionData,
  locale: Locale,
  mark: string | null,
  subjects: readonly Subject[],
  places: readonly string[],
): Told | null {
  const told: Told = { lines: [], rules: [], why: [] };
  if (mark !== null)
    for (const subject of subjects) tellBearers(subject, mark, data.filed.includes(mark), locale, told);
  for (const place of places) {
    if (subjects.length > 0) tellAsked(data, locale, mark, subjects, place, told);
    else if (mark !== null) tellWhere(data, locale, mark, place, told);
  }
  return told.lines.length > 0 ? told : null;
}

/** What stands among a product's tests and certificates. */
const certificates = ({ attributes }: Product): string =>
  attributes.find(({ key }) => key === 'certification')?.value ?? '';

const bears = (product: Product, mark: string): boolean => {
  const plain = (text: string): string => text.replace(/\s/g, '').toLowerCase();
  const [said, wanted] = [plain(certificates(product)), plain(mark)];
  const at = said.indexOf(wanted);
  // CE is not in FCCE.
  return at >= 0 && !/[a-z]/.test(said[at - 1] ?? ' ') && !/[a-z]/.test(said[at + wanted.length] ?? ' ');
};

function tellBearers({ name, products }: Subject, mark: string, isFiled: boolean, locale: Locale, told: Told): void {
  const bearers = products.filter((product) => bears(product, mark));
  if (products.length === 0 || (isFiled && bearers.length === 0)) return;
  told.why.push(`region: ${bearers.length} of ${products.length} have ${mark} among their certificates`);
  const [only] = products;
  const marks = products.length === 1 && only ? certificates(only) : '';
  if (products.length === 1) told.products = [...(told.products ?? []), ...products];
  if (bearers.length === products.length)
    told.lines.push({ say: 'region-mark-has', params: { goods: name, mark, marks: marks || mark } });
  else if (bearers.length === 0)
    told.lines.push({ say: 'region-mark-has-not', params: { goods: name, mark, marks: marks || '–' } });
  else {
    const goods = listed(
      bearers.map((product) => product.name),
      locale,
    );
    told.lines.push({ say: 'region-mark-some', params: { goods, mark } });
  }
}

/** Rules of marks, papers and labels for the goods; with a mark, those that ask for it, or else the others that are asked for. */
function tellAsked(
  data: RegionData,
  locale: Locale,
  mark: string | null,
  subjects: readonly Subject[],
  place: string,
  told: Told,
): void {
  const [code = place] = countriesOf(data, place);
  const country = placeName(data, place, locale);
  for (const { name, kinds, products } of subjects) {
    const found = judge(data, kinds, products.length === 1 ? (products[0]?.sku ?? null) : null, code);
    const asking = found.rules.filter(({ kind, marks }) => marks !== undefined || kind === 'prohibited');
    const rules = mark === null ? asking : asking.filter((rule) => rule.marks?.includes(mark));
    const others = asking.filter(({ kind }) => kind === 'mark' || kind === 'prohibited');
    const shown = (rules.length > 0 ? rules : others).slice(0, MOST_RULES);
    if (mark !== null && rules.length === 0 && others.some(({ marks }) => marks))
      told.lines.push({
        say: 'region-mark-other',
        params: { country, mark, goods: name, marks: marksOf(others, locale) },
      });
    for (const rule of shown) told.lines.push(ruleLine(rule, locale, { country, goods: name }));
    told.rules.push(...shown);
    told.why.push(`region: ${name} in ${code}: ${shown.map(({ id }) => id).join(', ') || 'no mark is asked for'}`);
  }
}

/** For which goods a place asks for a mark. */
function tellWhere(data: RegionData, locale: Locale, mark: string, place: string, told: Told): void {
  const [code = place] = countriesOf(data, place);
  const country = placeName(data, place, locale);
  const marking = Object.keys(data.goods).flatMap((kind) =>
    judge(data, new Set(widened(data, kind)), null, code).rules.filter(({ kind: of, marks }) => marks && of === 'mark'),
  );
  const all = [...new Set(marking)];
  const rules = all.filter(({ marks }) => marks?.includes(mark));
  if (all.length === 0) return;
  const kinds = [...new Set(rules.flatMap(({ goods }) => goods))].map((kind) => kindName(data, kind, locale));
  const shown = rules.slice(0, MOST_RULES);
  told.why.push(`region: ${mark} in ${code}: ${rules.map(({ id }) => id).join(', ') || 'not asked for'}`);
  if (rules.length > 0)
    told.lines.push({ say: 'region-mark-needed', params: { country, mark, goods: listed(kinds, locale) } });
  else told.lines.push({ say: 'region-mark-elsewhere', params: { country, mark, marks: marksOf(all, locale) } });
  for (const rule of shown) told.lines.push(ruleLine(rule, locale, { country, goods: listed(kinds, locale) }));
  told.rules.push(...(shown.length > 0 ? shown : all.slice(0, MOST_RULES)));
}

const marksOf = (rules: readonly RegionRule[], locale: Locale): string =>
  listed([...new Set(rules.flatMap(({ marks = [] }) => marks))], locale);
