import { type KeptLexicalIndex, restoreLexicalIndex } from './kept-lexical-index.ts';
import { type LexicalIndex, LexicalIndexBuilder } from './lexical-index.ts';
import type { Lexicon, PackChunk } from './pack-schema.ts';
import { documentsOf, type SearchDocument, searchTextOf } from './search-document.ts';
import { SynonymIndex } from './synonym-index.ts';
import { TypoIndex } from './typo-index.ts';

/** Everything needed to search a pack in one of its languages. */
export interface LocaleIndex {
  documents: readonly SearchDocument[];
  lexical: LexicalIndex;
  typos: TypoIndex;
  synonyms: SynonymIndex;
  /** Intent → the answers of that intent. */
  byIntent: ReadonlyMap<string, readonly number[]>;
  /** For each entry, the intents it can serve. */
  intentsOf: readonly (readonly string[])[];
}

/**
 * Builds the index of the given chunks, all of one language. Yields after every entry, so that a caller can let other work
 * pass when the time it wants to give at once is over.
 * @param kept The same chunks' words as an earlier build left them; not looked at where it does not fit.
 */
export function* buildLocaleIndex(
  chunks: readonly PackChunk[],
  lexicon: Pick<Lexicon, 'synonyms' | 'terms'>,
  kept: KeptLexicalIndex | null = null,
): Generator<void, LocaleIndex> {
  const documents = chunks.flatMap(documentsOf);
  yield;
  const restored = kept === null ? null : yield* restoreLexicalIndex(kept, documents.length);
  const lexical = restored ?? (yield* indexWords(documents));
  yield;
  const typos = yield* TypoIndex.build(lexical);
  const byIntent = new Map<string, number[]>();
  for (const [at, { source }] of documents.entries()) {
    if (source.kind === 'answer') addTo(byIntent, source.value.intent, at);
  }
  yield;
  const intentsOf = servedIntents(documents);
  return { documents, lexical, typos, synonyms: new SynonymIndex(lexicon), byIntent, intentsOf };
}

function* indexWords(documents: readonly SearchDocument[]): Generator<void, LexicalIndex> {
  const builder = new LexicalIndexBuilder();
  for (const document of documents) {
    const { asks, body } = searchTextOf(document);
    builder.add(asks, body);
    yield;
  }
  return yield* builder.finish();
}

const PRODUCT_INTENTS = ['product.info', 'product.price', 'product.stock', 'product.size'];
const PROMOTION_INTENTS = ['promo.query', 'coupon.get', 'gift.query'];

/** An answer says its intent; a policy section serves those of the answers that rest on it. */
function servedIntents(documents: readonly SearchDocument[]): string[][] {
  const ofPolicies = new Map<string, Set<string>>();
  for (const { source } of documents) {
    if (source.kind !== 'answer') continue;
    for (const policy of source.value.policies ?? []) {
      ofPolicies.set(policy, (ofPolicies.get(policy) ?? new Set()).add(source.value.intent));
    }
  }
  return documents.map(({ source, id }) => {
    if (source.kind === 'answer') return [source.value.intent];
    if (source.kind === 'policy') return [...(ofPolicies.get(id) ?? [])];
    return source.kind === 'promotion' ? PROMOTION_INTENTS : PRODUCT_INTENTS;
  });
}

function addTo(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
