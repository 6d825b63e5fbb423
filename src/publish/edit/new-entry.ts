import type { Locale } from '#core/locale.ts';
import type { SourceFiles } from '../source-files.ts';
import { wordingKey } from '../source-schema.ts';
import type { EditKind, PackEntry } from './pack-entry.ts';
import { newPolicy, setSection } from './policy-sections.ts';
import type { TextEdits } from './rename-entry.ts';
import { exampleLabels, setExamples } from './tsv-rows.ts';
import { insertYaml, setYaml } from './yaml-edit.ts';

/** Kinds of which a person may add one. */
export const NEW_KINDS = ['answer', 'product', 'policy', 'promotion', 'script', 'example'] as const;
export type NewKind = (typeof NEW_KINDS)[number];

/** What a new entry begins with. */
export interface EntryStart {
  kind: NewKind;
  /** Id, SKU, `name.section`, key or label. */
  id: string;
  /** Of an answer. */
  intent: string;
  locales: readonly Locale[];
  /** Its first words, a title or a message. */
  title: string;
  /** What an answer says, where that is known. */
  answer?: string;
  /** When it is made, in milliseconds: a promotion holds from then. */
  nowMs: number;
}

/** Which file a new entry goes to: that of the entries of its kind most like it, or a new one. */
export function fileForNew(
  entries: readonly PackEntry[],
  { kind, id, intent }: Pick<EntryStart, 'kind' | 'id' | 'intent'>,
  intentOf: (entry: PackEntry) => string,
): string {
  if (kind === 'promotion') return 'promotions.yaml';
  if (kind === 'script') return 'scripts.yaml';
  if (kind === 'example') return 'examples.tsv';
  if (kind === 'policy') return `policies/${id.split('.', 1)[0]}`;
  const own = entries.filter(
    (entry) => entry.kind === kind && !entry.isInherited && !entry.file.endsWith('/feed.yaml'),
  );
  const [group = ''] = intent.split('.');
  const alike = own.filter((entry) =>
    kind === 'answer' ? intentOf(entry) === intent : entry.id.slice(0, 6) === id.slice(0, 6),
  );
  const near =
    alike.length > 0 ? alike : own.filter((entry) => kind === 'answer' && intentOf(entry).split('.', 1)[0] === group);
  return (
    mostUsed(near.length > 0 ? near : own) ??
    (kind === 'answer' ? `answers/${group || 'own'}.yaml` : 'products/own.yaml')
  );
}

/** Writes a new entry into its file. It still lacks what only a person can say: its faults name that. */
export function addEntry(files: SourceFiles, file: string, start: EntryStart): TextEdits {
  const { kind, id, locales, title } = start;
  if (kind === 'policy') {
    const section = id.split('.')[1] ?? 'section';
    return Object.fromEntries(
      locales.map((locale) => {
        const path = `${file}.${locale}.md`;
        const text = files.get(path);
        const put = { title, body: '…' };
        return [path, text === undefined ? newPolicy(title, { id: section, ...put }) : setSection(text, section, put)];
      }),
    );
  }
  const text = files.get(file) ?? '';
  if (kind === 'example') {
    const own = exampleLabels(text).find(({ label }) => label === id)?.texts ?? [];
    return { [file]: setExamples(text, id, [...own, title]) };
  }
  if (kind === 'script') {
    return {
      [file]: locales.reduce((whole, locale) => setYaml(whole, [locale, id], [title]), text === '' ? '{}\n' : text),
    };
  }
  return { [file]: insertYaml(text, [], begun(start)) };
}

function begun({ kind, id, intent, locales, title, answer, nowMs }: EntryStart): Record<string, unknown> {
  const each = (value: unknown) => Object.fromEntries(locales.map((locale) => [locale, value]));
  const worded = (value: unknown) => Object.fromEntries(locales.map((locale) => [wordingKey(locale), value]));
  if (kind === 'answer') return { id, intent, ...worded({ title, questions: [title], answer: `${answer ?? '…'}\n` }) };
  if (kind === 'promotion') {
    const moment = (atMs: number) =>
      new Date(atMs)
        .toISOString()
        .replace('.000Z', 'Z')
        .replace(/\.\d{3}Z$/, 'Z');
    return { id, from: moment(nowMs), until: moment(nowMs + 30 * 86_400_000), ...worded({ title, text: '…\n' }) };
  }
  return {
    sku: id,
    category: each('…'),
    name: each(title),
    price: { amount: '0.00', currency: 'CNY' },
    stock: 'out',
    image: '/img/none.svg',
    summary: each('…'),
    attributes: {},
  };
}

function mostUsed(entries: readonly PackEntry[]): string | null {
  const counts = new Map<string, number>();
  for (const { file } of entries) counts.set(file, (counts.get(file) ?? 0) + 1);
  const [first] = [...counts].sort(([, one], [, other]) => other - one);
  return first?.[0] ?? null;
}

/** Whether a name may be given to something of this kind. */
export const idFits = (kind: EditKind, id: string): boolean =>
  kind === 'product'
    ? /^[A-Z0-9][A-Z0-9-]*$/.test(id)
    : kind === 'policy'
      ? /^[a-z0-9-]+\.[a-z0-9-]+$/.test(id)
      : kind === 'flow'
        ? /^[a-z][a-z0-9-]{0,39}$/.test(id)
        : kind === 'example'
          ? /^[a-z]+(\.[a-z_]+)?$/.test(id)
          : /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/.test(id);
