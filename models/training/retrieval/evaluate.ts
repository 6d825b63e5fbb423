import { parseArgs } from 'node:util';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { searchPack } from '#knowledge/search-pack.ts';
import { readPackFolder } from '#scripts/pack/read-pack-folder.ts';
import { readAsNano } from './read-as-nano.ts';
import { type DevQuestion, readDev } from './read-dev.ts';

/**
 * Measures retrieval on the development questions.
 *   npx tsx models/training/retrieval/evaluate.ts [--half judge|fit] [--reading] [--errors]
 */
const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'judge' },
    /** As the nano model reads the questions; without it, as they come before there is a reading. */
    reading: { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
  },
});
/** Every offer of the demo shops that a question is about is current then. */
const NOW = Date.parse('2026-11-25T12:00:00Z');
const BINS = 10;

interface Judged {
  question: DevQuestion;
  hits: SearchHit[];
}

function isRight({ question }: Judged, hit: SearchHit | undefined): boolean {
  return hit !== undefined && question.expected.includes(hit.id);
}

async function judge(questions: DevQuestion[]): Promise<Judged[]> {
  const packs = new Map(
    [...new Set(questions.map(({ shop }) => shop))].map((shop) => [shop, readPackFolder(`examples/packs/${shop}`)]),
  );
  const judged: Judged[] = [];
  for (const question of questions) {
    const pack = packs.get(question.shop);
    if (pack === undefined) continue;
    const { text, locale } = question;
    const reading = values.reading ? readAsNano(text) : null;
    const query = { text, locale, limit: 10, now: NOW, reading };
    judged.push({ question, hits: await searchPack(query, pack.locales, async (name) => pack.search(name)) });
  }
  return judged;
}

function summarise(name: string, judged: Judged[]): void {
  const answerable = judged.filter(({ question }) => question.expected.length > 0);
  const share = (part: number, of: number) => (of === 0 ? '  –  ' : `${((100 * part) / of).toFixed(1)} %`);
  const top = (limit: number) =>
    answerable.filter((one) => one.hits.slice(0, limit).some((hit) => isRight(one, hit))).length;
  const inBand = (from: number, to: number) =>
    judged.filter(({ hits: [first] }) => (first?.confidence ?? 0) >= from && (first?.confidence ?? 0) < to);
  const answered = inBand(0.7, 1.01);
  const clarified = inBand(0.6, 0.7);
  const right = (list: Judged[]) => list.filter((one) => isRight(one, one.hits[0])).length;
  let error = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const inBin = judged.filter(
      ({ hits: [first] }) => Math.min(BINS - 1, Math.floor((first?.confidence ?? 0) * BINS)) === bin,
    );
    if (inBin.length === 0) continue;
    const confidence = inBin.reduce((sum, { hits: [first] }) => sum + (first?.confidence ?? 0), 0) / inBin.length;
    error += (inBin.length / judged.length) * Math.abs(confidence - right(inBin) / inBin.length);
  }
  const noneAnswered = answered.filter(({ question }) => question.expected.length === 0).length;
  console.log(
    [
      name.padEnd(16),
      `n ${judged.length}`.padEnd(6),
      `top-1 ${share(top(1), answerable.length)}`,
      `top-3 ${share(top(3), answerable.length)}`,
      `top-10 ${share(top(10), answerable.length)}`,
      `≥0.70: ${share(answered.length, judged.length)} of all, right ${share(right(answered), answered.length)}`,
      `(answerable answered right ${share(right(answered), answerable.length)}; none answered ${share(noneAnswered, judged.length - answerable.length)})`,
      `0.60–0.70: ${clarified.length}`,
      `ECE ${error.toFixed(3)}`,
    ].join('  '),
  );
}

const judged = await judge(readDev().filter(({ half }) => half === values.half));
const groupOf = ({ question }: Judged) => `${question.shop} ${question.locale}`;
for (const name of new Set(judged.map(groupOf)))
  summarise(
    name,
    judged.filter((one) => groupOf(one) === name),
  );
summarise('all', judged);
if (values.errors) {
  for (const { question, hits } of judged) {
    const [first] = hits;
    if (question.expected.length === 0 ? (first?.confidence ?? 0) < 0.6 : isRight({ question, hits }, first)) continue;
    const found = hits.slice(0, 3).map(({ id, confidence }) => `${id} ${confidence.toFixed(2)}`);
    console.log(
      `${question.shop} ${question.text}  wanted ${question.expected.join('|') || 'none'}  got ${found.join(', ')}`,
    );
  }
}
