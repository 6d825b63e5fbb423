import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { SPECIALISTS } from '#commerce/specialist.ts';
import type { Locale } from '#core/locale.ts';
import type { RichText } from '#core/rich-text.ts';
import { CHUNK_MAX_BYTES, chunkSchema, type PackChunk } from '#knowledge/pack-schema.ts';
import { rulesSchema } from '#knowledge/rules-schema.ts';
import { canonicalJson } from './canonical-json.ts';
import { checkRules } from './check-rules.ts';
import { checkSpecialists } from './check-specialists.ts';
import { crossCheck } from './cross-check.ts';
import { compileChooser } from './flows/compile-chooser.ts';
import { flowItems, flowScripts } from './flows/compile-flows.ts';
import { type PackFault, PackSourceError } from './pack-fault.ts';
import { readSource, type SourceFiles } from './read-source.ts';
import { richFromMarkdown } from './rich-from-markdown.ts';
import type { Sourced } from './source-reader.ts';
import { wordingKey } from './source-schema.ts';

/** A pack in memory: what `buildPack` writes and signs. */
export interface CompiledPack {
  shop: string;
  name: Partial<Record<Locale, string>>;
  locales: Locale[];
  /** Those of the languages in which only some of it is there. */
  partly: Locale[];
  chunks: PackChunk[];
}

const INTENTS_FILE = new URL('../../models/intents.tsv', import.meta.url);

/** Compiles a source folder. Throws `PackSourceError` with every fault that was found. */
export function compilePack(sourceDir: string): CompiledPack {
  const faults: PackFault[] = [];
  const source = readSource(sourceDir, faults);
  if (source === undefined) throw new PackSourceError(sourceDir, faults);
  faults.push(...crossCheck(source, readIntents()));
  const rules = v.safeParse(rulesSchema, source.rules);
  for (const issue of rules.issues ?? []) {
    faults.push({ file: 'rules.yaml', entry: '', field: v.getDotPath(issue) ?? '', message: issue.message });
  }
  if (rules.success) faults.push(...checkRules(rules.output, source, readIntents()));
  faults.push(...checkSpecialists(source, rules.success ? rules.output : null));
  const texts = new MarkdownTexts(faults);
  const { shop, name } = source.pack;
  const { partly } = source;
  const locales = [...source.pack.locales, ...partly];
  const chunks = locales.flatMap((locale) => chunksOf(source, locale, texts));
  for (const [locale, items] of Object.entries(source.scripts) as [Locale, Record<string, string[]>][]) {
    chunks.push({ kind: 'scripts', locale, items });
    const flowTexts = flowScripts(source.flows, locale);
    if (Object.keys(flowTexts).length > 0) chunks.push({ kind: 'flow-texts', locale, items: flowTexts });
  }
  chunks.push({ kind: 'lexicon', locale: null, items: source.lexicon });
  if (source.examples.length > 0) {
    chunks.push({ kind: 'examples', locale: null, items: source.examples.map(({ value }) => value) });
  }
  if (source.flows.length > 0) {
    const chooser = compileChooser(source.flowExamples, source.flows, source.pack.locales, faults);
    chunks.push({ kind: 'flows', locale: null, items: flowItems(source.flows), ...(chooser && { chooser }) });
  }
  for (const name of SPECIALISTS) {
    const items = source.specialists[name];
    if (items) chunks.push({ kind: name, locale: null, items });
  }
  if (rules.success) chunks.push({ kind: 'rules', locale: null, items: rules.output });
  for (const chunk of chunks) checkChunk(chunk, faults);
  if (faults.length > 0) throw new PackSourceError(sourceDir, faults);
  return { shop, name: definedOnly(name), locales, partly, chunks };
}

/** Converts Markdown and notes what it may not contain. */
class MarkdownTexts {
  readonly #faults: PackFault[];

  constructor(faults: PackFault[]) {
    this.#faults = faults;
  }

  convert(markdown: string, at: { file: string; entry: string }, field: string): RichText {
    const { blocks, problems } = richFromMarkdown(markdown);
    for (const message of problems) this.#faults.push({ file: at.file, entry: at.entry, field, message });
    return blocks;
  }
}

