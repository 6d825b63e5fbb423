import { parse } from 'yaml';
import type { Locale } from '#core/locale.ts';
import table from '#models/intents.tsv?raw';
import { intentLabels } from '#publish/compiler-data.ts';
import type { PackEntry } from '#publish/edit/pack-entry.ts';
import { readEntries, shopLanguages } from '#publish/edit/read-entries.ts';
import type { SourceFiles } from '../state/draft.ts';

/** What of a shop one can choose from. */
export interface ShopChoices {
  /** Labels of every shop, then this one's own. */
  intents: readonly string[];
  answers: readonly { id: string; title: string; entry: PackEntry }[];
  locales: readonly Locale[];
}

const LABELS = [...intentLabels(table)];
let last: { files: SourceFiles; choices: ShopChoices } | null = null;

/** Made once for each state of the files. */
export function shopChoices(files: SourceFiles): ShopChoices {
  if (last?.files === files) return last.choices;
  const entries = readEntries(files, parsed);
  const own = parsed(files.get('pack.yaml') ?? '') as { intents?: Record<string, unknown> } | null;
  const choices: ShopChoices = {
    intents: [...LABELS, ...Object.keys(own?.intents ?? {})],
    answers: entries
      .filter(({ kind, isInherited }) => kind === 'answer' && !isInherited)
      .map((entry) => ({ id: entry.id, title: Object.values(entry.titles)[0] ?? '', entry })),
    locales: shopLanguages(files, parsed).whole,
  };
  last = { files, choices };
  return choices;
}

/** A file that is no YAML has nothing to choose from; the editor names its fault. */
function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}
