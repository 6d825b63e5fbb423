import { LOCALES, type Locale } from '#core/locale.ts';
import type { SourceFiles } from '../source-files.ts';
import { wordingKey } from '../source-schema.ts';
import type { EditKind, PackEntry, ShopLanguages } from './pack-entry.ts';
import { policySections } from './policy-sections.ts';
import { exampleLabels } from './tsv-rows.ts';

type Members = Record<string, unknown>;
/** A file's text as a value; null where it is no YAML. */
export type ReadYaml = (text: string) => unknown;

export const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};

/** All that can be edited, leniently: what a file has wrong stands in the way of nothing else. By kind, then as filed. */
export function readEntries(files: SourceFiles, yaml: ReadYaml): PackEntry[] {
  const value = (file: string) => {
    const text = files.get(file);
    return text === undefined ? null : yaml(text);
  };
  const base = baseOf(files, yaml);
  const entries = [...files.keys()].sort().flatMap((file): PackEntry[] => {
    if (/^answers\/.*\.yaml$/.test(file)) return listed(file, value(file), 'answer', 'id');
    if (/^products\/.*\.yaml$/.test(file)) return listed(file, value(file), 'product', 'sku');
    if (/^promotions(-feed)?\.yaml$/.test(file)) return listed(file, value(file), 'promotion', 'id');
    if (file === 'lexicon.yaml')
      return Object.keys(membersOf(value(file)))
        .filter((id) => id !== 'orderNumberExample')
        .map((id) => made('lexicon', id, file, [id], membersOf(value(file))[id]));
    if (/^(flow-)?examples\.tsv$/.test(file)) {
      return exampleLabels(files.get(file) ?? '').map(({ label, texts }) =>
        made('example', `${file}:${label}`, file, [label], texts),
      );
    }
    return [];
  });
  const shown = new Set(entries.map(({ file }) => file));
  entries.push(...policies(files), ...scripts(value, base), ...rules(value, base), ...flows(files, value, base));
  for (const { file } of entries) shown.add(file);
  for (const [file, text] of files) {
    const isOwnWay = file.startsWith('../') || (shown.has(file) && !file.endsWith('.tsv')) || /\.(md|tsv)$/.test(file);
    if (!isOwnWay) entries.push({ ...made('file', file, file, [], ''), words: `${file} ${text}`.toLowerCase() });
  }
  layApart(files, value, entries);
  return entries;
}

/** What `pack.yaml` says of languages, and those of `locales/`. */
export function shopLanguages(files: SourceFiles, yaml: ReadYaml): ShopLanguages {
  const named: unknown = membersOf(yaml(files.get('pack.yaml') ?? '')).locales;
  const whole = LOCALES.filter((locale) => Array.isArray(named) && named.includes(locale));
  const partly = LOCALES.filter(
    (locale) => !whole.includes(locale) && [...files.keys()].some((file) => localeOfFile(file) === locale),
  );
  return { whole, partly };
}

/** The folder that the shop extends, with its slash; null for none. */
export function baseOf(files: SourceFiles, yaml: ReadYaml): string | null {
  const named = membersOf(yaml(files.get('pack.yaml') ?? '')).extends;
  return typeof named === 'string' ? `${named}/` : null;
}

function localeOfFile(file: string): Locale | undefined {
  const name = file.match(/^locales\/([A-Za-z-]+)(\.[a-z0-9-]+)?\.yaml$/)?.[1];
  return LOCALES.find((locale) => locale === name);
}

function made(kind: EditKind, id: string, file: string, path: PackEntry['path'], value: unknown): PackEntry {
  const said = membersOf(value);
  const locales = LOCALES.filter((locale) => said[wordingKey(locale)] !== undefined);
  return {
    kind,
    id,
    file,
    path,
    titles: {},
    locales,
    apart: {},
    origin: originOf(said.origin),
    until: endOf(kind, said),
    isInherited: false,
    words: `${id} ${wordsOf(value)}`.toLowerCase(),
  };
}

function listed(file: string, value: unknown, kind: EditKind, idField: string): PackEntry[] {
  return (Array.isArray(value) ? value : []).map((item: unknown, at) => {
    const said = membersOf(item);
    const named = said[idField];
    const entry = made(kind, typeof named === 'string' ? named : `${file}#${at + 1}`, file, [at], item);
    const names = membersOf(said.name);
    for (const locale of LOCALES) {
      const title = kind === 'product' ? names[locale] : membersOf(said[wordingKey(locale)]).title;
      if (typeof title === 'string') entry.titles[locale] = title;
    }
    return kind === 'product' ? { ...entry, locales: LOCALES.filter((locale) => names[locale] !== undefined) } : entry;
  });
}

