import type { TemplateResult } from 'lit';
import type { GeneratorStatus } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import { generatorStateText } from '#i18n/generator-state-text.ts';
import { GENERATOR_STRINGS } from '#i18n/generator-strings.ts';
import { progressView } from '#ui/progress-view.ts';

/** How far a generator has come: its download in bytes, its start without an end in sight. */
export function generatorBar(generator: GeneratorStatus, locale: Locale): TemplateResult {
  const { state, bytes, loadedBytes } = generator;
  const total = state === 'loading' ? bytes : 0;
  return progressView(GENERATOR_STRINGS[locale].title, generatorStateText(generator, locale), loadedBytes, total);
}
