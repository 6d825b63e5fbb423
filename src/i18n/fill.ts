import { numberFormat, pluralRules } from '#core/kept-formats.ts';
import type { Locale } from '#core/locale.ts';
import type { PluralForms } from './strings.ts';

/** Fills `{name}` placeholders; one without a value of its own stays as it is, so that a slip is seen. */
export function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) =>
    String((Object.hasOwn(params, name) ? params[name] : null) ?? whole),
  );
}

/** The form of a sentence for `count`, with the count written in the language's digits. */
export function fillCount(forms: PluralForms, count: number, locale: Locale): string {
  const form = forms[pluralRules(locale).select(count)] ?? forms.other;
  return fill(form, { count: numberFormat(locale).format(count) });
}
