import * as v from 'valibot';
import { SPECIALISTS } from '#commerce/specialist.ts';
import type { Locale } from '#core/locale.ts';
import type { RichText } from '#core/rich-text.ts';
import type { PackChunk } from '#knowledge/pack-schema.ts';
import { rulesSchema } from '#knowledge/rules-schema.ts';
import { checkChunk } from './check-chunk.ts';
import { checkRules } from './check-rules.ts';
import { checkSpecialists } from './check-specialists.ts';
import { chunksOf } from './chunks-of.ts';
import type { CompilerData } from './compiler-data.ts';
import { crossCheck } from './cross-check.ts';
import { compileChooser, taughtFlows } from './flows/compile-chooser.ts';
import { flowItems, flowScripts } from './flows/compile-flows.ts';
import { type PackFault, PackSourceError } from './pack-fault.ts';
import { type PackSources, readSource } from './read-source.ts';
import type { SourceFiles } from './source-files.ts';

/** A pack in memory, before its vectors and its manifest. */
export interface CompiledPack {
  shop: string;
  name: Partial<Record<Locale, string>>;
  locales: Locale[];
  /** Those of the languages in which only some of it is there. */
  partly: Locale[];
  chunks: PackChunk[];
}

/** Every fault of the sources; none where `compilePack` makes a pack of them. Trains nothing. */
export function checkPack(files: SourceFiles, data: CompilerData): PackFault[] {
  const faults: PackFault[] = [];
  const made = compile(files, data, faults);
  if (made !== null) taughtFlows(made.source.flowExamples, made.source.flows, faults);
  return faults;
}

/**
 * Compiles sources.
 * @param name What they are called in a message.
 * @throws PackSourceError With every fault that was found.
 */
export function compilePack(files: SourceFiles, data: CompilerData, name: string): CompiledPack {
  const faults: PackFault[] = [];
  const made = compile(files, data, faults);
  if (made === null) throw new PackSourceError(name, faults);
  const { source, chunks } = made;
  const { locales } = source.pack;
  const corpora = source.flowExamples.length === 0 ? [] : locales.map((locale) => data.corpusOf(locale));
  const chooser = compileChooser(source.flowExamples, source.flows, corpora, faults);
  if (faults.length > 0) throw new PackSourceError(name, faults);
  return {
    shop: source.pack.shop,
    name: definedOnly(source.pack.name),
    locales: [...locales, ...source.partly],
    partly: source.partly,
    chunks: chunks.map((chunk) => (chunk.kind === 'flows' && chooser ? { ...chunk, chooser } : chunk)),
  };
}

/** All but what is trained; null when a file is missing without which nothing can go on. */
function compile(
  files: SourceFiles,
  { intents, parsed }: CompilerData,
  faults: PackFault[],
): { source: PackSources; chunks: PackChunk[] } | null {
  parsed.turn();
  const source = readSource({ files, parsed }, faults);
  if (source === undefined) return null;
  faults.push(...crossCheck(source, intents));
  const rules = v.safeParse(rulesSchema, source.rules);
  for (const issue of rules.issues ?? []) {
    faults.push({ file: 'rules.yaml', entry: '', field: v.getDotPath(issue) ?? '', message: issue.message });
  }
  if (rules.success) faults.push(...checkRules(rules.output, source, intents));
  faults.push(...checkSpecialists(source, rules.success ? rules.output : null));
  const convert = (markdown: string, at: { file: string; entry: string }, field: string): RichText => {
    const { blocks, problems } = parsed.markdown(markdown);
    for (const message of problems) faults.push({ file: at.file, entry: at.entry, field, message });
    return blocks;
  };
  const chunks = [...source.pack.locales, ...source.partly].flatMap((locale) => chunksOf(source, locale, convert));
  for (const [locale, items] of Object.entries(source.scripts) as [Locale, Record<string, string[]>][]) {
    chunks.push({ kind: 'scripts', locale, items });
    const flowTexts = flowScripts(source.flows, locale);
    if (Object.keys(flowTexts).length > 0) chunks.push({ kind: 'flow-texts', locale, items: flowTexts });
  }
  chunks.push({ kind: 'lexicon', locale: null, items: source.lexicon });
  if (source.examples.length > 0) {
    chunks.push({ kind: 'examples', locale: null, items: source.examples.map(({ value }) => value) });
  }
  if (source.flows.length > 0) chunks.push({ kind: 'flows', locale: null, items: flowItems(source.flows) });
  for (const name of SPECIALISTS) {
    const items = source.specialists[name];
    if (items) chunks.push({ kind: name, locale: null, items });
  }
  if (rules.success) chunks.push({ kind: 'rules', locale: null, items: rules.output });
  for (const chunk of chunks) checkChunk(chunk, source, faults);
  return { source, chunks };
}

function definedOnly<K extends string, T>(record: { [key in K]?: T | undefined }): Partial<Record<K, T>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<Record<K, T>>;
}