function chunksOf(source: SourceFiles, locale: Locale, texts: MarkdownTexts): PackChunk[] {
  const chunks: PackChunk[] = [
    { kind: 'answers', locale, items: source.answers.flatMap((answer) => answerItem(answer, locale, texts)) },
    {
      kind: 'policies',
      locale,
      items: source.policies
        .filter((policy) => policy.value.locale === locale)
        .map((policy) => {
          const { id, title, section, url, markdown } = policy.value;
          const blocks = texts.convert(markdown, policy, '');
          return { id, title, section, blocks, ...(url === undefined ? {} : { url }) };
        }),
    },
    {
      kind: 'promotions',
      locale,
      items: source.promotions.flatMap((promotion) => {
        const { id, from, until, code, skus, url } = promotion.value;
        const wording = promotion.value[wordingKey(locale)];
        if (wording === undefined) return [];
        const blocks = texts.convert(wording.text, promotion, `${locale}.text`);
        const categories = categoriesOf(source, skus ?? [], locale);
        return [{ id, title: wording.title, blocks, from, until, code, skus, categories, url }];
      }),
    },
    { kind: 'products', locale, items: source.products.flatMap((product) => productItem(product, source, locale)) },
  ];
  return chunks.filter((chunk) => Array.isArray(chunk.items) && chunk.items.length > 0);
}

/** Categories of products, each once; undefined for none. */
function categoriesOf(source: SourceFiles, skus: readonly string[], locale: Locale): string[] | undefined {
  const products = source.products.filter(({ value }) => skus.includes(value.sku));
  const categories = [...new Set(products.flatMap(({ value }) => value.category[locale] ?? []))];
  return categories.length > 0 ? categories : undefined;
}

function answerItem(answer: SourceFiles['answers'][number], locale: Locale, texts: MarkdownTexts) {
  const { id, intent, url, policies, validFrom, validUntil } = answer.value;
  const wording = answer.value[wordingKey(locale)];
  if (wording === undefined) return [];
  const blocks = texts.convert(wording.answer, answer, `${locale}.answer`);
  const { title, questions, highlight, decide } = wording;
  return [{ id, intent, title, questions, blocks, url, policies, validFrom, validUntil, highlight, decide }];
}

function productItem(product: Sourced<SourceFiles['products'][number]['value']>, source: SourceFiles, locale: Locale) {
  const { sku, price, listPrice, stock, image, category, name, aliases, summary, attributes } = product.value;
  const { highlight, decide, cases } = product.value;
  const ownName = name[locale];
  const ownCategory = category[locale];
  const ownSummary = summary[locale];
  if (ownName === undefined || ownCategory === undefined || ownSummary === undefined) return [];
  return [
    {
      sku,
      name: ownName,
      aliases: aliases?.[locale],
      category: ownCategory,
      price,
      listPrice,
      stock,
      image,
      url: `/${source.pack.shop}/product.html?sku=${sku}`,
      summary: ownSummary,
      attributes: Object.entries(attributes).flatMap(([key, value]) => {
        const label = source.attributes[key]?.[locale];
        const own = typeof value === 'string' ? value : value[locale];
        return label === undefined || own === undefined ? [] : [{ key, label, value: own }];
      }),
      highlight: highlight?.[locale],
      decide: decide?.[locale],
      cases: cases?.flatMap(({ feature, title, url }) =>
        title[locale] ? [{ feature, title: title[locale], url }] : [],
      ),
    },
  ];
}

/** The last gate: a device will refuse what does not pass here. */
function checkChunk(chunk: PackChunk, faults: PackFault[]): void {
  const name = chunk.locale === null ? chunk.kind : `${chunk.kind}.${chunk.locale}`;
  const result = v.safeParse(chunkSchema, chunk);
  for (const issue of result.issues ?? []) {
    faults.push({
      file: `chunk ${name}`,
      entry: entryOf(chunk, issue.path),
      field: v.getDotPath(issue) ?? '',
      message: issue.message,
    });
  }
  const sizeBytes = Buffer.byteLength(canonicalJson(chunk));
  if (sizeBytes > CHUNK_MAX_BYTES[chunk.kind]) {
    const message = `${sizeBytes} bytes are more than the ${CHUNK_MAX_BYTES[chunk.kind]} a device takes`;
    faults.push({ file: `chunk ${name}`, entry: '', field: '', message });
  }
}

function entryOf(chunk: PackChunk, path: readonly { key?: unknown }[] | undefined): string {
  const at = path?.[1]?.key;
  if (!Array.isArray(chunk.items) || typeof at !== 'number') return '';
  const item: object | undefined = chunk.items[at];
  if (item === undefined) return '';
  if ('id' in item) return String(item.id);
  return 'sku' in item ? String(item.sku) : '';
}

function readIntents(): Set<string> {
  const [, ...lines] = readFileSync(INTENTS_FILE, 'utf8').trim().split('\n');
  const labels = lines.map((line) => line.split('\t', 1)[0] ?? '');
  return new Set(labels.filter((label) => label !== 'oos'));
}

function definedOnly<K extends string, T>(record: { [key in K]?: T | undefined }): Partial<Record<K, T>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<Record<K, T>>;
}
