import type { TraceReason } from '#commerce/trace/trace-report.ts';
import { numberFormat } from '#core/kept-formats.ts';
import type { Draft } from '../draft.ts';
import type { Topic } from '../state.ts';
import { wording } from '../wording.ts';
import { dayText, moneyText } from './format.ts';
import { proposalsOf, tracesOf } from './traces.ts';

/** Reasons that are said; the card has them all. */
const SAID = 3;

/**
 * What texts may name of a trace: `finding` and `findings` (the pack's scripts `trace-CODE` with their figures) and `offer`.
 * Only what speaks against the goods is said, unless nothing does.
 */
export function traceParts(draft: Draft, topic: Topic): Record<string, string> {
  const [gravest] = tracesOf(draft, topic);
  if (!gravest) return {};
  const locale = draft.state.replyLocale;
  const against = gravest.reasons.filter(({ verdict }) => verdict !== 'fine');
  const said = (against.length > 0 ? against : gravest.reasons).flatMap((reason) => {
    const text = wording(draft, `trace-${reason.code}`, figuresOf(reason, locale));
    return text === null ? [] : [text];
  });
  const [finding] = said;
  const offer = proposalsOf(draft, topic)[0]?.amount;
  return {
    ...(finding !== undefined && {
      finding,
      findings: said.slice(0, SAID).join(/^(?:zh|ja)/.test(locale) ? '；' : '; '),
    }),
    ...(offer && { offer: moneyText(offer, locale) }),
  };
}

function figuresOf(reason: TraceReason, locale: Draft['state']['replyLocale']): Record<string, string> {
  const figures: Record<string, string> = {};
  for (const [name, value] of Object.entries(reason)) {
    if (name === 'minutes' || name === 'longest') figures[name] = wholeText(Number(value), locale);
    else if (name === 'hours') figures[name] = wholeText(Math.floor(Number(value)), locale);
    else if (typeof value === 'number')
      figures[name] = numberFormat(locale, { maximumFractionDigits: 1 }).format(value);
    else if (name === 'date' && value !== null) figures[name] = dayText(value, locale);
  }
  return figures;
}

/** Half a minute above is one: nothing that happened reads as none. */
const wholeText = (value: number, locale: Draft['state']['replyLocale']): string =>
  numberFormat(locale, { maximumFractionDigits: 0 }).format(Math.max(1, Math.round(value)));
