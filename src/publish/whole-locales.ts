import * as v from 'valibot';
import type { Locale } from '#core/locale.ts';
import type { ParsedTexts } from './parsed-texts.ts';
import type { SourceFiles } from './source-files.ts';
import { packSource } from './source-schema.ts';

/** The languages that `pack.yaml` names; none where it cannot be read: the compiler will say why. */
export function wholeLocales(files: SourceFiles, parsed: ParsedTexts): readonly Locale[] {
  const pack = v.safeParse(packSource, parsed.yaml(files.get('pack.yaml') ?? '').value);
  return pack.success ? pack.output.locales : [];
}
