import type { MinedLog } from '#insight/mine/mined-log.ts';
import type { Mining } from './mining.ts';
import type { Proposal } from './rejection.ts';

/** The proposals of a kind, those of ignored clusters left out. */
export function proposalsOf(mining: Mining, result: MinedLog, kind: Proposal['kind']): Proposal[] {
  const ignored = new Set(mining.choices.ignored);
  const central = (id: string): string => result.clusters.find((cluster) => cluster.id === id)?.central ?? id;
  switch (kind) {
    case 'entry':
      return result.entries.filter(({ cluster }) => !ignored.has(cluster)).map((entry) => ({ kind, entry }));
    case 'chain':
      return result.chains
        .filter(({ topics }) => !topics.some((topic) => ignored.has(topic)))
        .map((chain) => ({ kind, chain, topics: chain.topics.map(central) }));
    case 'script':
      return result.scripts
        .filter(({ topic }) => topic === null || !ignored.has(topic))
        .map((script) => ({ kind, script }));
  }
}
