import { LOCALES, type Locale } from '#core/locale.ts';
import type { ActiveGenerator } from '#dialogue/state.ts';
import type { TextSource } from './run-task.ts';

/** Languages whose words, numbers and denials the guards can read (`src/llm/guard`): in others the template answers. */
const GUARDED: ReadonlySet<Locale> = new Set(['zh-Hans', 'zh-Hant', 'en']);

/** What the conversation is told of a generator that is ready. The browser's own was started for `locale` alone. */
export function activeOf(
  { model, modelHash }: Pick<TextSource, 'model' | 'modelHash'>,
  locale: Locale,
): ActiveGenerator {
  const speaks = (one: Locale) => model.locales.some((own) => own === one || one.startsWith(`${own}-`));
  const isBuiltin = model.engine === 'builtin';
  return {
    engine: model.engine,
    model: isBuiltin ? null : model.id,
    modelHash,
    locales: LOCALES.filter((one) => GUARDED.has(one) && speaks(one) && (!isBuiltin || one === locale)),
  };
}
