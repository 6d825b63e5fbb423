import type { Locale } from '#core/locale.ts';
import { plainText } from '#core/plain-text.ts';
import type { AnswerEntry, PackChunk, PolicySection, Product, Promotion } from './pack-schema.ts';
import type { SearchHit } from './search-hit.ts';

/** One entry of a pack in one language. */
export interface SearchDocument {
  source:
    | { kind: 'answer'; value: AnswerEntry }
    | { kind: 'policy'; value: PolicySection }
    | { kind: 'promotion'; value: Promotion }
    | { kind: 'product'; value: Product };
  id: string;
  locale: Locale;
}

/** The searchable entries of a chunk: none for scripts, vectors, lexicon and rules. */
export function documentsOf(chunk: PackChunk): SearchDocument[] {
  switch (chunk.kind) {
    case 'answers':
      return chunk.items.map((value) => ({ source: { kind: 'answer', value }, id: value.id, locale: chunk.locale }));
    case 'policies':
      return chunk.items.map((value) => ({ source: { kind: 'policy', value }, id: value.id, locale: chunk.locale }));
    case 'promotions':
      return chunk.items.map((value) => ({ source: { kind: 'promotion', value }, id: value.id, locale: chunk.locale }));
    case 'products':
      return chunk.items.map((value) => ({ source: { kind: 'product', value }, id: value.sku, locale: chunk.locale }));
    default:
      return [];
  }
}

/**
 * What of an entry can be searched. `asks`: what it is called and how shoppers ask for it, its title first, then questions
 * or other names.
 */
export function searchTextOf({ source }: SearchDocument): { asks: string[]; body: string } {
  switch (source.kind) {
    case 'answer': {
      const { title, questions, blocks } = source.value;
      return { asks: [title, ...questions], body: plainText(blocks) };
    }
    case 'policy': {
      const { title, section, blocks } = source.value;
      return { asks: [section], body: `${title}\n${plainText(blocks)}` };
    }
    case 'promotion': {
      const { title, code, blocks } = source.value;
      return { asks: code === undefined ? [title] : [title, code], body: plainText(blocks) };
    }
    case 'product': {
      const { name, aliases = [], sku, category, summary, attributes } = source.value;
      const facts = attributes.map(({ label, value }) => `${label} ${value}`);
      return { asks: [name, ...aliases, sku], body: [category, summary, ...facts].join('\n') };
    }
  }
}

/** The document as the dialogue takes it. */
export function hitOf(document: SearchDocument, score: number, confidence: number): SearchHit {
  const { source, id, locale } = document;
  const common = { id, locale, score, confidence };
  switch (source.kind) {
    case 'answer': {
      const { title, blocks, intent, url, highlight, decide } = source.value;
      const levels = { ...(highlight && { highlight }), ...(decide && { decide }) };
      return { kind: 'answer', ...common, title, blocks, intent, ...link(url), ...levels };
    }
    case 'policy': {
      const { title, section, blocks, url } = source.value;
      return { kind: 'policy', ...common, title: `${title} · ${section}`, blocks, ...link(url) };
    }
    case 'promotion': {
      const { title, blocks, url } = source.value;
      return { kind: 'promotion', ...common, title, blocks, ...link(url) };
    }
    case 'product': {
      const { name, summary, url } = source.value;
      const blocks = [{ type: 'paragraph' as const, children: [{ type: 'text' as const, text: summary }] }];
      return { kind: 'product', ...common, title: name, blocks, url, product: source.value };
    }
  }
}

function link(url: string | undefined): { url?: string } {
  return url === undefined ? {} : { url };
}

/** False for an offer outside its dates or in `ended` (ids), and for an answer outside its own, where it has some. */
export function isCurrent(
  { source }: Pick<SearchDocument, 'source'>,
  now: number,
  ended?: ReadonlySet<string>,
): boolean {
  if (source.kind === 'promotion') return isRunning(source.value, now, ended);
  if (source.kind !== 'answer') return true;
  const { validFrom, validUntil } = source.value;
  return (
    (validFrom === undefined || Date.parse(validFrom) <= now) &&
    (validUntil === undefined || now <= Date.parse(validUntil))
  );
}

/** Whether an offer runs at `now` (epoch ms). */
export function isRunning(
  { id, from, until }: Pick<Promotion, 'id' | 'from' | 'until'>,
  now: number,
  ended?: ReadonlySet<string>,
): boolean {
  return Date.parse(from) <= now && now <= Date.parse(until) && ended?.has(id) !== true;
}
