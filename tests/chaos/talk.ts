import { type Conversation, openConversation, signIn } from './conversation.ts';
import { expectNothingLostOrDoubled } from './expect-nothing-lost.ts';
import type { Net } from './net.ts';

const CONVERSATIONS = 6;

export interface TalkOptions {
  /** What each side says. */
  lines: number;
  /** Comes in the middle of it. */
  disturb?: () => Promise<void>;
  /** How often a line is sent at once. */
  timesOf?: (line: number) => number;
}

/** Several shoppers and an agent talk, all at once; nothing of it is lost or doubled. Gives the conversations, ended. */
export async function talk(net: Net, { lines, disturb, timesOf = () => 1 }: TalkOptions): Promise<Conversation[]> {
  const agent = await signIn(net, `Mei ${crypto.randomUUID()}`);
  const talks = await Promise.all(
    Array.from({ length: CONVERSATIONS }, (_, i) => openConversation(net, agent, `198.51.100.${i}`)),
  );
  const said = talks.map(() => ({ shopper: [] as string[], agent: [] as string[] }));
  let reachMiddle = () => {};
  const middle = new Promise<void>((resolve) => {
    reachMiddle = resolve;
  });

  async function speak(i: number, side: 'shopper' | 'agent'): Promise<void> {
    for (let line = 0; line < lines; line += 1) {
      if (line === Math.floor(lines / 2)) reachMiddle();
      const text = `${side} ${i} ${line}`;
      said[i]?.[side].push(text);
      await talks[i]?.say(side, text, timesOf(line));
    }
  }

  const speakers = talks.flatMap((_, i) => [speak(i, 'shopper'), speak(i, 'agent')]);
  await Promise.all([middle.then(disturb), ...speakers]);
  await Promise.all(talks.map((talking) => talking.end()));
  for (const [i, talking] of talks.entries()) {
    expectNothingLostOrDoubled(talking, said[i] ?? { shopper: [], agent: [] });
  }
  return talks;
}
