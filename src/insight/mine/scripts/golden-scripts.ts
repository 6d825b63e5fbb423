import { additiveMeans } from '../additive-means.ts';
import { benjaminiHochberg } from '../benjamini-hochberg.ts';
import { upperTail } from './normal.ts';
import type { GoldenKind, SpokenSentence } from './spoken-replies.ts';

/** Words of the best agents after which things went better than one could expect of that agent and that topic. */
export interface GoldenScript {
  id: string;
  kind: GoldenKind;
  /** With the placeholders of `scripts.yaml`. */
  template: string;
  language: string;
  /** Topic that it belongs to; null where it was said about several. */
  topic: string | null;
  /** Conversations it was said in, by how many agents. */
  evidence: { times: number; agents: number; conversations: string[] };
  /** Mean outcome after it, and what agent and topic let expect; 0 to 1. */
  outcome: number;
  expected: number;
  /** Lower end of the 95 % interval (one-sided) of outcome − expected. */
  atLeast: number;
}

export interface GoldenOptions {
  /** Of the agents, best first, those whose words are looked at. */
  topShare?: number;
  least?: number;
  falseShare?: number;
  /** Name of a script: told from its words. */
  idOf: (text: string) => string;
}

const USUAL = { topShare: 0.1, least: 8, falseShare: 0.05 };
/** Sentences' worth of the overall mean that agents' and topics' own means are drawn to. */
const PRIOR = 10;
const Z_95 = 1.645;
const SHOWN = 5;
/** Said by fewer agents, only those count who said it in several conversations: one lucky talk of a second agent proves nothing. */
const FEW_AGENTS = 3;
const SEVERAL = 3;

/**
 * Golden scripts, best first: sentences that agents of the top share say, measured by all who say them, whose mean outcome lies
 * above what speaker and topic let expect (`additiveMeans`), at a false discovery
 * rate of `falseShare` over all sentences looked at.
 *
 * @param ranking Agents, best first.
 */
export function goldenScripts(
  spoken: readonly SpokenSentence[],
  ranking: readonly string[],
  options: GoldenOptions,
): GoldenScript[] {
  const { topShare, least, falseShare, idOf } = { ...USUAL, ...options };
  const top = new Set(ranking.slice(0, Math.max(1, Math.ceil(ranking.length * topShare))));
  const kinds = [...new Set(spoken.map(({ kind }) => kind))];
  const looked = kinds.flatMap((kind) => {
    const same = spoken.filter((one) => one.kind === kind);
    const expect = expectation(same);
    return grouped(same, ({ template }) => template)
      .map(oncePerConversation)
      .filter((uses) => counting(uses) >= least && uses.some(({ agent }) => top.has(agent)))
      .filter((uses) => kind === 'decide' || isOfNoTopic(uses))
      .map((uses) => measured(uses, expect));
  });
  const stands = benjaminiHochberg(
    looked.map(({ chance }) => chance),
    falseShare,
  );
  return looked
    .filter(({ script }, at) => stands[at] === true && script.atLeast > 0)
    .map(({ script }) => ({ ...script, id: `script-${idOf(`${script.kind} ${script.template}`)}` }))
    .sort((a, b) => b.atLeast - a.atLeast);
}

/** A conversation has one outcome, however often the words fall in it: where moods after them differ, their mean. */
function oncePerConversation(uses: readonly SpokenSentence[]): SpokenSentence[] {
  return grouped(uses, ({ conversationId }) => conversationId).flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, outcome: mean(same.map(({ outcome }) => outcome)) }] : [];
  });
}

/** Of these conversations, those that count towards `least`. */
function counting(uses: readonly SpokenSentence[]): number {
  const byAgent = grouped(uses, ({ agent }) => agent);
  return byAgent.length >= FEW_AGENTS
    ? uses.length
    : byAgent.reduce((sum, own) => sum + (own.length >= SEVERAL ? own.length : 0), 0);
}

function grouped(uses: readonly SpokenSentence[], keyOf: (one: SpokenSentence) => string): SpokenSentence[][] {
  const groups = new Map<string, SpokenSentence[]>();
  for (const one of uses) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups.values()];
}

type Expectation = (one: SpokenSentence) => number;

/** What is to be expected of a speaker and a topic, whatever was said. */
function expectation(spoken: readonly SpokenSentence[]): Expectation {
  // A conversation counts once for its agent and topic, however many sentences the reply had.
  const replies = [...new Map(spoken.map((one) => [`${one.conversationId} ${one.topic}`, one])).values()];
  const { all, ofAgent, ofTopic } = additiveMeans(replies, PRIOR);
  return ({ agent, topic }) => Math.min(1, Math.max(0, all + ofAgent(agent) + ofTopic(topic)));
}

function measured(uses: readonly SpokenSentence[], expect: Expectation): { script: GoldenScript; chance: number } {
  const gains = uses.map((one) => one.outcome - expect(one));
  const gain = mean(gains);
  // One more use that went as expected, and as far off as can be: few uses that agree prove little.
  const spread = Math.sqrt((gains.reduce((sum, value) => sum + (value - gain) ** 2, 0) + 0.25) / gains.length);
  const error = spread / Math.sqrt(uses.length);
  const topics = new Set(uses.map(({ topic }) => topic));
  const script: GoldenScript = {
    id: '',
    kind: uses[0]?.kind ?? 'decide',
    template: uses[0]?.template ?? '',
    language: uses[0]?.language ?? '',
    topic: topics.size === 1 ? (uses[0]?.topic ?? null) : null,
    evidence: {
      times: uses.length,
      agents: new Set(uses.map(({ agent }) => agent)).size,
      conversations: uses.slice(0, SHOWN).map(({ conversationId }) => conversationId),
    },
    outcome: mean(uses.map(({ outcome }) => outcome)),
    expected: mean(uses.map(expect)),
    atLeast: gain - Z_95 * error,
  };
  return { script, chance: upperTail(gain / error) };
}

/** Words that soothe are said whatever it is about; what is said about one matter alone is its answer. */
function isOfNoTopic(uses: readonly SpokenSentence[]): boolean {
  const counts = new Map<string | null, number>();
  for (const { topic } of uses) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return counts.size >= LEAST_TOPICS && Math.max(...counts.values()) <= uses.length * MOST_OF_ONE;
}

const LEAST_TOPICS = 3;
const MOST_OF_ONE = 0.6;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
