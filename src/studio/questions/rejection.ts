import type { TopicChain } from '#insight/mine/chains/mine-chains.ts';
import type { MinedEntry } from '#insight/mine/mined-log.ts';
import type { GoldenScript } from '#insight/mine/scripts/golden-scripts.ts';

/** Something that the logs speak for and a person decides on. `topics` of a chain are the central questions. */
export type Proposal =
  | { kind: 'entry'; entry: MinedEntry }
  | { kind: 'chain'; chain: TopicChain; topics: string[] }
  | { kind: 'script'; script: GoldenScript };

/** What a person did not want, so that it is known again after a run on more logs. */
export interface Rejection {
  kind: Proposal['kind'];
  /** Questions of an entry, topics of a chain, words of a script. */
  texts: string[];
}

/** Of the questions of two entries, the share from which they are the same proposal. */
const SAME = 0.5;

export function rejectionOf(proposal: Proposal): Rejection {
  return { kind: proposal.kind, texts: textsOf(proposal) };
}

/** Entries are the same when half of their questions are; what else there is has to be the same word for word. */
export function isRejected(proposal: Proposal, rejected: readonly Rejection[]): boolean {
  const texts = textsOf(proposal);
  return rejected.some((before) => {
    if (before.kind !== proposal.kind) return false;
    if (proposal.kind !== 'entry') return before.texts.join('\n') === texts.join('\n');
    const shared = texts.filter((text) => before.texts.includes(text)).length;
    return shared >= SAME * Math.min(texts.length, before.texts.length);
  });
}

function textsOf(proposal: Proposal): string[] {
  switch (proposal.kind) {
    case 'entry':
      return Object.values(proposal.entry.wordings).flatMap(({ questions }) => questions);
    case 'chain':
      return proposal.topics;
    case 'script':
      return [proposal.script.kind, proposal.script.template];
  }
}
