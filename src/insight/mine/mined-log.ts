import type { TopicChain } from './chains/mine-chains.ts';
import type { ClusterMethod, ClusterQuality } from './clusters/cluster-texts.ts';
import type { EntryProposal } from './entries/propose-entries.ts';
import type { PackRelation } from './pack/compare-with-pack.ts';
import type { GoldenScript } from './scripts/golden-scripts.ts';
import type { QuestionCluster } from './topics/question-cluster.ts';

/** What a person did to the clusters, by their ids. */
export interface Curation {
  /** Lists of clusters that are one. */
  merged: string[][];
  /** Clusters that are to be parted. */
  split: string[];
}

/** A cluster as it is shown and kept: without the places in lists that are made anew with each run. */
export interface MinedCluster extends Omit<QuestionCluster, 'distinct' | 'questions'> {
  /** Questions in it, each time it was asked. */
  size: number;
  /** Ways to ask it, from the middle outwards; the first few dozen. */
  asked: { text: string; times: number; conversationId: string }[];
  /** Answers that it got, those of the best agents first. */
  answers: { text: string; conversationId: string; agentScore: number | null }[];
  /** Where its middle lies on the map. */
  point: [x: number, y: number];
}

export interface MinedEntry extends EntryProposal {
  relation: PackRelation;
}

/** All that one run found in the logs. Plain data, kept in the browser. */
export interface MinedLog {
  method: ClusterMethod;
  /** Whose vectors were compared: the encoder's, or where it cannot run the small reader's chances of each intent. */
  vectorsBy: 'encoder' | 'nano';
  /** Times that something was asked, small talk left out. */
  questions: number;
  distinct: number;
  /** Questions in no cluster. */
  noise: number;
  clusters: MinedCluster[];
  /** Of both methods on these logs. */
  quality: Record<ClusterMethod, ClusterQuality & { groups: number }>;
  entries: MinedEntry[];
  chains: TopicChain[];
  scripts: GoldenScript[];
  agents: number;
}
