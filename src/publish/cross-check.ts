import { DECISION_REASONS } from '#commerce/action.ts';
import { LOCALES, type Locale } from '#core/locale.ts';
import { OPTIONAL_SCRIPTS, SCRIPT_KEYS } from '#dialogue/wording.ts';
import { checkFlows } from './flows/check-flows.ts';
import type { PackFault } from './pack-fault.ts';
import type { PackSources } from './read-source.ts';
import type { Sourced } from './source-reader.ts';
import { type WordingKey, wordingKey } from './source-schema.ts';
import { armsOf, suffixFault } from './text-suffix.ts';

type Place = Pick<Sourced<unknown>, 'file' | 'entry'>;

/** Faults that only show when the files are held against each other. */
export function crossCheck(source: PackSources, intents: ReadonlySet<string>): PackFault[] {
  const faults: PackFault[] = [];
  const fault = (at: Place, field: string, message: string) =>
    faults.push({ file: at.file, entry: at.entry, field, message });
  const locales = source.pack.locales;
  const requireLocales = (at: Place, field: string, value: Partial<Record<Locale, unknown>> | undefined) => {
    if (value === undefined) return;
    for (const locale of locales) {
      if (value[locale] === undefined)
        fault(at, field === '' ? locale : `${field}.${locale}`, 'this language is missing');
    }
  };
  const spokenHere = [...locales, ...source.partly].map(wordingKey);
  const requireWordings = (at: Place, entry: Partial<Record<WordingKey, unknown>>) => {
    for (const key of locales.map(wordingKey)) {
      if (entry[key] === undefined) fault(at, key, 'this language is missing');
    }
  };

  requireLocales({ file: 'pack.yaml', entry: '' }, 'name', source.pack.name);
  const refuseRepeats = <T>(entries: Sourced<T>[], field: string, idOf: (value: T) => string) => {
    const seen = new Map<string, string>();
    for (const entry of entries) {
      const before = seen.get(idOf(entry.value));
      if (before !== undefined) fault(entry, field, `used before in ${before}`);
      seen.set(idOf(entry.value), entry.file);
    }
  };
  refuseRepeats(source.answers, 'id', (answer) => answer.id);
  refuseRepeats(source.promotions, 'id', (promotion) => promotion.id);
  refuseRepeats(source.products, 'sku', (product) => product.sku);

  const sections = new Map<string, Map<Locale, Place>>();
  for (const section of source.policies) {
    const { id, locale } = section.value;
    const places = sections.get(id) ?? new Map<Locale, Place>();
    if (places.has(locale)) fault(section, 'id', 'used twice in this file');
    sections.set(id, places.set(locale, section));
  }
  for (const [id, places] of sections) {
    const [place] = places.values();
    for (const locale of locales) {
      if (place !== undefined && !places.has(locale)) fault(place, '', `${id} is missing in ${locale}`);
    }
  }

  const own = Object.keys(source.pack.intents ?? {});
  const served = new Set([
    ...source.answers.map((answer) => answer.value.intent),
    ...source.flows.flatMap((flow) => flow.value.starts.map((start) => start.intent)),
  ]);
  for (const intent of own) {
    const at = { file: 'pack.yaml', entry: '' };
    requireLocales(at, `intents.${intent}`, source.pack.intents?.[intent]);
    if (intents.has(intent)) fault(at, `intents.${intent}`, 'every shop has this intent already');
    if (!served.has(intent))
      fault(at, `intents.${intent}`, 'no answer entry has this intent, and no flow starts with it');
  }
  const allowed = new Set([...intents, ...own]);
  const labels = new Map<string, Sourced<unknown>>();
  for (const example of source.examples) {
    const { intent, text } = example.value;
    if (intent !== 'oos' && !allowed.has(intent)) {
      fault(example, '', `${intent} is neither a known intent nor one of pack.yaml`);
    }
    const before = labels.get(text);
    if (before !== undefined) fault(example, '', `the message stands in ${before.file} already`);
    labels.set(text, example);
  }

  for (const answer of source.answers) {
    // Shoppers of a language that it lacks do not get it.
    if (!spokenHere.some((key) => answer.value[key] !== undefined)) fault(answer, '', 'no language of the shop has it');
    const { validFrom, validUntil } = answer.value;
    if (validFrom && validUntil && Date.parse(validFrom) >= Date.parse(validUntil)) {
      fault(answer, 'validUntil', `${validUntil} is not after ${validFrom}`);
    }
    if (!allowed.has(answer.value.intent)) fault(answer, 'intent', `${answer.value.intent} is not a known intent`);
    for (const policy of answer.value.policies ?? []) {
      if (!sections.has(policy)) fault(answer, 'policies', `there is no policy section ${policy}`);
    }
  }

  const skus = new Set(source.products.map((product) => product.value.sku));
  for (const promotion of source.promotions) {
    requireWordings(promotion, promotion.value);
    const { from, until } = promotion.value;
    if (Date.parse(from) >= Date.parse(until)) fault(promotion, 'until', `${until} is not after ${from}`);
    for (const sku of promotion.value.skus ?? []) {
      if (!skus.has(sku)) fault(promotion, 'skus', `there is no product ${sku}`);
    }
  }

  for (const [key, label] of Object.entries(source.attributes)) {
    requireLocales({ file: 'attributes.yaml', entry: key }, '', label);
  }
  for (const product of source.products) {
    const { category, name, summary, aliases, attributes, highlight, decide, cases } = product.value;
    requireLocales(product, 'category', category);
    requireLocales(product, 'name', name);
    requireLocales(product, 'summary', summary);
    requireLocales(product, 'aliases', aliases);
    requireLocales(product, 'highlight', highlight);
    requireLocales(product, 'decide', decide);
    for (const [at, { feature, title }] of (cases ?? []).entries()) {
      requireLocales(product, `cases.${at}.title`, title);
      if (!(feature in source.attributes) && !allowed.has(feature)) {
        fault(product, `cases.${at}.feature`, `${feature} is neither an intent nor a key of attributes.yaml`);
      }
    }
    for (const [key, value] of Object.entries(attributes)) {
      if (!(key in source.attributes)) fault(product, `attributes.${key}`, 'not a key of attributes.yaml');
      if (typeof value !== 'string') requireLocales(product, `attributes.${key}`, value);
    }
  }

  checkWording(source, fault);
  for (const locale of source.partly) {
    if (locales.includes(locale))
      fault({ file: `locales/${locale}`, entry: '' }, '', 'pack.yaml has this language whole');
  }
  const spoken = LOCALES.filter((locale) => source.scripts[locale] !== undefined && !source.partly.includes(locale));
  faults.push(...checkFlows(source.flows, { intents: allowed, locales, spoken, arms: armsOf(source.rules) }));
  return faults;
}

