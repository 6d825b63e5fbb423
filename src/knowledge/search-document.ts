import type { Locale } from '#core/locale.ts';
import { plainText } from '#core/plain-text.ts';
import type { AnswerEntry, PackChunk, PolicySection, Product, Promotion } from './pack-schema.ts';
import type { SearchHit } from './search-hit.ts';

/** One entry of a pack in one language, with what of it can be searched. */
export interface SearchDocument {
  source:
    | { kind: 'answer'; value: AnswerEntry }
    | { kind: 'policy'; value: PolicySection }
    | { kind: 'promotion'; value: Promotion }
    | { kind: 'product'; value: Product };
  id: string;
  locale: Locale;
  /** What it is called and how shoppers ask for it: title first, then questions or other names. */
  asks: string[];
  body: string;
}

/** The searchable entries of a chunk: none for scripts, lexicon and rules. */
export function documentsOf(chunk: PackChunk): SearchDocument[] {
  switch (chunk.kind) {
    case 'answers':
      return chunk.items.map((value) => ({
        source: { kind: 'answer', value },
        id: value.id,
        locale: chunk.locale,
        asks: [value.title, ...value.questions],
        body: plainText(value.blocks),
      }));
    case 'policies':
      return chunk.items.map((value) => ({
        source: { kind: 'policy', value },
        id: value.id,
        locale: chunk.locale,
        asks: [value.section],
        body: `${value.title}\n${plainText(value.blocks)}`,
      }));
    case 'promotions':
      return chunk.items.map((value) => ({
        source: { kind: 'promotion', value },
        id: value.id,
        locale: chunk.locale,
        asks: value.code === undefined ? [value.title] : [value.title, value.code],
        body: plainText(value.blocks),
      }));
    case 'products':
      return chunk.items.map((value) => ({
        source: { kind: 'product', value },
        id: value.sku,
        locale: chunk.locale,
        asks: [value.name, ...(value.aliases ?? []), value.sku],
        body: [
          value.category,
          value.summary,
          ...value.attributes.map(({ label, value: own }) => `${label} ${own}`),
        ].join('\n'),
      }));
    case 'scripts':
    case 'lexicon':
    case 'rules':
      return [];
  }
}

/** The document as the dialogue takes it. */
export function hitOf(document: SearchDocument, score: number, confidence: number): SearchHit {
  const { source, id, locale } = document;
  const common = { id, locale, score, confidence };
  switch (source.kind) {
    case 'answer': {
      const { title, blocks, intent, url } = source.value;
      return { kind: 'answer', ...common, title, blocks, intent, ...link(url) };
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

/** False for an offer outside its dates. */
export function isCurrent({ source }: SearchDocument, now: number): boolean {
  if (source.kind !== 'promotion') return true;
  return Date.parse(source.value.from) <= now && now <= Date.parse(source.value.until);
}
