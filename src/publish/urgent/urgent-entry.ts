import { parse } from 'yaml';
import type { Locale } from '#core/locale.ts';
import type { PackEntry, SourcePlace } from '../edit/pack-entry.ts';
import { valueAt } from '../edit/plain-value.ts';
import { membersOf, readEntries, shopLanguages } from '../edit/read-entries.ts';
import { insertYaml, setYaml } from '../edit/yaml-edit.ts';
import type { SourceFiles } from '../source-files.ts';
import { wordingKey } from '../source-schema.ts';

const FILE = 'answers/urgent.yaml';

/** An urgent answer as it was written. */
export interface UrgentWords {
  id: string;
  intent: string;
  /** Epoch ms. */
  untilMs: number;
  /** A language in which nothing is said is left out. */
  texts: Partial<Record<Locale, { title: string; questions: string; text: string }>>;
}

/**
 * Writes an urgent answer into the sources, so that the next version has it until the same time: as an entry of
 * `answers/urgent.yaml`. An entry whose place it takes keeps what it says, and says it again afterwards: it only begins then.
 */
export function urgentEntry(
  files: SourceFiles,
  { id, intent, untilMs, texts }: UrgentWords,
  { by, now }: { by: string; now: number },
): Record<string, string> {
  const edits: Record<string, string> = {};
  const textOf = (file: string) => edits[file] ?? files.get(file) ?? '';
  const answers = readEntries(files, parse).filter(({ kind }) => kind === 'answer');
  const there = answers.find((entry) => entry.id === id);
  const replaced = there && there.origin !== 'emergency' ? there : null;
  const ownId = replaced ? `${id}.urgent` : id;
  const own = answers.find((entry) => entry.id === ownId);
  const { partly } = shopLanguages(files, parse);
  const validUntil = new Date(untilMs).toISOString();
  const head = {
    intent,
    validUntil,
    origin: { kind: 'emergency', at: new Date(now).toISOString(), ...(by && { by }) },
  };
  const inline: Record<string, unknown> = {};
  const apart: [SourcePlace, unknown][] = [];
  for (const [key, said] of Object.entries(texts)) {
    const locale = key as Locale;
    const asked = said.questions.split('\n').flatMap((line) => line.trim() || []);
    const before = [own, replaced].flatMap((entry) => (entry ? questionsOf(files, entry, locale) : []));
    const wording = {
      title: said.title.trim(),
      questions: [...new Set([...asked, ...before])],
      answer: `${said.text.trim()}\n`,
    };
    const place = { file: `locales/${locale}.urgent.yaml`, path: ['answers', ownId] };
    if (partly.includes(locale)) apart.push([own?.apart[locale] ?? place, wording]);
    else inline[wordingKey(locale)] = wording;
  }
  if (own) {
    for (const [key, value] of Object.entries({ ...head, ...inline }))
      edits[own.file] = setYaml(textOf(own.file), [...own.path, key], value);
  } else edits[FILE] = insertYaml(textOf(FILE), [], { id: ownId, ...head, ...inline });
  for (const [{ file, path }, wording] of apart) edits[file] = setYaml(textOf(file), path, wording);
  // What an earlier one said in a language that this one leaves out is out of date.
  for (const locale of own?.locales ?? []) {
    const place = own && texts[locale] === undefined && placeOf(own, locale);
    if (place) edits[place.file] = setYaml(textOf(place.file), place.path, undefined);
  }
  if (replaced) {
    const { validFrom, validUntil: last } = membersOf(valueAtPlace(files, replaced));
    const ours = own && membersOf(valueAtPlace(files, own)).validUntil;
    const isLater = typeof validFrom === 'string' && validFrom !== ours && Date.parse(validFrom) > untilMs;
    const isOver = typeof last === 'string' && Date.parse(last) <= untilMs;
    if (!isLater && !isOver)
      edits[replaced.file] = setYaml(textOf(replaced.file), [...replaced.path, 'validFrom'], validUntil);
  }
  return edits;
}

const valueAtPlace = (files: SourceFiles, { file, path }: SourcePlace): unknown =>
  valueAt(parse(files.get(file) ?? ''), path);

const placeOf = (entry: PackEntry, locale: Locale): SourcePlace =>
  entry.apart[locale] ?? { file: entry.file, path: [...entry.path, wordingKey(locale)] };

/** How the entry is asked for in this language. */
function questionsOf(files: SourceFiles, entry: PackEntry, locale: Locale): string[] {
  const { questions } = membersOf(valueAtPlace(files, placeOf(entry, locale)));
  return Array.isArray(questions) ? questions.filter((one) => typeof one === 'string') : [];
}