function policies(files: SourceFiles): PackEntry[] {
  const found = new Map<string, PackEntry>();
  for (const [file, text] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const [, name = '', language] = file.match(/^policies\/([a-z0-9-]+)\.([A-Za-z-]+)\.md$/) ?? [];
    const locale = LOCALES.find((known) => known === language);
    if (locale === undefined) continue;
    for (const section of policySections(text)) {
      const id = `${name}.${section.id}`;
      const entry = found.get(id) ?? made('policy', id, file, [section.id], '');
      entry.titles[locale] = section.title;
      entry.apart[locale] = { file, path: [section.id] };
      entry.words += ` ${section.title} ${section.body}`.toLowerCase();
      found.set(id, { ...entry, locales: [...entry.locales, locale] });
    }
  }
  return [...found.values()];
}

/** One for each key of what the shop may say, with all that stands behind an `@`. */
function scripts(value: (file: string) => unknown, base: string | null): PackEntry[] {
  const found = new Map<string, PackEntry>();
  const read = (file: string, isInherited: boolean) => {
    for (const [language, keys] of Object.entries(membersOf(value(file)))) {
      const locale = LOCALES.find((known) => known === language);
      if (locale === undefined) continue;
      for (const [key, variants] of Object.entries(membersOf(keys))) {
        const [id = key] = key.split('@');
        const entry = found.get(id) ?? { ...made('script', id, 'scripts.yaml', [], ''), isInherited };
        const [first] = [variants].flat();
        if (typeof first === 'string') entry.titles[locale] ??= first;
        entry.words += ` ${wordsOf(variants)}`.toLowerCase();
        found.set(id, { ...entry, locales: [...new Set([...entry.locales, locale])] });
      }
    }
  };
  read('scripts.yaml', false);
  if (base !== null) read(`${base}scripts.yaml`, true);
  return [...found.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function rules(value: (file: string) => unknown, base: string | null): PackEntry[] {
  const own = membersOf(value('rules.yaml'));
  const below = membersOf(base === null ? null : value(`${base}rules.yaml`));
  return [...new Set([...Object.keys(below), ...Object.keys(own)])].map((id) => ({
    ...made('rule', id, 'rules.yaml', [id], own[id] ?? below[id]),
    isInherited: own[id] === undefined,
  }));
}

function flows(files: SourceFiles, value: (file: string) => unknown, base: string | null): PackEntry[] {
  const own = [...files.keys()].filter((file) => /^flows\/.*\.yaml$/.test(file));
  const below = [...files.keys()].filter(
    (file) => base !== null && file.startsWith(`${base}flows/`) && !own.includes(file.slice(base.length)),
  );
  return [...own, ...below].sort().map((file) => {
    const id = file.replace(/^.*\/|\.yaml$/g, '');
    const said = value(file);
    const texts = membersOf(membersOf(said).texts);
    const entry = { ...made('flow', id, file, [], said), isInherited: below.includes(file) };
    entry.locales = LOCALES.filter((locale) => texts[locale] !== undefined);
    for (const locale of entry.locales) {
      const [title] = [membersOf(texts[locale]).title].flat();
      if (typeof title === 'string') entry.titles[locale] = title;
    }
    return entry;
  });
}

/** Languages that a shop speaks in part: their wording of an answer stands in a file of its own. */
function layApart(files: SourceFiles, value: (file: string) => unknown, entries: PackEntry[]): void {
  const answers = new Map(entries.flatMap((entry, at) => (entry.kind === 'answer' ? [[entry.id, at]] : [])));
  for (const file of files.keys()) {
    const locale = localeOfFile(file);
    if (locale === undefined) continue;
    for (const [id, wording] of Object.entries(membersOf(membersOf(value(file)).answers))) {
      const at = answers.get(id);
      const entry = at === undefined ? undefined : entries[at];
      if (at === undefined || !entry) continue;
      const { title } = membersOf(wording);
      entries[at] = {
        ...entry,
        locales: [...entry.locales, locale],
        titles: { ...entry.titles, ...(typeof title === 'string' && { [locale]: title }) },
        apart: { ...entry.apart, [locale]: { file, path: ['answers', id] } },
        words: `${entry.words} ${wordsOf(wording)}`.toLowerCase(),
      };
    }
  }
}

function endOf(kind: EditKind, said: Readonly<Record<string, unknown>>): string {
  const end = kind === 'answer' ? said.validUntil : kind === 'promotion' ? said.until : undefined;
  return typeof end === 'string' ? end : '';
}

function originOf(origin: unknown): string {
  if (typeof origin === 'string') return origin;
  const [first] = Object.values(membersOf(origin));
  return typeof first === 'string' ? first : '';
}

function wordsOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value === undefined || value === null ? '' : String(value);
  return Object.values(value).map(wordsOf).join(' ');
}
