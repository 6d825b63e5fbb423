import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { HYBRID_CERTAINTY_FEATURES, LEXICAL_CERTAINTY_FEATURES } from '#knowledge/certainty-features.ts';
import { HYBRID_RANK_FEATURES, LEXICAL_RANK_FEATURES } from '#knowledge/rank-features.ts';
import type { SearchWeights } from '#knowledge/rank-weights.ts';
import { fitWeights } from './fit-weights.ts';
import { Readers } from './readers.ts';
import { trainingQueries } from './training-queries.ts';

/**
 * Fits the weights by which candidates are ranked and their certainty is told, for searches without and with sentence
 * vectors, and writes them to `src/knowledge/rank-weights.ts`. Looks at the fitting half of the development questions only.
 * Without an encoder the weights with vectors are left as they are.
 *   npm run fit:retrieval [-- --encoder FOLDER]
 */
const FILE = new URL('../../../src/knowledge/rank-weights.ts', import.meta.url);
const { values } = parseArgs({ options: { encoder: { type: 'string' } } });

function listing(name: string, comment: string, weights: SearchWeights, names: [readonly string[], readonly string[]]) {
  const lines = (of: readonly number[], called: readonly string[]) =>
    of.map((weight, at) => `    ${weight}, // ${called[at]}\n`).join('');
  return `/** ${comment} */
export const ${name}: SearchWeights = {
  rank: [
${lines(weights.rank, names[0])}  ],
  certainty: [
${lines(weights.certainty, names[1])}  ],
};
`;
}

const readers = await Readers.load(values.encoder);
const queries = await trainingQueries(readers.encoder);
const lexical = await fitWeights(queries, readers, ['words', 'nano']);
const hybrid = await fitWeights(queries, readers, ['encoder']);
writeFileSync(
  FILE,
  `// Written by models/training/retrieval/fit-confidence.ts; do not edit.

/** Weights of the features of \`rank-features\` and, on the logit, of \`certainty-features\`. */
export interface SearchWeights {
  rank: readonly number[];
  certainty: readonly number[];
}

${listing('LEXICAL_WEIGHTS', 'For a search without vectors.', lexical, [LEXICAL_RANK_FEATURES, LEXICAL_CERTAINTY_FEATURES])}
${listing('HYBRID_WEIGHTS', 'For a search with vectors.', hybrid, [HYBRID_RANK_FEATURES, HYBRID_CERTAINTY_FEATURES])}`,
);
console.log(`${queries.length} queries; weights without vectors and with them written.`);
