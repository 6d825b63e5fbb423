import { openAdvice } from '#commerce/advice/open-advice.ts';
import type { Finding } from '#commerce/specialist.ts';
import { readGraphSource } from '../../advice/open-advice.ts';
import { type AdviceBench, playCase } from '../../advice/play-case.ts';
import type { HeldOutCase } from './held-out-cases.ts';
import type { Recommended } from './judge-advice.ts';

/** Some moment in the demo shop's November: no promotion decides what is right. */
const NOW = Date.parse('2026-11-20T12:00:00+08:00');

/**
 * The adviser itself, from the first message of a case to the last.
 * @param intentOf How each message is read; without it, as a wish for a recommendation.
 */
export function recommendByAdvice(
  bench: AdviceBench,
  one: HeldOutCase,
  intentOf?: (text: string) => string,
): Recommended {
  const findings = playCase(bench, one, NOW, intentOf);
  return {
    skus: skusIn(findings.at(-1) ?? null),
    questions: findings.reduce((sum, finding) => sum + questionsIn(finding), 0),
  };
}

/** The same adviser that knows nothing of who bought what. */
export function withoutAssociations(bench: AdviceBench, sourceDir: string): AdviceBench {
  const { associations: _, ...graph } = readGraphSource(sourceDir);
  return { ...bench, advise: openAdvice(graph) };
}

/** Picks, and the products of a routine that the shopper does not have. */
function skusIn(finding: Finding | null): string[] {
  const skus = (finding?.lines ?? []).flatMap((line) => {
    if (!('show' in line)) return [];
    if (line.show.type === 'picks') return line.show.picks.map(({ sku }) => sku);
    if (line.show.type !== 'routine') return [];
    return line.show.sessions.flatMap(({ steps }) =>
      steps.flatMap(({ sku, own }) => (sku === null || own ? [] : [sku])),
    );
  });
  return [...new Set(skus)];
}

/** The lines after what is shown that put a question. */
function questionsIn(finding: Finding | null): number {
  return (finding?.lines ?? []).filter((line) => 'say' in line && line.say.startsWith('advice-ask-')).length;
}
