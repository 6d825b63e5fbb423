import type { Scripts } from '#knowledge/pack-schema.ts';
import type { Experiment } from '#knowledge/rules-schema.ts';
import { because, type Draft } from './draft.ts';
import { memoryOf } from './memory.ts';
import { policyOf } from './policy.ts';
import { withFormalYou } from './register.ts';
import { stableHash, stableShare } from './stable-hash.ts';
import { tierOf } from './tier.ts';

/** What may stand after `@` in a script's key besides an experiment's arm: to whom, or when, it is said instead. */
export const WORDING_SUFFIXES = ['angry', 'anxious', 'satisfied', 'again', 'vip', 'formal'] as const;

/** An arm that gets nothing: the control group of an experiment on one of the sentences that bring an offer. */
export const HELD_BACK = 'held-back';
/** Sentences that bring an offer unasked, and so can be held back. An answer to a question never is. */
export const OFFER_SCRIPTS = ['offer', 'offer-first', 'perk'] as const;

/**
 * The wording of a sentence for this shopper: by mood, else other words for what was said before, else the arm of an
 * experiment, else by tier and register, else the plain one. Of several variants never the one said last under this key;
 * where that was the only one, the next kind's. One with a gap that `filled` cannot fill is left out, and one that is silent
 * about what the shop decided where another tells it. Remembers what was said. Null when there is no such script.
 */
export function chooseWording(
  draft: Draft,
  scripts: Scripts,
  key: string,
  filled: Readonly<Record<string, string | number>> = {},
): string | null {
  const memory = memoryOf(draft.state);
  const before = memory.said[key];
  const experiment = experimentOn(draft, key);
  const arm = experiment && armOf(experiment, draft.state.id);
  const isFormal = wantsFormal(draft);
  const suffixes = [
    ...(memory.mood === 'neutral' ? [] : [memory.mood]),
    ...(before ? ['again'] : []),
    ...(arm === undefined ? [] : [arm]),
    ...(tierOf(draft.state, draft.book) === 'vip' ? ['vip'] : []),
    ...(isFormal ? ['formal'] : []),
  ];
  const pools = [...suffixes.map((suffix) => `${key}@${suffix}`), key].flatMap((name) => {
    const variants = tellingMost(scripts[name] ?? [], filled);
    return variants.length > 0 ? [{ name, variants }] : [];
  });
  for (const { name, variants } of pools) {
    const fresh = variants.filter((variant) => stableHash(variant) !== before?.last);
    const chosen = fresh[stableHash(draft.event.id + key) % fresh.length];
    if (chosen === undefined) continue;
    noteTrial(draft, experiment, arm, name);
    if (name !== key) because(draft, `wording ${name}`);
    return remember(draft, key, chosen);
  }
  const only = pools[0]?.variants[0] ?? scripts[key]?.[0];
  return only === undefined ? null : remember(draft, key, only);
}

/** What the shop decided: a variant without it is for when the shop left it out. */
const DECIDED = /\{(?:ticket|due|amount|coupon)\}/;
const GAP = /\{([a-zA-Z][a-zA-Z0-9-]*)\}/g;

function tellingMost(variants: readonly string[], filled: Readonly<Record<string, string | number>>): string[] {
  const whole = variants.filter((variant) =>
    [...variant.matchAll(GAP)].every(([, name = '']) => filled[name] !== undefined),
  );
  const telling = whole.filter((variant) => DECIDED.test(variant));
  return telling.length > 0 ? telling : whole;
}

/** The formal "you" where the reply is Chinese and the shopper is to be addressed so. */
export function inRegister(draft: Draft, text: string): string {
  const isChinese = draft.state.replyLocale.startsWith('zh');
  return isChinese && wantsFormal(draft) ? withFormalYou(text) : text;
}

/** Whether this conversation is of the control group, which gets no offer with this sentence. */
export function isHeldBack(draft: Draft, key: (typeof OFFER_SCRIPTS)[number]): boolean {
  const experiment = experimentOn(draft, key);
  return experiment !== undefined && armOf(experiment, draft.state.id) === HELD_BACK;
}

const experimentOn = ({ book }: Draft, key: string): Experiment | undefined =>
  policyOf(book).experiments.find((trial) => trial.key === key);

/** The arm of an experiment that a conversation is in, always the same. */
function armOf({ name, arms }: Experiment, conversationId: string): string | undefined {
  return arms[Math.floor(stableShare(`${name} ${conversationId}`) * arms.length)];
}

const wantsFormal = ({ state, book }: Draft): boolean =>
  memoryOf(state).register === 'formal' || tierOf(state, book) === 'vip';

/**
 * Only who saw an arm counts: not one who was spoken to by mood, or in other words. Who got the plain words as a VIP or formally
 * saw the plain arm: left out, that arm alone would be without its best customers.
 */
function noteTrial(draft: Draft, experiment: Experiment | undefined, arm: string | undefined, said: string): void {
  if (!experiment || arm === undefined) return;
  const { key } = experiment;
  if (said === `${key}@again` || said === `${key}@${memoryOf(draft.state).mood}`) return;
  because(draft, `experiment ${experiment.name}: ${arm}`);
  draft.trials = [...(draft.trials ?? []), { experiment: experiment.name, arm }];
}

function remember(draft: Draft, key: string, variant: string): string {
  const memory = memoryOf(draft.state);
  const times = (memory.said[key]?.times ?? 0) + 1;
  draft.state.memory = { ...memory, said: { ...memory.said, [key]: { times, last: stableHash(variant) } } };
  return variant;
}
