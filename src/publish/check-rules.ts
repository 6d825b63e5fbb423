import type { Rules } from '#knowledge/rules-schema.ts';
import { checkProfile } from './check-profile.ts';
import type { PackFault } from './pack-fault.ts';
import type { PackSources } from './read-source.ts';

/** Faults of rules that name what the pack does not have. */
export function checkRules(rules: Rules, source: PackSources, intents: ReadonlySet<string>): PackFault[] {
  const faults: PackFault[] = checkProfile(rules, source);
  const own = Object.keys(source.pack.intents ?? {});
  const known = (intent: string) => intents.has(intent) || own.includes(intent) || intent === 'oos';
  const promotions = new Set(source.promotions.map(({ value }) => value.id));
  const entries = new Set([
    ...source.answers.map(({ value }) => value.id),
    ...source.products.map(({ value }) => value.sku),
  ]);
  const fault = (file: string, field: string, message: string) => faults.push({ file, entry: '', field, message });
  const requireIntents = (file: string, field: string, named: readonly string[]) => {
    for (const intent of named) if (!known(intent)) fault(file, field, `${intent} is not a known intent`);
  };

  for (const [at, { promotion, when }] of (rules.offers ?? []).entries()) {
    if (!promotions.has(promotion)) fault('rules.yaml', `offers.${at}.promotion`, `there is no promotion ${promotion}`);
    requireIntents('rules.yaml', `offers.${at}.when.intents`, when.intents ?? []);
  }
  for (const [at, { when }] of (rules.escalations ?? []).entries()) {
    requireIntents(
      'rules.yaml',
      `escalations.${at}.when.intent`,
      when.intent === undefined ? [] : [when.intent].flat(),
    );
  }
  for (const [kind, entry] of Object.entries(rules.notices?.guides ?? {})) {
    if (!entries.has(entry)) fault('rules.yaml', `notices.guides.${kind}`, `there is no answer ${entry}`);
  }
  requireIntents('rules.yaml', 'priceSensitive.intents', rules.priceSensitive?.intents ?? []);
  for (const [from, next] of Object.entries(rules.followUps?.next ?? {})) {
    if (!known(from) && !entries.has(from)) fault('followups.yaml', `next.${from}`, 'neither an intent nor an entry');
    requireIntents(
      'followups.yaml',
      `next.${from}`,
      next.map(({ intent }) => intent),
    );
    for (const { intent } of next) {
      const hasWords = source.pack.locales.every((locale) => source.scripts[locale]?.[`ask-${intent}`] !== undefined);
      if (!hasWords) fault('followups.yaml', `next.${from}`, `scripts.yaml has no ask-${intent}`);
    }
  }
  return faults;
}
