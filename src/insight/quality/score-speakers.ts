import type { Interval } from '../figures/stats/interval.ts';
import { wilson } from '../figures/stats/wilson.ts';
import type { LogConversation } from '../log/conversation-log.ts';
import { type Finding, isReply } from './finding.ts';

/** How one agent, or the assistant, did. */
export interface SpeakerScore {
  speaker: 'agent' | 'assistant';
  agent: string | null;
  /** Conversations in which they replied. */
  conversations: number;
  /** Those without a finding of theirs of severity medium or high. */
  clean: number;
  /** 95 %, by Wilson. */
  interval: Interval;
  findings: Record<Finding['severity'], number>;
}

/** The worst share first; those with few conversations have wide intervals, and are no worse for it. */
export function scoreSpeakers(conversations: Iterable<LogConversation>, findings: readonly Finding[]): SpeakerScore[] {
  const scores = new Map<string, Omit<SpeakerScore, 'clean' | 'interval'> & { soiled: Set<string> }>();
  const keyOf = (speaker: string, agent: string | null) => `${speaker} ${agent ?? ''}`;
  const scoreOf = (speaker: 'agent' | 'assistant', agent: string | null) => {
    const key = keyOf(speaker, agent);
    const score = scores.get(key) ?? {
      speaker,
      agent,
      conversations: 0,
      findings: { low: 0, medium: 0, high: 0 },
      soiled: new Set<string>(),
    };
    scores.set(key, score);
    return score;
  };
  for (const { turns } of conversations) {
    const spoke = new Map(turns.filter(isReply).map((turn) => [keyOf(turn.speaker, turn.agent), turn]));
    for (const { speaker, agent } of spoke.values()) scoreOf(speaker, agent).conversations += 1;
  }
  for (const { speaker, agent, severity, conversationId } of findings) {
    const score = scores.get(keyOf(speaker, agent));
    if (!score) continue;
    score.findings[severity] += 1;
    if (severity !== 'low') score.soiled.add(conversationId);
  }
  return [...scores.values()]
    .map(({ soiled, ...score }) => {
      const clean = score.conversations - soiled.size;
      return { ...score, clean, interval: wilson(clean, score.conversations) };
    })
    .sort((a, b) => a.clean / a.conversations - b.clean / b.conversations || b.conversations - a.conversations);
}
