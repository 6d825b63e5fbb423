import * as v from 'valibot';
import { AppError } from '#core/app-error.ts';
import type { Locale } from '#core/locale.ts';
import { OVERLAY_FILE, type Overlay, overlaySchema, type UrgentAnswer } from '#knowledge/overlay-schema.ts';
import { manifestSchema, type PackManifest } from '#knowledge/pack-schema.ts';
import { richFromMarkdown } from '#publish/rich-from-markdown.ts';

/** What is live at an address. */
export interface LiveShop {
  manifest: PackManifest;
  /** Null where nothing lies over the pack. */
  overlay: Overlay | null;
}

/** Reads what is live: by `pack-unreachable` or `pack-invalid` where that cannot be. No signature is checked: devices do. */
export async function readLiveShop(address: string): Promise<LiveShop> {
  const folder = new URL(address.replace(/\/?$/, '/'), location.href).href;
  const manifest = await load(`${folder}manifest.json`, manifestSchema);
  if (!manifest) throw new AppError('pack-unreachable', { path: `${folder}manifest.json`, status: 404 });
  return { manifest, overlay: await load(`${folder}${OVERLAY_FILE}`, overlaySchema) };
}

async function load<S extends v.GenericSchema>(url: string, schema: S): Promise<v.InferOutput<S> | null> {
  const response = await fetch(url, { cache: 'no-cache', credentials: 'omit' }).catch((cause: unknown) => {
    throw new AppError('pack-unreachable', { path: url }, { cause });
  });
  if (response.status === 404) return null;
  if (!response.ok) throw new AppError('pack-unreachable', { path: url, status: response.status });
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), await response.text());
  if (parsed.success) return parsed.output;
  throw new AppError('pack-invalid', { path: `${url} › ${v.getDotPath(parsed.issues[0]) ?? ''}` });
}

/** What a person wrote in one language. */
export interface UrgentText {
  title: string;
  /** One a line. */
  questions: string;
  /** Markdown, as in knowledge. */
  text: string;
}

export interface UrgentDraft {
  id: string;
  intent: string;
  /** Epoch ms; NaN where no time was given. */
  untilMs: number;
  texts: Partial<Record<Locale, UrgentText>>;
}

/**
 * The answer, or what it lacks: fields as `LOCALE.FIELD`, and what its text has that devices do not show. A language that the
 * pack has in part may be left out.
 */
export function urgentAnswer(
  { id, intent, untilMs, texts }: UrgentDraft,
  { locales, partly = [] }: Pick<PackManifest, 'locales' | 'partly'>,
): { answer: UrgentAnswer } | { missing: string[]; problems: string[] } {
  const missing: string[] = [];
  const problems: string[] = [];
  if (!/^[a-z0-9][a-z0-9._-]{0,79}$/i.test(id)) missing.push('id');
  if (intent === '') missing.push('intent');
  if (Number.isNaN(untilMs)) missing.push('until');
  const said: UrgentAnswer['texts'] = {};
  for (const locale of locales) {
    const { title = '', questions = '', text = '' } = texts[locale] ?? {};
    if (partly.includes(locale) && `${title}${text}`.trim() === '') continue;
    const asked = questions.split('\n').map((line) => line.trim());
    const lines = asked.filter((line) => line !== '');
    for (const [name, value] of [
      ['title', title.trim()],
      ['questions', lines.join()],
      ['text', text.trim()],
    ]) {
      if (value === '') missing.push(`${locale}.${name}`);
    }
    const rich = richFromMarkdown(text);
    if (text.trim() !== '') problems.push(...rich.problems);
    said[locale] = { intent, title: title.trim(), questions: lines, blocks: rich.blocks };
  }
  if (missing.length + problems.length > 0) return { missing, problems };
  return { answer: { id, until: new Date(untilMs).toISOString(), texts: said } };
}
