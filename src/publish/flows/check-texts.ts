import type { Locale } from '#core/locale.ts';
import { suffixFault } from '../text-suffix.ts';
import { hasLines } from './check-condition.ts';
import type { NoteFault } from './flow-faults.ts';
import type { FlowSource, FlowTexts } from './flow-source.ts';
import { neededTexts } from './needed-texts.ts';
import { DECIDED_TEXT_PARTS, ORDER_TEXT_PARTS, TEXT_PARTS, TRACE_TEXT_PARTS } from './text-parts.ts';

const IN_BRACES = /\{([^{}]*)\}/g;

/** Words that are missing, that nobody says, and braces that nothing fills, in each language. */
export function checkTexts(
  flow: FlowSource,
  { locales, spoken, arms }: { locales: readonly Locale[]; spoken: readonly Locale[]; arms: readonly string[] },
  fault: NoteFault,
): void {
  for (const locale of locales) {
    if (flow.texts[locale] === undefined) fault(`texts.${locale}`, 'this language is missing');
  }
  const { needed, allowed } = neededTexts(flow);
  for (const [locale, texts] of Object.entries(flow.texts) as [Locale, FlowTexts][]) {
    if (!spoken.includes(locale)) fault(`texts.${locale}`, `the shop has no scripts in ${locale}`);
    for (const key of needed) if (texts[key] === undefined) fault(`texts.${locale}.${key}`, 'this text is missing');
    for (const [key, variants] of Object.entries(texts)) {
      const at = (message: string) => fault(`texts.${locale}.${key}`, message);
      const [plain = ''] = key.split('@');
      const suffix = suffixFault(key, arms);
      if (!allowed.has(plain)) at('no step says this');
      else if (texts[plain] === undefined) at(`the plain text ${plain} is missing`);
      if (suffix !== null) at(suffix);
      if (new Set(variants).size < variants.length) at('two variants are the same');
      for (const variant of variants) checkBraces(flow, variant, at);
    }
  }
}

function checkBraces(flow: FlowSource, text: string, fault: (message: string) => void): void {
  const hasOrder = flow.slots.order !== undefined;
  const decides = flow.steps.some((step) => 'act' in step || 'ticket' in step);
  for (const [whole, name = ''] of text.matchAll(IN_BRACES)) {
    const ofOrder = ORDER_TEXT_PARTS.includes(name);
    const ofDecision = DECIDED_TEXT_PARTS.includes(name);
    if (TRACE_TEXT_PARTS.includes(name) && hasLines(flow)) continue;
    if (TEXT_PARTS.includes(name) || (ofOrder && hasOrder) || (ofDecision && decides)) continue;
    if (ofOrder) fault(`${whole} is of an order: a slot order is missing`);
    else if (ofDecision) fault(`${whole} comes from a decision: no step acts or opens a ticket`);
    else if (flow.slots[name] === undefined) fault(`nothing fills ${whole}`);
  }
  if (/[{}]/.test(text.replace(IN_BRACES, ''))) fault('a brace has no partner');
}