function checkWording(source: PackSources, fault: (at: Place, field: string, message: string) => void): void {
  const { orderNumbers, orderNumberExample } = source.lexicon;
  const patterns = orderNumbers.flatMap((pattern, at) => {
    try {
      return [new RegExp(`^(?:${pattern})$`, 'i')];
    } catch (error) {
      fault({ file: 'lexicon.yaml', entry: '' }, `orderNumbers.${at}`, String(error));
      return [];
    }
  });
  if (patterns.length === orderNumbers.length && !patterns.some((pattern) => pattern.test(orderNumberExample))) {
    fault(
      { file: 'lexicon.yaml', entry: '' },
      'orderNumberExample',
      `${orderNumberExample} matches no orderNumbers pattern`,
    );
  }

  const starters = Array.isArray(source.rules.starters)
    ? source.rules.starters.filter((id) => typeof id === 'string')
    : [];
  const needed = new Set<string>([
    ...SCRIPT_KEYS,
    ...DECISION_REASONS.map((reason) => `reason.${reason}`),
    // These two act instead of saying something.
    ...starters.filter((id) => id !== 'track' && id !== 'person').map((id) => `starter-${id}`),
  ]);
  const arms = armsOf(source.rules);
  for (const locale of source.pack.locales) {
    if (source.scripts[locale] === undefined) {
      fault({ file: 'scripts.yaml', entry: locale }, '', 'this language is missing');
    }
  }
  for (const [locale, script] of Object.entries(source.scripts)) {
    // Of a language that is there in part, what is missing is said in English.
    for (const key of source.partly.includes(locale as Locale) ? [] : needed) {
      if (!(key in script)) fault({ file: 'scripts.yaml', entry: locale }, key, 'this script is missing');
    }
    for (const key of Object.keys(script)) {
      const [plain = ''] = key.split('@');
      const suffix = suffixFault(key, arms);
      if (suffix !== null) fault({ file: 'scripts.yaml', entry: locale }, key, suffix);
      if (!needed.has(plain) && !OPTIONAL_SCRIPTS.test(plain)) {
        fault({ file: 'scripts.yaml', entry: locale }, key, 'the dialogue has no such script');
      }
    }
  }
}
